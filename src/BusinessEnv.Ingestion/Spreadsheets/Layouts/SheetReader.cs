using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Cells;

namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>Reads the blocks of one sheet, one below the other.</summary>
internal sealed class SheetReader(BlockContext context, Sheet sheet)
{
    private const int Window = 64;

    public void Read(List<SheetUnderstanding> understood)
    {
        var rows = new RowQueue(sheet);
        var blocks = 0;
        while (rows.Peek(Window) is { Count: > 0 } window)
        {
            if (new LayoutFinder(context, window).Find(out var taken) is not { } block)
            {
                if (blocks == 0)
                    ReportUnread(window);
                return;
            }
            for (var i = 0; i < taken; i++)
                rows.Take();
            understood.Add(new BlockReader(context, sheet, block).Read(rows));
            blocks++;
        }
    }

    private void ReportUnread(IReadOnlyList<Row> window)
    {
        var numbers = window.Sum(row => row.Cells.ToArray().Count(cell => cell.Kind == CellKind.Number));
        context.Issues.Add(numbers > 0
            ? Issue.Error("header-not-understood", "The sheet has numbers, and no header that names indicators of the framework; nothing of it was taken.", sheet.Place(window[0].Number, 0), "Name the columns by the framework's indicator codes or names.")
            : Issue.Information("sheet-ignored", "The sheet holds no numbers under a known header and was left out.", sheet.Place(window[0].Number, 0)));
    }
}
