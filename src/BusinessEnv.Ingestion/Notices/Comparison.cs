using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>What the words before a number say about it.</summary>
/// <param name="Start">Where those words begin; the number's own start when there are none.</param>
internal readonly record struct Comparison(int Start, string Comparator, int Direction)
{
    private static readonly Words Fillers = ["了", "为", "是", "仅", "仅需", "只需", "仅为", "分别", "均", "可", "共", "已", "需", "近年来", "又", "再", "也", "均为", "分别为", "就", "在", "只要", "仅用", "可在", "只需要", "可达"];

    private static readonly (string Word, string Comparator)[] Bounds =
    [
        ("达", Notices.Comparator.Reaches), ("达到", Notices.Comparator.Reaches), ("共达", Notices.Comparator.Reaches), ("高达", Notices.Comparator.Reaches), ("多达", Notices.Comparator.Reaches), ("可达", Notices.Comparator.Reaches), ("已达", Notices.Comparator.Reaches), ("达到了", Notices.Comparator.Reaches), ("达成", Notices.Comparator.Reaches),
        ("超过", Notices.Comparator.More), ("超", Notices.Comparator.More), ("逾", Notices.Comparator.More), ("突破", Notices.Comparator.More), ("大于", Notices.Comparator.More), ("高于", Notices.Comparator.More), ("多于", Notices.Comparator.More), ("超出", Notices.Comparator.More), ("超过了", Notices.Comparator.More), ("突破了", Notices.Comparator.More),
        ("不少于", Notices.Comparator.AtLeast), ("不低于", Notices.Comparator.AtLeast), ("至少", Notices.Comparator.AtLeast), ("不小于", Notices.Comparator.AtLeast), ("不短于", Notices.Comparator.AtLeast),
        ("不超过", Notices.Comparator.AtMost), ("不超", Notices.Comparator.AtMost), ("不高于", Notices.Comparator.AtMost), ("不多于", Notices.Comparator.AtMost), ("至多", Notices.Comparator.AtMost), ("不大于", Notices.Comparator.AtMost), ("控制在", Notices.Comparator.AtMost), ("不长于", Notices.Comparator.AtMost),
        ("低于", Notices.Comparator.Less), ("少于", Notices.Comparator.Less), ("小于", Notices.Comparator.Less), ("不足", Notices.Comparator.Less), ("不到", Notices.Comparator.Less), ("未达", Notices.Comparator.Less), ("不及", Notices.Comparator.Less),
        ("约", Notices.Comparator.About), ("大约", Notices.Comparator.About), ("近", Notices.Comparator.About), ("将近", Notices.Comparator.About), ("接近", Notices.Comparator.About), ("约为", Notices.Comparator.About), ("约合", Notices.Comparator.About), ("大概", Notices.Comparator.About), ("上下", Notices.Comparator.About), ("逼近", Notices.Comparator.About),
        ("最快", Notices.Comparator.Fastest), ("最短", Notices.Comparator.Fastest), ("最低", Notices.Comparator.Fastest), ("最少", Notices.Comparator.Fastest), ("最早", Notices.Comparator.Fastest),
        ("最高", Notices.Comparator.Highest), ("最长", Notices.Comparator.Highest), ("最多", Notices.Comparator.Highest), ("最大", Notices.Comparator.Highest), ("最迟", Notices.Comparator.Highest), ("最慢", Notices.Comparator.Highest),
    ];

    private static readonly Words BoundWords = [.. Bounds.Select(bound => bound.Word)];

    /// <summary>Words that end like a bound and are none.</summary>
    private static readonly Words NotBounds =
        ["送达", "下达", "到达", "直达", "抵达", "传达", "转达", "发达", "通达", "表达", "附近", "最近", "临近", "靠近", "邻近", "就近", "亲近", "合约", "节约", "预约", "签约", "公约", "契约", "大约束", "高超", "反超", "赶超", "解约", "集约", "违约", "履约", "商超"];

    private static readonly Words Up =
        ["增长", "提高", "提升", "增加", "上升", "上涨", "扩大", "增", "升", "涨", "增幅", "增速", "上浮", "提速", "攀升", "跃升", "多增", "净增长", "净增加", "净增", "扩展", "拓展", "延长", "上调", "扩容", "上扬", "扩增", "增多", "增资", "增至"];

    private static readonly Words Down =
        ["下降", "减少", "降低", "减低", "压缩", "缩短", "缩减", "精简", "压减", "回落", "削减", "下调", "下浮", "压降", "减", "降", "缩", "降幅", "压缩比", "压缩率", "减幅", "跌", "下跌", "下滑", "少", "节省", "节约", "缩小", "简化", "优化", "整合", "合并", "压", "减负", "少跑"];

    /// <summary>Words that only say a change when 至, 到, 为 or 成 follows.</summary>
    private static readonly Words OnlyTo = ["优化", "整合", "合并", "简化", "压", "扩展", "拓展", "延长", "扩容", "调整", "改", "变", "少"];

    /// <summary>Words that never take a value directly: 节省成本, 少跑.</summary>
    private static readonly Words NotUp = ["新增", "净增", "净增加", "增资", "递增", "累计增"];

    private static readonly Words Arrows = ["至", "到", "为", "成", "到了", "至了"];
    private static readonly Words YearOnYear = ["同比"];
    private static readonly Words PeriodOnPeriod = ["环比"];

    /// <summary>Reads the words between <paramref name="from"/> (the clause's start) and the number at <paramref name="number"/>.</summary>
    public static Comparison Read(string text, int from, int number, bool percent)
    {
        var start = number;
        var at = number;
        var comparator = Notices.Comparator.Equal;
        var direction = 0;

        // 1. Words of bound, perhaps two of them: 最高可达, 增长超过.
        for (var pass = 0; pass < 3; pass++)
        {
            var spaced = SkipSpacesBack(text, from, at);
            var word = BoundWords.LongestBefore(text, from, spaced);
            if (word is not null && !IsPartOfOther(text, from, spaced))
            {
                var found = Array.Find(Bounds, bound => bound.Word == word).Comparator;
                if (comparator is Notices.Comparator.Equal or Notices.Comparator.Reaches || found is Notices.Comparator.Fastest or Notices.Comparator.Highest) comparator = found;
                at = start = spaced - word.Length;
                continue;
            }
            var filler = Fillers.LongestBefore(text, from, spaced);
            if (filler is null) break;
            // A filler counts only when a bound stands before it.
            var beyond = BoundWords.LongestBefore(text, from, spaced - filler.Length);
            if (beyond is null || IsPartOfOther(text, from, spaced - filler.Length)) break;
            at = spaced - filler.Length;
        }

        // 2. 压缩至, 提升到.
        var arrow = Arrows.LongestBefore(text, from, at);
        if (arrow is not null)
        {
            var verbEnd = at - arrow.Length;
            if (Down.LongestBefore(text, from, verbEnd) is { } down && !IsOrganisational(text, from, verbEnd)) return new(verbEnd - down.Length, Notices.Comparator.To, -1);
            if (Up.LongestBefore(text, from, verbEnd) is { } up && up is not ("增速" or "增幅")) return new(verbEnd - up.Length, Notices.Comparator.To, +1);
            if (OnlyTo.LongestBefore(text, from, verbEnd) is { } other && other is "调整" or "改" or "变") return new(verbEnd - other!.Length, Notices.Comparator.To, 0);
        }

        // 3. 增长, 减少, perhaps after 同比 or 较上年.
        var change = SkipFillersBack(text, from, at);
        var raise = Up.LongestBefore(text, from, change);
        var fall = Down.LongestBefore(text, from, change);
        var verb = raise is null || fall?.Length > raise.Length ? fall : raise;
        if (verb is not null && verb == fall && OnlyTo.Contains(verb)) verb = null;
        if (verb is not null && verb == raise && OnlyTo.Contains(verb)) verb = null;
        // 高于…平均增速13.2个百分点: the growth is what is compared, not what is said.
        if (verb is "增速" or "增幅" or "降幅" or "减幅" && text.AsSpan(Math.Max(from, change - 40), Math.Min(40, change - from)) is var words && (words.IndexOf("高于") >= 0 || words.IndexOf("低于") >= 0)) verb = null;
        if (verb is not null)
        {
            var isUp = verb == raise;
            var verbStart = change - verb.Length;
            direction = isUp ? 1 : -1;
            if (Reference(text, from, verbStart) is { } reference)
            {
                var year = reference.Yearly;
                comparator = year
                    ? isUp ? Notices.Comparator.YearOnYearUp : Notices.Comparator.YearOnYearDown
                    : isUp ? Notices.Comparator.PeriodOnPeriodUp : Notices.Comparator.PeriodOnPeriodDown;
                return new(reference.Start, comparator, direction);
            }
            if (!(isUp && NotUp.LongestBefore(text, from, change) is not null))
            {
                if (comparator is Notices.Comparator.Equal or Notices.Comparator.Reaches)
                    comparator = isUp ? Notices.Comparator.Increase : Notices.Comparator.Decrease;
                return new(verbStart, comparator, direction);
            }
            direction = 0;
        }

        // 4. 占全省33.9%, 占比达5.5%, 新增财力的80%.
        if (percent && ShareStart(text, from, start) is { } share) return new(share, Notices.Comparator.Share, 0);
        return new(start, comparator, direction);
    }

    private static int SkipSpacesBack(string text, int from, int at)
    {
        while (at > from && text[at - 1] is ' ') at--;
        return at;
    }

    private static int SkipFillersBack(string text, int from, int at)
    {
        at = SkipSpacesBack(text, from, at);
        var filler = Fillers.LongestBefore(text, from, at);
        return filler is null ? at : at - filler.Length;
    }

    private static bool IsPartOfOther(string text, int from, int end) => NotBounds.LongestBefore(text, from, end) is not null;

    private static bool IsOrganisational(string text, int from, int end) => LongestBefore(text, from, end, ["核减"]) is not null;

    internal readonly record struct ReferencePeriod(int Start, bool Yearly);

    private static readonly Words ReferenceTails =
        ["同比", "环比", "上年", "去年", "上年同期", "去年同期", "同期", "上年度", "上一年", "上一年度", "前年", "年初", "上季度", "上月", "相比", "上年末", "年底", "年末", "相比较", "往年", "比上年"];

    /// <summary>同比, 较上年同期, 比2019年: the period that a change is measured against, ending before <paramref name="verb"/>.</summary>
    internal static ReferencePeriod? Reference(string text, int from, int verb)
    {
        var at = SkipFillersBack(text, from, verb);
        if (YearOnYear.LongestBefore(text, from, at) is not null) return new(at - 2, true);
        if (PeriodOnPeriod.LongestBefore(text, from, at) is not null) return new(at - 2, false);
        var tail = ReferenceTails.LongestBefore(text, from, at);
        var year = tail is null && at > from && text[at - 1] is '年';
        if (tail is null && !year) return null;
        // The comparing word stands a few characters before, with no clause between.
        for (var i = at - 1; i >= from && at - i <= 14; i--)
        {
            if (text[i] is not ('较' or '比' or '与')) continue;
            if (text[i] is '比' && Before(text, i, "同") || text[i] is '比' && Before(text, i, "占")) return null;
            if (At(text, i, "比较")) i--;
            if (i > from && text[i] is '较' && text[i - 1] is '相') i--;
            var body = text.AsSpan(i, at - i);
            var yearly = body.ContainsAny("年") && !body.Contains("年初", StringComparison.Ordinal);
            return new(i, yearly);
        }
        return null;
    }

    /// <summary>Where the span of a share begins, or null when the percentage is no share.</summary>
    private static int? ShareStart(string text, int from, int start)
    {
        var at = SkipFillersBack(text, from, start);
        if (at > from && text[at - 1] is '的') return start;
        if (LongestBefore(text, from, at, ["占比", "比重", "份额", "占有率", "占比率"]) is not null) return start;
        for (var i = at - 1; i >= from && at - i <= 30; i--)
        {
            if (text[i] is not '占') continue;
            if (At(text, i, "占比")) return start;
            var between = text.AsSpan(i + 1, at - i - 1);
            if (between.Length == 0 || i > from && text[i - 1] is '侵' or '抢' or '挤') return null;
            return between.Length <= 8 && !between.Contains('的') && !between.Contains('比') ? i : start;
        }
        return null;
    }
}
