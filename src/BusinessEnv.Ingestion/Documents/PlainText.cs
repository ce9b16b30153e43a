namespace BusinessEnv.Ingestion.Documents;

/// <summary>.txt and .md: the text is what the bytes decode to.</summary>
internal static class PlainText
{
    public static DocumentReading Read(ReadOnlyMemory<byte> bytes, string name, string format, DocumentLimits limits)
    {
        if (TextEncoding.Decode(bytes.Span) is not { } decoded)
            return DocumentReading.Refused("not-text", $"{name} is not text in UTF-8, UTF-16, GB18030 or Big5.", "Save the file as UTF-8 text.");
        if (decoded.Text.Length > limits.MaxCharacters)
            return DocumentReading.Refused("too-long", $"{name} has {decoded.Text.Length} characters; {limits.MaxCharacters} are read at most.", "Split the file.");
        if (string.IsNullOrWhiteSpace(decoded.Text))
            return DocumentReading.Refused("empty", $"{name} holds no text.");
        return new(new(decoded.Text, format, decoded.Encoding, null, []), []);
    }
}
