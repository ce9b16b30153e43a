using System.Buffers;
using BusinessEnv.Core.Notices;

namespace BusinessEnv.Ingestion.Text;

/// <summary>Takes out the pinyin that some mirrors put in brackets behind characters: <c>務(wù)</c>, <c>營(ying)</c>, <c>境（jing）(jing)</c>. A bracket goes only if it holds one syllable that is a reading of the character before it. What an author glosses stays: a rare character (<c>亳(bó)州</c>), a character in quotation marks, a line that speaks of readings.</summary>
internal static class PinyinAnnotations
{
    private const int LongestSyllable = 8;
    private const int ManyKinds = 5;
    private const int RareCost = 10 * CharacterModel.Unit;
    private static readonly RepairDetail Removed = new(RepairKind.PinyinAnnotation, "", 0.99, []);
    private static readonly SearchValues<string> Phonetics = SearchValues.Create(
        ["拼音", "读作", "讀作", "读音", "讀音", "读成", "讀成", "念作", "念成", "注音", "声调", "聲調", "声母", "聲母", "韵母", "韻母", "多音字", "生字", "音节", "音節"], StringComparison.Ordinal);

    private readonly record struct Annotation(int Start, int End);

    public static TextRewrite? Remove(string text)
    {
        var found = Find(text);
        if (found.Count == 0)
            return null;
        var all = IsThroughout(text, found);
        TextRewrite? rewrite = null;
        foreach (var annotation in found)
        {
            if (!all && IsGloss(text, annotation))
                continue;
            rewrite ??= new(text);
            rewrite.KeepUntil(annotation.Start - 1);
            rewrite.ReplaceUntil(annotation.End, text.AsSpan(annotation.Start - 1, 1));
            rewrite.Log(new TextSpan(annotation.Start, annotation.End), Removed);
        }
        return rewrite;
    }

    private static List<Annotation> Find(string text)
    {
        var found = new List<Annotation>();
        for (var at = 1; at < text.Length; at++)
        {
            var next = text.AsSpan(at).IndexOfAny('(', '（');
            if (next < 0)
                break;
            at += next;
            var end = EndOfAnnotations(text, at);
            if (end == at)
                continue;
            found.Add(new(at, end));
            at = end - 1;
        }
        return found;
    }

    /// <summary>Was the text annotated by a program: many kinds of characters, each of them wherever it stands, and not in lines about readings?</summary>
    private static bool IsThroughout(string text, List<Annotation> found)
    {
        var kinds = found.Select(a => text[a.Start - 1]).ToHashSet();
        if (kinds.Count < ManyKinds)
            return false;
        var values = SearchValues.Create(kinds.ToArray());
        var occurrences = 0;
        for (var at = 0; text.AsSpan(at).IndexOfAny(values) is var next and >= 0; at += next + 1)
            occurrences++;
        return found.Count >= 0.75 * occurrences && found.Count(a => SpeaksOfReadings(text, a.Start)) < 0.3 * found.Count;
    }

    private static bool IsGloss(string text, Annotation annotation)
    {
        var place = annotation.Start - 1;
        var isQuoted = place > 0 && text[place - 1] is '“' or '‘' or '"' or '「' && annotation.End < text.Length && text[annotation.End] is '”' or '’' or '"' or '」';
        return isQuoted || CharacterModel.Instance.Cost(text[place]) > RareCost || SpeaksOfReadings(text, place);
    }

    private static bool SpeaksOfReadings(string text, int place)
    {
        var start = place == 0 ? 0 : text.LastIndexOf('\n', place - 1) + 1;
        var end = text.IndexOf('\n', place);
        start = Math.Max(start, place - 100);
        end = Math.Min(end < 0 ? text.Length : end, place + 100);
        return text.AsSpan(start, end - start).ContainsAny(Phonetics);
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
