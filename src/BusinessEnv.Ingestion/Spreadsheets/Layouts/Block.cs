using BusinessEnv.Ingestion.Spreadsheets.Matching;

namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>A column that holds values, and what its header says of them; what it leaves open, the row or the block says.</summary>
internal sealed record ValueColumn(int Column, string Header)
{
    public Target? Target { get; init; }
    public int Unit { get; init; } = -1;
    public string? Period { get; init; }
    public Measure? Measure { get; init; }
}

/// <summary>A region of a sheet with one header: each of unit, period and indicator is said by a column of keys, by the header of the values' columns, or once for the whole block.</summary>
internal sealed record Block
{
    /// <summary>See docs/spreadsheets.md: <c>matrix</c>, <c>transposed</c>, <c>long</c> …</summary>
    public required string Layout { get; init; }

    /// <summary>1-based row numbers.</summary>
    public required IReadOnlyList<int> HeaderRows { get; init; }
    public required IReadOnlyList<ValueColumn> Values { get; init; }
    public required IReadOnlyList<ColumnMatch> Columns { get; init; }
    public required KeyColumns Keys { get; init; }

    /// <summary>0-based.</summary>
    public required int Left { get; init; }
    public required int Right { get; init; }

    /// <summary>Key columns that name each group of rows once: blank cells below belong to the group.</summary>
    public IReadOnlySet<int> Grouped { get; init; } = new HashSet<int>();

    /// <summary>What holds for the whole block.</summary>
    public int Unit { get; init; } = -1;
    public string? Period { get; init; }
    public Target? Target { get; init; }
    public Measure? Measure { get; init; }
    public Core.Frameworks.Node? Scope { get; init; }

    /// <summary>Columns of a CSV file that have a header or are filled; 0 in a workbook, whose rows cannot be out of step.</summary>
    public int Width { get; init; }
}
