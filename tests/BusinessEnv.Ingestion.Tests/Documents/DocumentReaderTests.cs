using System.Text;
using BusinessEnv.Ingestion.Documents;

namespace BusinessEnv.Tests;

public class DocumentReaderTests
{
    private const string Simplified = "关于优化营商环境评价结果的通报\n各县（市、区）人民政府：\n现将评价结果予以通报，请认真抓好落实。";
    private const string Traditional = "關於優化營商環境評價結果的通報\n各縣（市、區）人民政府：\n現將評價結果予以通報，請認真抓好落實。";

    public static TheoryData<int, string, bool> Encodings => new() { { 65001, "utf-8", false }, { 65001, "utf-8", true }, { 1200, "utf-16le", true }, { 1201, "utf-16be", true }, { 54936, "gb18030", false }, { 936, "gb18030", false }, { 1200, "utf-16le", false } };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_encoding_is_found_by_content(int page, string name, bool mark)
    {
        var encoding = page == 65001 ? new UTF8Encoding(mark) : CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page);
        byte[] bytes = [.. mark ? encoding.Preamble.ToArray() : [], .. encoding.GetBytes(Simplified)];
        var reading = TestFiles.Read(bytes, "a.txt");
        Assert.Equal(Simplified, reading.Document?.Text);
        Assert.Equal(name, reading.Document?.Encoding);
    }

    [Fact]
    public void Big5_and_traditional_gbk_are_told_apart()
    {
        var big5 = CodePagesEncodingProvider.Instance.GetEncoding(950)!.GetBytes(Traditional);
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!.GetBytes(Traditional);
        Assert.Equal((Traditional, "big5"), (TestFiles.Read(big5, "a.txt").Document!.Text, TestFiles.Read(big5, "a.txt").Document!.Encoding));
        Assert.Equal((Traditional, "gb18030"), (TestFiles.Read(gbk, "a.txt").Document!.Text, TestFiles.Read(gbk, "a.txt").Document!.Encoding));
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "a.txt", [], "empty" },
        { "a.txt", "  \n \n"u8.ToArray(), "empty" },
        { "a.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "content-mismatch" },
        { "a.txt", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46], "content-mismatch" },
        { "a.txt", [0x50, 0x4B, 3, 4, 1, 2, 3], "content-mismatch" },
        { "a.txt", [.. Enumerable.Range(0, 2000).Select(i => (byte)(i * 7919 >> 3))], "not-text" },
        { "a.txt", [.. Encoding.UTF8.GetBytes("关于通报"), 0xFF, 0xC0, 0x80, 0x00, 0x01], "not-text" },
        { "a.docx", "not a zip"u8.ToArray(), "content-mismatch" },
        { "a.docx", [0x50, 0x4B, 3, 4, 1, 2, 3], "damaged" },
        { "a.pdf", "%PDF-1.4 and nothing else"u8.ToArray(), "damaged" },
        { "a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "old-office" },
        { "a.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "encrypted" },
        { "a.exe", "MZ"u8.ToArray(), "unknown-format" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_read_is_refused_with_a_reason(string name, byte[] bytes, string code)
    {
        var reading = TestFiles.Read(bytes, name);
        Assert.False(reading.Accepted);
        Assert.Equal(code, Assert.Single(reading.Issues).Code);
    }

    [Fact]
    public void A_file_beyond_the_limit_is_not_even_loaded()
    {
        using var endless = new Endless();
        Assert.Equal("too-large", Assert.Single(DocumentReader.Read(endless, "a.txt", cancellation: TestContext.Current.CancellationToken).Issues).Code);
        Assert.InRange(endless.Served, 0, DocumentLimits.Default.MaxBytes + (1 << 20));
    }

    [Fact]
    public void Any_bytes_end_in_a_text_or_a_refusal()
    {
        var random = new Random(1);
        foreach (var name in (string[])["a.txt", "a.md", "a.html", "a.docx", "a.pdf"])
            for (var i = 0; i < 60; i++)
            {
                byte[] valid = name switch
                {
                    "a.docx" => TestFiles.Docx("<w:p><w:r><w:t>关于通报</w:t></w:r></w:p>"),
                    "a.pdf" => TestFiles.Pdf([(50, 700, 12, "关于通报的内容")]),
                    _ => Encoding.UTF8.GetBytes("<p>关于通报</p>"),
                };
                for (var k = 0; k < 1 + i % 10; k++)
                    valid[random.Next(valid.Length)] = (byte)random.Next(256);
                var reading = TestFiles.Read(valid, name);
                Assert.True(reading.Accepted || reading.Issues.Count > 0);
            }
    }

    private sealed class Endless : MemoryStream
    {
        public long Served { get; private set; }

        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'a');
            Served += buffer.Length;
            return buffer.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
