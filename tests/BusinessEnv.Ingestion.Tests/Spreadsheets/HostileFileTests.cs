using System.IO.Compression;
using System.Text;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets;

namespace BusinessEnv.Ingestion.Tests.Spreadsheets;

/// <summary>Files made to cost much: each is refused, and says by which limit. What it may cost is bounded by what the reader takes from the file, so the tests watch that.</summary>
public class HostileFileTests
{
    private const string Header = """<row r="1"><c r="A1" t="inlineStr"><is><t>城市</t></is></c><c r="B1" t="inlineStr"><is><t>办理时间</t></is></c></row>""";
    private const long MostMemory = 256L << 20;

    [Fact]
    public void One_shared_string_of_400_million_characters() =>
        AssertRefused(Repeated("xl/sharedStrings.xml", "<sst><si><t>", "aaaaaaaaaaaaaaaa", 25_000_000, "</t></si></sst>"), "stringLength");

    [Fact]
    public void An_attribute_of_16_million_characters() =>
        AssertRefused(Repeated("xl/sharedStrings.xml", "<sst><si a=\"", "aaaaaaaaaaaaaaaa", 1_000_000, "\"/></sst>"), "stringLength");

    [Fact]
    public void Ten_million_shared_strings() =>
        AssertRefused(Repeated("xl/sharedStrings.xml", "<sst>", "<si><t>a</t></si>", 10_000_000, "</sst>"), "strings");

    [Fact]
    public void More_rows_than_a_sheet_can_have() =>
        AssertRefused(Repeated("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + Header, "<row><c><v>1</v></c></row>", 1_100_000, "</sheetData></worksheet>"), "rows");

    [Fact]
    public void Cells_without_end() =>
        AssertRefused(Repeated("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>", "<c/>", 6_000_000, "</row></sheetData></worksheet>"), "workbookCells", "columns");

    [Fact]
    public void More_inflated_bytes_than_the_limit() =>
        AssertRefused(Repeated("xl/worksheets/sheet1.xml", "<worksheet><sheetData>", new string(' ', 4000) + "<x/>", 68_000, "</sheetData></worksheet>"), "inflatedBytes");

    [Fact]
    public void A_cell_at_the_far_corner() =>
        AssertRefused(new XlsxFile().Body("S", $"""<sheetData>{Header}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>""").Build(), "columns");

    [Fact]
    public void A_sheet_too_many()
    {
        var file = new XlsxFile();
        for (var i = 0; i <= new MetricLimits().Sheets; i++)
            file.Body($"S{i}", "<sheetData/>");
        AssertRefused(file.Build(), "sheets");
    }

    [Fact]
    public void A_line_of_a_gigabyte() => AssertRefused(new EndlessText(1L << 30, "1234567,"), "bytes", name: "city/2020/a.csv");

    [Fact]
    public void A_long_line_within_the_bytes() => AssertRefused(new EndlessText(100L << 20, "1234567"), "stringLength", name: "city/2020/a.csv");

    [Fact]
    public void Five_million_lines() => AssertRefused(new EndlessText(80L << 20, "长沙,123\n", "城市,办理时间\n"), "rows", "findings", name: "city/2020/a.csv");

    [Theory]
    [InlineData("""<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst><si><t>&e;</t></si></sst>""")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>""")]
    public void Entities_of_any_kind(string strings) =>
        Assert.Equal("corrupt-file", AssertRefused(new XlsxFile { SharedStrings = strings }.Body("S", $"<sheetData>{Header}</sheetData>").Build()).Code);

    [Fact]
    public void A_deep_nest() =>
        Assert.Equal("corrupt-file", AssertRefused(Repeated("xl/worksheets/sheet1.xml", "<worksheet>", "<a>", 1_000_000, "")).Code);

    [Fact]
    public void An_archive_in_the_archive()
    {
        var file = new XlsxFile().Body("S", $"<sheetData>{Header}</sheetData>").Part("xl/embeddings/bomb.zip", "PK");
        Assert.Equal("wrong-format", AssertRefused(file.Build()).Code);
    }

    [Fact]
    public void A_zip_that_is_no_workbook()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var inner = zip.CreateEntry("inner.zip").Open())
            inner.Write("PK"u8);
        Assert.Equal("wrong-format", AssertRefused(stream).Code);
    }

    [Fact]
    public void A_directory_that_claims_a_million_parts()
    {
        var bytes = new XlsxFile().Body("S", $"<sheetData>{Header}</sheetData>").Build().ToArray();
        BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - 22 + 10), ushort.MaxValue);
        Assert.Equal("corrupt-file", AssertRefused(new MemoryStream(bytes)).Code);
    }

    [Theory]
    [InlineData("city/2020/a.csv")]
    [InlineData("city/2020/a.xls")]
    [InlineData("city/2020/a.pdf")]
    [InlineData("city/2020/a")]
    public void A_workbook_under_another_name(string name) =>
        Assert.Equal("wrong-format", AssertRefused(new XlsxFile().Body("S", $"<sheetData>{Header}</sheetData>").Build(), name: name).Code);

    [Theory]
    [InlineData("<html><table><tr><td>城市</td></tr></table></html>", "city/2020/a.xls")]
    [InlineData("<html><table><tr><td>城市</td></tr></table></html>", "city/2020/a.csv")]
    [InlineData("城市,办理时间\n长沙,1", "city/2020/a.xlsx")]
    public void A_text_under_another_name(string text, string name) =>
        Assert.Equal("wrong-format", AssertRefused(new MemoryStream(Encoding.UTF8.GetBytes(text)), name: name).Code);

    [Fact]
    public void An_empty_file() => Assert.Equal("corrupt-file", AssertRefused(new MemoryStream(), name: "city/2020/a.csv").Code);

    [Fact]
    public void Macros_are_never_looked_at()
    {
        var file = new XlsxFile().Sheet("S", [["城市", "办理时间"], ["长沙", 3]]).Part("xl/vbaProject.bin", "Sub Auto_Open()");
        Assert.Equal(3, Assert.Single(Readings.Xlsx(file).Observations).Number);
    }

    [Fact]
    public void A_reading_that_takes_too_long_is_refused()
    {
        var options = new MetricOptions { Limits = new() { Time = TimeSpan.FromTicks(1) } };
        var text = "城市,办理时间\n" + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"城{i},3\n"));
        var reading = MetricReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "city/2020/a.csv", Readings.City, options, TestContext.Current.CancellationToken);
        Assert.Contains("limit: time", reading.Issues[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Issues_are_listed_up_to_a_limit_and_counted_beyond()
    {
        var text = "城市,办理时间\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"城{i},x\n")) + "长沙,3\n";
        var reading = Readings.Csv(text);
        Assert.Equal(new MetricLimits().Issues + 1, reading.Issues.Count);
        Assert.Equal("more-issues", reading.Issues[^1].Code);
        Assert.Contains("10,000", reading.Issues[^1].Message, StringComparison.Ordinal);
    }

    private static Issue AssertRefused(Stream content, string? limit = null, string? other = null, string name = "city/2020/a.xlsx")
    {
        content.Position = 0;
        // Of this thread: other tests run beside this one.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = MetricReader.Read(content, name, Readings.City, TestContext.Current.CancellationToken);
        // What was allocated in all is more than what was ever held at once.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostMemory);
        Assert.False(reading.Accepted);
        Assert.Empty(reading.Observations);
        var issue = reading.Issues[0];
        Assert.Equal(Severity.Error, issue.Severity);
        if (limit is not null)
        {
            Assert.Equal("limit-exceeded", issue.Code);
            Assert.True(issue.Message.EndsWith($"(limit: {limit}).", StringComparison.Ordinal) || (other is not null && issue.Message.EndsWith($"(limit: {other}).", StringComparison.Ordinal)), issue.Message);
        }
        return issue;
    }

    /// <summary>A workbook one of whose parts repeats a text.</summary>
    private static MemoryStream Repeated(string part, string start, string text, int count, string end)
    {
        var file = new XlsxFile { SharedStrings = part.EndsWith("sharedStrings.xml", StringComparison.Ordinal) ? null : "<sst/>" }.Body("S", $"<sheetData>{Header}</sheetData>");
        var stream = file.Build();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            zip.GetEntry(part)?.Delete();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        using (var writer = zip.CreateEntry(part, CompressionLevel.Fastest).Open())
        {
            var batch = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, Math.Min(count, 1000))));
            writer.Write(Encoding.UTF8.GetBytes(start));
            for (var i = 0; i < count / Math.Min(count, 1000); i++)
                writer.Write(batch);
            writer.Write(Encoding.UTF8.GetBytes(end));
        }
        return stream;
    }

    /// <summary>A text that repeats and is never held.</summary>
    private sealed class EndlessText(long length, string text, string start = "") : Stream
    {
        private readonly byte[] _start = Encoding.UTF8.GetBytes(start);
        private readonly byte[] _text = Encoding.UTF8.GetBytes(text);

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, length - Position);
            for (var i = 0; i < count; i++)
                buffer[i] = Position + i < _start.Length ? _start[Position + i] : _text[(Position + i - _start.Length) % _text.Length];
            Position += count;
            return count;
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = origin switch { SeekOrigin.Begin => offset, SeekOrigin.End => length + offset, _ => Position + offset };
        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get; set; }
        public override void Flush() { }
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
