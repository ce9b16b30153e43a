using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace BusinessEnv.Ingestion.Documents;

/// <summary>.pdf: lines in reading order, column by column, joined to paragraphs across columns and pages; running heads and page numbers left out.</summary>
internal static class PdfReader
{
    private const int FewLetters = 20;

    public static DocumentReading Read(ReadOnlyMemory<byte> bytes, string name, DocumentLimits limits, CancellationToken cancellation)
    {
        try
        {
            using var pdf = PdfDocument.Open(bytes.ToArray(), new ParsingOptions { UseLenientParsing = true });
            if (pdf.IsEncrypted && pdf.NumberOfPages == 0)
                return Encrypted(name);
            if (pdf.NumberOfPages > limits.MaxPages)
                return DocumentReading.Refused("too-long", $"{name} has {pdf.NumberOfPages} pages; {limits.MaxPages} are read at most.", "Split the file.");
            var pages = new List<List<PdfLine>>();
            int letters = 0, unreadable = 0, pictures = 0;
            for (var number = 1; number <= pdf.NumberOfPages; number++)
            {
                cancellation.ThrowIfCancellationRequested();
                var page = pdf.GetPage(number);
                var visible = page.Letters.Where(l => !string.IsNullOrWhiteSpace(l.Value)).ToList();
                letters += visible.Count;
                unreadable += visible.Count(l => l.Value[0] is '\uFFFD' or < ' ' or (>= '\uE000' and <= '\uF8FF'));
                pictures += page.NumberOfImages > 0 ? 1 : 0;
                if (letters > limits.MaxCharacters)
                    return DocumentReading.Refused("too-long", $"{name} has more than {limits.MaxCharacters} characters.", "Split the file.");
                pages.Add(PdfLayout.Lines(visible));
            }
            if (letters < FewLetters * Math.Max(1, pdf.NumberOfPages) && pictures > 0)
                return DocumentReading.Refused("scanned-pdf", $"{name} is a scan: {pictures} of its {pdf.NumberOfPages} pages are pictures, with {letters} characters of text.", "Upload the document it was printed from, or run it through text recognition.");
            if (letters == 0)
                return DocumentReading.Refused("no-text", $"{name} holds no text.", "Upload the document it was made from.");
            if (unreadable * 4 > letters)
                return DocumentReading.Refused("unreadable-fonts", $"{name} does not say which characters its glyphs are ({unreadable} of {letters}).", "Save it as PDF with embedded Unicode fonts, or upload the .docx.");
            var lines = new LineWriter(limits.MaxCharacters);
            PdfParagraphs.Write(PdfLayout.WithoutRunningHeads(pages), lines);
            if (lines.IsEmpty)
                return DocumentReading.Refused("no-text", $"{name} holds no text.", "Upload the document it was made from.");
            var title = pdf.Information.Title;
            return new(lines.Finish("pdf", null, string.IsNullOrWhiteSpace(title) ? null : title.Trim()), []);
        }
        catch (PdfDocumentEncryptedException)
        {
            return Encrypted(name);
        }
        // The parser meets hostile files with exceptions of many kinds, some of its own, some not.
        catch (Exception error) when (error is not (OperationCanceledException or OutOfMemoryException))
        {
            return DocumentReading.Refused("damaged", $"{name} cannot be read as PDF: {error.Message}", "Save it as PDF again, or upload the .docx.");
        }
    }

    private static DocumentReading Encrypted(string name) =>
        DocumentReading.Refused("encrypted", $"{name} is protected by a password.", "Upload it without the password.");
}
