using BusinessEnv.Ingestion.Spreadsheets.Cells;

namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>What is left of a workbook's budget of cells.</summary>
internal sealed class CellBudget(MetricLimits limits)
{
    private int _left = limits.WorkbookCells;

    public void Take(string sheet)
    {
        if (--_left < 0)
            throw RefusedException.Limit("workbookCells", $"The workbook has more than {limits.WorkbookCells:N0} cells", sheet);
    }
}

/// <summary>A worksheet held as its non-blank cells, 16 bytes each: merged ranges stand at the end of its part and must be known before the first row is judged.</summary>
internal sealed class StoredSheet : Sheet
{
    private const int ChunkLength = 8192;
    private readonly List<Cell[]> _chunks = [];
    private readonly List<StoredRow> _rows = [];
    private int _used = ChunkLength;
    private int _next;

    public required IReadOnlyList<string> Strings { get; init; }

    /// <summary>Number of the last stored row; 0 before the first.</summary>
    public int LastRow => _rows.Count == 0 ? 0 : _rows[^1].Number;

    public void Store(int number, bool hidden, ReadOnlySpan<Cell> cells)
    {
        if (_chunks.Count == 0 || _used + cells.Length > _chunks[^1].Length)
        {
            _chunks.Add(new Cell[Math.Max(ChunkLength, cells.Length)]);
            _used = 0;
        }
        cells.CopyTo(_chunks[^1].AsSpan(_used));
        _rows.Add(new(number, hidden, _chunks.Count - 1, _used, cells.Length));
        _used += cells.Length;
    }

    public void Describe(IReadOnlyList<MergedRange> merged, IReadOnlySet<int> hiddenColumns) =>
        (Merged, HiddenColumns) = (merged, hiddenColumns);

    public override bool Read(Row row)
    {
        if (_next == _rows.Count)
            return false;
        var stored = _rows[_next++];
        row.Number = stored.Number;
        row.Hidden = stored.Hidden;
        row.Strings = Strings;
        row.Fill(_chunks[stored.Chunk].AsSpan(stored.Start, stored.Count));
        return true;
    }

    private readonly record struct StoredRow(int Number, bool Hidden, int Chunk, int Start, int Count);
}
