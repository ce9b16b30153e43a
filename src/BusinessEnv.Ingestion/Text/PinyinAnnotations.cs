using BusinessEnv.Core.Notices;

namespace BusinessEnv.Ingestion.Text;

/// <summary>Takes out the pinyin that some mirrors put in brackets behind characters: <c>務(wù)</c>, <c>營(ying)</c>, <c>境（jing）(jing)</c>. A bracket goes only if it holds one syllable that is a reading of the character before it.</summary>
internal static class PinyinAnnotations
{
    private const int LongestSyllable = 8;
    private static readonly RepairDetail Removed = new(RepairKind.PinyinAnnotation, "", 0.99, []);

    public static TextRewrite? Remove(string text)
    {
        TextRewrite? rewrite = null;
        for (var at = 1; at < text.Length; at++)
        {
            var found = text.AsSpan(at).IndexOfAny('(', '（');
            if (found < 0)
                break;
            at += found;
            var end = EndOfAnnotations(text, at);
            if (end == at)
                continue;
            rewrite ??= new(text);
            rewrite.KeepUntil(at - 1);
            rewrite.ReplaceUntil(end, text.AsSpan(at - 1, 1));
            rewrite.Log(new TextSpan(at, end), Removed);
            at = end - 1;
        }
        return rewrite;
    }

    /// <summary>Can a character have a reading at all?</summary>
    internal static bool CanCarry(char character) => character is >= '\u3400' and < '\uA000';

    /// <summary>The end of the annotations that start at an opening bracket: doubled ones count as one. The same place when there is none.</summary>
    internal static int EndOfAnnotations(ReadOnlySpan<char> text, int bracket)
    {
        if (bracket == 0)
            return bracket;
        var character = text[bracket - 1];
        var end = bracket;
        while (end < text.Length && text[end] is '(' or '（' && Closing(text[end..]) is var length and > 0
            && PinyinReadings.IsReading(character, text.Slice(end + 1, length - 2)))
            end += length;
        return end;
    }

    private static int Closing(ReadOnlySpan<char> bracketed)
    {
        var close = bracketed[..Math.Min(bracketed.Length, LongestSyllable + 2)].IndexOfAny(')', '）');
        return close < 2 ? 0 : close + 1;
    }
}
