using BusinessEnv.Core.Observations;
using BusinessEnv.Ingestion.Spreadsheets;

namespace BusinessEnv.Ingestion.Tests.Spreadsheets;

public class WorkbookTests
{
    [Fact]
    public void A_matrix_is_read_cell_by_cell()
    {
        var reading = Readings.Xlsx(new XlsxFile().Sheet("指标", [
            ["城市", "所属地区", "办理时间", "办理成本", "网上可办率"],
            ["长沙市", "湘东", 4.5, "No Practice", 98.2],
            ["株洲市", null, "暂无", 120, null],
        ]));

        Assert.True(reading.Accepted);
        Assert.Empty(reading.Problems());
        Assert.Equal([
            new Observation("2020", "长沙市", "region", null, "湘东", "指标!B2"),
            new Observation("2020", "长沙市", "start.time", 4.5, null, "指标!C2"),
            new Observation("2020", "长沙市", "start.cost", null, "No Practice", "指标!D2"),
            new Observation("2020", "长沙市", "online.share", 98.2, null, "指标!E2"),
            new Observation("2020", "株洲市", "start.time", null, null, "指标!C3"),
            new Observation("2020", "株洲市", "start.cost", 120, null, "指标!D3"),
        ], reading.Observations);
        var sheet = Assert.Single(reading.Understood);
        Assert.Equal(("指标", "matrix", "A1:E3"), (sheet.Sheet, sheet.Layout, sheet.Range));
        Assert.Equal([1], sheet.HeaderRows);
        Assert.Equal(["unit", "attribute", "indicator", "indicator", "indicator"], sheet.Columns.Select(column => column.Role));
    }

    [Fact]
    public void Shared_strings_may_have_runs_phonetics_and_escapes()
    {
        var file = new XlsxFile { SharedStrings = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>城市</t></si><si><r><t>办理</t></r><r><rPr><b/></rPr><t>时间</t></r><rPh sb="0" eb="1"><t>ばん</t></rPh></si><si><t>A_x0041_B</t></si></sst>""" }
            .Body("S", """<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="3"><c t="s"><v>2</v></c><c><f>1+1</f><v>2</v></c></row></sheetData>""");

        var reading = Readings.Xlsx(file);

        Assert.Equal([new Observation("2020", "AAB", "start.time", 2, null, "S!B3")], reading.Observations);
    }

    [Fact]
    public void A_truncated_workbook_is_refused()
    {
        var bytes = new XlsxFile().Sheet("S", [["城市", "办理时间"], ["长沙市", 4]]).Build().ToArray();

        var reading = MetricReader.Read(new MemoryStream(bytes, 0, bytes.Length / 2), "city/2020/cut.xlsx", Readings.City, TestContext.Current.CancellationToken);

        Assert.False(reading.Accepted);
        Assert.Empty(reading.Observations);
        Assert.Equal("corrupt-file", Assert.Single(reading.Issues).Code);
    }

    [Theory]
    [InlineData("<c r=\"B2\" t=\"s\"><v>7</v></c>")]
    [InlineData("<c r=\"B2\" t=\"s\"><v>-1</v></c>")]
    [InlineData("<c r=\"B2\"><v>abc</v></c>")]
    public void A_damaged_cell_is_an_error_at_its_place_and_costs_no_other(string cell)
    {
        var reading = Readings.Xlsx(new XlsxFile { SharedStrings = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>城市</t></si></sst>""" }
            .Sheet("S", [["城市", "办理时间"], ["长沙市", new XlsxFile.Raw(cell)], ["株洲市", 3]]));

        Assert.Equal(["damaged-cell@S!B2"], reading.Problems());
        Assert.Equal([new Observation("2020", "株洲市", "start.time", 3, null, "S!B3")], reading.Observations);
    }

    [Fact]
    public void Damaged_xml_is_refused_with_its_place()
    {
        var issue = Assert.Single(Readings.Xlsx(new XlsxFile().Body("S", "<sheetData><row r=\"1\"><c r=\"A1\"></row>")).Issues);

        Assert.Equal("corrupt-file", issue.Code);
        Assert.StartsWith("line 1, column ", issue.Place, StringComparison.Ordinal);
    }
}
