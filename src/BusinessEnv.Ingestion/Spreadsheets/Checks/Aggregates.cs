using System.Buffers;
using System.Collections.Frozen;
using BusinessEnv.Ingestion.Spreadsheets.Matching;

namespace BusinessEnv.Ingestion.Spreadsheets.Checks;

internal enum Aggregate
{
    None,
    Sum,
    Mean,
    Other,
}

/// <summary>Rows and columns that people compute from the others.</summary>
internal static class Aggregates
{
    private static readonly FrozenDictionary<string, Aggregate> Words = new (Aggregate Kind, string[] Names)[]
    {
        (Aggregate.Sum, ["合计", "总计", "共计", "总和", "总数", "全省合计", "全市合计", "全国合计", "合计数", "total", "grand total", "sum", "totals"]),
        (Aggregate.Mean, ["平均", "平均值", "均值", "平均数", "算术平均", "全省平均", "全市平均", "全国平均", "全省均值", "average", "mean", "avg"]),
        (Aggregate.Other, ["小计", "中位数", "中值", "最大值", "最小值", "最高值", "最低值", "最大", "最小", "标准差", "方差", "极差", "全省", "全市", "全国", "总体", "subtotal", "median", "max", "maximum", "min", "minimum", "std", "standard deviation", "count", "合计平均"]),
    }.SelectMany(kind => kind.Names.Select(name => (Names.Fold(name), kind.Kind))).ToFrozenDictionary(pair => pair.Item1, pair => pair.Kind);

    /// <summary>Every word above has one of these; most names of units have none.</summary>
    private static readonly SearchValues<char> Telling = SearchValues.Create("合总總计計共均中最小标標方极極全数數mMｍＭvVｖＶtTｔＴ");

    public static Aggregate Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 24 || !text.ContainsAny(Telling))
            return Aggregate.None;
        var folded = Names.Fold(text);
        return Words.TryGetValue(folded, out var kind) ? kind
            : folded.EndsWith("小计", StringComparison.Ordinal) ? Aggregate.Other
            : folded.EndsWith("合计", StringComparison.Ordinal) || folded.EndsWith("总计", StringComparison.Ordinal) ? Aggregate.Other
            : folded.EndsWith("平均", StringComparison.Ordinal) || folded.EndsWith("平均值", StringComparison.Ordinal) || folded.EndsWith("均值", StringComparison.Ordinal) ? Aggregate.Other
            : Aggregate.None;
    }
}
