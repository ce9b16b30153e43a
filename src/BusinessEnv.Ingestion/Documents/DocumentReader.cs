using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Ingestion.Documents;

/// <summary>Bytes to text: .txt, .md, .html, .docx and .pdf. Never throws for what a file holds.</summary>
public static class DocumentReader
{
    /// <param name="content">Read from its current place to its end.</param>
    /// <param name="name">The file's name; its ending tells the format, its content must agree.</param>
    /// <param name="limits">Null: <see cref="DocumentLimits.Default"/>.</param>
    public static DocumentReading Read(Stream content, string name, DocumentLimits? limits = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(name);
        limits ??= DocumentLimits.Default;
        var format = Path.GetExtension(name).ToLowerInvariant();
        if (Load(content, limits.MaxBytes, cancellation) is not { } bytes)
            return DocumentReading.Refused("too-large", $"{name} is larger than {limits.MaxBytes >> 20} MiB.", "Split the file, or save it without pictures.");
        if (bytes.Length == 0)
            return DocumentReading.Refused("empty", $"{name} is empty.");
        return format switch
        {
            ".txt" or ".md" or ".markdown" => PlainText.Read(bytes, name, format == ".txt" ? "txt" : "md", limits),
            _ => DocumentReading.Refused("unknown-format", $"{name} is not a .txt, .md, .html, .docx or .pdf file.", "Save the notice in one of these formats."),
        };
    }

    /// <summary>Null when there are more bytes than the limit.</summary>
    private static ReadOnlyMemory<byte>? Load(Stream content, int limit, CancellationToken cancellation)
    {
        if (content.CanSeek && content.Length - content.Position > limit)
            return null;
        using var memory = new MemoryStream(content.CanSeek ? (int)(content.Length - content.Position) : 0);
        var buffer = new byte[81920];
        for (int count; (count = content.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            if (memory.Length + count > limit)
                return null;
            memory.Write(buffer, 0, count);
        }
        return memory.GetBuffer().AsMemory(0, (int)memory.Length);
    }
}
