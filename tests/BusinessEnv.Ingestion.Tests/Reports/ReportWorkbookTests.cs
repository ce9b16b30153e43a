using BusinessEnv.Core.Uploads;
using BusinessEnv.Corpus;
using BusinessEnv.Corpus.Books;
using BusinessEnv.Ingestion.Reports;
using BusinessEnv.Ingestion.Spreadsheets;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Book = BusinessEnv.Corpus.Books.Book;
using Cell = BusinessEnv.Corpus.Books.Cell;
using Files = BusinessEnv.Corpus.Corpus;
using Sheet = BusinessEnv.Corpus.Books.Sheet;

namespace BusinessEnv.Ingestion.Tests.Reports;

public class ReportWorkbookTests
{
    private static readonly Issue[] Issues =
    [
        Issue.Warning("sentinel", "-777 looks like a mark for a missing value.", "'Main data'!C3", "Leave the cell blank or write N/A."),
        Issue.Error("type", "“about 12” is no number.", "'Main data'!B2", "Write the number alone."),
        Issue.Information("total", "The row 合计 was left out.", "'Main data'!A4:C4"),
        Issue.Error("missing-required", "There is no value.", "'Main data'!E9", "Fill in the cell."),
        Issue.Error("coverage", "Too little.", null),
        Issue.Warning("unknown-indicator", "雨量 is no indicator.", "'Main data'!D:D"),
    ];

    private static readonly SheetUnderstanding[] Understood =
        [new("Main data", "A1:D4", "matrix", [1], [new("B", "开办时间", "indicator", "starting.time", "alias"), new("D", "雨量", "ignored", null, null)])];

    [Fact]
    public void The_users_workbook_is_marked_and_keeps_everything_else()
    {
        var upload = Upload();
        using var report = Report(upload, "city/2020/data.xlsx", Issues, Understood);
        using var document = SpreadsheetDocument.Open(report, false);
        var book = document.WorkbookPart!;
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}"));

        Assert.Equal(["Issues", "How it was read", "Main data", "other"], book.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.Name!.Value!));
        var data = Worksheet(book, "Main data");
        Assert.Equal(SheetMarks.Colour(Severity.Error), Fill(book, Find(data, "B2")));
        Assert.Equal(SheetMarks.Colour(Severity.Warning), Fill(book, Find(data, "C3")));
        Assert.Equal(SheetMarks.Colour(Severity.Information), Fill(book, Find(data, "A4")));
        Assert.Equal(SheetMarks.Colour(Severity.Error), Fill(book, Find(data, "E9")));
        Assert.Equal(SheetMarks.Colour(Severity.Warning), Fill(book, Find(data, "D2")));
        Assert.Null(Fill(book, Find(data, "B3")));

        // Number formats, formulas and stored values survive under the colour.
        Assert.Equal("0.00%", Format(book, Find(data, "C3")));
        Assert.Equal("X1*2", Find(data, "C2").CellFormula!.Text);
        Assert.Equal("42.5", Find(data, "C2").CellValue!.Text);

        var comments = data.WorksheetCommentsPart!.Comments.CommentList!.Elements<Comment>().ToDictionary(comment => comment.Reference!.Value!, comment => comment.InnerText);
        Assert.Equal(["A4", "B2", "C3", "D1", "E9"], comments.Keys.Order());
        Assert.Contains("“about 12” is no number.", comments["B2"]);
        Assert.Contains("Write the number alone.", comments["B2"]);
        Assert.Equal(5, Vml(data).Split("<x:ClientData").Length - 1);
    }

    [Fact]
    public void The_first_sheet_lists_the_issues_by_severity_with_links()
    {
        using var report = Report(Upload(), "city/2020/data.xlsx", Issues, Understood);
        using var document = SpreadsheetDocument.Open(report, false);
        var first = Worksheet(document.WorkbookPart!, "Issues");
        var rows = first.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Select(row => row.Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>().Select(cell => cell.InnerText).ToArray()).ToArray();
        Assert.Contains("3 errors, 2 warnings, 1 note.", rows[1][0]);
        Assert.Equal(["Severity", "Where", "Code", "What is the matter", "What to do"], rows[4]);
        Assert.Equal(["Error", "Error", "Error", "Warning", "Warning", "Information"], rows.Skip(5).Select(row => row[0]));
        Assert.Equal(["Error", "'Main data'!B2", "type", "“about 12” is no number.", "Write the number alone."], rows[5]);
        var links = first.Worksheet.Descendants<Hyperlink>().ToDictionary(link => link.Reference!.Value!, link => link.Location!.Value);
        Assert.Equal("'Main data'!B2", links["B6"]);
        Assert.Equal("'Main data'!D1", links["B10"]);
        Assert.Equal(5, links.Count);
        Assert.True(document.WorkbookPart!.WorksheetParts.Count(part => part.Worksheet.Descendants<SheetView>().Any(view => view.TabSelected?.Value == true)) == 1, "one selected tab: two would be edited together");
        var reading = Worksheet(document.WorkbookPart!, "How it was read").Worksheet.InnerText;
        Assert.Contains("开办时间", reading);
        Assert.Contains("starting.time", reading);
    }

    [Fact]
    public void Comments_that_are_there_already_stay()
    {
        using var once = Report(Upload(), "a/data.xlsx", Issues, Understood);
        Issue[] more = [Issue.Error("type", "second round", "'Main data'!B2"), Issue.Error("type", "new cell", "'Main data'!A2")];
        using var twice = Report(once.ToArray(), "a/data.xlsx", more, []);
        using var document = SpreadsheetDocument.Open(twice, false);
        Assert.Equal(["Issues (2)", "Issues", "How it was read", "Main data", "other"], document.WorkbookPart!.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.Name!.Value!));
        var data = Worksheet(document.WorkbookPart!, "Main data");
        var comments = data.WorksheetCommentsPart!.Comments.CommentList!.Elements<Comment>().ToDictionary(comment => comment.Reference!.Value!, comment => comment.InnerText);
        Assert.Contains("is no number", comments["B2"]);
        Assert.Contains("second round", comments["B2"]);
        Assert.Equal(6, comments.Count);
        var shapes = System.Text.RegularExpressions.Regex.Matches(Vml(data), "id=\"(_x0000_s[0-9]+)\"").Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(6, shapes.Length);
        Assert.Equal(shapes.Length, shapes.Distinct().Count());
    }

    [Fact]
    public void A_csv_file_becomes_a_workbook_with_its_values_and_marks()
    {
        var upload = System.Text.Encoding.UTF8.GetBytes("城市,开办时间\n长沙市,about 12\n株洲市,3.5\n");
        using var report = Report(upload, "city/2020/指标.csv", [Issue.Error("type", "“about 12” is no number.", "B2")], []);
        using var document = SpreadsheetDocument.Open(report, false);
        var book = document.WorkbookPart!;
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => error.Description));
        Assert.Equal(["Issues", "指标"], book.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.Name!.Value!));
        var data = Worksheet(book, "指标");
        Assert.Equal("about 12", Find(data, "B2").InnerText);
        Assert.Equal(SheetMarks.Colour(Severity.Error), Fill(book, Find(data, "B2")));
        Assert.Equal("3.5", Find(data, "B3").InnerText);
        Assert.Equal("'指标'!B2", Worksheet(book, "Issues").Worksheet.Descendants<Hyperlink>().Single().Location!.Value);
    }

    [Theory]
    [InlineData("limit-exceeded")]
    [InlineData("corrupt-file")]
    [InlineData("wrong-format")]
    public void A_file_refused_as_dangerous_is_not_opened_again(string code)
    {
        using var report = Report("PK\u0003\u0004 not really"u8.ToArray(), "a/b.xlsx", [Issue.Error(code, "=HYPERLINK(\"x\")\u0001")], []);
        using var document = SpreadsheetDocument.Open(report, false);
        var only = Assert.Single(document.WorkbookPart!.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>());
        Assert.Equal("Issues", only.Name!.Value);
        var text = Worksheet(document.WorkbookPart!, "Issues").Worksheet;
        Assert.Contains("=HYPERLINK(\"x\")\uFFFD", text.InnerText);
        Assert.Empty(text.Descendants<CellFormula>());
    }

    [Fact]
    public void Names_that_belong_to_a_sheet_still_belong_to_it()
    {
        using var upload = new MemoryStream();
        upload.Write(Upload());
        using (var document = SpreadsheetDocument.Open(upload, true))
            document.WorkbookPart!.Workbook.Append(new DefinedNames(new DefinedName("'Main data'!$A$1:$D$4") { Name = "_xlnm.Print_Area", LocalSheetId = 0 }, new DefinedName("'Main data'!$B$2") { Name = "Everywhere" }));
        using var report = Report(upload.ToArray(), "a/data.xlsx", Issues, Understood);
        using var marked = SpreadsheetDocument.Open(report, false);
        Assert.Equal([2u, null], marked.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>().Select(name => name.LocalSheetId?.Value));
    }

    [Fact]
    public void Macros_are_left_behind()
    {
        using var upload = new MemoryStream();
        upload.Write(Upload());
        using (var document = SpreadsheetDocument.Open(upload, true))
        {
            document.ChangeDocumentType(DocumentFormat.OpenXml.SpreadsheetDocumentType.MacroEnabledWorkbook);
            using var macros = document.WorkbookPart!.AddNewPart<VbaProjectPart>().GetStream();
            macros.Write("Auto_Open"u8);
        }
        foreach (var name in new[] { "a/data.xlsm", "a/data.xlsx" })
        {
            using var report = Report(upload.ToArray(), name, Issues, []);
            using var marked = SpreadsheetDocument.Open(report, false);
            Assert.Equal(DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook, marked.DocumentType);
            Assert.Null(marked.WorkbookPart!.VbaProjectPart);
            Assert.Equal("about 12", Find(Worksheet(marked.WorkbookPart, "Main data"), "B2").InnerText);
            Assert.Equal(SheetMarks.Colour(Severity.Error), Fill(marked.WorkbookPart, Find(Worksheet(marked.WorkbookPart, "Main data"), "B2")));
        }
    }

    /// <summary>People mend the report itself and send it back: its own two sheets must not be taken for data.</summary>
    [Fact]
    public void A_report_sent_back_is_read_as_the_file_it_is_about()
    {
        var read = 0;
        foreach (var file in Files.Files(Files.Alone).Where(file => file.Number % 9 == 0 && file.Truth.Clean))
        {
            MetricReading Reading(Stream content) => MetricReader.Read(content, file.Name, file.Framework, TestContext.Current.CancellationToken);
            var first = Reading(new MemoryStream(file.Content));
            using var report = new MemoryStream();
            ReportWorkbook.Write(new MemoryStream(file.Content), file.Name, [.. first.Issues, Issue.Warning("look", "Have a look.", file.Truth.Observations[0].Observation.Place)], first.Understood, report, TestContext.Current.CancellationToken);
            var second = Reading(report);
            Assert.Equal(first.Observations, second.Observations);
            Assert.Equal(first.Issues.Where(issue => issue.Severity > Severity.Information), second.Issues.Where(issue => issue.Severity > Severity.Information));
            read += second.Observations.Count;
        }
        Assert.True(read > 1000);
    }

    /// <summary>Whatever the corpus holds: a report that is a valid workbook, with every located issue coloured and linked.</summary>
    [Fact]
    public void Every_file_of_the_corpus_can_be_reported_on()
    {
        var validator = new OpenXmlValidator();
        foreach (var file in Files.Files(Files.Alone + 60).Where(file => file.Number % 7 == 0))
        {
            var issues = file.Truth.Faults.SelectMany(fault => fault.Anchors.Select(anchor => Issue.Error("fault", fault.Fault.Name, anchor.ToString())))
                .Concat(file.Truth.Observations.Take(3).Select(expected => Issue.Warning("look", "Have a look.", expected.Observation.Place))).ToArray();
            if (file.Truth.Refused && file.Features.Any(feature => feature.Contains("file") || feature.Contains("-named-")))
                issues = [Issue.Error("corrupt-file", "It is damaged.")];
            if (file.Name.EndsWith(".xlsx", StringComparison.Ordinal) && issues is not [{ Code: "corrupt-file" }])
                Assert.True(AnnotatedWorkbook.TryWrite(new MemoryStream(file.Content), new(file.Name, issues, []), new MemoryStream()) != file.Features.Contains("strict-namespaces"), $"{file} was copied and not marked");
            using var report = Report(file.Content, file.Name, issues, []);
            using var document = SpreadsheetDocument.Open(report, false);
            Assert.True(validator.Validate(document, TestContext.Current.CancellationToken).All(error => error.Description.Contains("98765") || error.Path?.PartUri?.OriginalString.Contains("chartsheet") == true), $"{file}: {validator.Validate(document, TestContext.Current.CancellationToken).FirstOrDefault()?.Description}");
            var book = document.WorkbookPart!;
            foreach (var link in Worksheet(book, "Issues").Worksheet.Descendants<Hyperlink>())
            {
                Assert.True(IssuePlace.TryParse(link.Location!.Value, [], out var place));
                Assert.NotNull(Fill(book, Find(Worksheet(book, place.Sheet!), place.Range.FirstCell)));
            }
            Assert.True(issues.Count(issue => issue.Place is not null) == Worksheet(book, "Issues").Worksheet.Descendants<Hyperlink>().Count(), $"{file}");
        }
    }

    private static byte[] Upload()
    {
        var book = new Book();
        var sheet = new Sheet("Main data");
        sheet.Add(Cell.Of("城市"), Cell.Of("开办时间"), Cell.Of("占比"), Cell.Of("雨量"));
        sheet.Add(Cell.Of("长沙市"), Cell.Of("about 12"), Cell.Of(42.5m) with { Formula = "X1*2" }, Cell.Of(1200m));
        sheet.Add(Cell.Of("株洲市"), Cell.Of(3.5m), Cell.Of(-777m, "0.00%"));
        sheet.Add(Cell.Of("合计"));
        book.Sheets.Add(sheet);
        book.Sheets.Add(new Sheet("other"));
        return XlsxWriter.Write(book, new());
    }

    private static MemoryStream Report(byte[] upload, string name, Issue[] issues, SheetUnderstanding[] understood)
    {
        var output = new MemoryStream();
        using var input = new MemoryStream(upload, writable: false);
        ReportWorkbook.Write(input, name, issues, understood, output, TestContext.Current.CancellationToken);
        output.Position = 0;
        return output;
    }

    private static WorksheetPart Worksheet(WorkbookPart book, string name) =>
        (WorksheetPart)book.GetPartById(book.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(sheet => sheet.Name == name).Id!.Value!);

    /// <summary>The cell by its place, also where cells carry none.</summary>
    private static DocumentFormat.OpenXml.Spreadsheet.Cell Find(WorksheetPart part, string reference)
    {
        var row = 0;
        foreach (var line in part.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>())
        {
            row = (int?)line.RowIndex?.Value ?? row + 1;
            var column = 0;
            foreach (var cell in line.Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>())
            {
                column = IssuePlace.TryParse(cell.CellReference?.Value, [], out var place) ? place.Range.FirstColumn : column + 1;
                if ($"{CellRange.Letters(column)}{row}" == reference)
                    return cell;
            }
        }
        throw new InvalidOperationException($"There is no cell {reference}.");
    }

    private static CellFormat Look(WorkbookPart book, DocumentFormat.OpenXml.Spreadsheet.Cell cell) =>
        (CellFormat)book.WorkbookStylesPart!.Stylesheet.CellFormats!.ElementAt((int)(cell.StyleIndex?.Value ?? 0));

    private static string? Fill(WorkbookPart book, DocumentFormat.OpenXml.Spreadsheet.Cell cell) =>
        ((Fill)book.WorkbookStylesPart!.Stylesheet.Fills!.ElementAt((int)(Look(book, cell).FillId?.Value ?? 0))).PatternFill?.ForegroundColor?.Rgb?.Value?[2..];

    private static string? Format(WorkbookPart book, DocumentFormat.OpenXml.Spreadsheet.Cell cell) =>
        Look(book, cell).NumberFormatId?.Value is { } id ? id == 10 ? "0.00%" : book.WorkbookStylesPart!.Stylesheet.NumberingFormats?.Elements<NumberingFormat>().FirstOrDefault(format => format.NumberFormatId?.Value == id)?.FormatCode?.Value : null;

    private static string Vml(WorksheetPart part)
    {
        using var reader = new StreamReader(part.VmlDrawingParts.Single().GetStream());
        return reader.ReadToEnd();
    }
}
