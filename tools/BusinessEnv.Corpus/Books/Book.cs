namespace BusinessEnv.Corpus.Books;

public enum Visibility
{
    Visible,
    Hidden,
    VeryHidden,
}

public sealed class Row(params IEnumerable<Cell> cells)
{
    public List<Cell> Cells { get; } = [.. cells];
    public bool Hidden { get; set; }

    public Cell this[int column] => column < Cells.Count ? Cells[column] : Cell.Blank;

    public void Set(int column, Cell cell)
    {
        while (Cells.Count <= column)
            Cells.Add(Cell.Blank);
        Cells[column] = cell;
    }
}

public sealed class Sheet(string name)
{
    public string Name { get; set; } = name;
    public Visibility Visibility { get; set; }
    public List<Row> Rows { get; } = [];
    public HashSet<int> HiddenColumns { get; } = [];

    public Row Add(params IEnumerable<Cell> cells)
    {
        var row = new Row(cells);
        Rows.Add(row);
        return row;
    }

    public IEnumerable<(int Row, int Column, Cell Cell)> Cells()
    {
        for (var row = 0; row < Rows.Count; row++)
            for (var column = 0; column < Rows[row].Cells.Count; column++)
                yield return (row, column, Rows[row].Cells[column]);
    }

    /// <summary>Replaces every cell that the change does not return as it was.</summary>
    public void Change(Func<int, int, Cell, Cell> change)
    {
        for (var row = 0; row < Rows.Count; row++)
            for (var column = 0; column < Rows[row].Cells.Count; column++)
                Rows[row].Cells[column] = change(row, column, Rows[row].Cells[column]);
    }
}

public sealed class Book
{
    public List<Sheet> Sheets { get; } = [];
    public bool Date1904 { get; set; }
}
