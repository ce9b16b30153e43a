using System.Globalization;
using System.Text.RegularExpressions;
using BusinessEnv.Ingestion.Spreadsheets.Cells;

namespace BusinessEnv.Ingestion.Spreadsheets.Matching;

/// <summary>Periods in their normal form: <c>2020</c>, <c>2020H1</c>, <c>2020Q3</c>, <c>2020-06</c>.</summary>
internal static partial class Periods
{
    private const int Earliest = 1950;
    private const int Latest = 2099;

    /// <summary>Reads a text that is nothing but a period; null when it is not.</summary>
    public static string? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length is < 4 or > 24)
            return null;
        Span<char> folded = stackalloc char[text.Length];
        var length = 0;
        foreach (var character in text)
            if (Digit(character) is var one && one != ' ')
                folded[length++] = one;
        folded = folded[..length];
        if (length == 4 && int.TryParse(folded, NumberStyles.None, CultureInfo.InvariantCulture, out var plain))
            return OfYear(plain);
        var match = Whole().Match(folded.ToString());
        return match.Success ? Of(match) : null;
    }

    /// <summary>The different periods that a longer text names: a title, a sheet's name. The year of a document number, 湘政办发〔2016〕12号, is none.</summary>
    public static IReadOnlyList<string> Find(string text)
    {
        var folded = string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                span[i] = Digit(source[i]);
        });
        var found = new List<string>();
        foreach (Match match in Inside().Matches(folded))
            if (!IsDocumentNumber(folded, match) && Of(match) is { } period && !found.Contains(period))
                found.Add(period);
        return found;
    }

    /// <summary>〔2016〕12号: the year of a document, not of its data.</summary>
    private static bool IsDocumentNumber(string text, Match match) =>
        match.Index > 0 && text[match.Index - 1] is '〔' or '[' or '［' or '【' or '(' or '（' && text.AsSpan(match.Index + match.Length) is [']' or '〕' or '］' or '】' or ')' or '）', ..] and var rest
        && rest[1..].TrimStart() is [>= '0' and <= '9', ..] or ['第', ..];

    /// <summary>A number that stands for a year and month without a hyphen: 202006.</summary>
    public static string? OfDateText(ReadOnlySpan<char> text) =>
        text.Length is 4 or 6 && double.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? OfNumber(number) : null;

    /// <summary>A text without the one period at its start or end, and that period; null where there is none.</summary>
    public static (string Remainder, string Period)? Strip(string text)
    {
        var folded = string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                span[i] = Digit(source[i]);
        });
        if (Inside().Matches(folded) is not [var match] || Of(match) is not { } period)
            return null;
        var rest = text.Remove(match.Index, match.Length).Trim([' ', '\u3000', '(', ')', '（', '）', '-', '_', '·', ':', '：']);
        return rest.Length == 0 || (match.Index > 1 && match.Index + match.Length < text.Length - 1) ? null : (rest, period);
    }

    /// <summary>A number as a period: a year, or six digits of year and month.</summary>
    public static string? OfNumber(double number) =>
        number == Math.Floor(number) && number is >= Earliest and <= 209_912
            ? number <= Latest ? OfYear((int)number) : OfMonth((int)number / 100, (int)number % 100)
            : null;

    /// <summary>A date cell: a year where its format shows no more, else the month it lies in.</summary>
    public static string? OfDate(double serial, NumberStyle style)
    {
        if (style is not (NumberStyle.Year or NumberStyle.Month or NumberStyle.Date) || serial is < 1 or > 2_958_465)
            return null;
        var date = DateTime.FromOADate(serial);
        return style == NumberStyle.Year ? OfYear(date.Year) : OfMonth(date.Year, date.Month);
    }

    private static string? OfYear(int year) =>
        year is >= Earliest and <= Latest ? year.ToString(CultureInfo.InvariantCulture) : null;

    private static string? OfMonth(int year, int month) =>
        year is >= Earliest and <= Latest && month is >= 1 and <= 12 ? string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}") : null;

    private static string? Of(Match match)
    {
        if (!int.TryParse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || OfYear(year) is not { } name)
            return null;
        if (match.Groups["quarter"] is { Success: true } quarter)
            return $"{name}Q{Ordinal(quarter.ValueSpan)}";
        if (match.Groups["half"] is { Success: true } half)
            return half.ValueSpan is "上" or "1" or "一" ? $"{name}H1" : $"{name}H2";
        if (match.Groups["month"] is { Success: true } month)
            return OfMonth(year, int.Parse(month.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));
        return name;
    }

    private static char Ordinal(ReadOnlySpan<char> text) => text[0] switch { '一' => '1', '二' => '2', '三' => '3', '四' => '4', var digit => digit };

    private static char Digit(char character) => character switch
    {
        >= '０' and <= '９' => (char)(character - '０' + '0'),
        '〇' or '○' => '0',
        '　' or '\u00A0' => ' ',
        '－' or '–' or '—' => '-',
        'q' or 'Ｑ' => 'Q',
        'h' or 'Ｈ' => 'H',
        '／' => '/',
        _ => character,
    };

    private const string Year = @"(?<year>(?:19|20)\d\d)";
    private const string Part = @"(?:-?Q(?<quarter>[1-4])|年?-?第?(?<quarter>[一二三四1-4])季度?|-?H(?<half>[12])|年?(?<half>[上下])半年)";

    [GeneratedRegex($@"^{Year}(?:{Part}|年度?|[-/.年](?<month>1[0-2]|0?[1-9])(?:月份?)?(?:[-/.](?:0?[1-9]|[12]\d|3[01])(?:T?0?0:00(?::00)?)?|月?(?:0?[1-9]|[12]\d|3[01])日)?|(?<month>0[1-9]|1[0-2]))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex($@"(?<![\d〔]){Year}(?![〕］\]）)]\s*第?\d+\s*号)(?:{Part}|年(?<month>1[0-2]|0?[1-9])月|-(?<month>0[1-9]|1[0-2])(?![\d])|年度?|(?![\d.]))", RegexOptions.ExplicitCapture)]
    private static partial Regex Inside();
}
