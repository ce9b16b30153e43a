using System.IO.Compression;
using System.Xml;

namespace BusinessEnv.Ingestion.Documents;

/// <summary>.docx: paragraphs with the numbers Word shows, headings, tables row by row. Reads the parts as a stream of XML, so that a hostile file costs no more than its limits.</summary>
internal static class DocxReader
{
    public static DocumentReading Read(ReadOnlyMemory<byte> bytes, string name, DocumentLimits limits, CancellationToken cancellation)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes.ToArray(), false), ZipArchiveMode.Read);
            if (zip.GetEntry("word/document.xml") is not { } document)
                return DocumentReading.Refused("not-docx", $"{name} is not a Word document.", "Save the notice as .docx.");
            var budget = new InflateBudget(limits.MaxInflatedBytes);
            var styles = DocxStyles.Read(Part(zip, "word/styles.xml", budget));
            var numbering = DocxNumbering.Read(Part(zip, "word/numbering.xml", budget));
            var lines = new LineWriter(limits.MaxCharacters);
            using var xml = budget.Open(document);
            new DocxBody(xml, styles, numbering, lines, cancellation).Read();
            if (lines.IsFull)
                return DocumentReading.Refused("too-long", $"{name} has more than {limits.MaxCharacters} characters.", "Split the file.");
            if (lines.IsEmpty)
                return DocumentReading.Refused("no-text", $"{name} holds no text; its content may be pictures.", "Upload the text of the notice.");
            return new(lines.Finish("docx", null, lines.FirstHeading), []);
        }
        catch (InflateLimitException)
        {
            return DocumentReading.Refused("too-large", $"{name} unpacks to more than {limits.MaxInflatedBytes >> 20} MiB.", "Save the document without embedded material.");
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            return DocumentReading.Refused("damaged", $"{name} cannot be unpacked: {error.Message}", "Open it in Word and save it again as .docx.");
        }
    }

    private static XmlReader? Part(ZipArchive zip, string name, InflateBudget budget) => zip.GetEntry(name) is { } entry ? budget.Open(entry) : null;
}

/// <summary>More came out of a container than its reader allows.</summary>
internal sealed class InflateLimitException : IOException;

/// <summary>Counts what comes out of a container's parts, all together.</summary>
internal sealed class InflateBudget(long limit)
{
    private long _left = limit;

    public XmlReader Open(ZipArchiveEntry entry) => XmlReader.Create(new Counted(entry.Open(), this), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true,
    });

    private sealed class Counted(Stream inner, InflateBudget budget) : Stream
    {
        public override int Read(Span<byte> buffer)
        {
            var count = inner.Read(buffer);
            return (budget._left -= count) < 0 ? throw new InflateLimitException() : count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
