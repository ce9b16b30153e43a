using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>Finds the quantities of a paragraph in one pass from left to right. Names, dates, codes and slogans that hold a number are passed over.</summary>
internal sealed partial class QuantityScanner(string text)
{
    /// <summary>The longest quotation without a comma that is taken for a name.</summary>
    private const int LongestQuotedName = 24;

    private const int LongestList = 12;

    private readonly List<Quantity> found = [];
    private readonly List<Unread> unread = [];
    private int clause;
    private int lineStart;

    public IReadOnlyList<Unread> Unread => unread;

    /// <summary>The quantities between <paramref name="start"/> and <paramref name="end"/>, which are the bounds of a paragraph.</summary>
    public IReadOnlyList<Quantity> Scan(int start, int end)
    {
        found.Clear();
        lineStart = clause = start;
        for (var at = start; at < end;) at = Step(at, end);
        Repeated.Extend(text, end, found);
        return [.. found];
    }

    private int Step(int at, int end)
    {
        var c = text[at];
        if (EndsClause(c) || c is '、')
        {
            if (c is not '、') clause = at + 1;
            return at + 1;
        }
        if (IsOpen(c) || IsClose(c))
        {
            clause = at + 1;
            return at + 1;
        }
        if (IsQuoteOpen(c)) return SkipQuotedName(at, end);
        if (c is '"') return SkipStraightQuotes(at, end);
        if (IsLatin(c)) return SkipCode(at, end);
        if (c is '第' && OrdinalNumber(at, end) is { } ordinal) return ReadOrdinal(at, ordinal, end);
        if (c is '前' or '后' or '末' && at + 1 < end && ReadTop(at, end) is { } afterTop) return afterTop;
        if (IsDigit(c) || Numerals.IsChineseNumeral(c)) return ReadNumber(at, end);
        if (c is '半' && ReadHalf(at, end) is { } afterHalf) return afterHalf;
        return at + 1;
    }

    /// <summary>“1530” and 《…万家…调查》 are names; a quotation with a comma in it is speech and is read.</summary>
    private int SkipQuotedName(int at, int end)
    {
        var title = text[at] is '《' or '〈';
        for (var i = at + 1; i < end && i - at <= (title ? 200 : LongestQuotedName + 1); i++)
        {
            if (IsQuoteClose(text[i])) return i + 1;
            if (!title && (IsComma(text[i]) || IsSemicolon(text[i]) || IsStop(text[i]))) break;
        }
        return at + 1;
    }

    /// <summary>"1530" between straight marks; an unpaired one is passed over.</summary>
    private int SkipStraightQuotes(int at, int end)
    {
        for (var i = at + 1; i < end && i - at <= LongestQuotedName + 1; i++)
        {
            if (text[i] is '"') return i + 1;
            if (IsComma(text[i]) || IsSemicolon(text[i]) || IsStop(text[i])) break;
        }
        return at + 1;
    }

    /// <summary>PM2.5, DB2020, G60, https://…: letters and what hangs on them.</summary>
    private int SkipCode(int at, int end)
    {
        while (at < end && (IsLatin(text[at]) || IsDigit(text[at]) || text[at] is '.' or '-' or '/' or '_' or '@' or '&' && at + 1 < end)) at++;
        return at;
    }

    private int ReadHalf(int at, int end, double value = 0.5)
    {
        if (at > lineStart && text[at - 1] is '上' or '下' or '大' or '过' or '一' or '前' or '后' or '多') return at + 1;
        foreach (var (word, unit) in new[] { ("小时", "小时"), ("天", "天"), ("个工作日", "工作日"), ("个小时", "小时") })
            if (At(text, at + 1, word))
            {
                var compared = Comparison.Read(text, clause, at, false);
                return Add(at, at + 1 + word.Length, end, compared, value, null, unit, false, "half", 0.85);
            }
        return at + 1;
    }

    private int ReadNumber(int at, int end)
    {
        if (Calendar.TryRead(text, at, end, out var date)) return date.End;
        if (!Numerals.TryRead(text, at, end, out var number)) return AfterNumerals(at, end);
        if (number.Chinese && at > lineStart && (text[at - 1] is '第' or '周' or '初' or '其' or '统' or '划' || Before(text, at, "星期"))) return number.End;
        if (at > lineStart && text[at - 1] is '〔' or '#' or '￥' or '$' && text[at - 1] is not ('￥' or '$')) return number.End;
        if (ReadServiceHours(number, end) is { } afterService) return afterService;
        if (ReadRankWithoutOrdinal(number, end) is { } afterRank) return afterRank;
        if (ReadStrong(number, end) is { } afterStrong) return afterStrong;

        var unitAt = number.End < end && text[number.End] is ' ' ? number.End + 1 : number.End;
        var measure = unitAt < end ? MeasureWords.LongestAt(text, unitAt) : null;
        if (measure is not null && MeasureGuard.IsOther(text, unitAt, end, measure)) measure = null;
        if (measure is not null && IsLatin(measure.Word[^1]) && unitAt + measure.Word.Length < end && IsLatin(text[unitAt + measure.Word.Length])) measure = null;

        if (Range(number, measure, unitAt, end) is { } range) return range;
        if (measure is null or { Word: "个" } && List(number, end) is { } listed)
        {
            var compared = Comparison.Read(text, clause, number.Start, listed.Unit is "%");
            return Add(number.Start, measure is null ? number.End : unitAt + 1, end, compared, number.Value, null, listed.Unit, number.More, "list", 0.9);
        }
        if (measure is null) return WithoutMeasure(number, end);
        return WithMeasure(number, measure, unitAt, end);
    }

    private int AfterNumerals(int at, int end)
    {
        at++;
        while (at < end && Numerals.IsChineseNumeral(text[at])) at++;
        return at;
    }

    /// <summary>7天24小时, 7×24小时, and 24小时 before a place of service.</summary>
    private int? ReadServiceHours(Numeral number, int end)
    {
        var i = number.End;
        if (number.Value is 7)
        {
            var j = i < end && text[i] is '×' or 'x' or 'X' or '*' or '＊' or '✕' ? i + 1 : At(text, i, "天") ? i + 1 : -1;
            if (j > 0 && At(text, j, "24小时"))
                return AddPlain(number.Start, j + 4, number.Start, 7, 24, "7×24", Comparator.Equal, "service-hours", 0.95);
            return null;
        }
        if (number.Value is not 24 || !At(text, i, "小时")) return null;
        if (At(text, i + 2, "不打烊")) return i + 5;
        var noun = Nouns.After(text, i + 2, end, Nouns.ServicePlaces, 6);
        if (noun is { } stop) return AddPlain(number.Start, stop, number.Start, 24, null, "小时/日", Comparator.Equal, "service-hours", 0.9);
        return null;
    }

    /// <summary>列全国12位, 排名12, 上升6位.</summary>
    private int? ReadRankWithoutOrdinal(Numeral number, int end)
    {
        if (number.Value is < 1 or > 5000 || number.More) return null;
        var i = number.End < end && text[number.End] is ' ' ? number.End + 1 : number.End;
        var placeWord = LongestAt(text, i, ["个位次", "个名次", "个位", "位次", "名次", "位", "名"]);
        if (placeWord is not null && placeWord is "位" or "名" && i + 1 < end && !(EndsClause(text[i + 1]) || IsClose(text[i + 1]) || text[i + 1] is '、' or '的' or '和' or '以' or ' ' or '至' or '后')) placeWord = null;
        if (placeWord is not null)
        {
            if (RankWords.IsMove(text, clause, number.Start) is { } move)
            {
                var up = move.Direction > 0;
                var reference = Comparison.Reference(text, clause, move.Start);
                var comparator = reference is null ? up ? Comparator.Increase : Comparator.Decrease
                    : reference.Value.Yearly ? up ? Comparator.YearOnYearUp : Comparator.YearOnYearDown
                    : up ? Comparator.PeriodOnPeriodUp : Comparator.PeriodOnPeriodDown;
                return AddPlain(reference?.Start ?? move.Start, i + placeWord.Length, number.Start, number.Value, null, "位", comparator, "rank-change", 0.9, move.Direction);
            }
        }
        if (placeWord is null && i < end && text[i] is '、' && RankWords.Before(text, clause, number.Start) is { } listed)
        {
            // 分列二、三位
            var count = found.Count;
            AddPlain(listed, number.End, number.Start, number.Value, null, "名", Comparator.Rank, "rank", 0.93);
            var after = ReadRankList(i, end);
            if (after > i) return after;
            found.RemoveRange(count, found.Count - count);
        }
        if (number.Chinese && placeWord is null) return null;
        var rank = RankWords.Before(text, clause, number.Start) ?? RankWords.BeforeScope(text, clause, number.Start);
        if (rank is null) return null;
        if (placeWord is not ("位" or "名"))
        {
            if (placeWord is not null || i < end && !(EndsClause(text[i]) || IsClose(text[i]) || text[i] is '、' or ' ')) return null;
        }
        return AddPlain(rank.Value, i + (placeWord?.Length ?? 0), number.Start, number.Value, null, "名", Comparator.Rank, "rank", 0.9);
    }

    /// <summary>百强 names a list's size, 挺进十强 a band.</summary>
    private int? ReadStrong(Numeral number, int end)
    {
        if (number.End >= end || text[number.End] is not '强' || number.Value < 3 || number.Value > 10000) return null;
        var top = RankWords.Enters(text, clause, number.Start);
        return AddPlain(number.Start, number.End + 1, number.Start, number.Value, null, "名", top ? Comparator.Top : Comparator.Equal, top ? "top" : "list-size", 0.85);
    }

    /// <summary>30%~50%, 3至5个工作日, 10-20家.</summary>
    private int? Range(Numeral low, Measure? lowMeasure, int unitAt, int end)
    {
        var i = lowMeasure is null ? low.End : unitAt + lowMeasure.Word.Length;
        var dash = i;
        while (dash < end && dash - i < 3 && text[dash] is '~' or '～' or '-' or '－' or '–' or '—' or '至' or '到') dash++;
        if (dash == i || dash >= end || !(IsDigit(text[dash]) || Numerals.IsChineseNumeral(text[dash])) || !Numerals.TryRead(text, dash, end, out var high)) return null;
        var highAt = high.End < end && text[high.End] is ' ' ? high.End + 1 : high.End;
        var measure = MeasureWords.LongestAt(text, highAt);
        if (measure is null || MeasureGuard.IsOther(text, highAt, end, measure) || high.Chinese && !measure.Chinese) return null;
        if (lowMeasure is not null && lowMeasure.Unit != measure.Unit) return null;
        if (measure.Word is "日") return null;
        // 3-5万元: the scale belongs to both.
        var lowValue = lowMeasure is null && high.Scaled && !low.Scaled && low.Value < 10000 ? low.Value * ScaleOf(high) : low.Value;
        if (lowValue > high.Value) return null;
        var compared = Comparison.Read(text, clause, low.Start, measure.Kind is MeasureKind.Percent);
        var comparator = compared.Direction > 0 ? Comparator.RangeUp : compared.Direction < 0 ? Comparator.RangeDown : Comparator.Range;
        return Add(low.Start, highAt + measure.Word.Length, end, compared with { Comparator = comparator }, lowValue, high.Value, measure.Unit, false, "range", 0.95);
    }

    private double ScaleOf(Numeral number)
    {
        var digits = number.Start;
        while (digits < number.End && (IsDigit(text[digits]) || text[digits] is '.' or ',')) digits++;
        return Numerals.TryParseChinese(text.AsSpan(digits, number.End - digits), out var scale) ? scale : 1;
    }

    /// <summary>10个、30个工作日: a number without a unit of its own takes the unit of the list's last number.</summary>
    private Measure? List(Numeral first, int end)
    {
        var i = first.End;
        if (i < end && text[i] is '个') i++;
        for (var n = 0; n < LongestList; n++)
        {
            if (i >= end || text[i] is not ('、' or '和' or '及' or '与')) return null;
            i++;
            if (i >= end || !IsDigit(text[i]) || !Numerals.TryRead(text, i, end, out var next)) return null;
            var unitAt = next.End < end && text[next.End] is ' ' ? next.End + 1 : next.End;
            var measure = MeasureWords.LongestAt(text, unitAt);
            if (measure is { Word: not "个" }) return MeasureGuard.IsOther(text, unitAt, end, measure) ? null : measure;
            i = measure is null ? next.End : unitAt + 1;
        }
        return null;
    }

    private int WithMeasure(Numeral number, Measure measure, int unitAt, int end)
    {
        var stop = unitAt + measure.Word.Length;
        var compared = Comparison.Read(text, clause, number.Start, measure.Kind is MeasureKind.Percent);
        if (found.Count > 0 && IsNextInList(number.Start) && compared.Comparator is Comparator.Equal && Comparator.IsInherited(found[^1].Comparator) && found[^1].Unit == measure.Unit)
            compared = compared with { Comparator = found[^1].Comparator, Direction = found[^1].Direction };
        if (number.Bare && compared.Comparator is Comparator.Equal && !(compared = OnlyBeforeScale(number.Start)).Comparator.Equals(Comparator.More, StringComparison.Ordinal)) return stop;
        if (measure.Word is "元" or "美元" && stop < end && text[stop] is '化') return stop;
        if (number.Chinese)
        {
            var strong = compared.Comparator is not Comparator.Equal || measure.Kind is MeasureKind.Percent or MeasureKind.Money;
            if (measure.Word is "年") return ReadYears(number, stop);
            if (!measure.Chinese) return number.End;
            if (number.Value is 1 && !(compared.Comparator is Comparator.To or Comparator.AtMost or Comparator.Less or Comparator.Fastest && measure.Kind is MeasureKind.Time) && !(measure.Unit is "工作日")) return stop;
            if (measure.Word is "个")
                return Nouns.After(text, stop, end, Nouns.Counted, 6) is { } noun ? Add(number.Start, noun, end, compared, number.Value, null, "个", number.More, "count-chinese", 0.8) : strong && number.Value > 10 ? Add(number.Start, stop, end, compared, number.Value, null, "个", number.More, "count-chinese", 0.7) : stop;
            return Add(number.Start, stop, end, compared, number.Value, null, measure.Unit, number.More, "count-chinese", 0.8);
        }
        if (measure.Word is "年") return ReadYears(number, stop);
        if (measure.Word is "日" && DayEnd(stop, end, compared) is var dayEnd)
            return dayEnd < 0 ? stop : Add(number.Start, dayEnd, end, compared, number.Value, null, "日", number.More, "days", 0.9);
        if (measure.Word is "分" && !RankWords.IsScore(text, clause, number.Start) && compared.Comparator is Comparator.Equal && !(stop >= end || EndsClause(text[stop]) || IsClose(text[stop]) || text[stop] is '、' or '和' or '及' or '与' or ' ' || number.Value % 1 != 0)) return stop;
        var unit = measure.Unit;
        if (stop + 1 < end && text[stop] is '/' && MeasureWords.LongestAt(text, stop + 1) is { } per)
        {
            unit = $"{unit}/{per.Unit}";
            stop += 1 + per.Word.Length;
        }
        else if (measure.Kind is MeasureKind.Count or MeasureKind.Money && RankWords.Rate(text, clause, number.Start) is { } rate) unit = $"{unit}/{rate}";
        return Add(number.Start, stop, end, compared, number.Value, null, unit, number.More, "measure", 0.97);
    }

    /// <summary>过千亿, 超百亿, 近千家.</summary>
    private Comparison OnlyBeforeScale(int number)
    {
        if (LongestBefore(text, clause, number, ["过", "破", "上"]) is { } word && LongestBefore(text, clause, number, ["经过", "通过", "不过", "渡过", "度过"]) is null)
            return new(number - word.Length, Comparator.More, 0);
        return new(number, Comparator.Equal, 0);
    }

    /// <summary>近三年 is a period; 3年 alone is not taken.</summary>
    private int ReadYears(Numeral number, int stop)
    {
        var word = LongestBefore(text, clause, number.Start, ["近", "过去", "最近", "连续", "近年来", "未来"]);
        if (word is not null && number.Value is > 1 and < 100)
            return AddPlain(number.Start - word.Length, stop, number.Start, number.Value, null, "年", Comparator.Equal, "period", 0.85);
        var compared = Comparison.Read(text, clause, number.Start, false);
        var ended = stop >= text.Length || EndsClause(text[stop]) || IsClose(text[stop]) || text[stop] is '、' || LongestAt(text, stop, ["内", "以内", "以上", "左右"]) is not null;
        if (!number.Chinese && number.Value is > 0 and < 100 && (number.Value % 1 != 0 || ended))
            return Add(number.Start, stop, text.Length, compared, number.Value, null, "年", number.More, "years", 0.8);
        if (number.Value is > 0 and < 100 && compared.Comparator is Comparator.To or Comparator.AtMost or Comparator.Highest or Comparator.AtLeast)
            return AddPlain(compared.Start, stop, number.Start, number.Value, null, "年", compared.Comparator, "years", 0.85, compared.Direction);
        return stop;
    }

    private static readonly Words DayDone = ["办结", "办成", "办好", "办完", "审结", "完成", "出证", "取证", "拿证", "领证", "发证", "开工", "接电", "通电", "通水", "通气", "内", "以内", "之内", "审批", "拿地", "到账", "兑现", "即办", "回复", "答复", "响应"];

    /// <summary>Where the span of 1日办结 ends, or −1 when 18日 is a date.</summary>
    private int DayEnd(int stop, int end, Comparison compared)
    {
        if (compared.Comparator is Comparator.To or Comparator.Fastest or Comparator.AtMost or Comparator.Less or Comparator.AtLeast or Comparator.Decrease) return stop;
        var word = DayDone.LongestAt(text, stop);
        if (word is null) return stop < end && LongestAt(text, stop, ["以上", "左右"]) is not null ? stop : -1;
        return word is "内" or "以内" or "之内" ? stop : stop + word.Length;
    }

    private int WithoutMeasure(Numeral number, int end)
    {
        var i = number.End;
        if (i < end && text[i] is '大' && (number.Chinese || !number.Scaled) && Nouns.After(text, i + 1, end, Nouns.Counted, 4) is { } noun && number.Value > 1)
            return AddPlain(number.Start, noun, number.Start, number.Value, null, "项", Comparator.Equal, "count-chinese", 0.8);
        var compared = Comparison.Read(text, clause, number.Start, false);
        if (number.Bare || number.Scaled)
        {
            if (number.Bare) compared = OnlyBeforeScale(number.Start) is { Comparator: Comparator.More } over ? over : compared;
            var counted = compared.Comparator is not Comparator.Equal || number is { Scaled: true, Bare: false };
            if (counted && number.Value >= 1e8) return Add(number.Start, number.End, end, compared, number.Value, null, "元", number.More, "money-implied", 0.7);
        }
        if (number.Chinese) return number.End;
        if (RankWords.IsScore(text, clause, compared.Start) && (i >= end || !IsLatin(text[i])))
            return Add(number.Start, number.End, end, compared, number.Value, null, "分", false, "score", 0.8);
        if (!MeasureGuard.IsCode(text, lineStart, number, end)) unread.Add(new(number.Start, number.End, "no unit follows the number"));
        return i < end && IsLatin(text[i]) ? SkipCode(i, end) : number.End;
    }

    private bool IsNextInList(int at) => found[^1].End is var last && last + 1 == at && text[last] is '、' or '和' or '及' or '与';

    private static readonly (string Word, string Comparator)[] Suffixes =
    [
        ("以上", Comparator.AtLeast), ("及以上", Comparator.AtLeast), ("之上", Comparator.AtLeast), ("以下", Comparator.AtMost), ("及以下", Comparator.AtMost), ("之下", Comparator.AtMost),
        ("左右", Comparator.About), ("上下", Comparator.About), ("以内", Comparator.AtMost), ("之内", Comparator.AtMost), ("内", Comparator.AtMost), ("多", Comparator.More), ("余", Comparator.More), ("不到", Comparator.Less),
    ];

    private static readonly Words SuffixWords = [.. Suffixes.Select(suffix => suffix.Word)];
    private static readonly Words NotInside = ["内设", "内部", "内资", "内容", "内外", "内控", "内地", "内陆", "多元", "多个", "多种", "多项", "多层", "余额", "余家"];

    private int Add(int number, int stop, int end, Comparison compared, double value, double? upper, string unit, bool more, string rule, double confidence)
    {
        var comparator = compared.Comparator;
        var continues = found.Count > 0 && IsNextInList(number);
        if (continues && comparator is Comparator.Equal && Comparator.IsInherited(found[^1].Comparator) && found[^1].Unit == unit && found[^1].Rule is "list" or "measure")
            compared = new(number, comparator = found[^1].Comparator, found[^1].Direction);
        var suffix = SuffixWords.LongestAt(text, stop);
        if (suffix is not null && stop + suffix.Length <= end && NotInside.LongestAt(text, stop) is null)
        {
            var meaning = Array.Find(Suffixes, pair => pair.Word == suffix).Comparator;
            stop += suffix.Length;
            if (comparator is Comparator.Equal or Comparator.Reaches or Comparator.Increase or Comparator.Decrease or Comparator.About or Comparator.Share) comparator = meaning;
        }
        if (more && comparator is Comparator.Equal or Comparator.Reaches) comparator = Comparator.More;
        found.Add(new(compared.Start, stop, number, value, upper, unit, comparator, compared.Direction, continues, rule, confidence));
        return stop;
    }

    private int AddPlain(int start, int stop, int number, double value, double? upper, string unit, string comparator, string rule, double confidence, int direction = 0)
    {
        found.Add(new(start, stop, number, value, upper, unit, comparator, direction, false, rule, confidence));
        return stop;
    }
}
