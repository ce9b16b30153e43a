using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>How a paragraph is numbered, from the outermost level of official writing to the innermost.</summary>
internal enum MarkerKind
{
    None,
    /// <summary>附件1</summary>
    Annex,
    /// <summary>第一部分, 第一章</summary>
    Part,
    /// <summary>案例一, 典型案例1</summary>
    Case,
    /// <summary>一、</summary>
    Chinese,
    /// <summary>（一）</summary>
    ChineseBracket,
    /// <summary>1.</summary>
    Arabic,
    /// <summary>（1）, ①</summary>
    ArabicBracket,
}

internal readonly record struct Marker(MarkerKind Kind, int Number, int Length);

/// <summary>A paragraph, or the part of one that begins with its own number.</summary>
internal sealed class Block(int index, int line, int start, int end, Marker marker)
{
    public int Index { get; } = index;
    public int Line { get; } = line;
    public int Start { get; } = start;
    public int End { get; } = end;
    public Marker Marker { get; } = marker;

    /// <summary>Where the text begins after the number.</summary>
    public int TextStart { get; } = start + marker.Length;

    public Zone Zone { get; set; }

    /// <summary>Its text is a part of a table, which is read by its columns and not as prose.</summary>
    public bool InTable { get; set; }

    /// <summary>The closest block before it with a number of an outer level, or null.</summary>
    public Block? Parent { get; set; }

    public string Text(string text) => text[TextStart..End];

    public bool IsNumbered => Marker.Kind is not MarkerKind.None;
}

/// <summary>Cuts a text into blocks: one per line, and one more wherever a number begins after a full stop inside a line.</summary>
internal static class Outline
{
    /// <param name="joined">Where repair joined lines, see <see cref="SoftBreaks"/>.</param>
    public static List<Block> Read(string text, IReadOnlyList<int> joined)
    {
        var blocks = new List<Block>();
        var line = 0;
        var soft = 0;
        for (var start = 0; start < text.Length;)
        {
            line++;
            var newline = text.IndexOf('\n', start);
            var end = newline < 0 ? text.Length : newline;
            for (var last = TrimEnd(text, start, end); soft < joined.Count && joined[soft] < last; soft++)
            {
                var next = soft + 1 < joined.Count && joined[soft + 1] < last ? joined[soft + 1] : last;
                if (joined[soft] <= start || !SoftBreaks.Parts(text, SkipSpaces(text, start, joined[soft]), joined[soft], next)) continue;
                ReadLine(text, line++, start, joined[soft], blocks);
                start = joined[soft];
            }
            ReadLine(text, line, start, end, blocks);
            start = end + 1;
        }
        var open = new Block?[(int)MarkerKind.ArabicBracket + 1];
        foreach (var block in blocks)
        {
            var level = (int)block.Marker.Kind;
            var from = level == 0 ? open.Length : level;
            for (var outer = from - 1; outer > 0 && block.Parent is null; outer--) block.Parent = open[outer];
            if (level == 0) continue;
            open[level] = block;
            Array.Clear(open, level + 1, open.Length - level - 1);
        }
        return blocks;
    }

    private static void ReadLine(string text, int line, int start, int end, List<Block> blocks)
    {
        var at = SkipSpaces(text, start, end);
        while (at < end && text[at] is '#' or '>') at = SkipSpaces(text, at + 1, end);
        while (at + 1 < end && text[at] == '*' && text[at + 1] == '*') at += 2;
        end = TrimEnd(text, at, end);
        while (end - at > 2 && text[end - 1] == '*' && text[end - 2] == '*') end -= 2;
        if (at >= end) return;
        var marker = MarkerAt(text, at, end);
        if (text[at] != '|')
            for (var i = at + marker.Length + 1; i < end; i++)
            {
                if (!(IsStop(text[i - 1]) || IsSemicolon(text[i - 1]) || IsColon(text[i - 1]) || IsSpace(text[i - 1]))) continue;
                if (text[i] is not ('（' or '(' or '案' or '典') && !IsStop(text[i - 1]) && !IsSpace(text[i - 1])) continue;
                var inner = MarkerAt(text, i, end);
                if (inner.Kind is MarkerKind.None or MarkerKind.Annex or MarkerKind.ArabicBracket or MarkerKind.Part) continue;
                if (inner.Kind is MarkerKind.Arabic && (!IsStop(text[i - 1]) || text[i - 1] is '．')) continue;
                if (TrimEnd(text, at, i) > at) Add(at, TrimEnd(text, at, i), marker);
                (at, marker) = (i, inner);
                i += inner.Length;
            }
        Add(at, end, marker);

        void Add(int from, int to, Marker mark) => blocks.Add(new Block(blocks.Count, line, from, to, mark));
    }

    /// <summary>The number that a paragraph beginning at <paramref name="at"/> carries.</summary>
    public static Marker MarkerAt(string text, int at, int end)
    {
        if (at >= end) return default;
        var c = text[at];
        if (c is '附' && (At(text, at, "附件") || At(text, at, "附表") || At(text, at, "附录")))
        {
            var i = SkipSpaces(text, at + 2, end);
            var number = ReadNumber(text, ref i, end) ?? 0;
            var stop = i;
            if (stop < end && IsColon(text[stop])) stop++;
            return new(MarkerKind.Annex, number, stop - at);
        }
        if (c is '第')
        {
            var i = at + 1;
            var number = ReadNumber(text, ref i, end);
            if (number is null) return default;
            foreach (var word in Parts)
                if (At(text, i, word)) return new(MarkerKind.Part, number.Value, SkipMark(text, i + word.Length, end) - at);
            return default;
        }
        if (c is '案' or '典' or '【' or '经' or '实')
        {
            var i = c is '【' ? at + 1 : at;
            var word = CaseWords.LongestAt(text, i);
            if (word is not null)
            {
                i += word.Length;
                i = SkipSpaces(text, i, end);
                var bracket = i < end && text[i] is '（' or '(';
                if (bracket) i++;
                var number = ReadNumber(text, ref i, end);
                if (number is not null && (i >= end || !IsHan(text[i])))
                {
                    if (i < end && IsClose(text[i])) i++;
                    return new(MarkerKind.Case, number.Value, SkipMark(text, i, end) - at);
                }
            }
            return default;
        }
        if (c is '（' or '(')
        {
            var i = at + 1;
            var chinese = i < end && !IsDigit(text[i]);
            var number = ReadNumber(text, ref i, end);
            if (number is null || i >= end || text[i] is not ('）' or ')')) return default;
            return new(chinese ? MarkerKind.ChineseBracket : MarkerKind.ArabicBracket, number.Value, SkipMark(text, i + 1, end) - at);
        }
        if (c is >= '①' and <= '⑳') return new(MarkerKind.ArabicBracket, c - '①' + 1, 1);
        if (c is >= '⑴' and <= '⒇') return new(MarkerKind.ArabicBracket, c - '⑴' + 1, 1);
        if (IsDigit(c))
        {
            var i = at;
            var number = ReadNumber(text, ref i, end);
            if (number is null or > 200 || i >= end) return default;
            if (text[i] is '、' or '）' or ')' && i + 1 < end) return new(MarkerKind.Arabic, number.Value, SkipSpaces(text, i + 1, end) - at);
            if (text[i] is '.' or '．' && i + 1 < end && (!IsDigit(text[i + 1]) || IsYear(text, i + 1, end)))
                return new(MarkerKind.Arabic, number.Value, SkipSpaces(text, i + 1, end) - at);
            return default;
        }
        {
            var i = at;
            var number = ReadNumber(text, ref i, end);
            if (number is null or > 200 || i >= end) return default;
            return text[i] is '、' or '．' or '.' ? new(MarkerKind.Chinese, number.Value, SkipSpaces(text, i + 1, end) - at) : default;
        }
    }

    private static readonly string[] Parts = ["部分", "章", "节", "篇"];
    private static readonly Words CaseWords = ["案例", "典型案例", "经验", "典型经验", "实践案例", "经验做法", "典型经验做法"];

    /// <summary>1.2021年度…: the point is the number's own and no decimal point.</summary>
    private static bool IsYear(string text, int at, int end) =>
        at + 4 < end && text[at + 4] is '年' && IsDigit(text[at]) && IsDigit(text[at + 1]) && IsDigit(text[at + 2]) && IsDigit(text[at + 3]);

    private static int SkipMark(string text, int at, int end)
    {
        at = SkipSpaces(text, at, end);
        if (at < end && (text[at] is '】' or '、' or '.' or '．' || IsColon(text[at]))) at++;
        return SkipSpaces(text, at, end);
    }

    private static int? ReadNumber(string text, ref int at, int end)
    {
        var i = at;
        if (i < end && IsDigit(text[i]))
        {
            var value = 0;
            while (i < end && IsDigit(text[i]) && i - at < 4) value = value * 10 + (text[i++] & 0xF);
            at = i;
            return value;
        }
        while (i < end && "零〇一二三四五六七八九十百".Contains(text[i]) && i - at < 5) i++;
        if (i == at || !Numerals.TryParseChinese(text.AsSpan(at, i - at), out var number)) return null;
        at = i;
        return (int)number;
    }
}
