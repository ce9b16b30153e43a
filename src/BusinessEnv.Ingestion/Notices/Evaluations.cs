using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>The evaluation that a notice reports on, what the notice rests on, and its sections of awards.</summary>
internal static class Evaluations
{
    private static readonly Words Ends = ["评价考核", "专项考核", "评价", "考核", "测评", "评估", "考评", "评选", "督查", "监测"];

    /// <summary>The year and the name: <c>2020年省营商环境评价暨营商便利度专项考核</c>. The decision's sentence knows best, then the title, then any other.</summary>
    public static (int? Year, string? Name) Find(string text, List<Block> blocks, Headline head)
    {
        (int? Year, string? Name, int Rank) best = (null, null, 0);
        foreach (var block in blocks)
        {
            if (block.Zone is Zone.Navigation or Zone.Boilerplate or Zone.Signature) continue;
            if (block.Index > 120) break;
            for (var at = block.Start; at < block.End; at++)
            {
                if (!IsDigit(text[at]) && text[at] is not '二' || at > block.Start && (IsDigit(text[at - 1]) || Numerals.IsChineseNumeral(text[at - 1]))) continue;
                if (!Calendar.TryRead(text, at, block.End, out var date)) continue;
                var start = at;
                at = date.End - 1;
                if (date.Year is not { } year || date.Month is not null) continue;
                var end = Phrase(text, start, date.End, block.End);
                if (end < 0) continue;
                var name = text[start..end];
                var rank = name.Contains("营商", StringComparison.Ordinal) ? 2 : 1;
                if (block.Zone is Zone.Head) rank += 3;
                var sentence = SentenceStart(text, block, start);
                if (block.Zone is not Zone.Head && text.AsSpan(sentence, start - sentence).IndexOf("决定") >= 0) rank += 4;
                if (block.Zone is Zone.Body) rank += 1;
                if (rank > best.Rank || rank == best.Rank && name.Length > best.Name!.Length && block.Zone is Zone.Head) best = (year, name, rank);
            }
        }
        if (best.Year is null && head.Title is { } title)
            for (var i = title.Start; i < title.End; i++)
                if (IsDigit(text[i]) && Calendar.TryRead(text, i, title.End, out var date) && date.Year is { } year) return (year, null);
        return (best.Year, best.Name);
    }

    private static int SentenceStart(string text, Block block, int at)
    {
        var start = at;
        while (start > block.Start && at - start < 300 && !EndsSentence(text[start - 1])) start--;
        return start;
    }

    /// <summary>The end of the last 评价 or 考核 within one clause of the year.</summary>
    private static int Phrase(string text, int start, int from, int limit)
    {
        var end = -1;
        for (var i = from; i < limit && i - start <= 48 && !EndsClause(text[i]) && text[i] is not '、' && !IsQuoteOpen(text[i]) && !IsQuoteClose(text[i]); i++)
        {
            if (text[i] is '的' or '中' && end > 0) break;
            if (i > from && IsDigit(text[i]) && end > 0) break;
            if (Ends.LongestAt(text, i) is { } word && i + word.Length <= limit)
            {
                end = i + word.Length;
                i = end - 1;
            }
        }
        return end;
    }

    /// <summary>根据…, 按照…, 经…同意: the clauses that a notice rests on.</summary>
    public static IReadOnlyList<string> Basis(string text, List<Block> blocks)
    {
        var found = new List<string>();
        foreach (var block in blocks)
        {
            if (block.Zone is not Zone.Body) continue;
            for (var i = block.Start; i < block.End && found.Count < 12; i++)
            {
                if (i > block.Start && !EndsClause(text[i - 1]) && !IsSpace(text[i - 1])) continue;
                var word = LongestAt(text, i, ["根据", "按照", "依据", "遵照", "经报", "经市", "经省", "经研究", "经县", "经区", "报经"]);
                if (word is null) continue;
                var stop = i;
                var depth = 0;
                while (stop < block.End && (depth > 0 || !EndsClause(text[stop])))
                {
                    if (IsQuoteOpen(text[stop])) depth++;
                    else if (IsQuoteClose(text[stop]) && depth > 0) depth--;
                    stop++;
                }
                if (stop - i is > 4 and < 220) found.Add(text[i..stop]);
                i = stop;
            }
        }
        return found;
    }

    private static readonly string[] Awards = ["单位", "先进", "表彰", "表扬", "通报", "突出", "优秀", "名单", "支持", "标杆", "贡献", "排名", "评价结果", "考核结果"];

    /// <summary>优化营商环境先进集体名单（20个）, the title of an annexed list.</summary>
    private static bool IsAwardList(string text, Block block) =>
        text.AsSpan(block.Start, block.End - block.Start) is var line && line.IndexOf("名单") > 0 && (line.IndexOf("先进") >= 0 || line.IndexOf("优秀") >= 0 || line.IndexOf("表彰") >= 0 || line.IndexOf("表扬") >= 0 || line.IndexOf("标杆") >= 0 || line.IndexOf("突出") >= 0);

    public static IEnumerable<Block> AwardSections(string text, List<Block> blocks, IReadOnlyList<CaseText> cases)
    {
        var heads = cases.Select(one => one.HeadStart).ToHashSet();
        foreach (var block in blocks)
        {
            if (block.Zone is Zone.Annex && !block.IsNumbered && block.End - block.Start <= 40 && IsAwardList(text, block)) yield return block;
            if (block.Zone is not Zone.Body || block.Marker.Kind is not MarkerKind.Chinese || block.End - block.Start > 160 || heads.Contains(block.Start)) continue;
            var heading = block.Text(text);
            if (Array.Exists(Awards, word => heading.Contains(word, StringComparison.Ordinal))) yield return block;
        }
    }
}
