using System.Globalization;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets;
using BusinessEnv.Ingestion.Workbooks;
using DocumentFormat.OpenXml.Packaging;

namespace BusinessEnv.Ingestion.Reports;

/// <summary>What a report says about one upload, and the sheets that say it.</summary>
/// <param name="Name">The blob's name.</param>
internal sealed record ReportText(string Name, IReadOnlyList<Issue> Issues, IReadOnlyList<SheetUnderstanding> Understood)
{
    private const int MostIssues = 20_000;
    private const int MostColumns = 5_000;
    private const string HeadFill = "1F3A5F";
    private static readonly Look Title = new() { Size = 16, Bold = true, Colour = HeadFill };
    private static readonly Look Head = new() { Bold = true, Colour = "FFFFFF", Fill = HeadFill, Border = true };
    private static readonly Look Body = new() { Border = true, Wrap = true };
    private static readonly Look Place = Body with { Link = true };
    private static readonly Look Small = new() { Size = 10, Colour = "5B6770" };

    /// <summary>Adds the two sheets as parts; they are not in the workbook's list yet.</summary>
    /// <param name="sheets">The names of the workbook's own sheets.</param>
    public IReadOnlyList<(string Name, string Relation)> AddSheets(WorkbookPart book, StyleTable styles, IReadOnlyList<string> sheets)
    {
        var issues = book.AddNewPart<WorksheetPart>();
        WriteIssues(issues.GetStream(FileMode.Create, FileAccess.Write), styles, sheets);
        if (Understood.Count == 0)
            return [(Free("Issues", sheets), book.GetIdOfPart(issues))];
        var reading = book.AddNewPart<WorksheetPart>();
        WriteReading(reading.GetStream(FileMode.Create, FileAccess.Write), styles);
        return [(Free("Issues", sheets), book.GetIdOfPart(issues)), (Free("How it was read", sheets), book.GetIdOfPart(reading))];
    }

    private void WriteIssues(Stream part, StyleTable styles, IReadOnlyList<string> sheets)
    {
        using var sheet = new WorksheetWriter(part, new() { Widths = [13, 24, 24, 70, 60], FrozenRows = 5, Selected = true, GridLines = false, FitToWidth = true, Tab = "C00000" });
        sheet.StartRow(height: 28);
        sheet.Value($"Issues in {Path.GetFileName(Name)}", styles[Title]);
        sheet.StartRow();
        sheet.Value(Summary(), styles[Small]);
        sheet.StartRow();
        sheet.Value("In the sheets behind this one, cells are coloured by what was found there, and say so in a comment:", styles[Small]);
        sheet.StartRow();
        foreach (var severity in Enum.GetValues<Severity>().Reverse())
            sheet.Value(severity.ToString(), styles[Body with { Wrap = false, Fill = SheetMarks.Colour(severity), Centred = true }]);
        sheet.StartRow(height: 20);
        foreach (var caption in (ReadOnlySpan<string>)["Severity", "Where", "Code", "What is the matter", "What to do"])
            sheet.Value(caption, styles[Head]);
        foreach (var issue in Issues.OrderByDescending(issue => issue.Severity).Take(MostIssues))
        {
            sheet.StartRow(height: Height(Lines(issue.Message, 72), Lines(issue.Remedy, 62), Lines(issue.Place, 24), Lines(issue.Code, 24)));
            sheet.Value(issue.Severity.ToString(), styles[Body with { Fill = SheetMarks.Colour(issue.Severity) }]);
            if (Target(issue, sheets) is { } target)
                sheet.Link(issue.Place!, target, styles[Place]);
            else
                sheet.Value(issue.Place ?? "the file", styles[Body]);
            sheet.Value(issue.Code, styles[Body]);
            sheet.Value(issue.Message, styles[Body]);
            sheet.Value(issue.Remedy, styles[Body]);
        }
        if (Issues.Count > MostIssues)
        {
            sheet.StartRow();
            sheet.Value($"… and {(Issues.Count - MostIssues).ToString("N0", CultureInfo.InvariantCulture)} more.", styles[Small]);
        }
        var last = 5 + Math.Min(Issues.Count, MostIssues);
        sheet.Finish(filter: Issues.Count > 0 ? $"A5:E{last.ToString(CultureInfo.InvariantCulture)}" : null);
    }

    /// <summary>Prose in one column: names of indicators in a table of their own would be taken for data when the report is sent back.</summary>
    private void WriteReading(Stream part, StyleTable styles)
    {
        using var sheet = new WorksheetWriter(part, new() { Widths = [120], GridLines = false, FitToWidth = true, Tab = HeadFill });
        void Line(string text, Look look)
        {
            sheet.StartRow(height: Height(Lines(text, 120)));
            sheet.Value(text, styles[look]);
        }
        sheet.StartRow(height: 28);
        sheet.Value("How this file was read", styles[Title]);
        foreach (var understood in Understood)
        {
            sheet.StartRow();
            var rows = understood.HeaderRows.Count switch { 0 => "no header row", 1 => "header in row ", _ => "header in rows " } + string.Join(", ", understood.HeaderRows);
            Line($"{(understood.Sheet.Length > 0 ? $"Sheet “{understood.Sheet}”" : "The file")}, {understood.Range}: layout “{understood.Layout}”, {rows}", new() { Bold = true, Fill = "EEF2F6" });
            foreach (var column in understood.Columns.Take(MostColumns))
            {
                var taken = column.Role + (column.Code is { } code ? $" {code}" : "") + (column.Match is { } match ? $", by its {(match == "fuzzy" ? "likeness" : match)}" : "");
                var header = column.Header.ReplaceLineEndings(" ");
                Line($"    {column.Column}   {(header.Length > 0 ? $"“{header}”" : "no header")}  →  {taken}", column.Match == "fuzzy" ? new() { Wrap = true, Fill = SheetMarks.Colour(Severity.Warning) } : new() { Wrap = true });
            }
        }
        sheet.Finish();
    }

    private string Summary()
    {
        static string Many(int count, string one) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {one}{(count == 1 ? "" : "s")}";
        return Issues.Count == 0 ? "Nothing was found wrong."
            : $"{Many(Issues.Count(issue => issue.Severity == Severity.Error), "error")}, {Many(Issues.Count(issue => issue.Severity == Severity.Warning), "warning")}, {Many(Issues.Count(issue => issue.Severity == Severity.Information), "note")}. Mend the cells, delete nothing else, and send the file again; these two sheets may stay.";
    }

    private static string? Target(Issue issue, IReadOnlyList<string> sheets)
    {
        if (!IssuePlace.TryParse(issue.Place, sheets, out var place))
            return null;
        var sheet = place.Sheet ?? (sheets.Count == 1 ? sheets[0] : null);
        return sheet is null || !sheets.Contains(sheet) ? null : $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!{place.Range.FirstCell}";
    }

    /// <summary>Rows are as high as their longest text, which programs other than Excel do not find out by themselves.</summary>
    private static double Height(params ReadOnlySpan<int> lines)
    {
        var most = 1;
        foreach (var count in lines)
            most = Math.Max(most, count);
        return 4 + 15 * Math.Min(most, 20);
    }

    /// <summary>How many lines a text takes in a column; a CJK character is as wide as two others.</summary>
    private static int Lines(string? text, int width) =>
        text is null ? 1 : text.Split('\n').Sum(line => 1 + line.Sum(c => c > 0x2E80 ? 2 : 1) / width);

    private static string Free(string name, IReadOnlyList<string> sheets)
    {
        var free = name;
        for (var i = 2; sheets.Contains(free, StringComparer.OrdinalIgnoreCase); i++)
            free = $"{name} ({i.ToString(CultureInfo.InvariantCulture)})";
        return free;
    }
}
