using BusinessEnv.Core.Notices;
using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <content>Explicit ranks: of regions, distributed over lists, and of indicators.</content>
internal sealed partial class StandingReader
{
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
            var about = IndicatorIn(start, before[0].Start)?.Name;
            for (var i = 0; i < count; i++) AddQuantity(before[i].Start, before[i].End, quantities[first + i], about, ScopeBetween(before[^1].End, at), "distributed-ranks", 0.95);
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
        var change = ChangeAfter(quantities, index, to) ?? (index > 0 && quantities[index - 1] is { Rule: "rank-change" } moved && moved.Start >= start && !(index > 1 && quantities[index - 2].Comparator is Comparator.Rank && quantities[index - 2].Start >= start) ? moved.Direction * (int)moved.Value : null);
        var indicator = IndicatorIn(clause, quantity.Start) ?? (regions.Exists(region => region.Start >= clause && region.End <= quantity.Start) ? null : IndicatorBefore(start, clause, quantities, index));

        // 不动产登记第5位、获得用水第9位: the item before the rank is an indicator.
        if (ItemBefore(start, quantity.Start) is { } item)
        {
            var name = IndicatorNames.Find(text[item.Start..item.End]) is { Exact: true } whole ? whole.Name
                : found.Count > sentenceFirst && found[^1].Indicator is not null && item.Start > start && text[item.Start - 1] is '、' && !RegionScanner.IsName(text, item.Start, item.End) ? text[item.Start..item.End] : null;
            if (name is not null && (caseRegion ?? setting.Region) is not null)
            {
                var owner = Nearest(start, item.Start, regions);
                AddQuantity(owner?.Start ?? 0, owner?.End ?? 0, quantity, name, null, "indicator-rank", 0.88, change);
                return;
            }
        }

        // “开办企业”“纳税”“跨境贸易”3项指标全省排名第一
        if (IndicatorList(clause, quantity.Start) is { Count: > 1 } several && (caseRegion ?? setting.Region) is not null)
        {
            var owner = Nearest(start, clause, regions);
            foreach (var name in several) found.Add(new(owner is { } o ? text[o.Start..o.End] : (caseRegion ?? setting.Region)!, (int)quantity.Value, Localised(RankScope(quantity), ""), StandingKind.Rank, null, change, Period(quantity.Start), name, quantity.Start, quantity.End, "indicator-list-rank", 0.85));
            return;
        }

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

        if (inClause.Count == 0 && text.AsSpan(clause, quantity.End - clause).IndexOf("并列") >= 0 && clause > start)
        {
            var before = RegionsBefore(start, clause - 1, regions);
            foreach (var region in before) AddQuantity(region.Start, region.End, quantity, indicator?.Name, Scope(start, clause, quantity.NumberStart), "tied-ranks", 0.9, change);
            if (before.Count > 0) return;
        }

        var subject = inClause.Count > 0 ? inClause[^1] : ((int Start, int End)?)null;
        // …达3家，居中部第一 ranks the quantity before it, not a region.
        if (subject is null && indicator is null && index > 0 && quantities[index - 1] is var measured && measured.Comparator is not (Comparator.Rank or Comparator.Top) && measured.Start >= start && measured.End <= clause && ClauseStart(start, clause - 1) <= measured.Start && measured.Unit is not ("分" or "位")) return;
        subject ??= Nearest(start, quantity.Start, regions);
        if (subject is { } region2)
        {
            AddQuantity(region2.Start, region2.End, quantity, indicator?.Name, Scope(start, region2.End, quantity.NumberStart), "rank", inClause.Count > 0 ? 0.97 : 0.88, change);
            return;
        }
        if (caseRegion is not null || setting.Region is not null && (IsOwn(start, quantity.Start) || indicator is not null))
            AddQuantity(0, 0, quantity, indicator?.Name, Scope(start, start, quantity.NumberStart), "rank-of-own-region", 0.75, change);
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

    /// <summary>“获得信贷”指标得分…，在全省排第9位: the indicator that the clause before speaks of, when no other rank stands between.</summary>
    private IndicatorName? IndicatorBefore(int start, int clause, IReadOnlyList<Quantity> quantities, int index)
    {
        for (var steps = 0; clause > start && steps < 3; steps++)
        {
            var before = ClauseStart(start, clause - 1);
            if (index > 0 && quantities[index - 1].Comparator is Comparator.Rank && quantities[index - 1].Start >= before) return null;
            if (IndicatorIn(before, clause - 1) is { } name) return name;
            clause = before;
        }
        return null;
    }

    /// <summary>The words between the last 、, comma or colon and the rank, without a verb of rank.</summary>
    private (int Start, int End)? ItemBefore(int start, int at)
    {
        var from = at;
        while (from > start && at - from < 24 && !EndsClause(text[from - 1]) && text[from - 1] is not '、' && !IsClose(text[from - 1])) from--;
        var stop = at;
        while (stop > from && (text[stop - 1] is '"' or ' ' || IsQuoteClose(text[stop - 1]))) stop--;
        while (from < stop && (text[from] is '"' || IsQuoteOpen(text[from]))) from++;
        if (stop - from > 2 && Before(text, stop, "指标")) stop -= 2;
        return stop - from is < 2 or > 16 ? null : (from, stop);
    }

    /// <summary>The indicators that a clause lists before 等 or a count; empty when it names fewer than two.</summary>
    private List<string> IndicatorList(int from, int to)
    {
        var names = new List<string>();
        var begin = from;
        for (var i = from; i <= to && names.Count < 20; i++)
        {
            if (i < to && text[i] is not ('、' or '"' or '和' or '等') && !IsQuoteOpen(text[i]) && !IsQuoteClose(text[i]) && !IsDigit(text[i])) continue;
            var first = begin;
            if (At(text, first, "其中")) first += 2;
            if (i - first is >= 2 and <= 16 && IndicatorNames.Find(text[first..i]) is { Exact: true } name) names.Add(name.Name);
            begin = i + 1;
        }
        return names;
    }

    private string? RankScope(Quantity quantity) => ScopeWords.Clean(text[quantity.Start..quantity.NumberStart]);

    private IndicatorName? IndicatorEndingAt(int start, int end)
    {
        var from = end;
        while (from > start && !EndsClause(text[from - 1]) && text[from - 1] is not '、' && !IsClose(text[from - 1])) from--;
        return end - from < 2 ? null : IndicatorNames.Find(text[from..end]) is { Exact: true } name ? name : null;
    }
}
