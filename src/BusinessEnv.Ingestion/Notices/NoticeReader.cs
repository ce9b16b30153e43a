using BusinessEnv.Core.Notices;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Documents;
using BusinessEnv.Ingestion.Text;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>What became of an uploaded notice.</summary>
/// <param name="Accepted">False: the file was refused, and <paramref name="Issues"/> holds an error that says why.</param>
/// <param name="Text">The repaired text with its map to the original; null when refused.</param>
public sealed record NoticeReading(bool Accepted, Notice? Notice, NoticeText? Text, IReadOnlyList<Issue> Issues);

/// <summary>From an uploaded file to records: decode, repair, extract.</summary>
public static class NoticeReader
{
    private const int MostRepairWarnings = 50;

    /// <summary>Reads a notice (.txt .md .html .docx .pdf). Never throws for what the file holds.</summary>
    /// <param name="content">Seekable.</param>
    /// <param name="name">The blob's name; its ending tells the format, its content must agree.</param>
    public static NoticeReading Read(Stream content, string name, CancellationToken cancellation = default) => Read(content, name, AliasTable.Empty, cancellation);

    /// <inheritdoc cref="Read(Stream, string, CancellationToken)"/>
    /// <param name="aliases">Names that mean the same, declared by the user.</param>
    public static NoticeReading Read(Stream content, string name, AliasTable aliases, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(aliases);
        cancellation.ThrowIfCancellationRequested();
        var reading = DocumentReader.Read(content, name, cancellation: cancellation);
        if (reading.Document is not { } document) return new(false, null, null, reading.Issues);
        var text = TextRepair.Repair(document.Text, cancellation);
        var (notice, issues) = Extract(text, document.Title, aliases, cancellation);
        return new(true, notice, text, [.. reading.Issues, .. Uncertain(text), .. issues]);
    }

    /// <summary>Extraction alone, from text that is already repaired.</summary>
    public static (Notice Notice, IReadOnlyList<Issue> Issues) Extract(NoticeText text, string? title = null, AliasTable? aliases = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return NoticeExtractor.Extract(text, title, aliases ?? AliasTable.Empty, cancellation);
    }

    /// <summary>Repairs that a reader should look at.</summary>
    private static IEnumerable<Issue> Uncertain(NoticeText text) => text.Repairs
        .Where(repair => repair.Confidence < TextRepair.WarningThreshold && repair.Before != repair.After)
        .Take(MostRepairWarnings)
        .Select(repair => Issue.Warning("uncertain-repair", $"“{repair.Before}” was read as “{repair.After}”.", $"characters {repair.Span.Start}–{repair.Span.End}", "Compare with the original document."));
}
