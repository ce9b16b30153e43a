using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets;

namespace BusinessEnv.Functions.Pipeline;

/// <summary>The full report of a metric upload.</summary>
public sealed record MetricReport(
    string Upload,
    string Blob,
    string Version,
    bool Accepted,
    IReadOnlyDictionary<string, int> Counts,
    IReadOnlyList<Issue> Issues,
    IReadOnlyList<SheetUnderstanding> Understood);

/// <summary>The full report of any other upload.</summary>
public sealed record UploadReport(
    string Upload,
    string Blob,
    string Version,
    bool Accepted,
    IReadOnlyDictionary<string, int> Counts,
    IReadOnlyList<Issue> Issues);
