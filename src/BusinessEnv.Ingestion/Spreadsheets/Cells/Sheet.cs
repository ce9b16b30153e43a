namespace BusinessEnv.Ingestion.Spreadsheets.Cells;

/// <summary>A merged range; rows 1-based, columns 0-based, both ends included.</summary>
internal readonly record struct MergedRange(int Top, int Left, int Bottom, int Right);

/// <summary>One sheet, read forward once.</summary>
internal abstract class Sheet
{
    /// <summary>Empty for the one sheet of a CSV file.</summary>
    public required string Name { get; init; }
    public bool Hidden { get; init; }

    /// <summary>Known before the first row is read.</summary>
    public IReadOnlyList<MergedRange> Merged { get; protected set; } = [];

    /// <summary>0-based columns that the workbook hides.</summary>
    public IReadOnlySet<int> HiddenColumns { get; protected set; } = new HashSet<int>();

    /// <summary>Reads the next row that has a cell into <paramref name="row"/>; false at the end. Rows come by rising number.</summary>
    public abstract bool Read(Row row);

    public string Place(int row, int column) => CellPlace.Of(Name, row, column);
}
