using System.Globalization;
using BusinessEnv.Ingestion.Spreadsheets.Cells;

namespace BusinessEnv.Ingestion.Reports;

/// <summary>A rectangle of cells; rows and columns are 1-based and the ends belong to it.</summary>
public readonly record struct CellRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    public const int LastPossibleRow = 1_048_576, LastPossibleColumn = 16_384;

    public static readonly CellRange Everything = new(1, 1, LastPossibleRow, LastPossibleColumn);

    public bool Contains(int row, int column) => row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;

    public string FirstCell => $"{Letters(FirstColumn)}{FirstRow.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>1 → A, 27 → AA.</summary>
    public static string Letters(int column) => CellPlace.Column(column - 1);
}

/// <summary>Where an issue is, taken from its text: <c>Sheet1!C7</c>, <c>'Sheet 1'!C7:D9</c>, <c>C7</c>, <c>Sheet1!C:C</c>, <c>Sheet1!5:7</c>, <c>Sheet1</c> or <c>line 3, column 4</c>.</summary>
/// <param name="Sheet">Null where the place names none, as in a CSV file.</param>
public readonly record struct IssuePlace(string? Sheet, CellRange Range)
{
    /// <param name="sheets">The names of the workbook's sheets, which a place without cells may be one of.</param>
    public static bool TryParse(string? place, IReadOnlyCollection<string> sheets, out IssuePlace parsed)
    {
        parsed = default;
        if (string.IsNullOrWhiteSpace(place))
            return false;
        var text = place.Trim();
        if (Find(sheets, Unquoted(text)) is { } whole)
        {
            parsed = new(whole, CellRange.Everything);
            return true;
        }
        if (TryRange(text, out var range) || TryLine(text, out range))
        {
            parsed = new(null, range);
            return true;
        }
        // The last mark: a sheet's name may hold one, a reference never does.
        var mark = text.LastIndexOf('!');
        if (mark <= 0 || !TryRange(text.AsSpan(mark + 1), out range))
            return false;
        var name = Unquoted(text[..mark]);
        parsed = new(Find(sheets, name) ?? name, range);
        return true;
    }

    private static string? Find(IReadOnlyCollection<string> sheets, string name) =>
        sheets.FirstOrDefault(sheet => string.Equals(sheet, name, StringComparison.Ordinal))
        ?? sheets.FirstOrDefault(sheet => string.Equals(sheet, name, StringComparison.OrdinalIgnoreCase));

    private static string Unquoted(string name) =>
        name is ['\'', .., '\''] ? name[1..^1].Replace("''", "'", StringComparison.Ordinal) : name;

    private static bool TryRange(ReadOnlySpan<char> text, out CellRange range)
    {
        range = default;
        var colon = text.IndexOf(':');
        if (!TryCorner(colon < 0 ? text : text[..colon], out var row, out var column))
            return false;
        if (colon < 0)
        {
            range = new(row, column, row, column);
            return row > 0 && column > 0;
        }
        if (!TryCorner(text[(colon + 1)..], out var lastRow, out var lastColumn) || row > 0 != lastRow > 0 || column > 0 != lastColumn > 0)
            return false;
        range = new(
            row > 0 ? Math.Min(row, lastRow) : 1,
            column > 0 ? Math.Min(column, lastColumn) : 1,
            row > 0 ? Math.Max(row, lastRow) : CellRange.LastPossibleRow,
            column > 0 ? Math.Max(column, lastColumn) : CellRange.LastPossibleColumn);
        return true;
    }

    /// <summary>Reads <c>C7</c>, <c>$C$7</c>, <c>C</c> or <c>7</c>; what is absent is 0.</summary>
    private static bool TryCorner(ReadOnlySpan<char> text, out int row, out int column)
    {
        row = column = 0;
        text = text.Trim().TrimStart('$');
        while (text.Length > 0 && char.IsAsciiLetter(text[0]) && column <= CellRange.LastPossibleColumn)
        {
            column = column * 26 + (text[0] | 0x20) - 'a' + 1;
            text = text[1..];
        }
        text = text.TrimStart('$');
        if (text.Length > 0 && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out row))
            return false;
        return (row > 0 || column > 0) && row <= CellRange.LastPossibleRow && column <= CellRange.LastPossibleColumn;
    }

    /// <summary>Reads <c>line 3</c> and <c>row 3, column 4</c>.</summary>
    private static bool TryLine(string text, out CellRange range)
    {
        range = default;
        var words = text.ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is not (2 or 4) || words[0] is not ("line" or "row") || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var row) || row is < 1 or > CellRange.LastPossibleRow)
            return false;
        if (words.Length == 2)
        {
            range = new(row, 1, row, CellRange.LastPossibleColumn);
            return true;
        }
        if (words[2] != "column" || !int.TryParse(words[3], NumberStyles.None, CultureInfo.InvariantCulture, out var column) || column is < 1 or > CellRange.LastPossibleColumn)
            return false;
        range = new(row, column, row, column);
        return true;
    }
}
