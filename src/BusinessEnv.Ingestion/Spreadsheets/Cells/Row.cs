namespace BusinessEnv.Ingestion.Spreadsheets.Cells;

/// <summary>The non-blank cells of one row, by rising column. Readers fill the same row again and again; <see cref="Copy"/> keeps one.</summary>
internal sealed class Row
{
    private Cell[] _cells = new Cell[16];

    /// <summary>1-based.</summary>
    public int Number { get; set; }
    public bool Hidden { get; set; }
    public int Count { get; private set; }

    /// <summary>Fields of a CSV record, blank ones included; 0 in a workbook, whose rows have no length.</summary>
    public int Fields { get; set; }

    /// <summary>The strings that cells point to by index.</summary>
    public IReadOnlyList<string> Strings { get; set; } = [];

    /// <summary>The characters that cells point to by start and length.</summary>
    public char[] Buffer { get; set; } = [];

    public ReadOnlySpan<Cell> Cells => _cells.AsSpan(0, Count);

    /// <summary>0-based column after the last cell.</summary>
    public int Width => Count == 0 ? 0 : _cells[Count - 1].Column + 1;

    public void Clear() => (Count, Hidden, Fields) = (0, false, 0);

    public void Add(in Cell cell)
    {
        if (Count == _cells.Length)
            Array.Resize(ref _cells, Count * 2);
        _cells[Count++] = cell;
    }

    public void Fill(ReadOnlySpan<Cell> cells)
    {
        if (_cells.Length < cells.Length)
            _cells = new Cell[cells.Length];
        cells.CopyTo(_cells);
        Count = cells.Length;
    }

    public ReadOnlySpan<char> Text(scoped in Cell cell) =>
        !cell.HasText ? default
        : cell.TextLength < 0 ? Strings[cell.TextStart]
        : Buffer.AsSpan(cell.TextStart, cell.TextLength);

    /// <summary>The cell of a column, or a blank one.</summary>
    public Cell At(int column)
    {
        if (column < Count && _cells[column].Column == column)
            return _cells[column];
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_cells[middle].Column == column)
                return _cells[middle];
            if (_cells[middle].Column < column)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return default;
    }

    /// <summary>A row of its own, whose texts no longer point into a reader's buffer.</summary>
    public Row Copy()
    {
        var copy = new Row { Number = Number, Hidden = Hidden, Fields = Fields, Strings = Strings, _cells = new Cell[Count], Count = Count };
        List<string>? strings = null;
        for (var i = 0; i < Count; i++)
        {
            var cell = _cells[i];
            if (cell.HasText && cell.TextLength >= 0)
            {
                strings ??= [];
                strings.Add(new string(Text(cell)));
                cell = Cell.OfString(cell.Column, strings.Count - 1, cell.Kind);
            }
            copy._cells[i] = cell;
        }
        if (strings is not null)
            copy.Strings = strings;
        return copy;
    }
}
