using System.Globalization;
using System.IO.Compression;
using System.Text;
using BusinessEnv.Ingestion.Documents;

namespace BusinessEnv.Tests;

/// <summary>Small files of each format, written by hand.</summary>
internal static class TestFiles
{
    public static DocumentReading Read(byte[] bytes, string name, DocumentLimits? limits = null)
    {
        using var stream = new MemoryStream(bytes);
        return DocumentReader.Read(stream, name, limits, TestContext.Current.CancellationToken);
    }

    public static DocumentReading Read(string text, string name) => Read(Encoding.UTF8.GetBytes(text), name);

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, true))
            foreach (var (name, text) in parts)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        return memory.ToArray();
    }

    public static byte[] Docx(string body, string styles = "", string numbering = "")
    {
        const string space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        return Zip(
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("word/document.xml", $"<w:document {space}><w:body>{body}</w:body></w:document>"),
            ("word/styles.xml", $"<w:styles {space}>{styles}</w:styles>"),
            ("word/numbering.xml", $"<w:numbering {space}>{numbering}</w:numbering>"));
    }

    /// <summary>A PDF whose pages show texts at places (points from the lower left corner).</summary>
    public static byte[] Pdf(params (double X, double Y, double Size, string Text)[][] pages)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{6 + 2 * i} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 >> >>",
            Stream("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"),
        };
        foreach (var page in pages)
        {
            var content = new StringBuilder();
            foreach (var (x, y, size, text) in page)
                content.Append(CultureInfo.InvariantCulture, $"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}> Tj ET\n");
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {objects.Count + 2} 0 R >>");
            objects.Add(Stream(content.ToString()));
        }
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            pdf.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    private static string Stream(string data) => $"<< /Length {data.Length} >>\nstream\n{data}\nendstream";
}
