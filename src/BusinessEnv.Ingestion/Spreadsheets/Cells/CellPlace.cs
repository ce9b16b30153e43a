using System.Globalization;

namespace BusinessEnv.Ingestion.Spreadsheets.Cells;

/// <summary>A1 notation: <c>Sheet1!C7</c>, or <c>C7</c> where there is but one nameless sheet. Sheet names are never quoted: what follows the last exclamation mark is the cell.</summary>
internal static class CellPlace
{
    public const int MaximumColumns = 16_384;

    /// <param name="column">0-based.</param>
    public static string Column(int column)
    {
        Span<char> letters = stackalloc char[8];
        var at = letters.Length;
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters[--at] = (char)('A' + (rest - 1) % 26);
        return new string(letters[at..]);
    }

    /// <param name="sheet">Null or empty: no sheet is named.</param>
    /// <param name="row">1-based.</param>
    /// <param name="column">0-based.</param>
    public static string Of(string? sheet, int row, int column) =>
        string.IsNullOrEmpty(sheet)
            ? string.Create(CultureInfo.InvariantCulture, $"{Column(column)}{row}")
            : string.Create(CultureInfo.InvariantCulture, $"{sheet}!{Column(column)}{row}");

    public static string Range(int top, int left, int bottom, int right) =>
        top == bottom && left == right ? Of(null, top, left) : $"{Of(null, top, left)}:{Of(null, bottom, right)}";

    /// <summary>Reads <c>C7</c>; the column is 0-based, the row 1-based. False for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out int column, out int row)
    {
        (column, row) = (0, 0);
        var i = 0;
        for (; i < text.Length && char.IsAsciiLetter(text[i]); i++)
            if ((column = column * 26 + (text[i] & ~0x20) - 'A' + 1) > MaximumColumns)
                return false;
        if (i == 0 || i == text.Length)
            return false;
        column--;
        for (; i < text.Length; i++)
            if (!char.IsAsciiDigit(text[i]) || (row = row * 10 + text[i] - '0') > 1_048_576)
                return false;
        return row > 0;
    }
}
