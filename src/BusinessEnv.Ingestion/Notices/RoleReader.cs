using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>The organizations that a paragraph makes responsible.</summary>
internal sealed record RoleGroup(int Start, int End, List<(int Start, int End)> Lead, List<(int Start, int End)> Key, string Rule, double Confidence, bool IsAward = false);

/// <summary>Reads 牵头单位：A；责任单位：B、C, (A、B牵头，C按职责分工负责) and their kin.</summary>
internal static class RoleReader
{
    /// <summary>A bracket that is not closed within so many characters holds no list of organizations.</summary>
    private const int LongestBracket = 800;

    private static readonly Words Nouns = ["单位", "部门", "市直单位", "处室", "区县", "科室", "机构"];
    private static readonly Words LeadWords = ["牵头", "主办", "主责", "第一责任", "牵头责任", "总牵头", "主要牵头", "责任牵头", "主牵头"];
    private static readonly Words KeyWords = ["责任", "重点责任", "主要责任", "配合", "协办", "参与", "协同", "参加", "协助", "落实", "实施", "配合责任", "共同责任", "相关责任", "具体责任", "成员", "协作", "支持配合", "重点配合", "主要配合", "主要参与", "共同参与", "相关", "先进", "优秀", "表彰", "受表彰", "获奖"];
    private static readonly string[] AwardWords = ["先进", "优秀", "表彰", "受表彰", "获奖", "相关"];
    private static readonly Words Deadlines = ["完成时限", "时限", "长期", "持续", "完成时间", "年底前", "年内", "立即", "即时", "完成期限", "时间节点"];

    public static IReadOnlyList<RoleGroup> Read(string text, Block block, List<Place> unread)
    {
        var groups = new List<RoleGroup>();
        var labels = FindLabels(text, block.Start, block.End);
        if (labels.Count > 0) ReadLabels(text, block, labels, groups, unread);
        ReadBrackets(text, block, groups);
        if (groups.Count == 0 && ReadPlain(text, block) is { } plain) groups.Add(plain);
        return groups;
    }

    /// <summary>1.政府采购指标：县财政局（牵头）、县公共资源交易中心: names after an indicator and a colon, the lead marked in brackets or not at all.</summary>
    private static RoleGroup? ReadPlain(string text, Block block)
    {
        if (!block.IsNumbered) return null;
        var colon = block.TextStart;
        while (colon < block.End && colon - block.TextStart < 24 && !IsColon(text[colon])) colon++;
        if (colon >= block.End || !IsColon(text[colon])) return null;
        var heading = text[block.TextStart..colon];
        if (IndicatorNames.Find(heading) is not { Exact: true } && !IndicatorNames.IsLocal(heading)) return null;
        var lead = new List<(int Start, int End)>();
        var key = new List<(int Start, int End)>();
        foreach (var (start, end) in UnitList.Split(text, colon + 1, ListEnd(text, colon + 1, block.End)))
        {
            var mark = LongestBefore(text, start, end, ["（牵头）", "(牵头)", "（牵头单位）", "(牵头单位)"]);
            var stop = end - (mark?.Length ?? 0);
            if (!OrganizationScanner.IsName(text, start, stop)) return null;
            (mark is null ? key : lead).Add((start, stop));
        }
        return lead.Count + key.Count == 0 ? null : new(colon + 1, block.End, lead, key, "names-after-indicator", 0.85);
    }

    internal readonly record struct Place(int Start, int End);

    private readonly record struct Label(int Start, int End, bool IsLead, bool IsAward);

    private static List<Label> FindLabels(string text, int start, int end)
    {
        var labels = new List<Label>();
        for (var i = start + 2; i < end; i++)
        {
            if (text[i] is not ('单' or '部' or '市' or '处' or '区' or '科' or '机') || Nouns.LongestAt(text, i) is not { } noun) continue;
            var lead = LeadWords.LongestBefore(text, start, i);
            var key = KeyWords.LongestBefore(text, start, i);
            if (lead is null && key is null) continue;
            if (lead is not null && key?.Length > lead.Length) lead = null;
            var word = lead ?? key!;
            var stop = SkipSpaces(text, i + noun.Length, end);
            var bracket = stop < end && IsOpen(text[stop]) ? CloseOf(text, stop, Math.Min(end, stop + 12)) : -1;
            if (bracket > 0) stop = SkipSpaces(text, bracket, end);
            var marked = stop < end && (IsColon(text[stop]) || text[stop] is '】' or ']' || At(text, stop, "为") || At(text, stop, "是"));
            if (!marked)
            {
                // 牵头单位市发展改革委: a name follows at once, and a clause begins before.
                var opens = i - word.Length == start || !IsHan(text[i - word.Length - 1]);
                if (word is "相关" or "先进" or "优秀" || !opens || stop >= end || !OrganizationScanner.IsName(text, stop, NameEnd(text, stop, end))) continue;
                labels.Add(new(i - word.Length, stop, lead is not null, false));
                continue;
            }
            if (Array.IndexOf(AwardWords, word) >= 0 && !IsColon(text[stop])) continue;
            while (stop < end && (IsColon(text[stop]) || text[stop] is '】' or ']' or '为' or '是' || IsSpace(text[stop]))) stop++;
            labels.Add(new(i - word.Length, stop, lead is not null, Array.IndexOf(AwardWords, word) >= 0));
            i = stop;
        }
        return labels;
    }

    private static int NameEnd(string text, int at, int end)
    {
        while (at < end && text[at] is not '、' && !EndsClause(text[at]) && !IsClose(text[at])) at++;
        return at;
    }

    private static void ReadLabels(string text, Block block, List<Label> labels, List<RoleGroup> groups, List<Place> unread)
    {
        RoleGroup? open = null;
        for (var n = 0; n < labels.Count; n++)
        {
            var label = labels[n];
            var limit = n + 1 < labels.Count ? labels[n + 1].Start : block.End;
            var stop = ListEnd(text, label.End, limit);
            var units = UnitList.Split(text, label.End, stop);
            if (units.Count == 0)
            {
                if (!IsEmptyMark(text, label.End, stop)) unread.Add(new(label.Start, Math.Max(stop, label.End)));
                continue;
            }
            // A second 牵头单位, or a label in another sentence, opens the next group.
            var continues = open is not null && !(label.IsLead && open.Lead.Count > 0) && text.AsSpan(open.End, label.Start - open.End).IndexOfAny('。', '\n') < 0;
            if (!continues)
            {
                if (open is not null) groups.Add(open);
                open = new(label.Start, stop, [], [], "role-labels", 0.98, label.IsAward);
            }
            (label.IsLead ? open!.Lead : open!.Key).AddRange(units);
            open = open! with { End = stop };
        }
        if (open is not null) groups.Add(open);
    }

    private static bool IsEmptyMark(string text, int start, int end) => text.AsSpan(start, Math.Max(0, end - start)).Trim() is "" or "无" or "/" or "—" or "-";

    /// <summary>A list of units ends at a semicolon, a stop, a deadline, or the bracket that holds it.</summary>
    private static int ListEnd(string text, int start, int limit)
    {
        var depth = 0;
        for (var i = start; i < limit; i++)
        {
            if (IsOpen(text[i])) depth++;
            if (IsClose(text[i]) && --depth < 0) return i;
            if (depth > 0) continue;
            if (IsSemicolon(text[i]) || IsStop(text[i]) || text[i] is '\n' or '|') return i;
            if (IsComma(text[i]) && IsDeadline(text, SkipSpaces(text, i + 1, limit), limit)) return i;
        }
        return limit;
    }

    private static bool IsDeadline(string text, int at, int limit) =>
        at < limit && (IsDigit(text[at]) || Deadlines.LongestAt(text, at) is not null || text[at] is '二' && Calendar.TryRead(text, at, limit, out _));

    /// <summary>(A、B牵头，C、D按职责分工负责), (X牵头负责), (X负责).</summary>
    private static void ReadBrackets(string text, Block block, List<RoleGroup> groups)
    {
        var (next, labelled) = (0, groups.Count);
        for (var i = block.Start; i < block.End; i++)
        {
            if (!IsOpen(text[i])) continue;
            var close = CloseOf(text, i, Math.Min(block.End, i + LongestBracket));
            if (close < 0) continue;
            var inner = text.AsSpan(i + 1, close - i - 2);
            if (inner.IndexOf("负责") < 0 && inner.IndexOf("牵头") < 0 && inner.IndexOf("配合") < 0 && inner.IndexOf("落实") < 0) continue;
            while (next < labelled && groups[next].Start < i) next++;
            if (next < labelled && groups[next].Start < close)
            {
                i = close - 1;
                continue;
            }
            if (ReadSuffixed(text, i + 1, close - 1) is { } group) groups.Add(group);
            i = close - 1;
        }
    }

    private static readonly Words LeadTails = ["牵头负责", "牵头落实", "牵头组织", "牵头组织实施", "牵头", "主责", "牵头推进", "牵头办理", "主办"];
    private static readonly Words KeyTails = ["分工负责", "按职责落实", "按职责负责", "分别负责", "共同负责", "配合", "参与", "协同", "分工落实", "协办", "按职责分工", "协助", "参加", "按分工负责", "按职责配合", "配合落实", "共同落实", "协同配合", "分别落实"];

    private static RoleGroup? ReadSuffixed(string text, int start, int end)
    {
        var lead = new List<(int Start, int End)>();
        var key = new List<(int Start, int End)>();
        var from = start;
        var depth = 0;
        for (var i = start; i <= end; i++)
        {
            if (i < end && IsOpen(text[i])) depth++;
            if (i < end && IsClose(text[i])) depth--;
            if (depth > 0) continue;
            var ends = i == end || IsComma(text[i]) || IsSemicolon(text[i]) || IsStop(text[i]);
            if (!ends && !(LeadTails.LongestBefore(text, from, i) is { } tail && i < end && !At(text, i, "负责") && !At(text, i, "落实") && !At(text, i, "组织") && !At(text, i, "单位") && !At(text, i, "部门") && !At(text, i, "推进") && !At(text, i, "办理"))) continue;
            if (LeadTails.LongestBefore(text, from, i) is not null) lead.AddRange(UnitList.Split(text, from, i));
            else if (KeyTails.LongestBefore(text, from, i) is not null) key.AddRange(UnitList.Split(text, from, i));
            else if (LongestBefore(text, from, i, ["负责", "负责落实", "落实"]) is not null) (lead.Count == 0 && key.Count == 0 ? lead : key).AddRange(UnitList.Split(text, from, i));
            else if (ends && i < end && !IsStop(text[i])) continue;
            from = i < end && ends ? i + 1 : i;
        }
        return lead.Count + key.Count == 0 ? null : new(start, end, lead, key, "role-suffixes", 0.93);
    }
}
