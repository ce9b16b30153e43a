using BusinessEnv.Core.Notices;
using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <content>Lists in order, from the bottom, and without order.</content>
internal sealed partial class StandingReader
{
    private readonly record struct OrderedList(int Start, int End, int Cue);

    /// <summary>…依次是A、B、C: the place in the list is the rank.</summary>
    private List<OrderedList> OrderedLists(int start, int end, IReadOnlyList<Quantity> quantities, int from, int to)
    {
        var lists = new List<OrderedList>();
        for (var at = start; at < end; at++)
        {
            if (text[at] is not ('依' or '由' or '从' or '分' or '按') || StandingWords.InOrder.LongestAt(text, at) is not { } cue) continue;
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
            lists.Add(new(i, stop, ClauseStart(start, at)));
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
            if (start != block.TextStart) return false;
            if (caption is not null) (label, from) = (caption, start);
            else if (block.Parent is { } parent && parent.End - parent.TextStart <= 60) (label, from) = (parent.Text(text), start);
            else return false;
        }
        var bracket = label.IndexOfAny(['（', '(']);
        if (bracket > 1 && IsClose(label[^1]) && (label.Contains("先后", StringComparison.Ordinal) || label.AsSpan(bracket).IndexOfAnyInRange('0', '9') > 0 || label[^2] is '个' or '名' or '家')) label = label[..bracket];
        label = label.Trim(' ', '\u3000', '。', '“', '”');
        var tier = StandingWords.TierAtEnd(label);
        if (label.Length is < 2 or > 40 || tier is null && !StandingWords.Praises(label)) return false;
        var items = ListItems.Split(text, from, end);
        if (items.Count == 0 || items.Count == 1 && colon >= end || !items.TrueForAll(item => RegionScanner.IsName(text, item.Start, item.NameEnd))) return false;
        foreach (var item in items) Add(item.Start, item.NameEnd, null, tier is null ? StandingKind.Listed : StandingKind.Tier, tier ?? label, null, item.Start, item.NameEnd, tier is null ? "unordered-list" : "tier-list", tier is null ? 0.85 : 0.92);
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
}
