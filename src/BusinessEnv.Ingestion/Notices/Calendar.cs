using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>A date or a part of one in a text.</summary>
internal readonly record struct DateMention(int Start, int End, int? Year, int? Month, int? Day)
{
    public DateOnly? Date => Year is { } y && Month is { } m && Day is { } d && m is >= 1 and <= 12 && d >= 1 && y is >= 1 and <= 9999 && d <= DateTime.DaysInMonth(y, m)
        ? new DateOnly(y, m, d)
        : null;
}

/// <summary>Reads <c>2021年2月18日</c>, <c>二〇二一年二月十八日</c>, <c>2021-02-18</c>, <c>2021.2.18</c>, <c>12月31日</c>, <c>2020年底</c>, <c>2020年度</c>, <c>1—9月</c>, <c>三季度</c>.</summary>
internal static class Calendar
{
    private static readonly Words AfterYear = ["年度", "年末", "年底", "年初", "年中", "年以来", "年来", "年上半年", "年下半年", "年"];
    private static readonly Words AfterMonth = ["月份", "月底", "月末", "月初", "月上旬", "月中旬", "月下旬", "月"];

    /// <summary>The date or period that begins at <paramref name="at"/>, which must not be inside a number.</summary>
    public static bool TryRead(string text, int at, int end, out DateMention mention)
    {
        mention = default;
        if (!Number(text, at, end, out var first, out var i, out var digits)) return false;
        if (digits == 4 && first is >= 1900 and <= 2100)
        {
            if (i < end && text[i] is '-' or '/' or '.' or '．' && Number(text, i + 1, end, out var m, out var j, out var monthDigits) && monthDigits <= 2 && m is >= 1 and <= 12)
            {
                if (j < end && text[j] == text[i] && Number(text, j + 1, end, out var d, out var k, out var dayDigits) && dayDigits <= 2 && d is >= 1 and <= 31)
                {
                    mention = new(at, k, first, m, d);
                    return true;
                }
                if (text[i] is '-' or '/' && (j >= end || !IsMeasureAfter(text, j)))
                {
                    mention = new(at, j, first, m, null);
                    return true;
                }
            }
            var next = SkipSpaces(text, i, Math.Min(end, i + 1));
            if (next < end && text[next] is '-' or '—' or '–' or '~' or '～' or '至' or '、' or '和')
            {
                var other = next;
                while (other < end && text[other] is '-' or '—' or '–' or '~' or '～' or '至' or '、' or '和') other++;
                if (Number(text, other, end, out var last, out var after, out var lastDigits) && lastDigits == 4 && last is >= 1900 and <= 2100 && after < end && text[after] is '年')
                {
                    mention = new(at, YearEnd(text, after), last, null, null);
                    return true;
                }
            }
            if (next < end && text[next] is '年')
            {
                var afterYear = SkipSpaces(text, next + 1, Math.Min(end, next + 2));
                if (Number(text, afterYear, end, out var m2, out var j2, out var md) && md <= 2 && m2 is >= 1 and <= 12)
                {
                    j2 = SkipSpaces(text, j2, Math.Min(end, j2 + 1));
                    if (RangeOfMonths(text, j2, end, out var monthsEnd))
                    {
                        mention = new(at, monthsEnd, first, null, null);
                        return true;
                    }
                    if (j2 < end && text[j2] is '月')
                    {
                        var afterMonth = SkipSpaces(text, j2 + 1, Math.Min(end, j2 + 2));
                        if (Number(text, afterMonth, end, out var d2, out var k2, out var dd) && dd <= 2 && d2 is >= 1 and <= 31)
                        {
                            k2 = SkipSpaces(text, k2, Math.Min(end, k2 + 1));
                            if (k2 < end && text[k2] is '日' or '号')
                            {
                                mention = new(at, k2 + 1, first, m2, d2);
                                return true;
                            }
                        }
                        mention = new(at, MonthEnd(text, j2), first, m2, null);
                        return true;
                    }
                }
                mention = new(at, YearEnd(text, next), first, null, null);
                return true;
            }
            return false;
        }
        if (digits <= 2 && first is >= 1 and <= 12)
        {
            if (RangeOfMonths(text, i, end, out var monthsEnd))
            {
                mention = new(at, monthsEnd, null, null, null);
                return true;
            }
            if (i < end && text[i] is '月')
            {
                if (Number(text, i + 1, end, out var day, out var j, out var dd) && dd <= 2 && day is >= 1 and <= 31 && j < end && text[j] is '日' or '号')
                {
                    mention = new(at, j + 1, null, first, day);
                    return true;
                }
                mention = new(at, MonthEnd(text, i), null, first, null);
                return true;
            }
        }
        if (digits <= 2 && first is >= 1 and <= 4 && (At(text, i, "季度") || At(text, i, "个季度")))
        {
            mention = new(at, At(text, i, "季度") ? i + 2 : i + 3, null, null, null);
            return true;
        }
        return false;
    }

    private static bool IsMeasureAfter(string text, int at) => MeasureWords.LongestAt(text, at) is not null;

    private static int YearEnd(string text, int at) => at + (AfterYear.LongestAt(text, at)?.Length ?? 1);

    private static int MonthEnd(string text, int at) => at + (AfterMonth.LongestAt(text, at)?.Length ?? 1);

    /// <summary>…—9月 after the first month's number.</summary>
    private static bool RangeOfMonths(string text, int at, int end, out int monthsEnd)
    {
        monthsEnd = at;
        var i = at;
        while (i < end && text[i] is '-' or '—' or '–' or '~' or '～' or '至' or '到') i++;
        if (i == at || !Number(text, i, end, out var last, out var after, out _) || last is < 1 or > 12) return false;
        if (after >= end || text[after] is not '月') return false;
        monthsEnd = MonthEnd(text, after);
        return true;
    }

    private static bool Number(string text, int at, int end, out int value, out int after, out int digits)
    {
        value = 0;
        after = at;
        digits = 0;
        if (at >= end) return false;
        if (IsDigit(text[at]))
        {
            while (after < end && IsDigit(text[after]) && after - at < 5) value = value * 10 + (text[after++] & 0xF);
            digits = after - at;
            return after >= end || !IsDigit(text[after]);
        }
        while (after < end && after - at < 6 && Numerals.IsChineseNumeral(text[after]) && text[after] is not ('百' or '千' or '万' or '亿')) after++;
        if (after == at || !Numerals.TryParseChinese(text.AsSpan(at, after - at), out var number)) return false;
        value = (int)number;
        digits = value >= 1000 ? 4 : value >= 100 ? 3 : value >= 10 ? 2 : 1;
        return true;
    }
}
