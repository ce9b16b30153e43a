using System.Globalization;
using BusinessEnv.Ingestion.Representations;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace BusinessEnv.Ingestion.Tests.Representations;

public class RankingWorkbookTests
{
    private static readonly RankingTable Table = new(
        "城市营商环境指数", "2020", ["run 0123abcd", "framework 4567ef"],
        [new("overall", "总指数", 0), new("starting", "开办企业", 1), new("starting.time", "开办企业办理时间", 2)],
        [
            new("430100", "长沙市", 1, 2, 1, 3, 1, [81.234567, 90, 88.5], [1, 1, 2]),
            new("430200", "=cmd()", 2.5, 1, 1, 4, 0.5, [70, null, double.NaN], [2.5, null, null]),
            new("430300", "湘潭市", null, null, null, null, 0.25, [65, 60, 1], [null, null, null]),
        ],
        [("430400", "fewer than 90 % of the indicators")]);

    [Fact]
    public void Ranks_scores_and_reasons_stand_in_a_valid_workbook()
    {
        using var document = Written(Table);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}"));
        Assert.Equal(["Ranking 2020", "Scores", "Ranks", "Not ranked"], document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!));

        var summary = Rows(document, 0);
        Assert.Equal(["Rank", "Unit", "Name", "Rank before", "Change", "Best likely rank", "Worst likely rank", "总指数", "开办企业", "Coverage"], summary[3]);
        Assert.Equal(["1", "430100", "长沙市", "2", "1", "1", "3", "81.234567", "90", "1"], summary[4]);
        Assert.Equal(["2.5", "430200", "=cmd()", "1", "-1.5", "1", "4", "70", "", "0.5"], summary[5]);
        Assert.Equal(["", "430300", "湘潭市", "", "", "", "", "65", "60", "0.25"], summary[6]);
        Assert.Equal(["430200", "=cmd()", "70", "", ""], Rows(document, 1)[5]);
        Assert.Equal(["430100", "长沙市", "1", "1", "2"], Rows(document, 2)[4]);
        Assert.Equal(["430400", "fewer than 90 % of the indicators"], Rows(document, 3)[4]);
        Assert.Empty(document.WorkbookPart.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<CellFormula>()));
    }

    [Fact]
    public void Columns_without_a_value_are_left_out_and_an_empty_ranking_is_a_workbook_too()
    {
        using var bare = Written(Table with { Rows = [new("a", "A", 1, null, null, null, 1, [1, 2, 3], [1, 1, 1])], Excluded = [] });
        Assert.Equal(["Rank", "Unit", "Name", "总指数", "开办企业", "Coverage"], Rows(bare, 0)[3]);
        Assert.Equal(3, bare.WorkbookPart!.WorksheetParts.Count());

        using var empty = Written(Table with { Rows = [], Nodes = [], Excluded = [], Remarks = [] });
        Assert.Empty(new OpenXmlValidator().Validate(empty, TestContext.Current.CancellationToken));
        Assert.Equal(4, Rows(empty, 0).Length);
    }

    private static SpreadsheetDocument Written(RankingTable table)
    {
        var file = new MemoryStream();
        RankingWorkbook.Write(file, table, TestContext.Current.CancellationToken);
        return SpreadsheetDocument.Open(file, false);
    }

    private static string[][] Rows(SpreadsheetDocument document, int sheet)
    {
        var part = (WorksheetPart)document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().ElementAt(sheet).Id!.Value!);
        return [.. part.Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.CellValue is { } value ? double.Parse(value.Text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) : cell.InnerText).ToArray())];
    }
}
