using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Cells;

namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>Reads the blocks of one sheet, side by side and one below the other.</summary>
internal sealed class SheetReader(BlockContext context, Sheet sheet)
{
    private const int Window = 64;
    private const int MostTitles = 8;
    private const int MostVainLooks = 100;
    private readonly List<Row> _titles = [];
    private int _vainLooks;

    public void Read(List<SheetUnderstanding> understood)
    {
        var rows = new RowQueue(sheet);
        var start = understood.Count;
        while (rows.Peek(Window) is { Count: > 0 } window)
        {
            var blocks = LayoutFinder.Find(context, sheet, window, out var taken, out var issues);
            if (blocks.Count == 0)
            {
                ReportUnread(window);
                break;
            }
            ReportPassedOver(window, blocks[0].HeaderRows[0]);
            for (var i = 0; i < taken; i++)
                rows.Take();
            var readers = blocks.Select(block => new BlockReader(context, sheet, block)).ToArray();
            var mark = context.Issues.Mark();
            ReadBody(rows, readers);
            foreach (var issue in issues)
                context.Issues.AddAt(ref mark, issue.Located(sheet, readers.Max(reader => reader.LastRow)));
            understood.AddRange(readers.Select(reader => reader.Complete()));
        }
        if (sheet.Hidden && understood.Count > start)
            context.Issues.Add(Issue.Warning("hidden-sheet", $"The hidden sheet {sheet.Name} was read like the others.", sheet.Name, "Delete it if it is not meant to be sent."));
    }

    /// <summary>Rows of numbers above the first header that was understood must not vanish without a word.</summary>
    private void ReportPassedOver(IReadOnlyList<Row> window, int header)
    {
        var passed = window.Where(row => row.Number < header && row.Cells.ToArray().Count(cell => IsNumber(row, cell)) >= 2).ToArray();
        if (passed.Length > 0)
            context.Issues.Add(Issue.Error("header-not-understood", $"Rows {passed[0].Number} to {passed[^1].Number} have numbers, and no header above them that names indicators of the framework; they were not taken.", PassedRange(passed), "Name the columns by the framework's indicator codes or names."));
    }

    private string PassedRange(Row[] rows)
    {
        var range = CellPlace.Range(rows[0].Number, 0, rows[^1].Number, rows.Max(row => row.Width) - 1);
        return sheet.Name.Length == 0 ? range : $"{sheet.Name}!{range}";
    }

    private static bool IsNumber(Row row, in Cell cell) =>
        cell.Kind == CellKind.Number || (cell.Kind == CellKind.Text && Values.NumberText.TryParse(row.Text(cell), false, out _));

    /// <summary>Reads rows until the sheet ends or the next header begins; its titles and itself stay in the queue.</summary>
    private void ReadBody(RowQueue rows, BlockReader[] readers)
    {
        while (rows.Take() is { } next)
        {
            var row = next;
            if (Array.TrueForAll(readers, reader => !reader.HasNumber(row) || !reader.HasKey(row)))
            {
                // Looking ahead moves the reader's buffer.
                row = next.Copy();
                if (IsNextHeader(row, readers, rows) && BeginsBlock(row, rows))
                {
                    rows.Return([.. _titles, row]);
                    _titles.Clear();
                    return;
                }
                if (row.Count == 1 && row.Cells[0].Kind == CellKind.Text && _titles.Count < MostTitles)
                {
                    _titles.Add(row);
                    continue;
                }
            }
            ReadTitles(readers);
            foreach (var reader in readers)
                reader.Read(row);
        }
        ReadTitles(readers);
    }

    /// <summary>Rows of one text that no header followed are rows of the body after all.</summary>
    private void ReadTitles(BlockReader[] readers)
    {
        foreach (var title in _titles)
            foreach (var reader in readers)
                reader.Read(title);
        _titles.Clear();
    }

    private bool IsNextHeader(Row row, BlockReader[] readers, RowQueue rows)
    {
        if (row.Count < 2)
            return false;
        var grid = new HeadGrid(Array.TrueForAll(readers, reader => reader.HasKey(row)) ? [row] : [row, .. rows.Peek(1)], sheet, context);
        var years = grid.Columns(0).Any(column => grid.IsNumber(0, column));
        if (HeaderBand.IsHeader(grid, 0) && (!years || grid.Token(0, grid.Columns(0).First()) is { Target: not null } or { Role: not Matching.Role.None } or { Period: not null } or { Unit: >= 0 }) && grid.Columns(0).All(column => !IsBodyText(grid, column, readers)))
            return true;
        var keys = readers[0].Block.Keys;
        var key = keys.Unit >= 0 ? keys.Unit : keys.Indicator >= 0 ? keys.Indicator : keys.Period;
        return key >= 0 && grid.Token(0, key) is { Role: not Matching.Role.None, Target: null };
    }

    /// <summary>Looks whether a block does begin at what looks like a header: if not, it is a row of the body like others, and what is wrong in it is said at its cells.</summary>
    private bool BeginsBlock(Row row, RowQueue rows) =>
        _vainLooks < MostVainLooks
        && (LayoutFinder.Find(context, sheet, [.. _titles, row, .. rows.Peek(Window)], out _, out _) is [var block, ..] && block.HeaderRows.Contains(row.Number)
            || ++_vainLooks < 0);

    /// <summary>A row of keys and coded texts has the words of a header too; what tells it apart is a text that only a value can be, or a unit in the unit's column.</summary>
    private static bool IsBodyText(HeadGrid grid, int column, BlockReader[] readers)
    {
        var text = grid.Text(0, column);
        return Values.MissingMarks.Contains(text)
            || Array.Exists(readers, reader => reader.Block.Values.Any(value => value.Column == column && (value.Target ?? reader.Block.Target)?.TextCode(text) is not null))
            || Array.Exists(readers, reader => (reader.Block.Keys.Unit == column && grid.Token(0, column).Unit >= 0) || (reader.Block.Keys.Indicator == column && grid.Token(0, column).Target is not null)
                || (reader.Block.Keys.Period == column && grid.Token(0, column).Period is not null));
    }

    private void ReportUnread(IReadOnlyList<Row> window)
    {
        var numbers = window.Sum(row => row.Cells.ToArray().Count(cell => IsNumber(row, cell)));
        context.Issues.Add(numbers > 0
            ? Issue.Error("header-not-understood", "The sheet has numbers here, and no header above them that names indicators of the framework; from here on nothing was taken.", sheet.Place(window[0].Number, 0), "Name the columns by the framework's indicator codes or names.")
            : Issue.Information("sheet-ignored", "The sheet holds no numbers under a known header and was left out.", sheet.Place(window[0].Number, 0)));
    }
}
