using System.Buffers;
using System.Net;
using BusinessEnv.Core.Notices;

namespace BusinessEnv.Ingestion.Text;

/// <summary>Small repairs that need no model: character references, widths, blanks between Chinese characters, line breaks inside sentences.</summary>
internal static class Characters
{
    private const int LongestEntity = 12;
    private static readonly RepairDetail Entity = new(RepairKind.Entity, null, 0.98, []);
    private static readonly RepairDetail Narrowed = new(RepairKind.Width, null, 0.99, []);
    private static readonly RepairDetail Blank = new(RepairKind.Space, null, 0.95, []);
    private static readonly RepairDetail Break = new(RepairKind.LineBreak, null, 0.92, []);
    private static readonly SearchValues<char> Invisible = SearchValues.Create("\u200B\u200C\u200D\u2060\uFEFF\u00AD");
    private static readonly SearchValues<char> Numerals = SearchValues.Create("一二三四五六七八九十百〇");
    private const string HalfIdeographic = "｡｢｣､", FullIdeographic = "。「」、";

    /// <summary><c>&amp;nbsp;</c>, <c>&amp;ldquo;</c>, <c>&amp;#12289;</c> left behind in a text.</summary>
    public static TextRewrite? ResolveEntities(string text)
    {
        TextRewrite? rewrite = null;
        for (var at = text.IndexOf('&'); at >= 0; at = text.IndexOf('&', at + 1))
        {
            var end = text.AsSpan(at, Math.Min(LongestEntity, text.Length - at)).IndexOf(';');
            if (end < 3)
                continue;
            var source = text.AsSpan(at, end + 1).ToString();
            var decoded = WebUtility.HtmlDecode(source);
            if (decoded == source)
                continue;
            rewrite ??= new(text);
            rewrite.KeepUntil(at);
            rewrite.ReplaceUntil(at + end + 1, decoded == "\u00A0" ? " " : decoded);
            rewrite.Log(new TextSpan(at, at + end + 1), Entity);
            at += end;
        }
        return rewrite;
    }

    /// <summary>Full-width letters, digits and percent signs to ASCII; half-width ideographic punctuation to full; characters without width removed. Punctuation keeps its width: in Chinese text the full one is right.</summary>
    public static TextRewrite? NormaliseWidth(string text)
    {
        TextRewrite? rewrite = null;
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character < '\u00AD' || character is >= '\u2061' and < '\uFE00')
                continue;
            var start = at;
            while (at < text.Length && (text[at] == '．' && IsBetweenDigits(text, at) ? '.' : Normal(text[at])) is var normal && normal != text[at])
            {
                rewrite ??= new(text);
                rewrite.KeepUntil(at);
                if (normal == '\0')
                    rewrite.ReplaceUntil(at + 1, "");
                else
                    rewrite.Substitute([normal]);
                at++;
            }
            if (at > start)
                rewrite!.Log(new TextSpan(start, at), Narrowed);
        }
        return rewrite;
    }

    private static bool IsBetweenDigits(string text, int at) => at > 0 && at + 1 < text.Length && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]);

    private static char Normal(char character) => character switch
    {
        >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' or '％' or '＋' => (char)(character - 0xFEE0),
        '｡' or '｢' or '｣' or '､' => FullIdeographic[HalfIdeographic.IndexOf(character, StringComparison.Ordinal)],
        _ => Invisible.Contains(character) ? '\0' : character,
    };

    /// <summary>Blanks between two Chinese characters of a line that is spaced out (<c>营 商 环 境</c>); single blanks that part words or columns stay.</summary>
    public static TextRewrite? CloseUp(string text)
    {
        TextRewrite? rewrite = null;
        for (var at = 1; at < text.Length - 1; at++)
        {
            var next = text.AsSpan(at).IndexOfAny(' ', '\u00A0');
            if (next < 0)
                break;
            at += next;
            var end = SpacedRun(text, at);
            if (end == at)
                continue;
            rewrite ??= new(text);
            for (var i = at; i < end; i += 2)
            {
                rewrite.KeepUntil(i);
                rewrite.ReplaceUntil(i + 1, "");
                rewrite.Log(new TextSpan(i, i + 1), Blank);
            }
            at = end - 1;
        }
        return rewrite;
    }

    // A character, blank, character, blank, character, blank, character at least: nobody parts words so often.
    private static int SpacedRun(string text, int blank)
    {
        var end = blank;
        while (end + 1 < text.Length && text[end] is ' ' or '\u00A0' && IsHan(text[end - 1]) && IsHan(text[end + 1]) && (end + 2 >= text.Length || !IsHan(text[end + 2])))
            end += 2;
        var alone = blank < 2 || !IsHan(text[blank - 2]);
        return alone && end - blank >= 6 ? end : blank;
    }

    /// <summary>A line break inside a sentence: both lines run on in Chinese characters, and the first fills the width that its neighbours fill too.</summary>
    public static TextRewrite? JoinLines(string text)
    {
        TextRewrite? rewrite = null;
        var (previous, start) = (0, 0);
        for (var at = text.IndexOf('\n'); at >= 0 && at + 1 < text.Length; at = text.IndexOf('\n', at + 1))
        {
            var length = at - start;
            var end = at > start && text[at - 1] == '\r' ? at - 1 : at;
            if (end > start && RunsOn(text[end - 1]) && IsHan(text[at + 1]) && !StartsItem(text.AsSpan(at + 1)) && length >= 20 && IsFull(text, start, at, previous))
            {
                rewrite ??= new(text);
                rewrite.KeepUntil(end);
                rewrite.ReplaceUntil(at + 1, "");
                rewrite.Log(new TextSpan(end, at + 1), Break);
            }
            (previous, start) = (length, at + 1);
        }
        return rewrite;
    }

    // Text broken at a fixed width: this line is as long as the one before or the one after, to a character or two.
    private static bool IsFull(string text, int start, int end, int previous)
    {
        var length = end - start;
        if (length > 80)
            return false;
        var nextEnd = text.IndexOf('\n', end + 1);
        var next = (nextEnd < 0 ? text.Length : nextEnd) - end - 1;
        return Math.Abs(length - previous) <= 2 && previous > 0 || Math.Abs(length - next) <= 2 && next > 0;
    }

    // 一、 第三条 案例一: a new item, not the rest of a sentence.
    private static bool StartsItem(ReadOnlySpan<char> line)
    {
        var numeral = line[..Math.Min(4, line.Length)].IndexOfAnyExcept(Numerals);
        return numeral > 0 && line[numeral] is '、' or '，' or '是' or '．' || line[0] is '第' or '附' || line.StartsWith("案例", StringComparison.Ordinal);
    }

    private static bool RunsOn(char character) => IsHan(character) || character is '，' or '、' or '；';

    private static bool IsHan(char character) => character is >= '\u4E00' and <= '\u9FFF';
}
