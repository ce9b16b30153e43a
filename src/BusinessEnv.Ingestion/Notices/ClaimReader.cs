using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

internal readonly record struct ClaimText(int Start, int End, string Rule);

/// <summary>Claims without a number: first, leading, best, a record.</summary>
internal static class ClaimReader
{
    private static readonly Words First =
        ["率先全省", "率先全国", "率先全市", "在全省率先", "在全国率先", "在全市率先", "在全区率先", "全省率先", "全国率先", "全市率先", "率先在全省", "率先在全国", "率先在全市", "率先中部地区", "率先中部", "率先西部", "全国首创", "全省首创", "全市首创", "首创", "全国首个", "全省首个", "全市首个", "全国首批", "全省首批", "全国首家", "全省首家", "全市首家", "全国第一家", "全省第一家", "全国唯一", "全省唯一", "首个", "首家", "首次挺进", "首次进入", "首次跻身", "首次入选"];

    private static readonly Words Leading = ["领先", "前列", "前茅", "最优", "领跑", "首位", "居首", "第一方阵", "第一梯队"];
    private static readonly Words Records = ["创历史新高", "历史新高", "历年最高", "历史最好", "历史最高", "历年最好", "创新高", "最好水平", "再创新高", "历史最好水平"];
    private static readonly string[] Aims = ["打造", "建设", "争创", "力争", "努力", "致力", "目标", "争当", "确保", "奋力", "建成", "瞄准", "对标", "创建", "走在", "争取", "推动", "进一步", "为先进标杆", "所负责", "排名前列的", "冲刺", "迈向", "加快", "成为"];

    public static IEnumerable<ClaimText> Read(string text, Block block)
    {
        for (var i = block.TextStart; i < block.End; i++)
        {
            var c = text[i];
            if (c is '率' or '在' or '全' or '首' && First.LongestAt(text, i) is { } first && i + first.Length <= block.End)
            {
                if (first is "首个" && At(text, i + 2, "一")) continue;
                var end = i + first.Length;
                if (first.StartsWith("首次", StringComparison.Ordinal))
                    for (var j = end; j < Math.Min(block.End, end + 8) && !EndsClause(text[j]); j++)
                        if (text[j] is '强' or '列' or '位' or '名' || At(text, j, "榜"))
                        {
                            end = j + 1;
                            break;
                        }
                yield return new(i, end, "first");
                i = end - 1;
                continue;
            }
            if (c is '创' or '历' or '最' or '再' && Records.LongestAt(text, i) is { } record)
            {
                yield return new(i, i + record.Length, "record");
                i += record.Length - 1;
                continue;
            }
            if (c is '最' && At(text, i + 1, "多的一年") || c is '最' && At(text, i + 1, "高的一年"))
            {
                var start = ClauseStart(text, block, i);
                yield return new(start, i + 5, "record");
                i += 4;
                continue;
            }
            if (Leading.LongestAt(text, i) is not { } leading || i + leading.Length > block.End) continue;
            var clause = ClauseStart(text, block, i);
            var stop = i + leading.Length;
            if (stop < block.End && text[stop] is '的' || clause > block.Start && IsQuoteOpen(text[clause - 1])) continue;
            var words = text[clause..i];
            if (words.Length is < 2 or > 30 || words.Any(IsDigit) || Array.Exists(Aims, aim => words.Contains(aim, StringComparison.Ordinal)) || !(words.Contains('全') || words.Contains("地区", StringComparison.Ordinal) || words.Contains('国') || words.Contains('省'))) continue;
            if (At(text, stop, "优势") || At(text, stop, "水平") || At(text, stop, "地位")) stop += 2;
            yield return new(clause, stop, "leading");
            i = stop - 1;
        }
    }

    private static int ClauseStart(string text, Block block, int at)
    {
        var start = at;
        while (start > block.TextStart && at - start < 60 && !EndsClause(text[start - 1]) && !IsQuoteOpen(text[start - 1]) && !IsOpen(text[start - 1])) start--;
        return start;
    }
}
