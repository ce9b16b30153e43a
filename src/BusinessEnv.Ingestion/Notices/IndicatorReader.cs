using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>An indicator with the organizations responsible for it, in the repaired text.</summary>
internal sealed class IndicatorText(IndicatorName name, int? number, int start, int end, string rule, double confidence)
{
    public IndicatorName Name { get; } = name;
    public int? Number { get; } = number;
    public int Start { get; } = start;
    public int End { get; } = end;
    public string Rule { get; } = rule;
    public double Confidence { get; } = confidence;
    public List<(int Start, int End)> Lead { get; } = [];
    public List<(int Start, int End)> Key { get; } = [];
    private readonly HashSet<string> leadNames = [];
    private readonly HashSet<string> keyNames = [];

    /// <summary>Adds organizations that are not yet there.</summary>
    public void Add(string text, IEnumerable<(int Start, int End)> lead, IEnumerable<(int Start, int End)> key)
    {
        foreach (var unit in lead)
            if (leadNames.Add(text[unit.Start..unit.End])) Lead.Add(unit);
        foreach (var unit in key)
            if (keyNames.Add(text[unit.Start..unit.End])) Key.Add(unit);
    }
}

/// <summary>Gives each group of responsible organizations to the indicator whose heading it stands under.</summary>
internal static class IndicatorReader
{
    public static List<IndicatorText> Read(string text, List<Block> blocks, IReadOnlyList<CaseText> cases, Action<int, int> unread)
    {
        var found = new List<IndicatorText>();
        var byCode = new Dictionary<string, IndicatorText>();
        var places = new List<RoleReader.Place>();
        Block? shortLine = null;
        var caseHeads = cases.Select(one => one.HeadStart).ToHashSet();
        foreach (var block in blocks)
        {
            if (block.Zone is not (Zone.Body or Zone.Annex) || block.InTable) continue;
            var groups = RoleReader.Read(text, block, places);
            foreach (var group in groups)
            {
                var owner = Owner(text, blocks, block, group, shortLine);
                // 先进单位：A、B under no indicator is a list of awards, see AwardReader.
                if (group.IsAward && owner?.Name.Code.StartsWith("local:", StringComparison.Ordinal) != false) continue;
                if (owner is null)
                {
                    unread(group.Start, group.End);
                    continue;
                }
                if (!byCode.TryGetValue(owner.Name.Code, out var indicator))
                {
                    byCode[owner.Name.Code] = indicator = owner;
                    found.Add(indicator);
                }
                indicator.Add(text, group.Lead, group.Key);
            }
            if (groups.Count == 0 && IsNamedIndicator(text, block, caseHeads) is { } named && byCode.TryAdd(named.Name.Code, named)) found.Add(named);
            if (groups.Count == 0) shortLine = block.End - block.Start <= 40 ? block : null;
        }
        foreach (var place in places) unread(place.Start, place.End);
        return found;
    }

    /// <summary>A numbered heading that is nothing but an indicator's name: it counts even when no organization follows.</summary>
    private static IndicatorText? IsNamedIndicator(string text, Block block, HashSet<int> caseHeads)
    {
        if (!block.IsNumbered || block.End - block.TextStart > 24 || caseHeads.Contains(block.Start)) return null;
        var heading = block.Text(text);
        if (IndicatorNames.Find(heading) is { Exact: true } name) return new(name, block.Marker.Number, block.TextStart, TrimMark(text, block), "indicator-heading", 0.95);
        if (IndicatorNames.IsLocal(heading)) return new(IndicatorNames.Local(heading), block.Marker.Number, block.TextStart, TrimMark(text, block), "local-indicator-heading", 0.8);
        return null;
    }

    private static int TrimMark(string text, Block block)
    {
        var end = block.End;
        while (end > block.TextStart + 1 && EndsClause(text[end - 1])) end--;
        return end;
    }

    /// <summary>The indicator of the innermost heading that names one; else that heading itself, as a local measure.</summary>
    private static IndicatorText? Owner(string text, List<Block> blocks, Block block, RoleGroup group, Block? shortLine)
    {
        // An unnumbered short line directly above is the heading, whatever numbered heading stands before it.
        if (!block.IsNumbered && group.Start <= block.TextStart + 1 && shortLine is not null && !shortLine.IsNumbered && shortLine.Index == block.Index - 1)
        {
            var above = IndicatorNames.Find(shortLine.Text(text));
            return new(above ?? IndicatorNames.Local(shortLine.Text(text)), null, shortLine.Start, TrimMark(text, shortLine), group.Rule, above is null ? 0.5 : 0.9);
        }
        Block? innermost = null;
        for (var at = block; at is not null; at = at.Parent)
        {
            var (start, end) = Heading(text, at, at == block ? group.Start : at.End);
            if (end - start < 2) continue;
            if (!at.IsNumbered && at != block) continue;
            var heading = text[start..end];
            var name = IndicatorNames.Find(heading);
            if (name is not null && (name.Exact || at.IsNumbered || heading.Contains("指标", StringComparison.Ordinal))) return new(name, Number(at), start, end, group.Rule, name.Exact ? group.Confidence : group.Confidence - 0.08);
            if (IndicatorNames.IsLocal(heading)) return new(IndicatorNames.Local(heading), Number(at), start, end, group.Rule, 0.9);
            if (at.IsNumbered) innermost ??= at;
        }
        if (innermost is null) return null;
        var (from, to) = Heading(text, innermost, innermost == block ? group.Start : innermost.End);
        return to - from is < 2 or > 60 ? null : new(IndicatorNames.Local(text[from..to]), innermost.Marker.Number, from, to, group.Rule, 0.65);
    }

    private static int? Number(Block block) => block.IsNumbered ? block.Marker.Number : null;

    /// <summary>The heading of a block: up to its first full stop or colon, or up to the bracket with the organizations.</summary>
    private static (int Start, int End) Heading(string text, Block block, int limit)
    {
        var end = Math.Min(block.End, limit);
        for (var i = block.TextStart; i < end; i++)
            if (IsStop(text[i]) || IsSemicolon(text[i]) || IsColon(text[i])) end = i;
        while (end > block.TextStart && (IsOpen(text[end - 1]) || EndsClause(text[end - 1]) || IsSpace(text[end - 1]))) end--;
        return (block.TextStart, end);
    }
}
