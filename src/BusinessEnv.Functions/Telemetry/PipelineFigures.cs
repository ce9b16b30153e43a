using System.Diagnostics.Metrics;
using BusinessEnv.Storage.Telemetry;
using BusinessEnv.Storage.Uploads;

namespace BusinessEnv.Functions.Telemetry;

/// <summary>What the pipeline counts and times.</summary>
internal static class PipelineFigures
{
    private static readonly Counter<long> Uploads = Meters.Meter.CreateCounter<long>("businessenv.uploads", "{upload}", "Blob versions that got their outcome, by state");
    private static readonly Counter<long> Skipped = Meters.Meter.CreateCounter<long>("businessenv.uploads.skipped", "{event}", "Events for versions that had their outcome or were in hand");
    private static readonly Counter<long> Rows = Meters.Meter.CreateCounter<long>("businessenv.rows", "{row}", "Rows written for uploads");
    private static readonly Histogram<double> Ingest = Meters.Meter.CreateHistogram<double>("businessenv.ingest.duration", "s", "From taking a blob up to its outcome");
    private static readonly Histogram<double> Ranking = Meters.Meter.CreateHistogram<double>("businessenv.ranking.duration", "s", "From taking a due ranking up to its publication");

    public static void Ingested(Upload outcome, TimeSpan took)
    {
        KeyValuePair<string, object?> container = new("container", outcome.Container), state = new("state", StateName(outcome.State));
        Uploads.Add(1, container, state);
        Rows.Add(outcome.Counts.GetValueOrDefault("rows"), container);
        Ingest.Record(took.TotalSeconds, container, state);
    }

    public static void SkippedUpload(string container) => Skipped.Add(1, new KeyValuePair<string, object?>("container", container));

    public static void Ranked(string framework, TimeSpan took) => Ranking.Record(took.TotalSeconds, new KeyValuePair<string, object?>("framework", framework));

    private static string StateName(UploadState state)
    {
        var name = state.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
