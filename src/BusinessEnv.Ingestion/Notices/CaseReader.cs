using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>A case's heading and body in the repaired text.</summary>
internal sealed record CaseText(int Number, string Subject, string Title, IndicatorName? Indicator, string? Region, int HeadStart, int HeadEnd, int BodyStart, int BodyEnd, string Rule, double Confidence)
{
    public bool Holds(int at) => at >= HeadStart && at < BodyEnd;
}

/// <summary>Finds the cases of good practice: numbered headings of one level under a title that announces them, or headings 案例一.</summary>
internal static class CaseReader
{
    private static readonly string[] Announcements = ["案例", "典型经验", "经验做法", "典型做法", "创新做法", "改革举措", "创新举措", "典型举措", "经验材料", "优秀做法", "亮点做法", "先进经验", "实践成果", "经验推广", "好经验", "特色做法", "改革经验", "创新经验", "做法选编"];

    public static List<CaseText> Read(string text, List<Block> blocks, Headline head)
    {
        var marked = blocks.FindAll(block => block.Marker.Kind is MarkerKind.Case && block.Zone is not Zone.Boilerplate and not Zone.Navigation and not Zone.NewsLead);
        if (marked.Count > 0) return Cut(text, blocks, marked, "case-marker", 0.97);

        var all = new List<CaseText>();
        foreach (var (from, to, kind) in Scopes(text, blocks, head))
        {
            var headings = new List<Block>();
            for (var i = from; i < to; i++)
                if (blocks[i].Marker.Kind == kind && !blocks[i].InTable && blocks[i].Zone is Zone.Body or Zone.Annex && IsHeading(text, blocks[i])) headings.Add(blocks[i]);
            if (headings.Count > 0) all.AddRange(Cut(text, blocks, headings, "case-heading", 0.95, to));
        }
        return all;
    }

    /// <summary>The ranges of blocks that hold cases, with the level of their headings.</summary>
    private static IEnumerable<(int From, int To, MarkerKind Kind)> Scopes(string text, List<Block> blocks, Headline head)
    {
        var annex = blocks.FindIndex(block => block.Zone is Zone.Annex);
        // An annex that announces cases, or whose headings read 指标——….
        if (annex >= 0)
        {
            var from = annex;
            var announced = -1;
            for (var i = annex; i < blocks.Count && i < annex + 6 && announced < 0; i++)
                if (!blocks[i].IsNumbered && blocks[i].End - blocks[i].Start < 60 && Announces(text, blocks[i].Start, blocks[i].End)) announced = i;
            if (Outermost(blocks, from, blocks.Count) is { } kind && (announced >= 0 || IsDashed(text, blocks, from, blocks.Count, kind)))
            {
                yield return (announced >= 0 ? announced : from, blocks.Count, kind);
                yield break;
            }
        }
        // A numbered section that announces cases: its inner headings.
        var found = false;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Zone is not (Zone.Body or Zone.Annex) || !IsShortLine(block) || !Announces(text, block.Start, block.End) || text[block.End - 1] is '。' && !block.IsNumbered) continue;
            var to = i + 1;
            while (to < blocks.Count && !(blocks[to].IsNumbered && block.IsNumbered && blocks[to].Marker.Kind <= block.Marker.Kind) && blocks[to].Zone == block.Zone) to++;
            if (Outermost(blocks, i + 1, to) is not { } kind)
            {
                if (!block.IsNumbered) i = to - 1;
                continue;
            }
            if (block.IsNumbered && kind <= block.Marker.Kind) continue;
            found = true;
            yield return (i + 1, to, kind);
            i = to - 1;
        }
        if (found) yield break;
        // The whole document is a collection of cases.
        if (head.Title is { } title && Announces(text, title.Start, title.End) && Outermost(blocks, head.TitleLast + 1, blocks.Count) is { } outer)
        {
            yield return (head.TitleLast + 1, blocks.Count, outer);
            yield break;
        }
        foreach (var kind in new[] { MarkerKind.Chinese, MarkerKind.ChineseBracket, MarkerKind.Arabic })
            if (IsDashed(text, blocks, Math.Max(head.TitleLast + 1, 0), blocks.Count, kind))
            {
                yield return (Math.Max(head.TitleLast + 1, 0), blocks.Count, kind);
                yield break;
            }
    }

    private static bool IsShortLine(Block block) => block.End - block.Start < 60;

    private static bool Announces(string text, int start, int end)
    {
        var span = text.AsSpan(start, end - start);
        foreach (var word in Announcements)
            if (span.IndexOf(word) >= 0) return true;
        return false;
    }

    private static MarkerKind? Outermost(List<Block> blocks, int from, int to)
    {
        MarkerKind? outermost = null;
        var counts = new int[8];
        for (var i = from; i < to; i++)
            if (blocks[i].Marker.Kind is not (MarkerKind.None or MarkerKind.Annex or MarkerKind.Part) && blocks[i].Zone is Zone.Body or Zone.Annex) counts[(int)blocks[i].Marker.Kind]++;
        for (var kind = 1; kind < counts.Length && outermost is null; kind++)
            if (counts[kind] > 0) outermost = (MarkerKind)kind;
        return outermost;
    }

    /// <summary>At least two headings of this level, and half of them, read subject——title.</summary>
    private static bool IsDashed(string text, List<Block> blocks, int from, int to, MarkerKind kind)
    {
        int all = 0, dashed = 0;
        for (var i = from; i < to; i++)
        {
            if (blocks[i].Marker.Kind != kind || blocks[i].Zone is not (Zone.Body or Zone.Annex)) continue;
            all++;
            if (text.AsSpan(blocks[i].TextStart, Math.Min(40, blocks[i].End - blocks[i].TextStart)).IndexOf("——") >= 0) dashed++;
        }
        return dashed >= 2 && dashed * 2 >= all;
    }

    private static bool IsHeading(string text, Block block) => HeadingEnd(text, block) - block.TextStart is > 2 and <= 90;

    /// <summary>A heading ends with its first full stop or its line.</summary>
    public static int HeadingEnd(string text, Block block)
    {
        for (var i = block.TextStart; i < block.End; i++)
            if (text[i] is '。' or '；' || text[i] is '！' && i - block.TextStart > 4) return i;
        return block.End;
    }

    private static List<CaseText> Cut(string text, List<Block> blocks, List<Block> headings, string rule, double confidence, int to = -1)
    {
        var cases = new List<CaseText>(headings.Count);
        for (var n = 0; n < headings.Count; n++)
        {
            var heading = headings[n];
            var limit = n + 1 < headings.Count ? headings[n + 1].Index : to < 0 ? blocks.Count : to;
            var last = heading;
            for (var i = heading.Index + 1; i < limit; i++)
            {
                if (blocks[i].Zone is Zone.Boilerplate or Zone.Signature || blocks[i].Zone != heading.Zone || blocks[i].IsNumbered && blocks[i].Marker.Kind < heading.Marker.Kind) break;
                last = blocks[i];
            }
            var end = HeadingEnd(text, heading);
            // 案例一 alone on its line: the title is the next line.
            var titleBlock = heading;
            if (end <= heading.TextStart && heading.Index + 1 < blocks.Count && heading.Index < last.Index)
            {
                titleBlock = blocks[heading.Index + 1];
                end = HeadingEnd(text, titleBlock);
            }
            var start = titleBlock.TextStart;
            var (subject, title) = Divide(text, start, end);
            var indicator = IndicatorNames.Find(subject ?? title) ?? (subject is not null && IndicatorNames.IsLocal(subject) ? IndicatorNames.Local(subject) : null);
            var regionText = subject ?? title;
            var regions = indicator is null ? RegionScanner.Find(regionText, 0, Math.Min(regionText.Length, 14)) : [];
            var region = regions.Count > 0 && regions[0].Start == 0 ? regionText[..regions[0].End] : null;
            var bodyStart = Math.Min(end + 1, last.End);
            if (last != titleBlock && end >= titleBlock.End) bodyStart = blocks[titleBlock.Index + 1].Start;
            cases.Add(new(heading.Marker.Number, subject ?? region ?? indicator?.Name ?? title, title, indicator, region, heading.Start, end, bodyStart, Math.Max(last.End, bodyStart), rule, confidence));
        }
        return cases;
    }

    /// <summary>包容普惠创新指标——全面优化…: what stands before the dash or the colon is the subject.</summary>
    private static (string? Subject, string Title) Divide(string text, int start, int end)
    {
        end = TrimEnd(text, start, end);
        while (end > start && (text[end - 1] is '*' or '】' || IsStop(text[end - 1]))) end--;
        while (start < end && text[start] is '【' or '*') start++;
        var whole = text[start..end];
        var cut = whole.Length;
        foreach (var mark in new[] { "—", "--", "：", ":", "】" })
        {
            var at = whole.IndexOf(mark, StringComparison.Ordinal);
            if (at is >= 2 and <= 30 && at < cut) cut = at;
        }
        var title = whole[cut..].Trim(' ', '—', '-', '：', ':', '】');
        return title.Length == 0 ? (null, whole) : (whole[..cut].Trim(), title);
    }
}
