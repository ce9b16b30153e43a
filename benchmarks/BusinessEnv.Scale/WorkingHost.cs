using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using BusinessEnv.Local;
using BusinessEnv.Storage.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace BusinessEnv.Scale;

/// <summary>A local host in a process of its own. It works until its standard input ends, and then says what it counted.</summary>
internal sealed class WorkingHost : IDisposable
{
    private readonly Process _process;

    private WorkingHost(Process process) => _process = process;

    /// <summary>Starts one; returns when it serves.</summary>
    public static async Task<WorkingHost> StartAsync(string connection)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["host", connection]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadLineAsync();
        return new(process);
    }

    /// <returns>Counters by metric and tag.</returns>
    public async Task<Dictionary<string, long>> StopAsync()
    {
        _process.StandardInput.Close();
        var counted = JsonSerializer.Deserialize<Dictionary<string, long>>((await _process.StandardOutput.ReadToEndAsync()).Trim())!;
        await _process.WaitForExitAsync();
        return counted;
    }

    public void Dispose() => _process.Dispose();

    /// <summary>The child's side.</summary>
    public static async Task<int> ServeAsync(string connection)
    {
        var counted = new ConcurrentDictionary<string, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Meters.Name && instrument is Counter<long>)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var name = instrument.Name;
            foreach (var (tag, tagValue) in tags)
                if (tag is "state" or "service")
                    name += $" {tagValue}";
            counted.AddOrUpdate(name, value, (_, sum) => sum + value);
        });
        listener.Start();
        await using (await LocalHost.StartAsync(connection, 0, Configure, CancellationToken.None))
        {
            Console.WriteLine("ready");
            await Console.In.ReadToEndAsync();
        }
        Console.WriteLine(JsonSerializer.Serialize(counted));
        return 0;
    }

    // Timers as seldom as in Azure, where one instance runs them for all.
    private static void Configure(WebApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["RecomputeDueSchedule"] = "*/20 * * * * *", ["ReconcileSchedule"] = "0 */5 * * * *", ["MeasureSchedule"] = "0 */5 * * * *" });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
