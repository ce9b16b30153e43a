using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Ingestion.Reports;

/// <summary>What is to be shown on one sheet: which cells are coloured, and what is said about them.</summary>
internal sealed class SheetMarks
{
    /// <summary>A range with more cells than this is coloured only where the sheet has cells.</summary>
    private const int SmallRange = 256;
    private const int MostComments = 2_000;
    private const int MostCells = 50_000;
    private readonly SortedDictionary<int, SortedDictionary<int, Severity>> _cells = [];
    private readonly SortedDictionary<(int Row, int Column), List<Issue>> _comments = [];
    private readonly List<(CellRange Range, Severity Severity)> _areas = [];
    private int _count;

    /// <summary>The comments by cell.</summary>
    public IReadOnlyDictionary<(int Row, int Column), List<Issue>> Comments => _comments;

    public bool IsEmpty => _count == 0 && _areas.Count == 0;

    /// <summary>Rows with cells of their own to colour, by rising number, each with its columns.</summary>
    public IEnumerable<KeyValuePair<int, SortedDictionary<int, Severity>>> Rows => _cells;

    public IEnumerable<KeyValuePair<int, Severity>> InRow(int row) => _cells.TryGetValue(row, out var columns) ? columns : [];

    public void Add(Issue issue, CellRange range)
    {
        var key = (range.FirstRow, range.FirstColumn);
        if (_comments.TryGetValue(key, out var issues))
            issues.Add(issue);
        else if (_comments.Count < MostComments)
            _comments[key] = [issue];
        if ((long)(range.LastRow - range.FirstRow + 1) * (range.LastColumn - range.FirstColumn + 1) > SmallRange)
        {
            // An area is compared with every cell of the sheet.
            if (_areas.Count < 64)
                _areas.Add((range, issue.Severity));
            return;
        }
        for (var row = range.FirstRow; row <= range.LastRow; row++)
            for (var column = range.FirstColumn; column <= range.LastColumn && _count < MostCells; column++, _count++)
            {
                if (!_cells.TryGetValue(row, out var columns))
                    _cells[row] = columns = [];
                if (!columns.TryGetValue(column, out var severity) || severity < issue.Severity)
                    columns[column] = issue.Severity;
            }
    }

    public Severity? Find(int row, int column)
    {
        Severity? worst = _cells.TryGetValue(row, out var columns) && columns.TryGetValue(column, out var severity) ? severity : null;
        foreach (var (range, areaSeverity) in _areas)
            if (range.Contains(row, column) && (worst is null || worst < areaSeverity))
                worst = areaSeverity;
        return worst;
    }

    /// <summary>The backgrounds of spreadsheet programs' own “bad”, “neutral” and “note” styles.</summary>
    public static string Colour(Severity severity) => severity switch
    {
        Severity.Error => "FFC7CE",
        Severity.Warning => "FFEB9C",
        _ => "DDEBF7",
    };

    /// <summary>Sorts located issues to the sheets they are on; a place without a sheet belongs to the only one there is.</summary>
    public static Dictionary<string, SheetMarks> BySheet(IEnumerable<Issue> issues, IReadOnlyList<string> sheets)
    {
        var marks = new Dictionary<string, SheetMarks>(StringComparer.Ordinal);
        foreach (var issue in issues)
        {
            if (!IssuePlace.TryParse(issue.Place, sheets, out var place) || place.Range == CellRange.Everything)
                continue;
            var sheet = place.Sheet ?? (sheets.Count == 1 ? sheets[0] : null);
            if (sheet is null || !sheets.Contains(sheet))
                continue;
            if (!marks.TryGetValue(sheet, out var own))
                marks[sheet] = own = new();
            own.Add(issue, place.Range);
        }
        return marks;
    }
}
