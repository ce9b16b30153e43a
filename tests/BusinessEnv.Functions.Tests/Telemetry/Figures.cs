using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using BusinessEnv.Storage.Telemetry;

namespace BusinessEnv.Functions.Tests.Telemetry;

/// <summary>Notes every figure that the pipeline records while it lives. The figures of the whole process: those of tests that run beside are among them.</summary>
internal sealed class Figures : IDisposable
{
    private readonly MeterListener _listener = new();

    public Figures()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Meters.Name)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => All.Enqueue(new(instrument.Name, value, Tags(tags))));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => All.Enqueue(new(instrument.Name, value, Tags(tags))));
        _listener.Start();
    }

    public ConcurrentQueue<Figure> All { get; } = new();

    public void Dispose() => _listener.Dispose();

    private static Dictionary<string, string> Tags(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var named = new Dictionary<string, string>();
        foreach (var (name, value) in tags)
            named[name] = value?.ToString() ?? "";
        return named;
    }
}

internal sealed record Figure(string Name, double Value, IReadOnlyDictionary<string, string> Tags);
