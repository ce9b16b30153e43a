using BusinessEnv.Ingestion.Reports;

namespace BusinessEnv.Ingestion.Tests.Reports;

public class IssuePlaceTests
{
    private static readonly string[] Sheets = ["Sheet1", "It's", "a!b", "Q1", "表 1"];

    [Theory]
    [InlineData("C7", null, 7, 3, 7, 3)]
    [InlineData(" $c$7 ", null, 7, 3, 7, 3)]
    [InlineData("Sheet1!C7", "Sheet1", 7, 3, 7, 3)]
    [InlineData("sheet1!C7:D9", "Sheet1", 7, 3, 9, 4)]
    [InlineData("Sheet1!D9:C7", "Sheet1", 7, 3, 9, 4)]
    [InlineData("'It''s'!B2", "It's", 2, 2, 2, 2)]
    [InlineData("'a!b'!B2", "a!b", 2, 2, 2, 2)]
    [InlineData("a!b!B2", "a!b", 2, 2, 2, 2)]
    [InlineData("表 1!AA10", "表 1", 10, 27, 10, 27)]
    [InlineData("Sheet1!C:C", "Sheet1", 1, 3, 1_048_576, 3)]
    [InlineData("Sheet1!5:7", "Sheet1", 5, 1, 7, 16_384)]
    [InlineData("Sheet1!XFD1048576", "Sheet1", 1_048_576, 16_384, 1_048_576, 16_384)]
    [InlineData("Q1", "Q1", 1, 1, 1_048_576, 16_384)]
    [InlineData("'表 1'", "表 1", 1, 1, 1_048_576, 16_384)]
    [InlineData("Gone!B2", "Gone", 2, 2, 2, 2)]
    [InlineData("line 3, column 4", null, 3, 4, 3, 4)]
    [InlineData("row 12", null, 12, 1, 12, 16_384)]
    public void Reads_every_form(string place, string? sheet, int row, int column, int lastRow, int lastColumn)
    {
        Assert.True(IssuePlace.TryParse(place, Sheets, out var parsed));
        Assert.Equal(new IssuePlace(sheet, new(row, column, lastRow, lastColumn)), parsed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("somewhere")]
    [InlineData("Sheet1!")]
    [InlineData("!C7")]
    [InlineData("Sheet1!C0")]
    [InlineData("Sheet1!XFE1")]
    [InlineData("Sheet1!C1048577")]
    [InlineData("C7:")]
    [InlineData("C7:D")]
    [InlineData("line 0")]
    [InlineData("line x, column 2")]
    [InlineData("characters 833–845")]
    [InlineData("99999999999999")]
    [InlineData("AAAAAAAAAAAAAAAAAAAA1")]
    public void Refuses_what_is_no_place(string? place) => Assert.False(IssuePlace.TryParse(place, Sheets, out _));

    [Fact]
    public void Letters_are_those_of_a_spreadsheet() =>
        Assert.Equal(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"], new[] { 1, 26, 27, 52, 53, 702, 703, 16_384 }.Select(CellRange.Letters));
}
