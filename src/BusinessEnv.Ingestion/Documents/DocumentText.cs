using BusinessEnv.Core.Notices;
using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Ingestion.Documents;

/// <summary>What became of a file: its text, or an error in <paramref name="Issues"/> that says why there is none.</summary>
public sealed record DocumentReading(DocumentText? Document, IReadOnlyList<Issue> Issues)
{
    public bool Accepted => Document is not null;

    internal static DocumentReading Refused(string code, string message, string? remedy = null) =>
        new(null, [Issue.Error(code, message, remedy: remedy)]);
}

/// <summary>The text of a file, before any repair.</summary>
/// <param name="Text">Of a plain file: as decoded. Of HTML, DOCX and PDF: one line for each paragraph, heading and table row; the cells of a row are parted by <c> | </c>.</param>
/// <param name="Format"><c>txt</c>, <c>md</c>, <c>html</c>, <c>docx</c> or <c>pdf</c>.</param>
/// <param name="Encoding">The character encoding of a text format (<c>utf-8</c>, <c>gb18030</c>, <c>big5</c> …); null for DOCX and PDF.</param>
/// <param name="Title">What the file itself calls its title; null when it does not.</param>
/// <param name="Blocks">Lines of <paramref name="Text"/> whose role the file marks; plain text has none.</param>
public sealed record DocumentText(string Text, string Format, string? Encoding, string? Title, IReadOnlyList<TextBlock> Blocks);

public enum BlockKind
{
    Paragraph,
    Heading,
    ListItem,
    TableRow,
}

/// <param name="Span">In <see cref="DocumentText.Text"/>, without the line end.</param>
/// <param name="Level">Of a heading: 1…9. Of a list item: its depth from 1. Else 0.</param>
public readonly record struct TextBlock(TextSpan Span, BlockKind Kind, int Level);

/// <summary>What a file may cost.</summary>
public sealed record DocumentLimits
{
    public static DocumentLimits Default { get; } = new();

    /// <summary>Of the file as uploaded.</summary>
    public int MaxBytes { get; init; } = 20 << 20;

    /// <summary>Of all parts of a DOCX together, unpacked.</summary>
    public long MaxInflatedBytes { get; init; } = 200L << 20;

    /// <summary>Of the text that comes out.</summary>
    public int MaxCharacters { get; init; } = 10_000_000;

    public int MaxPages { get; init; } = 2_000;
}
