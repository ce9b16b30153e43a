using BusinessEnv.Ingestion.Reports;
using BusinessEnv.Ingestion.Workbooks;

namespace BusinessEnv.Ingestion.Representations;

/// <summary>A ranking as .xlsx: a sheet of ranks and scores of the total and its composites, one of the scores of every node, one of their ranks, and one of the units left out.</summary>
public static class RankingWorkbook
{
    private const string Ink = "1F3A5F";
    private const int HeadRow = 4;
    private static readonly Look Title = new() { Size = 16, Bold = true, Colour = Ink };
    private static readonly Look Small = new() { Size = 10, Colour = "5B6770" };
    private static readonly Look Head = new() { Bold = true, Colour = "FFFFFF", Fill = Ink, Border = true, Centred = true, Wrap = true };
    private static readonly Look Body = new() { Border = true };

    /// <summary>Writes the workbook; the output need not be seekable. The values are stored unrounded and shown with two decimals.</summary>
    public static void Write(Stream output, RankingTable table, CancellationToken cancellation = default)
    {
        using var book = new NewWorkbook(output);
        Summary(book, table, cancellation);
        Nodes(book, table, "Scores", row => row.Scores, Body with { Format = "0.00" }, cancellation);
        Nodes(book, table, "Ranks", row => row.Ranks, Body with { Format = "General", Centred = true }, cancellation);
        if (table.Excluded.Count > 0)
            Excluded(book, table);
        book.Save();
    }

    private static void Summary(NewWorkbook book, RankingTable table, CancellationToken cancellation)
    {
        var shown = table.Nodes.Select((node, index) => (node, index)).Where(column => column.node.Depth <= 1).ToArray();
        var before = table.Rows.Any(row => row.PreviousRank is not null);
        var interval = table.Rows.Any(row => row.RankLow is not null);
        List<(string Caption, double Width, Look Look, Func<RankingRow, object?> Value)> columns =
        [
            ("Rank", 8, Body with { Bold = true, Centred = true }, row => row.Rank),
            ("Unit", 12, Body, row => row.Unit),
            ("Name", 26, Body, row => row.Name),
        ];
        if (before)
        {
            columns.Add(("Rank before", 9, Body with { Centred = true }, row => row.PreviousRank));
            // Up is better: a rank of 3 after 5 is +2.
            columns.Add(("Change", 9, Body with { Centred = true, Format = "+0.#;-0.#;0" }, row => row.PreviousRank - row.Rank));
        }
        if (interval)
        {
            columns.Add(("Best likely rank", 10, Body with { Centred = true }, row => row.RankLow));
            columns.Add(("Worst likely rank", 10, Body with { Centred = true }, row => row.RankHigh));
        }
        foreach (var (node, index) in shown)
            columns.Add((node.Name, node.Depth == 0 ? 11 : 14, Body with { Format = "0.00", Bold = node.Depth == 0 }, row => row.Scores[index]));
        columns.Add(("Coverage", 10, Body with { Format = "0%", Centred = true }, row => row.Coverage));

        using var sheet = book.Add(NewWorkbook.SheetName($"Ranking {table.Period}", "Ranking"), new() { Widths = [.. columns.Select(column => column.Width)], FrozenRows = HeadRow, FrozenColumns = 3, Selected = true, GridLines = false, FitToWidth = true, Tab = Ink });
        Heading(sheet, book.Styles, table, [.. columns.Select(column => (column.Caption, Head))]);
        foreach (var row in table.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            sheet.StartRow();
            foreach (var column in columns)
                Put(sheet, column.Value(row), book.Styles[row.Rank is null ? column.Look with { Italic = true, Colour = "5B6770" } : column.Look]);
        }
        sheet.Finish(filter: Filter(columns.Count, table.Rows.Count));
    }

    private static void Nodes(NewWorkbook book, RankingTable table, string name, Func<RankingRow, IReadOnlyList<double?>> values, Look look, CancellationToken cancellation)
    {
        using var sheet = book.Add(name, new() { Widths = [12, 26, .. table.Nodes.Select(_ => 14.0)], FrozenRows = HeadRow, FrozenColumns = 2, GridLines = false });
        Heading(sheet, book.Styles, table, [("Unit", Head), ("Name", Head), .. table.Nodes.Select(node => (node.Name, node.Depth switch { 0 => Head, 1 => Head with { Fill = "3E6491" }, _ => Head with { Fill = "DCE6F1", Colour = Ink } }))]);
        foreach (var row in table.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            sheet.StartRow();
            sheet.Value(row.Unit, book.Styles[Body]);
            sheet.Value(row.Name, book.Styles[Body]);
            var own = values(row);
            for (var i = 0; i < table.Nodes.Count; i++)
                Put(sheet, own[i], book.Styles[look with { Bold = table.Nodes[i].Depth == 0 }]);
        }
        sheet.Finish(filter: Filter(table.Nodes.Count + 2, table.Rows.Count));
    }

    private static void Excluded(NewWorkbook book, RankingTable table)
    {
        using var sheet = book.Add("Not ranked", new() { Widths = [24, 80], FrozenRows = HeadRow, GridLines = false });
        Heading(sheet, book.Styles, table, [("Unit", Head), ("Why", Head)]);
        foreach (var (unit, reason) in table.Excluded)
        {
            sheet.StartRow();
            sheet.Value(unit, book.Styles[Body]);
            sheet.Value(reason, book.Styles[Body with { Wrap = true }]);
        }
        sheet.Finish();
    }

    private static void Heading(WorksheetWriter sheet, StyleTable styles, RankingTable table, IReadOnlyList<(string Caption, Look Look)> captions)
    {
        sheet.StartRow(height: 28);
        sheet.Value($"{table.Title} · {table.Period}", styles[Title]);
        sheet.StartRow();
        sheet.Value(string.Join("   ", table.Remarks), styles[Small]);
        sheet.StartRow();
        sheet.StartRow(HeadRow, height: 17 * captions.Max(caption => 1 + caption.Caption.Sum(c => c > 0x2E80 ? 2 : 1) / 13));
        foreach (var (caption, look) in captions)
            sheet.Value(caption, styles[look]);
    }

    private static void Put(WorksheetWriter sheet, object? value, uint style)
    {
        if (value is double number && double.IsFinite(number))
            sheet.Value(number, style);
        else if (value is string text)
            sheet.Value(text, style);
        else
            sheet.Blank(style);
    }

    private static string? Filter(int columns, int rows) =>
        rows == 0 ? null : $"A{HeadRow}:{CellRange.Letters(columns)}{HeadRow + rows}";
}
