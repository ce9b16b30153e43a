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
    private static bool IsSuspect(string text, int mark)
    {
        var question = text[mark] is '?' or '？';
        var context = CharacterModel.Context.Start;
        int cost = 0, seen = 0, worst = 0;
        for (var i = mark + 1; i < text.Length && seen < Ahead && text[i] is not ('\n' or '\r'); i++)
        {
            var one = Model.Cost(ref context, text[i]);
            worst = Math.Max(worst, one);
            cost += one;
            seen++;
        }
        if (seen == 0)
            return false;
        var average = cost / seen;
        return question ? average > 7 * CharacterModel.Unit && worst > 12 * CharacterModel.Unit
            : average > 10 * CharacterModel.Unit && worst > 14 * CharacterModel.Unit;
    }
}
