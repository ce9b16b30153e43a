using System.Collections.Frozen;

namespace BusinessEnv.Ingestion.Spreadsheets.Matching;

/// <summary>A unit of measurement: what it measures, and how many base units it is.</summary>
/// <param name="Quantity">Two measures convert into each other when they measure the same: <c>time</c>, <c>share</c>, <c>money:CNY</c>, <c>count:户</c>.</param>
/// <param name="Factor">Positive.</param>
/// <param name="Of">What it is a share of, or per what it is counted: <c>of profit</c>, <c>per year</c>; empty where nothing is said.</param>
internal readonly record struct Measure(string Quantity, double Factor, string Of = "")
{
    public bool IsCount => Quantity.StartsWith("count", StringComparison.Ordinal);
    public bool IsMoney => Quantity.StartsWith("money", StringComparison.Ordinal);

    /// <summary>The factor from this measure to another, or null where there is none.</summary>
    public double? To(Measure other) =>
        Of.Length > 0 && Of != other.Of ? null
        : Quantity == other.Quantity || (IsCount && other.IsCount && (Quantity == "count" || other.Quantity == "count")) || (Quantity == "scale" && (other.IsCount || other.IsMoney)) ? Factor / other.Factor
        : null;
}

/// <summary>Units of measurement by the words that people write.</summary>
internal static class Measures
{
    private static readonly FrozenDictionary<string, Measure> Known = Build();

    private static readonly (string Text, double Factor)[] Multiples =
    [
        ("万亿", 1e12), ("千亿", 1e11), ("百亿", 1e10), ("十亿", 1e9), ("亿", 1e8),
        ("千万", 1e7), ("百万", 1e6), ("十万", 1e5), ("万", 1e4), ("千", 1e3), ("百", 1e2),
    ];

    /// <summary>A word for a unit of measurement, such as <c>工作日</c>, <c>万元</c> or <c>hours</c>.</summary>
    public static Measure? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length > 64)
            return null;
        var folded = Names.FoldCode(text);
        if (folded.StartsWith("单位:", StringComparison.Ordinal))
            folded = folded[3..];
        foreach (var word in (ReadOnlySpan<string>)[" per ", " of ", "/"])
            if (folded.IndexOf(word, StringComparison.Ordinal) is > 0 and var at)
                return Parse(folded.AsSpan(0, at)) is { } head ? head with { Of = folded[at..].Trim() } : null;
        folded = folded.Replace(" ", "", StringComparison.Ordinal);
        if (folded.Length == 0)
            return null;
        if (Known.TryGetValue(folded, out var known))
            return known;
        foreach (var (word, factor) in Multiples)
            if (folded.StartsWith(word, StringComparison.Ordinal))
                return folded.Length == word.Length ? new("scale", factor)
                    : Known.TryGetValue(folded[word.Length..], out var scaled) && (scaled.IsCount || scaled.IsMoney)
                        ? scaled with { Factor = scaled.Factor * factor }
                        : null;
        return null;
    }

    private static FrozenDictionary<string, Measure> Build()
    {
        var measures = new Dictionary<string, Measure>(StringComparer.Ordinal);
        Add("time", 1.0 / 86_400, "秒", "秒钟", "s", "sec", "second", "seconds");
        Add("time", 1.0 / 1_440, "分钟", "min", "mins", "minute", "minutes");
        Add("time", 1.0 / 24, "小时", "时", "钟头", "h", "hr", "hrs", "hour", "hours");
        Add("time", 1, "天", "日", "自然日", "日历日", "d", "day", "days", "calendardays");
        Add("time", 7, "周", "星期", "week", "weeks");
        Add("working-time", 1, "工作日", "个工作日", "workingday", "workingdays", "businessday", "businessdays");
        Add("months", 1, "月", "个月", "month", "months");
        Add("months", 12, "年", "year", "years");
        Add("share", 0.01, "%", "百分比", "percent", "percentage", "pct");
        Add("share", 0.001, "‰", "permille");
        Add("share", 1, "share", "比例", "比率", "小数", "fraction", "ratio", "proportion");
        Add("percentage-points", 1, "个百分点", "百分点", "percentagepoints", "pp");
        Add("score", 1, "分", "score", "points", "point", "index");
        Add("rank", 1, "名", "位", "rank");
        foreach (var (currency, words) in new[] { ("CNY", "元 人民币 人民币元 cny rmb"), ("USD", "美元 usd us$ $ dollars"), ("HKD", "港元 hkd"), ("EUR", "欧元 eur €") })
            foreach (var word in words.Split(' '))
                measures.TryAdd(word, new($"money:{currency}", 1));
        foreach (var counter in "个 件 户 家 项 次 人 套 宗 起 例 份 条 处 所 台 辆 笔 人次 户次 件次 篇 步 环节 个环节 门 张 座 队 道 间 批".Split(' '))
            measures.TryAdd(counter, new($"count:{counter}", 1));
        Add("count", 1, "number", "count", "数量", "no.");
        return measures.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string quantity, double factor, params ReadOnlySpan<string> words)
        {
            foreach (var word in words)
                measures[word] = new(quantity, factor);
        }
    }
}
