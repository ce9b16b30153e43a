using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Cells;

namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>Something the matter with a header. Where its column is not taken, the issue is placed at all the column's cells in the block, whose end is known only when the block has been read.</summary>
/// <param name="Row">1-based.</param>
/// <param name="Column">0-based.</param>
internal readonly record struct HeaderIssue(Issue Issue, int Row, int Column)
{
    public Issue Located(Sheet sheet, int lastRow)
    {
        if (Issue.Place is not null)
            return Issue;
        var range = CellPlace.Range(Row, Column, Issue.Severity == Severity.Error ? Math.Max(Row, lastRow) : Row, Column);
        return Issue with { Place = sheet.Name.Length == 0 ? range : $"{sheet.Name}!{range}" };
    }
}
