using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>A number as written: <c>1.35万亿</c>, <c>三千二百</c>, <c>3万余</c>, <c>１２，３４５</c>.</summary>
/// <param name="Chinese">No Arabic digit in it.</param>
/// <param name="More">余, 多 or 来 between number and unit: the true value is larger.</param>
/// <param name="Bare">A scale without digits (千亿): a number only after a word such as 过 or 超.</param>
internal readonly record struct Numeral(int Start, int End, double Value, bool Chinese, bool More, bool Bare, bool Scaled);

/// <summary>Reads Arabic, full-width, Chinese and mixed numbers. Every character is looked at once.</summary>
internal static class Numerals
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>The number that begins at <paramref name="at"/>. A number that began earlier is not re-read from its middle: the caller goes left to right.</summary>
    public static bool TryRead(string text, int at, int end, out Numeral numeral)
    {
        numeral = default;
        var c = text[at];
        if (IsDigit(c)) return TryReadArabic(text, at, end, out numeral);
        return IsChineseNumeral(c) && TryReadChinese(text, at, end, out numeral);
    }

    public static bool IsChineseNumeral(char c) => Digit(c) >= 0 || Scale(c) > 0;

    private static int Digit(char c) => c switch
    {
        '〇' or '○' => 0,
        '两' or '俩' => 2,
        '壹' => 1,
        '贰' => 2,
        '叁' => 3,
        _ => Digits.IndexOf(c),
    };

    private static double Scale(char c) => c switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1000,
        '万' or '萬' => 1e4,
        '亿' => 1e8,
        _ => 0,
    };

    private static bool TryReadArabic(string text, int at, int end, out Numeral numeral)
    {
        var i = at;
        double value = 0;
        while (i < end)
        {
            if (IsDigit(text[i])) value = value * 10 + (text[i++] & 0xF);
            else if (text[i] is ',' or '，' && IsThousands(text, at, i, end)) i++;
            else break;
        }
        if (i + 1 < end && text[i] is '.' or '．' && i + 1 < end && IsDigit(text[i + 1]) && !IsYear(text, i + 1, end))
        {
            i++;
            var from = i;
            long fraction = 0;
            while (i < end && IsDigit(text[i]))
            {
                if (i - from < 15) fraction = fraction * 10 + (text[i] & 0xF);
                i++;
            }
            // Parsed as a whole decimal so that 79.96 is the double nearest to 79.96.
            var digits = Math.Min(i - from, 15);
            value = double.Parse($"{value:F0}.{fraction.ToString().PadLeft(digits, '0')}", System.Globalization.CultureInfo.InvariantCulture);
        }
        var more = false;
        var scaled = false;
        var j = i < end && text[i] is ' ' && i + 1 < end && Scale(text[i + 1]) > 0 ? i + 1 : i;
        if (j < end && text[j] is '余' or '多' && j + 1 < end && Scale(text[j + 1]) > 0)
        {
            more = true;
            j++;
        }
        var factor = 1.0;
        while (j < end && Scale(text[j]) is var scale and > 0 && !IsScaledUnit(text, j))
        {
            factor *= scale;
            j++;
            scaled = true;
            i = j;
        }
        value = Multiply(value, factor);
        if (!scaled) more = false;
        if (i < end && text[i] is '余' or '多' && IsAfterMore(text, i + 1, end))
        {
            more = true;
            i++;
        }
        numeral = new(at, i, value, false, more, false, scaled);
        return true;
    }

    /// <summary>附件：1.2021年度…: the point ends an item's number.</summary>
    private static bool IsYear(string text, int at, int end) =>
        at + 4 < end && text[at + 4] is '年' && (text[at] is '2' && text[at + 1] is '0' || text[at] is '1' && text[at + 1] is '9') && IsDigit(text[at + 2]) && IsDigit(text[at + 3]);

    /// <summary>1.35 × 10¹² without the noise that a binary fraction would bring.</summary>
    private static double Multiply(double value, double factor) => (double)((decimal)Math.Min(value, 1e15) * (decimal)Math.Min(factor, 1e12));

    /// <summary>千瓦, 千米, 千克: the scale is the unit's.</summary>
    private static bool IsScaledUnit(string text, int at) => text[at] is '千' && MeasureWords.LongestAt(text, at) is not null;

    /// <summary>A comma inside a number: one to three digits before the first, three after each, and no fourth.</summary>
    private static bool IsThousands(string text, int start, int comma, int end)
    {
        var before = 0;
        for (var i = comma - 1; i >= start && IsDigit(text[i]); i--) before++;
        if (before is 0 or > 3) return false;
        var after = 0;
        for (var i = comma + 1; i < end && after < 5 && IsDigit(text[i]); i++) after++;
        return after == 3;
    }

    /// <summary>多 and 余 belong to the number when a measure word may follow, not in 多元化 or 余热.</summary>
    private static bool IsAfterMore(string text, int at, int end) =>
        at < end && (MeasureWords.LongestAt(text, at) is not null || Scale(text[at]) > 0 || text[at] is ' ');

    private static bool TryReadChinese(string text, int at, int end, out Numeral numeral)
    {
        numeral = default;
        var i = at;
        while (i < end && i - at < 24 && IsChineseNumeral(text[i])) i++;
        if (i < end && text[i] is '点' && i + 1 < end && Digit(text[i + 1]) >= 0)
        {
            i++;
            while (i < end && Digit(text[i]) >= 0) i++;
        }
        if (!TryParseChinese(text.AsSpan(at, i - at), out var value)) return false;
        var bare = Digit(text[at]) < 0 && text[at] is not ('十' or '拾');
        var more = false;
        if (i < end && text[i] is '余' or '多' or '来' && (i + 1 < end && (MeasureWords.LongestAt(text, i + 1) is not null || Scale(text[i + 1]) > 0)))
        {
            more = true;
            i++;
            while (i < end && Scale(text[i]) is var scale and >= 1e4)
            {
                value *= scale;
                i++;
            }
        }
        numeral = new(at, i, value, true, more, bare, false);
        return true;
    }

    /// <summary>三千二百 is 3200, 十二 is 12, 二〇二一 is 2021, 一点五 is 1.5, 千亿 is 10¹¹.</summary>
    public static bool TryParseChinese(ReadOnlySpan<char> span, out double value)
    {
        value = 0;
        if (span.IsEmpty) return false;
        var point = span.IndexOf('点');
        var whole = point < 0 ? span : span[..point];
        double fraction = 0;
        if (point >= 0)
        {
            var place = 0.1;
            foreach (var c in span[(point + 1)..])
            {
                if (Digit(c) < 0) return false;
                fraction += Digit(c) * place;
                place /= 10;
            }
        }
        var positional = whole.Length > 1;
        foreach (var c in whole) positional &= Digit(c) >= 0;
        if (positional)
        {
            foreach (var c in whole) value = value * 10 + Digit(c);
            value += fraction;
            return true;
        }
        double total = 0, section = 0, digit = 0;
        var hasDigit = false;
        foreach (var c in whole)
        {
            if (Digit(c) is var d and >= 0)
            {
                if (hasDigit && d != 0 && digit != 0) return false;
                digit = d;
                hasDigit = true;
                continue;
            }
            var scale = Scale(c);
            if (scale == 0) return false;
            if (scale < 1e4)
            {
                section += (hasDigit && digit != 0 ? digit : 1) * scale;
            }
            else
            {
                section += digit;
                if (section == 0 && total == 0) section = 1;
                // 一亿三千万 adds, 三万五千亿 multiplies what came before.
                total = total >= scale && section > 0 ? total + section * scale : (total + section) * scale;
                section = 0;
            }
            digit = 0;
            hasDigit = false;
        }
        value = Math.Round(total + section + digit + fraction, 9);
        return true;
    }
}
