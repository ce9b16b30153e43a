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
        return ReadFormat(bytes, format, name, limits, cancellation);
    }

    private static DocumentReading ReadFormat(ReadOnlyMemory<byte> bytes, string format, string name, DocumentLimits limits, CancellationToken cancellation)
    {
        var signature = FileSignatures.Of(bytes.Span);
        if (signature == FileSignature.Ole)
            return FileSignatures.IsEncryptedOffice(bytes.Span)
                ? DocumentReading.Refused("encrypted", $"{name} is protected by a password.", "Upload it without the password.")
                : DocumentReading.Refused("old-office", $"{name} is in the old binary format of Word or Excel, which is not read.", "Open it and save it as .docx.");
        return format switch
        {
            ".txt" or ".md" or ".markdown" or ".html" or ".htm" when signature != FileSignature.Unknown => Disguised(name, signature),
            ".txt" or ".md" or ".markdown" => PlainText.Read(bytes, name, format == ".txt" ? "txt" : "md", limits),
            ".html" or ".htm" => HtmlReader.Read(bytes, name, limits, cancellation),
            ".docx" => signature == FileSignature.Zip ? DocxReader.Read(bytes, name, limits, cancellation) : Disguised(name, signature),
            ".pdf" => signature == FileSignature.Pdf ? PdfReader.Read(bytes, name, limits, cancellation) : Disguised(name, signature),
            ".doc" or ".wps" or ".rtf" => DocumentReading.Refused("unknown-format", $"{name} is not a .txt, .md, .html, .docx or .pdf file.", "Open it and save it as .docx."),
            _ => DocumentReading.Refused("unknown-format", $"{name} is not a .txt, .md, .html, .docx or .pdf file.", "Save the notice in one of these formats."),
        };
    }

    private static DocumentReading Disguised(string name, FileSignature signature) =>
        DocumentReading.Refused("content-mismatch", $"{name} is not what its name says: its content is {FileSignatures.Name(signature)}.", "Give the file the ending of its real format, or save it in the one its name says.");

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
