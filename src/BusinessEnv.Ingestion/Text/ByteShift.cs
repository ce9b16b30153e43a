using BusinessEnv.Core.Notices;

namespace BusinessEnv.Ingestion.Text;

/// <summary>Restores stretches of GBK text that were decoded one byte off: <c>?。ㄒ唬┌萜栈輨?</c> was <c>（一）包容普惠創(</c>. Looks only behind punctuation where the text turns improbable, and changes it only if <see cref="ByteShiftSearch"/> explains it much better as damage.</summary>
internal static class ByteShift
{
    private const int Ahead = 5;
    private const double LeastMargin = 4;
    private static readonly CharacterModel Model = CharacterModel.Instance;
    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("?？!！。；;");

    public static TextRewrite? Repair(string text)
    {
        ByteShiftSearch? search = null;
        TextRewrite? rewrite = null;
        for (var at = 0; at < text.Length; at++)
        {
            var next = text.AsSpan(at).IndexOfAny(Marks);
            if (next < 0)
                break;
            at += next;
            if (!IsSuspect(text, at))
                continue;
            search ??= new(text, new DocumentEvidence(text));
            if (search.Read(at) is not { Margin: >= LeastMargin } reading)
                continue;
            rewrite ??= new(text);
            rewrite.KeepUntil(at);
            foreach (var (length, restored) in reading.Steps)
            {
                at += length;
                rewrite.ReplaceUntil(at, restored);
            }
            rewrite.Log(new TextSpan(reading.Start, reading.End), new(RepairKind.ByteShift, reading.Text, reading.Confidence, reading.Alternatives));
            at--;
        }
        return rewrite;
    }

    /// <summary>Are the next characters such as no Chinese sentence has?</summary>
    internal static bool IsSuspect(string text, int mark)
    {
        var question = text[mark] is '?' or '？';
        var context = CharacterModel.Context.Start;
        int cost = 0, seen = 0, rarest = 0, close = 0;
        for (var i = mark + 1; i < text.Length && seen < Ahead && text[i] is not ('\n' or '\r'); i++)
        {
            if (text[i] is '(' or '（' && PinyinAnnotations.EndOfAnnotations(text, i) is var end && end > i)
            {
                i = end - 1;
                continue;
            }
            cost += Model.Cost(ref context, text[i]);
            if (!char.IsAscii(text[i]))
                rarest = Math.Max(rarest, Model.Cost(text[i]));
            seen++;
            close = seen <= 3 ? rarest : close;
        }
        // A question mark is rare enough to look closer; any other mark must be followed by rare characters at once.
        return seen > 0 && (question ? cost > 7 * CharacterModel.Unit * seen && rarest > 9 * CharacterModel.Unit || OpensAnnotation(text, mark)
            : cost > 10 * CharacterModel.Unit * seen && close > 12 * CharacterModel.Unit);
    }

    // 當?shù)厝鎲: an annotation without its opening bracket.
    private static bool OpensAnnotation(string text, int mark) =>
        text.AsSpan(mark + 1, Math.Min(8, text.Length - mark - 1)).IndexOfAny(')', '）') is var close and > 0
        && PinyinReadings.IsSyllable(text.AsSpan(mark + 1, close));
}
