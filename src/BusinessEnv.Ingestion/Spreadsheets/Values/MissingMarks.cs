using System.Collections.Frozen;
using BusinessEnv.Ingestion.Spreadsheets.Matching;

namespace BusinessEnv.Ingestion.Spreadsheets.Values;

/// <summary>What people write where there is no value.</summary>
internal static class MissingMarks
{
    private static readonly FrozenSet<string> Marks = new[]
    {
        "-", "--", "---", "/", "//", "\\", "n/a", "n.a.", "na", "null", "none", "nil", "..", "...", "…", "……", "*",
        "missing", "no data", "not available", "not applicable",
        "暂无", "暂无数据", "暂缺", "无数据", "没有数据", "缺", "缺失", "缺失值", "空", "空值", "未提供", "未统计", "未填", "未填报", "未上报", "不详", "不适用", "待定", "待补", "待补充",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(ReadOnlySpan<char> text) => text.Length <= 16 && Marks.Contains(Names.FoldCode(text));
}
