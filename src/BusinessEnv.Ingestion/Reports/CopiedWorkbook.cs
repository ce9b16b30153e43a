using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets;
using BusinessEnv.Ingestion.Spreadsheets.Cells;
using BusinessEnv.Ingestion.Spreadsheets.Files;
using BusinessEnv.Ingestion.Workbooks;
using DocumentFormat.OpenXml.Packaging;

namespace BusinessEnv.Ingestion.Reports;

/// <summary>A new .xlsx with the values of a file that cannot be marked itself: .csv, .xls, .xlsm and what the library does not take. Formulas and looks are not copied.</summary>
internal static class CopiedWorkbook
{
    /// <param name="withValues">False for a file that must not be opened again: the report is then the list alone.</param>
    public static void Write(Stream upload, ReportText report, bool withValues, Stream output, CancellationToken cancellation)
    {
        using var book = new NewWorkbook(output);
        var copied = new List<(string Name, string Relation, bool Hidden)>();
        if (withValues)
            Copy(upload, report, book.Book, book.Styles, copied, cancellation);
        foreach (var (name, relation) in report.AddSheets(book.Book, book.Styles, [.. copied.Select(sheet => sheet.Name)]))
            book.List(name, relation);
        foreach (var (name, relation, hidden) in copied)
            book.List(name, relation, hidden);
        book.Save();
    }

    private static void Copy(Stream upload, ReportText report, WorkbookPart book, StyleTable styles, List<(string Name, string Relation, bool Hidden)> copied, CancellationToken cancellation)
    {
        upload.Position = 0;
        try
        {
            foreach (var sheet in SpreadsheetFile.Sheets(upload, report.Name, new MetricLimits(), _ => { }, cancellation))
            {
                var name = sheet.Name.Length > 0 ? sheet.Name : NewWorkbook.SheetName(Path.GetFileNameWithoutExtension(report.Name), "Data");
                var part = book.AddNewPart<WorksheetPart>();
                // A CSV file's places name no sheet; a workbook's do.
                var marks = SheetMarks.BySheet(report.Issues.Where(issue => sheet.Name.Length == 0 || issue.Place?.Contains('!', StringComparison.Ordinal) == true), [name]).GetValueOrDefault(name) ?? new();
                copied.Add((name, book.GetIdOfPart(part), sheet.Hidden));
                var drawing = marks.Comments.Count > 0 ? SheetComments.Add(part, marks, null) : null;
                using var writer = new WorksheetWriter(part.GetStream(FileMode.Create, FileAccess.Write), new());
                Copy(sheet, writer, marks, styles);
                writer.Finish(merged: [.. sheet.Merged.Select(range => CellPlace.Range(range.Top, range.Left, range.Bottom, range.Right))], legacyDrawing: drawing);
            }
        }
        catch (RefusedException)
        {
            // The issues say so already; what was read until then is shown.
        }
    }

    private static void Copy(Sheet sheet, WorksheetWriter writer, SheetMarks marks, StyleTable styles)
    {
        var marked = marks.Rows.Select(row => row.Key).ToArray();
        var next = 0;
        var row = new Row();
        while (sheet.Read(row))
        {
            for (; next < marked.Length && marked[next] < row.Number; next++)
                Empty(writer, marks, marked[next], styles);
            if (next < marked.Length && marked[next] == row.Number)
                next++;
            writer.StartRow(row.Number, hidden: row.Hidden);
            var left = marks.InRow(row.Number).Select(mark => mark.Key).ToList();
            foreach (var cell in row.Cells)
            {
                var column = cell.Column + 1;
                for (; left.Count > 0 && left[0] < column; left.RemoveAt(0))
                    Blank(writer, marks, row.Number, left[0], styles);
                left.Remove(column);
                writer.MoveTo(column);
                Write(writer, row, cell, Style(cell, marks.Find(row.Number, column), styles));
            }
            foreach (var column in left)
                Blank(writer, marks, row.Number, column, styles);
        }
        for (; next < marked.Length; next++)
            Empty(writer, marks, marked[next], styles);
    }

    private static void Write(WorksheetWriter writer, Row row, in Cell cell, uint style)
    {
        switch (cell.Kind)
        {
            case CellKind.Number when double.IsFinite(cell.Number):
                writer.Value(cell.Number, style);
                break;
            case CellKind.Boolean:
                writer.Truth(cell.Number != 0, style);
                break;
            case CellKind.Text or CellKind.Error:
                writer.Value(row.Text(cell), style);
                break;
            default:
                writer.Blank(style);
                break;
        }
    }

    private static uint Style(in Cell cell, Severity? severity, StyleTable styles)
    {
        var format = cell.Kind != CellKind.Number ? null : cell.Style switch
        {
            NumberStyle.Percent => "0.00%",
            NumberStyle.Year => "yyyy",
            NumberStyle.Month => "yyyy-mm",
            NumberStyle.Date => "yyyy-mm-dd",
            NumberStyle.Time => "h:mm:ss",
            _ => null,
        };
        var look = format is null ? 0 : styles[Look.Plain with { Format = format }];
        return severity is { } worst ? styles.Filled(look, SheetMarks.Colour(worst)) : look;
    }

    private static void Empty(WorksheetWriter writer, SheetMarks marks, int row, StyleTable styles)
    {
        writer.StartRow(row);
        foreach (var (column, _) in marks.InRow(row))
            Blank(writer, marks, row, column, styles);
    }

    private static void Blank(WorksheetWriter writer, SheetMarks marks, int row, int column, StyleTable styles)
    {
        writer.MoveTo(column);
        writer.Blank(styles.Filled(0, SheetMarks.Colour(marks.Find(row, column) ?? Severity.Information)));
    }
}
