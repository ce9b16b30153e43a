using BusinessEnv.Core.Notices;
using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>The words for tiers, bands and order.</summary>
internal static class StandingWords
{
    public static readonly Words InOrder =
        ["依次是", "依次为", "依次：", "依次:", "依次有", "由高到低依次为", "由高到低依次是", "从高到低依次为", "从高到低依次是", "由高到低为", "从高到低为", "由高到低分别为", "由高到低分别是", "从高到低分别为", "从高到低分别是", "由高到低排序为", "由高到低排名为", "分别依次为", "依次排名为", "依次排序为", "按得分由高到低依次为", "按得分高低依次为", "按排名先后依次为", "按名次先后为", "按排名顺序为"];

    private static readonly Words Tiers =
        ["标杆城市", "示范城市", "创新城市", "进步城市", "优秀城市", "先进城市", "标杆区县", "第一梯队", "第二梯队", "第三梯队", "第一方阵", "第二方阵", "第一档次", "第二档次", "第三档次", "第四档次", "第一等次", "第二等次", "第三等次", "第四等次", "第一等级", "第二等级", "第三等级", "第一类", "第二类", "第三类", "第一层次", "第二层次", "第三层次", "第四档", "第一档", "第二档", "第三档", "优秀等次", "良好等次", "合格等次", "一般等次", "优秀档次", "良好档次", "A档", "B档", "C档", "A级", "一等奖", "二等奖", "三等奖", "紧随其后", "优秀等级", "良好等级", "优秀区县", "先进区县", "进步区县", "优秀等次区县", "全国标杆", "先进标杆", "领先型", "追赶型", "优异等次", "较好等次"];

    private static readonly Words Firsts = ["首位", "榜首", "头名"];
    private static readonly Words Leads = ["位居", "居", "位列", "名列", "高居", "稳居", "荣登", "登上", "排名", "列", "夺得", "蝉联", "勇夺"];

    /// <summary>位居全国百强县首位: a verb of rank stands within one clause before.</summary>
    private static bool FirstVerbs(string text, int start, int at)
    {
        for (var i = at; i > start && at - i <= 16 && !EndsClause(text[i - 1]); i--)
            if (Leads.LongestBefore(text, start, i) is not null) return true;
        return false;
    }

    /// <summary>百强县首位, 百强县第四位: the list's name, followed by the rank in it.</summary>
    private static bool NamesList(string text, int at, int end)
    {
        for (var i = at; i < Math.Min(end, at + 10) && !EndsClause(text[i]); i++)
            if (text[i] is '第' || Firsts.LongestAt(text, i) is not null) return true;
        return false;
    }

    private static readonly Words Bands = ["前列", "前茅", "末位", "靠后", "后列", "中游", "上游", "下游", "末尾", "垫底", "百强", "靠前"];

    private static readonly string[] Praise = ["较好", "突出", "先进", "优秀", "表扬", "表彰", "良好", "进步", "入选", "名单", "不分先后", "示范", "参评", "达标", "创新", "靠前", "整改", "约谈", "较差", "靠后", "落后"];

    /// <summary>Whether a label announces regions that are named for what they did.</summary>
    public static bool Praises(string label) => Array.Exists(Praise, word => label.Contains(word, StringComparison.Ordinal));

    /// <summary>The tier that a label ends with: 优秀等次 of 县区优秀等次; null when there is none.</summary>
    public static string? TierAtEnd(string label) => Tiers.LongestBefore(label, 0, label.Length);

    /// <summary>Calls <paramref name="report"/> for every tier and band named between <paramref name="start"/> and <paramref name="end"/>.</summary>
    public static void Find(string text, int start, int end, Action<StandingKind, int, int> report)
    {
        for (var i = start; i < end; i++)
        {
            if (Firsts.LongestAt(text, i) is { } first && i + first.Length <= end && LongestBefore(text, Math.Max(start, i - 20), i, ["人", "工作", "放在", "摆在"]) is null && FirstVerbs(text, start, i))
            {
                report(StandingKind.Rank, i, i + first.Length);
                i += first.Length - 1;
            }
            else if (Tiers.LongestAt(text, i) is { } tier && i + tier.Length <= end)
            {
                report(StandingKind.Tier, i, i + tier.Length);
                i += tier.Length - 1;
            }
            else if (Bands.LongestAt(text, i) is { } band && i + band.Length <= end && !(band is "前列" && At(text, i, "前列腺")) && !(band is "上游" or "下游" or "中游" && !Before(text, i, "位居") && !Before(text, i, "处于") && !Before(text, i, "居") && !Before(text, i, "中")) && !(band is "百强" && (At(text, i, "百强排名") || NamesList(text, i, end))))
            {
                report(StandingKind.Band, i, i + band.Length);
                i += band.Length - 1;
            }
        }
    }

    /// <summary>后3位, 末位, 靠后: what the words before a list from the bottom call it.</summary>
    public static string BottomLabel(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is '后' && i + 1 < end && (IsDigit(text[i + 1]) || Numerals.IsChineseNumeral(text[i + 1])))
            {
                var stop = i + 1;
                while (stop < end && (IsDigit(text[stop]) || Numerals.IsChineseNumeral(text[stop]) || text[stop] is '名' or '位')) stop++;
                return text[i..stop];
            }
            if (At(text, i, "倒数")) return "倒数";
            if (At(text, i, "靠后")) return "靠后";
        }
        return "末位";
    }
}

/// <summary>Among whom a rank is: what is left of the words before it.</summary>
internal static class ScopeWords
{
    public static readonly string[] Groups = ["区县（市）", "区县(市)", "县（市、区）", "县(市、区)", "县（市区）", "市（州）", "市(州)", "县市区", "区县市", "市州", "区县", "县区", "设区市", "地级市", "开发区", "园区", "城市"];

    private static readonly string[] Before =
        ["我市", "我省", "我区", "我县", "我州", "再次", "荣获", "获得", "勇夺", "位列", "位居", "名列", "跃居", "排名", "排", "列", "居", "在", "连续", "成功", "首次", "稳居", "升至", "综合", "并列", "蝉联", "获", "总", "分别", "仍", "继续", "已", "则", "均", "也", "为", "是", "，", ",", "位次", "名次", "又", "（", "(", "取得", "夺得", "的", "省", "该项", "跃升至", "上升至", "高居", "更", "两年", "三年", "指标", "由"];

    private static readonly string[] After = ["排名中", "评价中", "榜单中", "排行榜中", "评比中", "考核中", "测评中", "中", "排名", "的", "位列", "位居", "名列", "里", "分别", "首次", "成绩", "了", "并", "再次", "评价", "榜", "列", "居", "荣获", "位", "全省", "上升至"];

    /// <summary>再次荣获全省市州 is 全省市州; null when nothing is left.</summary>
    public static string? Clean(string words)
    {
        words = words.Trim();
        for (var again = true; again && words.Length > 0;)
        {
            again = false;
            foreach (var word in Before)
                if (word != "省" && words.StartsWith(word, StringComparison.Ordinal))
                {
                    words = words[word.Length..].TrimStart();
                    again = true;
                }
            foreach (var word in (ReadOnlySpan<string>)["第", "排", "的", "中", "位列", "位居", "名列", "列", "居", "排名", "分别", "（", "(", "上", "里", "并列", "综合", "首次", "再次", "排名中", "升至", "跃居", "荣获", "获得", "获", "均", "名"])
                if (words.EndsWith(word, StringComparison.Ordinal))
                {
                    words = words[..^word.Length].TrimEnd();
                    again = true;
                }
        }
        return words.Length is < 2 or > 30 || words.Any(c => EndsClause(c)) ? null : words;
    }

    /// <summary>以在赛迪全国县域营商环境百强排名中首次挺进…: what stands between 在 and 中.</summary>
    public static string? Within(string words)
    {
        var end = words.LastIndexOf('中');
        if (end < 3) return null;
        var start = words.LastIndexOf('在', end - 1);
        if (start < 0) return null;
        var inner = words[(start + 1)..end].Trim();
        foreach (var tail in After)
            if (inner.EndsWith(tail, StringComparison.Ordinal) && inner.Length > tail.Length + 2) inner = inner[..^tail.Length];
        return inner.Length is < 2 or > 40 || inner.Any(c => EndsClause(c)) ? null : inner;
    }
}

/// <summary>The items of a list of regions or indicators, with ties.</summary>
internal static class ListItems
{
    internal readonly record struct Item(int Start, int NameEnd, bool TiedWithNext, int TieSize);

    /// <summary>Cuts at 、 and commas; a bracket after a name is not of the name; 和 or 与 before 并列 ties two.</summary>
    public static List<Item> Split(string text, int start, int end)
    {
        var items = new List<Item>();
        var from = start;
        var depth = 0;
        for (var i = start; i <= end; i++)
        {
            if (i < end && IsOpen(text[i])) depth++;
            else if (i < end && IsClose(text[i])) depth--;
            if (depth > 0) continue;
            var ends = i == end || text[i] is '、' || IsComma(text[i]) || IsSemicolon(text[i]) || IsSpace(text[i]) || text[i] is '和' or '及' or '与' && i > from;
            if (!ends) continue;
            var at = SkipSpaces(text, from, i);
            var stop = at;
            while (stop < i && !IsOpen(text[stop])) stop++;
            foreach (var tail in (ReadOnlySpan<string>)["分别", "等", "指标", "并列", "（", "依次", "三个", "两个", "四个", "五个", "三项", "两项", "等指标"])
                if (stop - tail.Length > at && Before(text, stop, tail)) stop -= tail.Length;
            if (stop - at >= 2)
            {
                var tied = i < end && text[i] is '和' or '与' && text.AsSpan(i, Math.Min(24, end - i)) is var rest && rest.IndexOf("并列") is > 0 and < 14;
                items.Add(new(at, stop, tied, tied ? 0 : items.Count > 0 && items[^1].TiedWithNext ? 2 : 1));
            }
            from = i + 1;
        }
        return items;
    }
}
