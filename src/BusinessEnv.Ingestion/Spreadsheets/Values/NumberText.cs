using System.Buffers;
using System.Globalization;
using BusinessEnv.Ingestion.Spreadsheets.Matching;

namespace BusinessEnv.Ingestion.Spreadsheets.Values;

/// <summary>A number as people write it. Whatever could be read in two ways is not read.</summary>
/// <param name="Value">As written, the multiple included: 3.2万 is 32,000.</param>
/// <param name="Multiplied">True where the text holds a multiple such as 万.</param>
/// <param name="Measure">What follows the number, if it is a unit of measurement.</param>
/// <param name="Rounded">True for scientific notation with fewer digits than its exponent: what a spreadsheet shows of a long number.</param>
internal readonly record struct NumberText(double Value, bool Multiplied, Measure? Measure, bool Rounded)
{
    private static readonly double[] Powers = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Digits, sign and point only: the common case, exactly rounded (at most 15 digits over a power of ten that a double holds exactly).</summary>
    public static bool TryParsePlain(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        var i = 0;
        var negative = text.Length > 0 && text[0] == '-';
        if (negative)
            i++;
        long digits = 0;
        var (count, point) = (0, -1);
        for (; i < text.Length; i++)
        {
            var digit = text[i] - '0';
            if ((uint)digit <= 9)
            {
                digits = digits * 10 + digit;
                if (++count > 15)
                    return false;
            }
            else if (text[i] == '.' && point < 0 && i + 1 < text.Length)
                point = count;
            else
                return false;
        }
        if (count == 0)
            return false;
        value = point < 0 ? digits : digits / Powers[count - point];
        if (negative)
            value = -value;
        return true;
    }

    /// <param name="commaMayBeDecimal">True in a file whose separator is the semicolon: there 1,234 has two readings.</param>
    public static bool TryParse(ReadOnlySpan<char> text, bool commaMayBeDecimal, out NumberText number)
    {
        if (TryParsePlain(text, out var plain))
        {
            number = new(plain, false, null, false);
            return true;
        }
        number = default;
        if (text.Length is 0 or > 64)
            return false;
        Span<char> folded = stackalloc char[text.Length];
        for (var i = 0; i < text.Length; i++)
            folded[i] = text[i] switch { '。' => '\0', '\u2009' or '\u202F' => ' ', var other => Names.FoldCharacter(other) };
        ReadOnlySpan<char> rest = folded.Trim();
        var currency = rest.Length > 0 && rest[0] is '¥' or '￥' ? Measures.Parse("元") : rest.Length > 0 && rest[0] == '$' ? Measures.Parse("$") : null;
        if (currency is not null)
            rest = rest[1..].TrimStart();
        var length = NumeralLength(rest);
        if (!TryParseNumeral(rest[..length], commaMayBeDecimal && !text.Contains('，'), out var value, out var rounded))
            return false;
        rest = rest[length..].Trim();
        var factor = Multiple(ref rest);
        var measure = currency;
        if (!rest.IsEmpty)
        {
            if (currency is not null && !rest.SequenceEqual("元"))
                return false;
            measure = Measures.Parse(rest);
            if (measure is null || (factor != 1 && !measure.Value.IsCount && !measure.Value.IsMoney))
                return false;
        }
        number = new(Scale(value, factor), factor != 1, measure, rounded);
        return double.IsFinite(number.Value);
    }

    private static int NumeralLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiDigit(text[length]) || text[length] is '.' or ',' or '+' or '-'
            || (text[length] == ' ' && length + 1 < text.Length && char.IsAsciiDigit(text[length + 1]))
            || (text[length] == 'e' && length + 1 < text.Length && (char.IsAsciiDigit(text[length + 1]) || text[length + 1] is '+' or '-'))))
            length++;
        return length;
    }

    private static bool TryParseNumeral(ReadOnlySpan<char> text, bool commaMayBeDecimal, out double value, out bool rounded)
    {
        (value, rounded) = (0, false);
        Span<char> plain = stackalloc char[text.Length];
        var length = 0;
        var separator = text.IndexOfAny(',', ' ');
        if (separator >= 0 && ((commaMayBeDecimal && text[separator] == ',' && text.Count(',') == 1) || !IsGrouped(text, text[separator])))
            return false;
        foreach (var character in text)
            if (character is not (',' or ' '))
                plain[length++] = character;
        var digits = plain[..length];
        if (digits.IsEmpty || digits[^1] == '.' || digits.TrimStart("+-").Length < length - 1)
            return false;
        if (!double.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value))
            return false;
        var exponent = digits.IndexOf('e');
        if (exponent >= 0)
            rounded = int.Parse(digits[(exponent + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) > digits[..exponent].TrimStart("+-").Length - 2 && exponent > 3;
        return true;
    }

    /// <summary>1,234,567.8: one to three digits, then groups of three, then perhaps a fraction.</summary>
    private static bool IsGrouped(ReadOnlySpan<char> text, char separator)
    {
        text = text.TrimStart("+-");
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        if (point >= 0 && text[point..].ContainsAny(", "))
            return false;
        var first = whole.IndexOf(separator);
        if (first is < 1 or > 3 || whole[0] == '0')
            return false;
        for (var at = first; at < whole.Length; at += 4)
            if (whole[at] != separator || at + 4 > whole.Length || whole.Slice(at + 1, 3).ContainsAnyExceptInRange('0', '9'))
                return false;
        return true;
    }

    private static double Multiple(ref ReadOnlySpan<char> rest)
    {
        double factor = 1;
        if (rest.StartsWith("万亿"))
            factor = 1e12;
        else if (rest.Length > 0 && rest[0] is '万' or '萬')
            factor = 1e4;
        else if (rest.Length > 0 && rest[0] is '亿' or '億')
            factor = 1e8;
        else if (rest.Length > 0 && rest[0] == '千' && !rest.StartsWith("千米") && !rest.StartsWith("千克"))
            factor = 1e3;
        if (factor != 1)
            rest = rest[(factor == 1e12 ? 2 : 1)..].TrimStart();
        return factor;
    }

    /// <summary>Scales in decimal where that is exact, so that 1.35亿 is 135,000,000 and not a neighbour.</summary>
    public static double Scale(double value, double factor)
    {
        if (factor == 1)
            return value;
        if (Math.Abs(value) is < 1e15 and > 1e-9 && factor is >= 1e-9 and <= 1e12)
        {
            var (exact, by) = ((decimal)value, (decimal)factor);
            if ((double)exact == value && (double)by == factor)
                return (double)(exact * by);
        }
        return value * factor;
    }
}
