using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>What a quantity measures, of whom, when; the sentence it stands in.</summary>
internal readonly record struct FactText(string Metric, string? Subject, string? Period, int ContextStart, int ContextEnd);

/// <summary>Reads the words around the quantities of one paragraph.</summary>
internal sealed class FactReader(string text, Setting setting)
{
    /// <summary>Characters of a sentence on either side of a quantity that are looked at; a bound on the work for text without punctuation.</summary>
    private const int LongestContext = 300;

    private static readonly string[] Fronts =
        ["同时", "其中", "截至目前", "目前", "全年", "累计", "已", "共", "并", "至今", "此外", "另外", "今年以来", "去年", "今年", "一是", "二是", "三是", "四是", "五是", "六是", "将", "向", "为", "对", "实现", "从而", "使", "达到", "近年来", "以及", "等"];

    private static readonly string[] Backs = ["达到", "达", "为", "是", "共", "有", "的", "约", "近", "超过", "已", "共计", "合计", "累计", "了", "等", "在", "至", "由", "从", "将", "向", "把", "个", "全程", "仅需", "只需"];

    public FactText Read(Block block, IReadOnlyList<Quantity> quantities, int index, string? region)
    {
        var quantity = quantities[index];
        var (start, end) = Sentence(block, quantity.NumberStart);
        var previous = index > 0 && quantities[index - 1].Start >= start ? quantities[index - 1] : null;
        return new(Metric(start, end, quantities, index), Subject(block, start, quantity.Start, region), Period(block, start, quantity, previous), start, end);
    }

    private (int Start, int End) Sentence(Block block, int at)
    {
        var start = at;
        while (start > block.TextStart && !EndsSentence(text[start - 1]) && at - start < LongestContext) start--;
        var end = at;
        while (end < block.End && !EndsSentence(text[end]) && end - at < LongestContext) end++;
        return (SkipSpaces(text, start, end), end);
    }

    private string Metric(int start, int end, IReadOnlyList<Quantity> quantities, int index, int depth = 0)
    {
        var quantity = quantities[index];
        var from = quantity.Start;
        while (from > start && !EndsClause(text[from - 1]) && !IsOpen(text[from - 1]) && quantity.Start - from < 80) from--;
        if (index > 0 && quantities[index - 1].End > from && quantities[index - 1].End <= quantity.Start) from = quantities[index - 1].End;
        var before = Trim(text[from..quantity.Start]);
        if (before.Length < 2 && from > start && IsOpen(text[from - 1])) before = Trim(text[WordStart(start, from - 1)..(from - 1)]);
        else if (before.Length < 2 && from > start && from == ClauseStart(start, quantity.Start) && quantity.Comparator is Comparator.Equal or Comparator.Reaches) before = Trim(text[ClauseStart(start, from - 1)..(from - 1)]);
        var to = quantity.End;
        while (to < end && !EndsClause(text[to]) && !IsClose(text[to]) && to - quantity.End < 30) to++;
        if (index + 1 < quantities.Count && quantities[index + 1].Start < to) to = Math.Max(quantity.End, quantities[index + 1].Start);
        var after = TrimAfter(text[quantity.End..to]);
        var change = quantity.Comparator switch
        {
            Comparator.YearOnYearUp => "同比增长",
            Comparator.YearOnYearDown => "同比下降",
            Comparator.Rank => "排名",
            _ => null,
        };
        if (before.Length < 2 && depth < 3 && index > 0 && quantities[index - 1].Start >= start && (change is not null || after.Length == 0))
            before = Metric(start, end, quantities, index - 1, depth + 1).Split(' ')[0];
        var metric = before.Length >= 2 && (after.Length == 0 || !EndsWithVerb(before)) ? before : before + after;
        if (metric.Length == 0) metric = after;
        return change is null || metric.Contains(change, StringComparison.Ordinal) ? metric : $"{metric} {change}".Trim();
    }

    private int WordStart(int start, int at)
    {
        var from = at;
        while (from > start && !EndsClause(text[from - 1]) && text[from - 1] is not '、' && !IsClose(text[from - 1]) && at - from < 30) from--;
        return from;
    }

    private int ClauseStart(int start, int at)
    {
        var from = Math.Max(start, at);
        while (from > start && !EndsClause(text[from - 1]) && at - from < 80) from--;
        return from;
    }

    private static bool EndsWithVerb(string before)
    {
        foreach (var verb in (ReadOnlySpan<string>)["完成", "新增", "设立", "建立", "出台", "公布", "布了", "发布", "纳入", "解决", "推出", "实现", "梳理", "下放", "投入", "开展", "转化", "办理", "组织", "形成", "建成", "取消", "整合", "引进", "培育", "提供", "制定", "召开", "收集", "拥有", "涉及", "反馈", "部署", "对象库", "和", "了", "出", "成", "有", "入", "立", "布", "公布的", "设置", "编制", "建设", "创建", "选取", "邀请", "走访", "帮助", "发放", "惠及"])
            if (before.EndsWith(verb, StringComparison.Ordinal)) return true;
        return before.Length < 2;
    }

    private static string Trim(string words)
    {
        words = words.Trim(' ', '\u3000', '、', '“', '”', ')', '）');
        for (var again = true; again;)
        {
            again = false;
            if (words.Length > 5 && IsDigit(words[0]) && words.IndexOf('年', StringComparison.Ordinal) is 4)
            {
                words = words[5..].TrimStart('度', '底', '，', ',');
                again = true;
            }
            foreach (var word in Fronts)
                if (words.Length > word.Length && words.StartsWith(word, StringComparison.Ordinal) && !(word is "对" or "为" or "向" or "将" or "共" or "等" && words.Length - word.Length < 2))
                {
                    words = words[word.Length..];
                    again = true;
                }
            foreach (var word in Backs)
                if (words.Length > word.Length + 1 && words.EndsWith(word, StringComparison.Ordinal))
                {
                    words = words[..^word.Length];
                    again = true;
                }
        }
        return words;
    }

    private static string TrimAfter(string words)
    {
        words = words.Trim(' ', '的', '、', '，');
        foreach (var verb in (ReadOnlySpan<string>)["进行", "为过去", "成为", "以及", "等", "的", "和", "纳入", "全"])
        {
            var at = words.IndexOf(verb, StringComparison.Ordinal);
            if (at > 0) words = words[..at];
        }
        return words.Trim('“', '”');
    }

    /// <summary>The organization or region that the sentence, or one before it in the paragraph, begins a clause with.</summary>
    private string? Subject(Block block, int sentence, int at, string? region)
    {
        if (at > sentence && IsOpen(text[at - 1]) && WordStart(sentence, at - 1) is var word && RegionScanner.IsName(text, word, at - 1)) return text[word..(at - 1)];
        for (var start = ClauseBefore(block, at); ; start = ClauseBefore(block, start - 1))
        {
            var from = SkipLead(start, at);
            if (from < at && OrganizationScanner.TryRead(text, from, at, out var stop)) return text[from..stop];
            if (from < at && RegionScanner.Find(text, from, Math.Min(at, from + 12)) is { Count: > 0 } regions && regions[0].Start == from && start >= sentence) return text[regions[0].Start..regions[0].End];
            if (start <= block.TextStart || at - start > 400) break;
        }
        if (region is not null) return region;
        var own = text.AsSpan(sentence, Math.Max(0, at - sentence));
        return own.IndexOf("全市") >= 0 || own.IndexOf("我市") >= 0 ? setting.Region : null;
    }

    private int ClauseBefore(Block block, int at)
    {
        var i = Math.Max(at, block.TextStart);
        while (i > block.TextStart && !EndsClause(text[i - 1]) && at - i < LongestContext) i--;
        return i;
    }

    private int SkipLead(int at, int end)
    {
        at = SkipSpaces(text, at, end);
        if (at < end && Calendar.TryRead(text, at, end, out var date)) at = SkipSpaces(text, date.End, end);
        while (at < end && (IsComma(text[at]) || text[at] is '“')) at++;
        foreach (var word in (ReadOnlySpan<string>)["由", "其中", "同时"])
            if (At(text, at, word)) at += word.Length;
        return at;
    }

    /// <summary>The last year or period named before the quantity in its sentence: 2020, 近三年.</summary>
    private string? Period(Block block, int sentence, Quantity quantity, Quantity? previous)
    {
        if (previous is { Rule: "period" } && quantity.NumberStart - previous.End < 20) return text[previous.Start..previous.End];
        for (var start = sentence; start >= block.TextStart;)
        {
            for (var i = quantity.Start - 1; i >= start; i--)
                if (text[i] is '年' && i - 4 >= block.Start && IsDigit(text[i - 1]) && (i < 5 || !IsDigit(text[i - 5])) && Calendar.TryRead(text, i - 4, block.End, out var mention) && mention.Year is { } year && !(i >= 5 && text[i - 5] is '比' or '较' or '与'))
                    return year.ToString(System.Globalization.CultureInfo.InvariantCulture);
            break;
        }
        return null;
    }
}
