using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Reports;
using BusinessEnv.Ingestion.Spreadsheets;
using BusinessEnv.Storage;
using BusinessEnv.Storage.Observations;
using BusinessEnv.Storage.Rankings;
using BusinessEnv.Storage.Uploads;

namespace BusinessEnv.Functions.Pipeline;

/// <summary>Metric spreadsheets: <c>metrics/{framework}/…</c>.</summary>
public sealed class MetricUploads(
    FrameworkCatalog frameworks,
    ObservationTable observations,
    RankingInputTable inputs,
    RankingPointers rankings,
    RequestQueue queue) : IUploadKind
{
    public string Container => Names.MetricContainer;

    public long MaximumBytes => 64 * 1024 * 1024;

    public async Task<Dependency> DependencyAsync(string blob, CancellationToken cancellation) =>
        FrameworkOf(blob) is { } framework ? new(framework, await frameworks.VersionAsync(framework, cancellation)) : default;

    public async Task<UploadOutcome> ReadAsync(Upload upload, MemoryStream content, CancellationToken cancellation)
    {
        var reading = await ReadContentAsync(upload, content, cancellation);
        var counts = new SortedDictionary<string, int>
        {
            ["observations"] = reading.Observations.Count,
            ["errors"] = reading.Issues.Count(issue => issue.Severity == Severity.Error),
            ["warnings"] = reading.Issues.Count(issue => issue.Severity == Severity.Warning),
        };
        string[] periods = [];
        if (reading.Accepted)
        {
            counts["rows"] = await observations.WriteAsync(ObservationTable.Partition(upload.Id, upload.Sequence), reading.Observations, cancellation);
            periods = [.. reading.Observations.Select(observation => observation.Period).Distinct().Order(StringComparer.Ordinal)];
            counts["units"] = reading.Observations.Select(observation => observation.Unit).Distinct().Count();
        }
        await ChangeInputsAsync(upload, periods, cancellation);
        var report = new MetricReport(upload.Id, $"{upload.Container}/{upload.Blob}", upload.Version!, reading.Accepted, counts, reading.Issues, reading.Understood);
        return new(reading.Accepted, counts, reading.Issues, periods, new BinaryData(DocumentJson.Serialize(report)), Marked(upload, content, reading, cancellation));
    }

    public Task WithdrawAsync(Upload upload, CancellationToken cancellation) => ChangeInputsAsync(upload, [], cancellation);

    public Task AbandonAsync(Upload upload, CancellationToken cancellation) =>
        observations.DeleteAsync(ObservationTable.Partition(upload.Id, upload.Sequence), cancellation);

    public async Task SettleAsync(Upload before, Upload outcome, CancellationToken cancellation)
    {
        foreach (var period in before.Periods.Union(outcome.Periods))
            await queue.SendAsync(new RankingRequest(before.Framework!, period), cancellation);
        if (before.Sequence > 1)
            await observations.DeleteBeforeAsync(before.Id, before.Sequence + (outcome.Periods.Count == 0 ? 1 : 0), cancellation);
    }

    private async Task<MetricReading> ReadContentAsync(Upload upload, MemoryStream content, CancellationToken cancellation)
    {
        if (upload.Framework is null)
            return Refused(Issue.Error("no-framework-in-path", $"'{upload.Blob}' does not say which framework it belongs to.",
                remedy: "Put the file at metrics/{framework}/{file} or metrics/{framework}/{period}/{file}."));
        if (upload.Dependency is null)
            return Refused(Issue.Error("unknown-framework", $"There is no framework '{upload.Framework}'.",
                remedy: $"Upload frameworks/{upload.Framework}.json; this file is then read by itself."));
        return MetricReader.Read(content, upload.Blob, await frameworks.ReadAsync(upload.Framework, upload.Dependency, cancellation), cancellation);
    }

    /// <summary>Puts the upload into the periods it has and takes it out of those it no longer has, and marks both as due.</summary>
    private async Task ChangeInputsAsync(Upload upload, IReadOnlyList<string> periods, CancellationToken cancellation)
    {
        var row = new RankingInputRow(
            upload.Id, $"{upload.Container}/{upload.Blob}", upload.Version ?? "", upload.BlobTime,
            ObservationTable.Partition(upload.Id, upload.Sequence), upload.Dependency, upload.Sequence);
        foreach (var period in periods)
            await inputs.PutAsync(upload.Framework!, period, row, cancellation);
        foreach (var period in upload.Periods.Except(periods))
            await inputs.RemoveAsync(upload.Framework!, period, upload.Id, upload.Sequence, cancellation);
        foreach (var period in periods.Union(upload.Periods))
            await rankings.MarkDueAsync(upload.Framework!, period, $"{upload.Id}-{upload.Sequence}", cancellation);
    }

    private static BinaryData? Marked(Upload upload, MemoryStream content, MetricReading reading, CancellationToken cancellation)
    {
        if (reading.Issues.All(issue => issue.Severity == Severity.Information))
            return null;
        using var original = new MemoryStream(content.GetBuffer(), 0, (int)content.Length, writable: false);
        using var marked = new MemoryStream();
        ReportWorkbook.Write(original, upload.Blob, reading.Issues, reading.Understood, marked, cancellation);
        return new(marked.ToArray());
    }

    private static MetricReading Refused(Issue issue) => new(false, [], [issue], []);

    private static string? FrameworkOf(string blob) => blob.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? blob[..slash] : null;
}
