using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>Cuts a list of organizations into its items: <c>A、B（C、D），E和F等部门</c>.</summary>
internal static class UnitList
{
    private static readonly Words Tails =
    [
        "等有关部门和单位", "等有关部门", "等相关部门", "等部门和单位", "等有关单位", "等相关单位", "等部门", "等单位", "等按职责分工负责", "等", "按职责分工负责", "按职责分工落实", "按照职责分工负责", "根据职责分工负责", "依职责分工负责", "按职能分工负责", "按职责负责", "按职责分别负责", "分别负责", "共同负责", "分工负责", "负责落实", "配合落实", "牵头负责", "牵头落实", "牵头组织", "牵头", "负责", "配合", "参与", "落实", "参加", "协同", "协助", "按职责分工", "按照职责分工", "按分工负责",
    ];

    /// <summary>The items between <paramref name="start"/> and <paramref name="end"/>, trimmed, without 等 and what follows it.</summary>
    public static List<(int Start, int End)> Split(string text, int start, int end)
    {
        var items = new List<(int Start, int End)>();
        var from = start;
        var depth = 0;
        for (var i = start; i <= end; i++)
        {
            var at = i < end ? text[i] : '、';
            if (IsOpen(at)) depth++;
            else if (IsClose(at)) depth--;
            if (depth > 0) continue;
            var cut = i == end || at is '、' || IsComma(at) || IsSemicolon(at) || at is '\n' or '\r' or '|' or '/' || IsSpace(at) && i > from && IsComplete(text, from, i) ? 1 : 0;
            if (cut == 0 && at is '和' or '及' or '与' or '以' && IsConjunction(text, from, i, end, out var length)) cut = length;
            if (cut == 0) continue;
            // 各市、州人民政府 is one item, and so is 区、县（市）政府.
            if (i < end && at is '、' && IsFragment(text, from, i)) continue;
            Add(text, from, i, items);
            from = i + cut;
            i = from - 1;
        }
        return items;
    }

    private static void Add(string text, int from, int to, List<(int Start, int End)> items)
    {
        from = SkipSpaces(text, from, to);
        while (from < to && (IsColon(text[from]) || text[from] is '·' or '—' or '-' or '*')) from++;
        to = TrimEnd(text, from, to);
        for (var again = true; again && to > from;)
        {
            again = false;
            if (IsStop(text[to - 1]) || text[to - 1] is '等' || IsColon(text[to - 1]))
            {
                to = TrimEnd(text, from, to - 1);
                again = true;
                continue;
            }
            if (Tails.LongestBefore(text, from + 2, to) is { } tail)
            {
                to = TrimEnd(text, from, to - tail.Length);
                again = true;
            }
        }
        if (to - from >= 2 && Tails.LongestAt(text, from) is not { } whole || to - from >= 2 && Tails.LongestAt(text, from)!.Length < to - from) items.Add((from, to));
    }

    /// <summary>和 parts two names when one is finished before it and another begins after it.</summary>
    private static bool IsConjunction(string text, int from, int at, int end, out int length)
    {
        length = At(text, at, "以及") ? 2 : 1;
        if (text[at] is '以' && length == 1) return false;
        if (!IsComplete(text, from, at)) return false;
        var next = at + length;
        if (next >= end) return false;
        return text[next] is '市' or '省' or '区' or '县' or '各' or '州' or '国' or '相' or '有' || Divisions.LongestAt(text, next) is not null;
    }

    private static bool IsComplete(string text, int from, int to) => OrganizationScanner.EndingBefore(text, from, to) is not null || to > from && IsClose(text[to - 1]);

    private static bool IsFragment(string text, int from, int to)
    {
        from = SkipSpaces(text, from, to);
        // 各委、办、局
        var segment = text.LastIndexOf('、', Math.Max(from, to - 1), Math.Max(1, to - from)) + 1;
        if (segment > from && to - segment == 1 && text[from] is '各' && text[segment] is '办' or '局' or '委' or '厅' or '部') return true;
        if (to > from && to - from <= 2 && text[to - 1] is '委' or '办' or '局' or '厅' && (to - from == 1 || text[from] is '各')) return true;
        return to - from <= 3 && to > from && text[to - 1] is '市' or '州' or '县' or '区' or '盟' or '旗' or '镇' && Divisions.Find(text[from..to]) is null && (to - from == 1 || text[from] is '各' or '自' or '县' or '市' or '区');
    }

    /// <summary>A body that a notice is addressed to: 各区县（市）政府, 市直各相关单位.</summary>
    public static bool LooksLikeAddressee(string text, int start, int end) =>
        OrganizationScanner.EndingBefore(text, start, end) is not null ||
        text.AsSpan(start, end - start) is var span && span.ContainsAny('各', '厅') && span.IndexOf("如下") < 0 && span.IndexOf("情况") < 0 && span.IndexOf("排名") < 0 && span.IndexOf("结果") < 0 && span.Length <= 40;
}
