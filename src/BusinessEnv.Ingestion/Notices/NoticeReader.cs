using BusinessEnv.Core.Notices;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Text;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>What became of an uploaded notice.</summary>
/// <param name="Accepted">False: the file was refused, and <paramref name="Issues"/> holds an error that says why.</param>
/// <param name="Text">The repaired text with its map to the original; null when refused.</param>
public sealed record NoticeReading(bool Accepted, Notice? Notice, NoticeText? Text, IReadOnlyList<Issue> Issues);

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
