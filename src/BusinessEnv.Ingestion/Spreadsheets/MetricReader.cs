using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Ingestion.Spreadsheets;

/// <summary>What became of an uploaded metric spreadsheet.</summary>
/// <param name="Accepted">False: the file was refused, and <paramref name="Issues"/> holds an error that says why.</param>
/// <param name="Understood">How each sheet was read, for the user to see; in reading order.</param>
public sealed record MetricReading(
    bool Accepted,
    IReadOnlyList<Observation> Observations,
    IReadOnlyList<Issue> Issues,
    IReadOnlyList<SheetUnderstanding> Understood);

/// <param name="Layout"><c>matrix</c>, <c>transposed</c>, <c>long</c> …: see docs/spreadsheets.md.</param>
/// <param name="HeaderRows">1-based.</param>
/// <param name="Columns">Header text by column letter, with what it was taken for.</param>
public sealed record SheetUnderstanding(
    string Sheet,
    string Range,
    string Layout,
    IReadOnlyList<int> HeaderRows,
    IReadOnlyList<ColumnMatch> Columns);

/// <param name="Role"><c>unit</c>, <c>period</c>, <c>indicator</c>, <c>attribute</c>, <c>measure</c>, <c>value</c> or <c>ignored</c>.</param>
/// <param name="Code">The indicator's or attribute's code.</param>
/// <param name="Match"><c>code</c>, <c>name</c>, <c>alias</c> or <c>fuzzy</c>.</param>
public sealed record ColumnMatch(string Column, string Header, string Role, string? Code, string? Match);

/// <summary>What a reading may cost, and what it is compared with.</summary>
public sealed record MetricOptions
{
    public MetricLimits Limits { get; init; } = new();
    public MetricContext Context { get; init; } = new();
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

public static class MetricReader
{
    /// <summary>Reads an .xlsx, .xls or .csv of indicator values. Never throws for what the file holds.</summary>
    /// <param name="content">Seekable.</param>
    /// <param name="name">The blob's name within its container: <c>{framework}/{period}/raw.csv</c>.</param>
    public static MetricReading Read(Stream content, string name, Framework framework, CancellationToken cancellation = default) =>
        Read(content, name, framework, new(), cancellation);

    /// <inheritdoc cref="Read(Stream, string, Framework, CancellationToken)"/>
    public static MetricReading Read(Stream content, string name, Framework framework, MetricOptions options, CancellationToken cancellation = default)
    {
        using var timeout = new CancellationTokenSource(options.Limits.Time, options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        var reading = new FileReading(name, framework, options);
        try
        {
            return reading.Read(content, both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return reading.Refuse(Files.RefusedException.Limit("time", $"Reading took longer than {options.Limits.Time.TotalSeconds:N0} seconds").Issue);
        }
    }
}
