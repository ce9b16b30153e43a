using System.Text;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Frameworks;
using BusinessEnv.Ingestion.Tests.Spreadsheets;

namespace BusinessEnv.Ingestion.Tests.Frameworks;

public class FrameworkWorkbookTests
{
    private static FrameworkReading Read(XlsxFile file) => FrameworkReader.Read(file.Build(), "f.xlsx", TestContext.Current.CancellationToken);

    private static readonly object?[][] s_settings = [["property", "value"], ["id", "f"], ["name", "示例"]];

    private static XlsxFile Nodes(params object?[][] rows) => new XlsxFile().Sheet("settings", s_settings).Sheet("nodes", rows);

    [Fact]
    public void A_workbook_is_the_same_framework_as_its_JSON_form()
    {
        var workbook = Read(new XlsxFile()
            .Sheet("Settings", [.. s_settings, ["units.name", "label"], ["units.ranked.attribute", "kind"], ["units.ranked.values", "city; county"], ["units.minimumCoverage", 0.5], ["ranks.onRounded", true], ["defaults.indicators.normalise", "minMax"], ["units.composition", """{"level": 1, "units": {"P": {"A": 2, "B": 1}}}"""]])
            .Sheet("attributes", [["code", "name", "numeric"], ["label", "名称", null], ["kind", null, null], ["gdp", "GDP", "是"]])
            .Sheet("units", [["code", "name", "ranked", "attributes.kind"], ["A", "甲", null, "city"], [101, "乙", false, null]])
            .Sheet("nodes",
            [
                ["code", "parent", "name", "aliases", "measure", "lowerIsBetter", "weight", "normalise", "normalise.worst", "normalise.best", "transform", "transform.column", "missing.impute", "textCodes", "aggregate", "round"],
                ["index", null, "总分", null, null, null, null, null, null, null, null, null, null, null, "geometric", 2],
                ["x", "index", null, "开办时间；企业开办时间", "天", true, 0.4, "goalposts", 30, 1, null, null, "previous; median", """{"无": {"score": 0}}""", null, null],
                ["y", "index", null, null, null, null, "0.6", null, null, null, "denominator", "gdp", null, null, null, null],
            ]));
        Assert.Empty(workbook.Issues);
        var json = """
            {"id": "f", "name": "示例",
             "attributes": [{"code": "label", "name": "名称"}, {"code": "kind"}, {"code": "gdp", "name": "GDP", "numeric": true}],
             "units": {"name": "label", "ranked": {"attribute": "kind", "values": ["city", "county"]}, "minimumCoverage": 0.5, "composition": {"level": 1, "units": {"P": {"A": 2, "B": 1}}},
                       "known": [{"code": "A", "name": "甲", "attributes": {"kind": "city"}}, {"code": "101", "name": "乙", "ranked": false}]},
             "ranks": {"onRounded": true},
             "root": {"code": "index", "name": "总分", "aggregate": "geometric", "round": 2, "children": [
               {"code": "x", "aliases": ["开办时间", "企业开办时间"], "measure": "天", "lowerIsBetter": true, "weight": 0.4, "normalise": {"method": "goalposts", "worst": 30, "best": 1}, "missing": {"impute": ["previous", "median"]}, "textCodes": {"无": {"score": 0}}},
               {"code": "y", "weight": 0.6, "normalise": "minMax", "transform": {"method": "denominator", "column": "gdp"}}]}}
            """;
        var expected = FrameworkReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "f.json", TestContext.Current.CancellationToken).Framework!;
        Assert.Equal(Encoding.UTF8.GetString(CanonicalForm.Write(expected)), Encoding.UTF8.GetString(CanonicalForm.Write(workbook.Framework!)));
    }

    [Fact]
    public void Chinese_headers_and_sheet_names_are_understood()
    {
        var reading = Read(new XlsxFile()
            .Sheet("设置", [["id", "f"], ["名称", "某市营商环境评价"]])
            .Sheet("指标体系", [["指标编码", "上级指标", "指标名称", "计量单位", "逆向指标", "权重", "标准化方法", "最差值", "最优值"], ["总分", null, "营商环境", null, null, null, null, null, null], ["开办", "总分", "开办企业时间", "天", "是", 1, "goalposts", 30, 0.5]]));
        Assert.Empty(reading.Issues);
        var node = Assert.Single(reading.Framework!.Indicators());
        Assert.Equal(("开办", "天", true, new Normalisation.Goalposts(30, 0.5)), (node.Code, node.Measure, node.LowerIsBetter, node.Normalise));
    }

    public static TheoryData<object?[][], string, string> Mistakes => new()
    {
        { [["code", "parent", "normalize"], ["i", null, null], ["x", "i", "minMax"]], "unknown-property", "nodes!C3" },
        { [["code", "parent", "weight"], ["i", null, null], ["x", "i", "much"]], "wrong-type", "nodes!C3" },
        { [["code", "parent", "normalise", "normalise.worst", "normalise.best"], ["i", null, null, null, null], ["x", "i", "goalposts", 5, 5]], "equal-goalposts", "nodes!C3" },
        { [["code", "parent"], ["i", null], ["x", "j"]], "unknown-parent", "nodes!B3" },
        { [["code", "parent"], ["i", null], ["x", null]], "two-roots", "nodes!3:3" },
        { [["code", "parent"], ["i", "x"], ["x", "i"]], "no-root", "nodes" },
        { [["code", "parent"], ["i", null], ["x", "y"], ["y", "x"]], "circular-parents", "nodes!3:3" },
        { [["code", "parent"], ["i", null], ["x", "i"], ["x", "i"]], "duplicate-code", "nodes!A4" },
        { [["code", "parent", "textCodes"], ["i", null, null], ["x", "i", "{none}"]], "not-json", "nodes!C3" },
        { [["code", "parent", "weight"], ["i", null, null], ["x", "i", new XlsxFile.Raw("<c r=\"@\" t=\"e\"><v>#REF!</v></c>")]], "no-value", "nodes!C3" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_reported_at_its_cell(object?[][] nodes, string code, string place)
    {
        var reading = Read(Nodes(nodes));
        Assert.Null(reading.Framework);
        Assert.Contains((code, place), reading.Issues.Where(issue => issue.Severity == Severity.Error).Select(issue => (issue.Code, issue.Place!)));
    }

    [Fact]
    public void Other_sheets_are_named_and_ignored()
    {
        var reading = Read(Nodes(["code"], ["x"]).Sheet("notes", [["anything"]]));
        Assert.NotNull(reading.Framework);
        Assert.Equal(("ignored-sheet", Severity.Information), (Assert.Single(reading.Issues).Code, reading.Issues[0].Severity));
    }

    [Fact]
    public void What_is_no_workbook_is_refused()
    {
        Assert.Equal("wrong-format", Assert.Single(FrameworkReader.Read(new MemoryStream("text"u8.ToArray()), "f.xlsx", TestContext.Current.CancellationToken).Issues).Code);
        var broken = Nodes(["code"], ["x"]).Build().ToArray();
        broken.AsSpan(40, 600).Fill(7);
        Assert.Null(FrameworkReader.Read(new MemoryStream(broken), "f.xlsx", TestContext.Current.CancellationToken).Framework);
        Assert.Null(FrameworkReader.Read(new MemoryStream(broken[..300]), "f.xlsx", TestContext.Current.CancellationToken).Framework);
    }
}
