using BusinessEnv.Core.Notices;
using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>Reads ranks, ordered lists, tiers, bands and unordered lists from prose. Only an explicit rank or a list that says it is in order gets a number.</summary>
internal sealed class StandingReader(string text, Setting setting)
{
    private readonly List<Standing> found = [];
    private Block block = null!;
    private string? caseRegion;

    /// <summary>Ranks that were found and could be given to no region.</summary>
    public List<(int Start, int End)> Unread { get; } = [];

    public IReadOnlyList<Standing> Read(Block within, IReadOnlyList<Quantity> quantities, string? regionOfCase)
    {
        found.Clear();
        block = within;
        caseRegion = regionOfCase;
        var next = 0;
        for (var start = within.TextStart; start < within.End;)
        {
            var end = start;
            while (end < within.End && !EndsSentence(text[end])) end++;
            while (next < quantities.Count && quantities[next].NumberStart < start) next++;
            var to = next;
            while (to < quantities.Count && quantities[to].NumberStart < end) to++;
            ReadSentence(start, end, quantities, next, to);
            start = end + 1;
            next = to;
        }
        return [.. found];
    }

    private void ReadSentence(int start, int end, IReadOnlyList<Quantity> quantities, int from, int to)
    {
        List<(int Start, int End)>? regions = null;
        List<(int Start, int End)> Regions() => regions ??= RegionScanner.Find(text, start, end);
        var ordered = OrderedLists(start, end, quantities, from, to);
        for (var i = from; i < to; i++)
        {
            var quantity = quantities[i];
            if (quantity.Comparator is Comparator.Rank)
            {
                if (ordered.Exists(list => quantity.Start >= list.Start && quantity.End <= list.End)) continue;
                var last = i;
                while (last + 1 < to && quantities[last + 1] is { Comparator: Comparator.Rank, Continues: true }) last++;
                if (last > i) Distribute(start, end, quantities, i, last, Regions());
                else Single(start, end, quantities, i, to, Regions());
                i = last;
            }
            else if (quantity.Comparator is Comparator.Top && !ordered.Exists(list => quantity.Start >= list.Cue && quantity.End <= list.End))
                Banded(start, end, quantity.Start, quantity.End, text[quantity.Start..quantity.End], Regions());
        }
        if (ordered.Count == 0 && found.Count == 0 && ListedRegions(start, end)) return;
        if (ordered.Count == 0) StandingWords.Find(text, start, end, (kind, at, stop) => Named(start, end, at, stop, kind, Regions()));
    }

    private readonly record struct OrderedList(int Start, int End, int Cue);

    /// <summary>…依次是A、B、C: the place in the list is the rank.</summary>
    private List<OrderedList> OrderedLists(int start, int end, IReadOnlyList<Quantity> quantities, int from, int to)
    {
        var lists = new List<OrderedList>();
        for (var at = start; at < end; at++)
        {
            if (text[at] is not ('依' or '由' or '从' or '分' or '按') || LongestAt(text, at, StandingWords.InOrder) is not { } cue) continue;
            var i = at + cue.Length;
            while (i < end && (IsColon(text[i]) || text[i] is '是' or '为' or '有' || IsSpace(text[i]))) i++;
            if (i >= end || text[i] is '第' || IsDigit(text[i])) continue;
            var stop = i;
            var depth = 0;
            while (stop < end && (depth > 0 || !IsStop(text[stop]) && !IsSemicolon(text[stop])))
            {
                if (IsOpen(text[stop])) depth++;
                else if (IsClose(text[stop])) depth--;
                stop++;
            }
            var items = ListItems.Split(text, i, stop);
            if (items.Count < 2 && !cue.Contains("依次", StringComparison.Ordinal) || items.Count == 0) continue;
            if (IndicatorNames.Find(text[items[0].Start..items[0].NameEnd]) is { Exact: true }) continue;
            var fromBottom = text.AsSpan(start, at - start) is var before && (before.IndexOf("后") >= 0 && LastTop(quantities, from, to, at) is null && HasBottom(before) || before.IndexOf("末") >= 0 || before.IndexOf("倒数") >= 0 || before.IndexOf("靠后") >= 0);
            var rank = FirstRank(quantities, from, to, start, at);
            if (fromBottom)
            {
                foreach (var item in items) Add(item.Start, item.NameEnd, null, StandingKind.Band, StandingWords.BottomLabel(text, start, at), null, i, stop, "bottom-list", 0.85);
            }
            else
            {
                foreach (var item in items)
                {
                    Add(item.Start, item.NameEnd, rank, StandingKind.OrderedList, null, null, item.Start, item.NameEnd, "ordered-list", 0.93, at);
                    if (!item.TiedWithNext) rank += item.TieSize;
                }
            }
            lists.Add(new(i, stop, start));
            at = stop;
        }
        return lists;
    }

    /// <summary>表现较好的开发区（排名不分先后）：A、B、C, or a line of regions under a heading of praise: named together, never numbered.</summary>
    private bool ListedRegions(int start, int end)
    {
        var colon = start;
        while (colon < end && !IsColon(text[colon])) colon++;
        string label;
        int from;
        if (colon < end)
        {
            (label, from) = (text[start..colon], colon + 1);
        }
        else
        {
            if (block.Parent is not { } parent || start != block.TextStart || parent.End - parent.TextStart > 60) return false;
            (label, from) = (parent.Text(text), start);
        }
        var bracket = label.IndexOfAny(['（', '(']);
        if (bracket > 3 && label.Contains("先后", StringComparison.Ordinal)) label = label[..bracket];
        label = label.Trim(' ', '。', '“', '”');
        if (label.Length is < 4 or > 40 || !StandingWords.Praises(label)) return false;
        var items = ListItems.Split(text, from, end);
        if (items.Count == 0 || items.Count == 1 && colon >= end || !items.TrueForAll(item => RegionScanner.IsName(text, item.Start, item.NameEnd))) return false;
        foreach (var item in items) Add(item.Start, item.NameEnd, null, StandingKind.Listed, label, null, item.Start, item.NameEnd, "unordered-list", 0.85);
        return true;
    }

    private static bool HasBottom(ReadOnlySpan<char> before)
    {
        for (var i = 0; i + 1 < before.Length; i++)
            if (before[i] is '后' && (IsDigit(before[i + 1]) || Numerals.IsChineseNumeral(before[i + 1]))) return true;
        return false;
    }

    private static Quantity? LastTop(IReadOnlyList<Quantity> quantities, int from, int to, int before)
    {
        for (var i = to - 1; i >= from; i--)
            if (quantities[i].Comparator is Comparator.Top && quantities[i].End <= before) return quantities[i];
        return null;
    }

    /// <summary>第4至第6名依次为 begins at 4; else a list begins at 1.</summary>
    private static int FirstRank(IReadOnlyList<Quantity> quantities, int from, int to, int start, int before)
    {
        for (var i = from; i < to; i++)
            if (quantities[i].Comparator is Comparator.Rank && quantities[i].End <= before && quantities[i].NumberStart >= start) return (int)quantities[i].Value;
        return 1;
    }

    /// <summary>A、B分别位列第43位、第50位.</summary>
    private void Distribute(int start, int end, IReadOnlyList<Quantity> quantities, int first, int last, List<(int Start, int End)> regions)
    {
        var count = last - first + 1;
        var at = quantities[first].Start;
        var clause = ClauseStart(start, at);
        var before = regions.FindAll(region => region.End <= at && region.Start >= clause && !IsScope(region));
        if (before.Count != count) before = AdjacentList(regions.FindAll(region => region.End <= at && !IsScope(region)), count);
        if (before.Count == count)
        {
            for (var i = 0; i < count; i++) AddQuantity(before[i].Start, before[i].End, quantities[first + i], null, ScopeBetween(before[^1].End, at), "distributed-ranks", 0.95);
            return;
        }
        for (var from = clause; ; from = ClauseStart(start, from - 1))
        {
            var items = ListItems.Split(text, from, at);
            var names = items.ConvertAll(item => IndicatorNames.Find(text[item.Start..item.NameEnd]));
            if (names.Count == count && names.TrueForAll(name => name is not null))
            {
                var owner = Nearest(start, from, regions) ?? default;
                for (var i = 0; i < count; i++) AddQuantity(owner.Start, owner.End, quantities[first + i], names[i]!.Name, null, "distributed-indicator-ranks", owner.End > 0 ? 0.9 : 0.75);
                return;
            }
            if (from <= start) break;
        }
        Unread.Add((quantities[first].Start, quantities[last].End));
    }

    private static List<(int Start, int End)> AdjacentList(List<(int Start, int End)> regions, int count)
    {
        if (regions.Count < count) return [];
        var list = regions[^count..];
        for (var i = 1; i < list.Count; i++)
            if (list[i].Start - list[i - 1].End > 2) return [];
        return list;
    }

    private void Single(int start, int end, IReadOnlyList<Quantity> quantities, int index, int to, List<(int Start, int End)> regions)
    {
        var quantity = quantities[index];
        var clause = ClauseStart(start, quantity.Start);
        var change = index + 1 < to ? ChangeAfter(quantities, index, to) : null;
        var indicator = IndicatorIn(clause, quantity.Start);

        // 长沙县(排名第一)
        var open = quantity.Start - 1;
        while (open > start && quantity.Start - open < 12 && !IsOpen(text[open]) && !EndsClause(text[open])) open--;
        if (open > start && IsOpen(text[open]))
        {
            var name = regions.FindLast(region => region.End == open);
            if (name.End == open)
            {
                AddQuantity(name.Start, name.End, quantity, null, Bracketed(open, quantity.Start), "rank-in-brackets", 0.98, change);
                return;
            }
            if (IndicatorEndingAt(start, open) is { } bracketed && Nearest(start, open, regions) is var owner)
            {
                AddQuantity(owner?.Start ?? 0, owner?.End ?? 0, quantity, bracketed.Name, null, "indicator-rank-in-brackets", 0.85, change);
                return;
            }
        }

        // 第一名：A、B；排名第一的是C
        if (RegionsAfter(quantity.End, end, regions) is { Count: > 0 } after)
        {
            foreach (var region in after) AddQuantity(region.Start, region.End, quantity, indicator?.Name, ScopeBetween(clause, quantity.Start), "rank-then-region", 0.93, change);
            return;
        }

        // A、B并列第三
        var inClause = regions.FindAll(region => region.Start >= clause && region.End <= quantity.Start && !IsScope(region));
        if (inClause.Count > 1 && (text.AsSpan(clause, quantity.End - clause).IndexOf("并列") >= 0 || text.AsSpan(clause, quantity.End - clause).IndexOf("均") >= 0) && AdjacentList(inClause, inClause.Count).Count > 0)
        {
            foreach (var region in inClause) AddQuantity(region.Start, region.End, quantity, indicator?.Name, ScopeBetween(inClause[^1].End, quantity.Start), "tied-ranks", 0.93, change);
            return;
        }

        var subject = inClause.Count > 0 ? inClause[^1] : ((int Start, int End)?)null;
        // …达3家，居中部第一 ranks the quantity before it, not a region.
        if (subject is null && indicator is null && index > 0 && quantities[index - 1] is var measured && measured.Comparator is not (Comparator.Rank or Comparator.Top) && measured.Start >= start && ClauseStart(start, clause - 1) <= measured.Start && measured.Rule is not ("rank-change" or "score")) return;
        subject ??= Nearest(start, quantity.Start, regions);
        if (subject is { } region2)
        {
            AddQuantity(region2.Start, region2.End, quantity, indicator?.Name, Scope(start, region2.End, quantity.Start), "rank", inClause.Count > 0 ? 0.97 : 0.88, change);
            return;
        }
        if (caseRegion is not null || setting.Region is not null && (IsOwn(start, quantity.Start) || indicator is not null))
            AddQuantity(0, 0, quantity, indicator?.Name, Scope(start, start, quantity.Start), "rank-of-own-region", 0.75, change);
        else Unread.Add((quantity.Start, quantity.End));
    }

    private bool IsOwn(int start, int end)
    {
        var span = text.AsSpan(start, end - start);
        return span.IndexOf("我市") >= 0 || span.IndexOf("全市") >= 0 || span.IndexOf("我省") >= 0 || span.IndexOf("我区") >= 0 || span.IndexOf("我县") >= 0 || span.IndexOf("我州") >= 0 || span.IndexOf("营商环境") >= 0;
    }

    private static int? ChangeAfter(IReadOnlyList<Quantity> quantities, int index, int to)
    {
        for (var i = index + 1; i < to && quantities[i].Comparator is not Comparator.Rank; i++)
            if (quantities[i].Rule is "rank-change") return quantities[i].Direction * (int)quantities[i].Value;
        return null;
    }

    private IndicatorName? IndicatorIn(int from, int to)
    {
        if (to - from < 2) return null;
        var clause = text[from..to];
        if (IndicatorNames.Find(clause) is { } name && (clause.Contains("指标", StringComparison.Ordinal) || name.Exact || clause.StartsWith(name.Name, StringComparison.Ordinal))) return name;
        return null;
    }

    private IndicatorName? IndicatorEndingAt(int start, int end)
    {
        var from = end;
        while (from > start && !EndsClause(text[from - 1]) && text[from - 1] is not '、' && !IsClose(text[from - 1])) from--;
        return end - from < 2 ? null : IndicatorNames.Find(text[from..end]) is { Exact: true } name ? name : null;
    }

    private List<(int Start, int End)>? RegionsAfter(int at, int end, List<(int Start, int End)> regions)
    {
        var word = LongestAt(text, at, ["的是", "的为", "的有", "的区县是", "的区县为", "的城市是", "的城市为", "：", ":", "是", "为", "的"]);
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
            if (!found.Exists(known => known.Region == text[region.Start..region.End] && known.Start >= start && known.Rank is not null && Math.Abs(known.Start - at) < 4))
                Add(region.Start, region.End, null, kind, label, null, region.Start, stop, kind is StandingKind.Tier ? "tier" : "band", 0.88, at);
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
        if (direct is not null) return direct;
        return ScopeWords.Within(text[Math.Min(from, at)..at]) ?? ScopeWords.Within(text[start..at]);
    }

    private void AddQuantity(int from, int to, Quantity quantity, string? indicator, string? scope, string rule, double confidence, int? change = null)
    {
        var region = to > from ? text[from..to] : caseRegion ?? setting.Region;
        if (region is null)
        {
            Unread.Add((quantity.Start, quantity.End));
            return;
        }
        if (found.Exists(known => known.Start == quantity.Start && known.Region == region)) return;
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
            if (text[i] is '年' && i - 4 >= block.Start && IsDigit(text[i - 1]) && Calendar.TryRead(text, i - 4, block.End, out var mention) && mention.Year is { } year) return year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return block.Zone is Zone.Body && caseRegion is null ? setting.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
