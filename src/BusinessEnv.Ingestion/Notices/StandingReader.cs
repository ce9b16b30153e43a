using BusinessEnv.Core.Notices;
using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>Reads ranks, ordered lists, tiers, bands and unordered lists from prose. Only an explicit rank or a list that says it is in order gets a number.</summary>
internal sealed partial class StandingReader(string text, Setting setting)
{
    /// <summary>A bound on the work for text without punctuation.</summary>
    private const int LongestSentence = 1_000;

    private readonly List<Standing> found = [];
    private readonly HashSet<(int Start, string Region)> known = [];
    private int sentenceFirst;
    private Block block = null!;
    private string? caseRegion;
    private string? caption;

    /// <summary>Ranks that were found and could be given to no region.</summary>
    public List<(int Start, int End)> Unread { get; } = [];

    /// <param name="title">The short line without a number that the block stands under: 先进县市区名单.</param>
    public IReadOnlyList<Standing> Read(Block within, IReadOnlyList<Quantity> quantities, string? regionOfCase, string? title = null)
    {
        caption = title;
        found.Clear();
        known.Clear();
        block = within;
        caseRegion = regionOfCase;
        var next = 0;
        for (var start = within.TextStart; start < within.End;)
        {
            var end = start;
            while (end < within.End && !EndsSentence(text[end]) && end - start < LongestSentence) end++;
            while (next < quantities.Count && quantities[next].NumberStart < start) next++;
            var to = next;
            while (to < quantities.Count && quantities[to].NumberStart < end) to++;
            ReadSentence(start, end, quantities, next, to);
            start = end < within.End && !EndsSentence(text[end]) ? end : end + 1;
            next = to;
        }
        return [.. found];
    }

    private void ReadSentence(int start, int end, IReadOnlyList<Quantity> quantities, int from, int to)
    {
        sentenceFirst = found.Count;
        List<(int Start, int End)>? regions = null;
        List<(int Start, int End)> Regions() => regions ??= RegionScanner.Find(text, start, end);
        var ordered = OrderedLists(start, end, quantities, from, to);
        for (var i = from; i < to; i++)
        {
            var quantity = quantities[i];
            if (quantity.Comparator is Comparator.Rank)
            {
                if (ordered.Exists(list => quantity.Start >= list.Cue && quantity.End <= list.End)) continue;
                var last = i;
                while (last + 1 < to && quantities[last + 1] is { Comparator: Comparator.Rank, Continues: true }) last++;
                if (last > i) Distribute(start, end, quantities, i, last, Regions());
                else Single(start, end, quantities, i, to, Regions());
                i = last;
            }
            else if (quantity.Comparator is Comparator.Top or Comparator.Bottom && !ordered.Exists(list => quantity.Start >= list.Cue && quantity.End <= list.End))
                Banded(start, end, quantity.Start, quantity.End, text[quantity.Start..quantity.End], Regions());
        }
        if (ordered.Count == 0 && found.Count == sentenceFirst && ListedRegions(start, end)) return;
        if (ordered.Count == 0) StandingWords.Find(text, start, end, (kind, at, stop) => Named(start, end, at, stop, kind, Regions()));
    }

    private List<(int Start, int End)>? RegionsAfter(int at, int end, List<(int Start, int End)> regions)
    {
        var word = LongestAt(text, at, ["的是", "的为", "的依次是", "的分别是", "的分别为", "的县市区是", "的县（市、区）是", "的市州是", "的市是", "的指标是", "的有", "的区县是", "的区县为", "的城市是", "的城市为", "：", ":", "是", "为", "的"]);
        if (word is null) return null;
        var i = SkipSpaces(text, at + word.Length, end);
        var list = new List<(int Start, int End)>();
        foreach (var region in regions)
        {
            if (region.Start < i) continue;
            if (region.Start != i) break;
            list.Add(region);
            i = region.End;
            if (word is "的") break;
            if (i < end && IsOpen(text[i]) && CloseOf(text, i, Math.Min(end, i + 40)) is var close and > 0) i = close;
            if (i < end && text[i] is '、' or '和') i++;
            else break;
        }
        return list;
    }

    /// <summary>十强, 前列, 标杆城市: the regions that the words speak of.</summary>
    private void Banded(int start, int end, int at, int stop, string label, List<(int Start, int End)> regions) => Named(start, end, at, stop, StandingKind.Band, regions, label);

    private void Named(int start, int end, int at, int stop, StandingKind kind, List<(int Start, int End)> regions, string? label = null)
    {
        label ??= text[at..stop];
        var list = RegionsAfter(stop, end, regions) is { Count: > 0 } after ? after : RegionsBefore(start, at, regions);
        foreach (var region in list)
            if (kind is StandingKind.Rank)
            {
                // 首位 is a rank of its own, unless the sentence has said it with a number.
                if (!found.Skip(sentenceFirst).Any(one => one.Rank == 1 && one.Region == text[region.Start..region.End]))
                    found.Add(new(text[region.Start..region.End], 1, Localised(Scope(start, region.End, at), ""), kind, label, null, Period(at), null, at, stop, "first-place", 0.9));
            }
            else if (!found.Skip(sentenceFirst).Any(one => one.Rank is not null && Math.Abs(one.Start - at) < 4 && one.Region == text[region.Start..region.End]))
                Add(region.Start, region.End, null, kind, label, (IndicatorIn(ClauseStart(start, at), at) ?? IndicatorBefore(start, ClauseStart(start, at), [], 0))?.Name, Math.Min(region.Start, at), Math.Max(region.End, stop), kind is StandingKind.Tier ? "tier" : "band", 0.88, at);
    }

    private List<(int Start, int End)> RegionsBefore(int start, int at, List<(int Start, int End)> regions)
    {
        var clause = ClauseStart(start, at);
        var before = regions.FindAll(region => region.End <= at && region.Start >= clause && !IsScope(region));
        if (before.Count == 0) return [];
        var list = new List<(int Start, int End)> { before[^1] };
        for (var i = before.Count - 2; i >= 0 && list[0].Start - before[i].End <= 1; i--) list.Insert(0, before[i]);
        return list;
    }

    private int ClauseStart(int start, int at)
    {
        var i = Math.Max(at, start);
        while (i > start && !IsComma(text[i - 1]) && !EndsSentence(text[i - 1]) && !IsColon(text[i - 1])) i--;
        return i;
    }

    /// <summary>在湖南省…中, 全国…: a region that says among whom, not who.</summary>
    private bool IsScope((int Start, int End) region)
    {
        if (LongestBefore(text, 0, region.Start, ["在", "于", "对标", "超过", "仅次于", "高于", "落后", "低于", "学习", "列", "居", "前往", "赴"]) is not null) return true;
        return LongestAt(text, region.End, ["市州", "区县", "县市区", "各", "省内", "县域", "范围", "下辖", "所有", "辖区", "第"]) is not null && region.End < text.Length && text[region.End] is not '第';
    }

    private (int Start, int End)? Nearest(int start, int at, List<(int Start, int End)> regions)
    {
        for (var i = regions.Count - 1; i >= 0; i--)
            if (regions[i].End <= at && regions[i].Start >= start && !IsScope(regions[i])) return regions[i];
        return null;
    }

    private string? Bracketed(int open, int at) => ScopeWords.Clean(text[(open + 1)..at]);

    private string? ScopeBetween(int from, int at) => from >= at ? null : ScopeWords.Clean(text[from..at]);

    /// <summary>在…排名中 before the rank, or the words between the region and the rank.</summary>
    private string? Scope(int start, int from, int at)
    {
        var clause = ClauseStart(start, at);
        var direct = ScopeWords.Clean(text[Math.Max(from, clause)..at]);
        if (direct is { Length: <= 16 } && !direct.Contains('在')) return direct;
        return ScopeWords.Within(text[Math.Min(from, at)..at]) ?? ScopeWords.Within(text[start..at]) ?? direct;
    }

    private void AddQuantity(int from, int to, Quantity quantity, string? indicator, string? scope, string rule, double confidence, int? change = null)
    {
        var region = to > from ? text[from..to] : caseRegion ?? setting.Region;
        if (region is null)
        {
            Unread.Add((quantity.Start, quantity.End));
            return;
        }
        if (!known.Add((quantity.Start, region))) return;
        found.Add(new(region, (int)quantity.Value, Localised(scope, region), StandingKind.Rank, null, change, Period(quantity.Start), indicator, quantity.Start, quantity.End, rule, confidence));
    }

    private void Add(int from, int to, int? rank, StandingKind kind, string? label, string? indicator, int start, int stop, string rule, double confidence, int? cue = null)
    {
        var region = text[from..to];
        if (region.Length > 16) return;
        found.Add(new(region, rank, Localised(null, region), kind, label, null, Period(cue ?? start), indicator, start, stop, rule, confidence));
    }

    private string? Localised(string? scope, string region)
    {
        if (scope is not null) return setting.Localise(scope);
        return SectionScope() is { } section ? setting.Localise(section) : null;
    }

    /// <summary>The scope that the section's heading names: …排名前列的区县(市).</summary>
    private string? SectionScope()
    {
        for (var at = block.Parent; at is not null; at = at.Parent)
        {
            var heading = at.Text(text);
            if (heading.Length > 120) continue;
            foreach (var group in ScopeWords.Groups)
                if (heading.Contains(group, StringComparison.Ordinal))
                    return (heading.Contains("全国", StringComparison.Ordinal) ? "全国" : heading.Contains('省', StringComparison.Ordinal) ? "全省" : heading.Contains("全市", StringComparison.Ordinal) ? "全市" : "") + group;
        }
        return null;
    }

    private string? Period(int at)
    {
        for (var i = at - 1; i >= block.Start && at - i < 120; i--)
            if (text[i] is '年' && i - 4 >= block.Start && IsDigit(text[i - 1]) && Calendar.TryRead(text, i - 4, block.End, out var mention) && mention.Year is { } year && !(i >= 5 && text[i - 5] is '比' or '较' or '与')) return year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return block.Zone is Zone.Body && caseRegion is null ? setting.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
