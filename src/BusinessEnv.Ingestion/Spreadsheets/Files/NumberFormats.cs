using BusinessEnv.Ingestion.Spreadsheets.Cells;

namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>Tells percentages and dates by a cell's number format (ECMA-376 part 1, 18.8.30 and 18.8.31).</summary>
internal static class NumberFormats
{
    /// <summary>The built-in formats, East Asian ones included.</summary>
    public static NumberStyle OfBuiltIn(int id) => id switch
    {
        9 or 10 => NumberStyle.Percent,
        17 or 27 or 36 or 50 or 52 or 55 or 57 => NumberStyle.Month,
        14 or 15 or 16 or 22 or (>= 28 and <= 31) or 51 or 53 or 54 or 56 or 58 => NumberStyle.Date,
        (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) => NumberStyle.Time,
        _ => NumberStyle.Plain,
    };

    /// <summary>Judges the format's first section; quoted text, escapes, colours and conditions do not count.</summary>
    public static NumberStyle OfCode(ReadOnlySpan<char> code)
    {
        bool years = false, months = false, days = false, hours = false, percent = false, digits = false;
        for (var i = 0; i < code.Length; i++)
            switch (code[i])
            {
                case ';':
                    i = code.Length;
                    break;
                case '"':
                    var close = code[(i + 1)..].IndexOf('"');
                    i = close < 0 ? code.Length : i + 1 + close;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '[':
                    var end = code[i..].IndexOf(']');
                    if (end == 2 && "hHmMsS".Contains(code[i + 1]))
                        hours = true;
                    i = end < 0 ? code.Length : i + end;
                    break;
                case 'G' or 'g' when code[i..].StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    digits = true;
                    i += "General".Length - 1;
                    break;
                case 'y' or 'Y' or 'e' when !digits:
                    years = true;
                    break;
                case 'm' or 'M':
                    months = true;
                    break;
                case 'd' or 'D':
                    days = true;
                    break;
                case 'h' or 'H' or 's' or 'S':
                    hours = true;
                    break;
                case '%':
                    percent = true;
                    break;
                case '0' or '#' or '?':
                    digits = true;
                    break;
            }
        return percent ? NumberStyle.Percent
            : days ? NumberStyle.Date
            : years ? months ? NumberStyle.Month : NumberStyle.Year
            : hours ? NumberStyle.Time
            : months && !digits ? NumberStyle.Month
            : NumberStyle.Plain;
    }
}
