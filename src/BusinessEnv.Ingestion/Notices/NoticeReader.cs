using BusinessEnv.Core.Notices;
using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>What became of an uploaded notice.</summary>
/// <param name="Accepted">False: the file was refused, and <paramref name="Issues"/> holds an error that says why.</param>
/// <param name="Text">The repaired text with its map to the original; null when refused.</param>
public sealed record NoticeReading(bool Accepted, Notice? Notice, NoticeText? Text, IReadOnlyList<Issue> Issues);

/// <summary>An uploaded text before and after repair.</summary>
/// <param name="Original">As decoded, untouched; spans of records refer to it.</param>
/// <param name="Simplified">Repaired, in Simplified Chinese.</param>
/// <param name="Repairs">Every change between the two, in order.</param>
public sealed record NoticeText(string Original, string Simplified, IReadOnlyList<Repair> Repairs);

/// <param name="Span">In the original.</param>
/// <param name="Kind"><c>pinyin-annotation</c>, <c>byte-shift</c>, <c>mojibake</c>, <c>width</c>, <c>space</c>, <c>line-break</c>, <c>entity</c>, <c>simplification</c> …</param>
public sealed record Repair(TextSpan Span, string Kind, string Before, string After, double Confidence, IReadOnlyList<string> Alternatives);

public static class NoticeReader
{
    /// <summary>Reads a notice (.txt .md .html .docx .pdf). Never throws for what the file holds.</summary>
    /// <param name="content">Seekable.</param>
    /// <param name="name">The blob's name; its ending tells the format, its content must agree.</param>
    public static NoticeReading Read(Stream content, string name, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return new(false, null, null, [Issue.Error("not-read", $"{name} was not read.")]);
    }
}
