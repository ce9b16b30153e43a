using System.Globalization;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Corpus.Tables;
using BusinessEnv.Ingestion.Frameworks;
using BusinessEnv.Ingestion.Reports;
using BusinessEnv.Ingestion.Spreadsheets;
using BusinessEnv.Ingestion.Templates;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace BusinessEnv.Ingestion.Tests.Templates;

public class TemplateWorkbookTests
{
    public static TheoryData<string, string?> Frameworks => new()
    {
        { "cities", "2020" }, { "cities", "2020Q3" }, { "cities", null }, { "countries", "2021" }, { "countries", null },
        { "doing-business-2020", "2020" }, { "doing-business-2020", null }, { "same-names", "2020" },
    };

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void Filled_in_it_is_read_without_a_warning(string which, string? period)
    {
        var framework = Framework(which);
        using var file = Template(framework, period);
        var expected = Fill(file, framework, period);
        file.Position = 0;
        var reading = MetricReader.Read(file, $"{framework.Id}/some file.xlsx", framework, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(reading.Issues, issue => issue.Severity >= Severity.Warning);
        Assert.True(reading.Accepted);
        Assert.Equal(expected.OrderBy(Key, StringComparer.Ordinal), reading.Observations.OrderBy(Key, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void It_is_a_valid_workbook_with_locked_headers_and_checked_cells(string which, string? period)
    {
        var framework = Framework(which);
        using var file = Template(framework, period);
        using var document = SpreadsheetDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}"));
        var (sheet, _) = Data(document);
        Assert.True(sheet.Descendants<SheetProtection>().Single().Sheet!.Value);
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!;
        bool Locked(Cell cell) => ((CellFormat)formats.ElementAt((int)(cell.StyleIndex?.Value ?? 0))).Protection?.Locked?.Value ?? true;
        Assert.All(sheet.Descendants<Row>().Take(3).SelectMany(row => row.Elements<Cell>()), cell => Assert.True(Locked(cell)));
        var fields = framework.Root.Leaves().Select(leaf => leaf.Column ?? leaf.Code).Distinct().Count();
        Assert.All(sheet.Descendants<Row>().Skip(3), row => Assert.All(row.Elements<Cell>().TakeLast(fields), cell => Assert.False(Locked(cell))));

        // Every indicator's column is checked as it is typed.
        Assert.Equal(fields, sheet.Descendants<DataValidation>().Count(validation => validation.Prompt?.Value is { Length: > 0 }) - framework.Attributes.Count(attribute => attribute.Numeric));
        Assert.All(sheet.Descendants<DataValidation>(), validation => Assert.True(validation.Formula1!.Text.Length is > 0 and < 8192));
        var codes = framework.Root.Leaves().First(leaf => leaf.TextCodes.Count > 0).TextCodes.Keys;
        Assert.Contains(sheet.Descendants<DataValidation>(), validation => validation.Type!.Value == DataValidationValues.List && codes.All(code => validation.Formula1!.Text.Contains(code, StringComparison.Ordinal)));
        foreach (var leaf in framework.Root.Leaves().Where(leaf => leaf is { Possible.Maximum: not null, TextCodes.Count: 0 }))
            Assert.Contains(sheet.Descendants<DataValidation>(), validation => validation.PromptTitle!.Value!.StartsWith(leaf.Name![..Math.Min(20, leaf.Name!.Length)], StringComparison.Ordinal) && validation.Formula1!.Text.Contains($"<={leaf.Possible!.Value.Maximum!.Value.ToString("R", CultureInfo.InvariantCulture)}", StringComparison.Ordinal));
    }

    [Fact]
    public void Units_measures_and_directions_stand_in_the_header_and_the_instructions_explain_them()
    {
        using var file = Template(SampleFramework.Cities.Framework, "2020");
        using var document = SpreadsheetDocument.Open(file, false);
        var (sheet, name) = Data(document);
        Assert.Equal("2020", name);
        string[] Texts(int row) => [.. sheet.Descendants<Row>().ElementAt(row).Elements<Cell>().Select(cell => cell.InnerText)];
        Assert.Contains("开办企业", Texts(0));
        Assert.Contains("越低越好 ↓", Texts(1));
        Assert.Contains("越高越好 ↑", Texts(1));
        Assert.Contains("开办企业办理时间（天）", Texts(2));
        Assert.Equal(["430100", "长沙市"], Texts(3)[..2]);
        Assert.Equal(3 + 14, sheet.Descendants<Row>().Count());
        var instructions = ((WorksheetPart)document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().First().Id!.Value!)).Worksheet.InnerText;
        Assert.Contains("开办企业办理时间（天）: 0 … 365；越低越好", instructions);
    }

    [Fact]
    public void Left_empty_it_yields_nothing_and_says_so()
    {
        using var file = Template(SampleFramework.Cities.Framework, "2020");
        var reading = MetricReader.Read(file, "city-environment/2020/template.xlsx", SampleFramework.Cities.Framework, TestContext.Current.CancellationToken);
        Assert.Empty(reading.Observations);
        Assert.DoesNotContain(reading.Issues, issue => issue.Code == "header-not-understood");
    }

    private static string Key(Observation observation) => $"{observation.Period} {observation.Unit} {observation.Indicator}";

    private static Framework Framework(string which)
    {
        switch (which)
        {
            case "cities":
                return SampleFramework.Cities.Framework;
            case "countries":
                return SampleFramework.Countries.Framework;
            case "same-names":
                Node Leaf(string code) => new() { Code = code, Name = "Time", Measure = "days", LowerIsBetter = true, Possible = new(0, 500), TextCodes = System.Collections.Immutable.ImmutableDictionary<string, TextCode>.Empty.Add("No Practice", new(TextMeaning.Score, 0)) };
                return new() { Id = "same-names", Name = "Same names", Root = new() { Code = "all", Children = [new() { Code = "a", Name = "Alpha", Children = [Leaf("a.time")] }, new() { Code = "b", Name = "Beta", Children = [Leaf("b.time")] }] } };
            default:
                for (var folder = new DirectoryInfo(AppContext.BaseDirectory); ; folder = folder.Parent!)
                    if (Path.Combine(folder.FullName, "samples", "frameworks", which + ".json") is var path && File.Exists(path))
                    {
                        using var json = File.OpenRead(path);
                        return FrameworkReader.Read(json, which + ".json", TestContext.Current.CancellationToken).Framework!;
                    }
        }
    }

    private static MemoryStream Template(Framework framework, string? period)
    {
        var file = new MemoryStream();
        TemplateWorkbook.Write(framework, period, file);
        file.Position = 0;
        return file;
    }

    private static (Worksheet Sheet, string Name) Data(SpreadsheetDocument document)
    {
        var sheet = document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Last();
        return (((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet, sheet.Name!.Value!);
    }

    /// <summary>Types a value into every cell that may be changed, as a program would store it, and says what was typed.</summary>
    private static List<Observation> Fill(MemoryStream file, Framework framework, string? period)
    {
        var expected = new List<Observation>();
        using var document = SpreadsheetDocument.Open(file, true);
        var (sheet, sheetName) = Data(document);
        var known = framework.Units.Known.Length;
        var lead = (known > 0 ? 2 : 1) + (period is null ? 1 : 0);
        string[] periods = ["2019", "2020Q3", "2020-06"];
        var attributes = framework.Attributes.Where(attribute => known == 0 || attribute.Code != framework.Units.NameAttribute).ToArray();
        var indicators = framework.Root.Leaves().DistinctBy(leaf => leaf.Column ?? leaf.Code).ToArray();
        var number = 0;
        foreach (var (row, index) in sheet.Descendants<Row>().Skip(3).Take(known > 0 ? known : 6).Select((row, index) => (row, index)))
        {
            var cells = row.Elements<Cell>().ToArray();
            var unit = known > 0 ? framework.Units.Known[index].Code : $"U{index:00}";
            if (known == 0)
                Type(cells[0], unit);
            var at = period ?? periods[index % 3];
            if (period is null && at.Length == 4)
                Type(cells[lead - 1], int.Parse(at, CultureInfo.InvariantCulture));
            else if (period is null)
                Type(cells[lead - 1], at);
            string Place(Cell cell) => new BusinessEnv.Corpus.CellPlace(sheetName, (int)row.RowIndex!.Value, CellRangeColumn(cell)).ToString().Replace("'", "", StringComparison.Ordinal);
            for (var i = 0; i < attributes.Length; i++)
            {
                var cell = cells[lead + i];
                if (attributes[i].Numeric)
                    Type(cell, 1000 + index);
                else
                    Type(cell, $"group {index % 3}");
                expected.Add(new(at, unit, attributes[i].Code, attributes[i].Numeric ? 1000 + index : null, attributes[i].Numeric ? null : $"group {index % 3}", Place(cell)));
            }
            for (var i = 0; i < indicators.Length; i++)
            {
                var (leaf, cell) = (indicators[i], cells[lead + attributes.Length + i]);
                var code = leaf.Column ?? leaf.Code;
                var low = leaf.Possible?.Minimum ?? 0;
                var value = Math.Round(low + (((leaf.Possible?.Maximum ?? low + 400) - low) * (0.1 + (number * 7919 % 800) / 1000.0)), 4);
                switch (number++ % 11)
                {
                    case 3:
                        continue;
                    case 5:
                        Type(cell, framework == SampleFramework.Cities.Framework ? "暂无" : "N/A");
                        expected.Add(new(at, unit, code, null, null, Place(cell)));
                        break;
                    case 7 when leaf.TextCodes.Count > 0:
                        var text = leaf.TextCodes.Keys.Order(StringComparer.Ordinal).First();
                        Type(cell, text);
                        expected.Add(new(at, unit, code, null, text, Place(cell)));
                        break;
                    default:
                        Type(cell, value);
                        expected.Add(new(at, unit, code, value, null, Place(cell)));
                        break;
                }
            }
        }
        return expected;
    }

    private static int CellRangeColumn(Cell cell) => IssuePlace.TryParse(cell.CellReference!.Value, [], out var place) ? place.Range.FirstColumn : throw new InvalidOperationException();

    private static void Type(Cell cell, string text)
    {
        cell.DataType = CellValues.InlineString;
        cell.InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text));
    }

    private static void Type(Cell cell, double number) => cell.CellValue = new CellValue(number.ToString("R", CultureInfo.InvariantCulture));
}
