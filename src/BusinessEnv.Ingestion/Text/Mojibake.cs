using System.Text;
using BusinessEnv.Core.Notices;

namespace BusinessEnv.Ingestion.Text;

/// <summary>Text that was decoded with the wrong one of two encodings: UTF-8 read as GBK (<c>钀ュ晢鐜</c>), UTF-8 or GBK read as Latin-1 (<c>è¥å</c>, <c>ÓªÉÌ</c>). A stretch is turned back only if every byte of it fits the other encoding and the result is far more probable.</summary>
internal static class Mojibake
{
    private const int Shortest = 4;
    private const double LeastGain = 4 * CharacterModel.Unit;
    private static readonly Encoding Utf8 = new UTF8Encoding(false, true);
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding(936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
    private static readonly CharacterModel Model = CharacterModel.Instance;

    public static TextRewrite? Repair(string text)
    {
        TextRewrite? rewrite = null;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (IsStrange(text.AsSpan(start, end - start)))
                RepairLine(text, start, end, ref rewrite);
            start = end + 1;
        }
        return rewrite;
    }

    /// <summary>Much Latin-1 beyond ASCII, or characters as rare as wrong decoding makes them.</summary>
    private static bool IsStrange(ReadOnlySpan<char> line)
    {
        int latin = 0, rare = 0, wide = 0;
        foreach (var character in line)
            if (character is >= '\u0080' and <= '\u0178' or '€' or '‚' or '„' or '…' or '†' or '‡' or '‰' or '‹' or '›' or '™')
                latin++;
            else if (character >= '\u3400')
            {
                wide++;
                rare += Model.Cost(character) > 11 * CharacterModel.Unit ? 1 : 0;
            }
        return latin >= Shortest && latin * 3 > line.Length || rare >= 3 && rare * 5 > wide;
    }

    private static void RepairLine(string text, int start, int end, ref TextRewrite? rewrite)
    {
        // Inside a line the damage is the longest stretch beyond ASCII around it; whole lines are the rule.
        var line = text[start..end];
        var (best, gain) = ("", LeastGain);
        foreach (var (bytes, encoding) in ((byte[]?, Encoding)[])[(GbkBytes(line), Utf8), (LatinBytes(line), Utf8), (LatinBytes(line), Gbk)])
            if (bytes is not null && Decode(bytes, encoding) is { } candidate && CostPerCharacter(line) - CostPerCharacter(candidate) is var better && better > gain)
                (best, gain) = (candidate, better);
        if (best.Length == 0)
            return;
        rewrite ??= new(text);
        rewrite.KeepUntil(start);
        rewrite.ReplaceUntil(end, best);
        rewrite.Log(new TextSpan(start, end), new(RepairKind.Mojibake, best, best.Contains('?') ? 0.7 : Math.Min(0.99, 0.6 + gain / CharacterModel.Unit / 20), []));
    }

    private static string? Decode(byte[] bytes, Encoding encoding)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return encoding == Utf8 ? Salvage(bytes) : null;
        }
    }

    private static byte[]? GbkBytes(string line)
    {
        try
        {
            return Gbk.GetBytes(line);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    // Browsers read Latin-1 as Windows-1252, whose gaps they fill with control characters.
    private static byte[]? LatinBytes(string line)
    {
        var bytes = new byte[line.Length];
        for (var i = 0; i < line.Length; i++)
            if (line[i] <= 0xFF)
                bytes[i] = (byte)line[i];
            else if (Windows1252.IndexOf(line[i], StringComparison.Ordinal) is >= 0 and var place)
                bytes[i] = (byte)(0x80 + place);
            else
                return null;
        return bytes;
    }

    // Where a stretch of UTF-8 has an odd length, reading it as GBK loses a byte: the character is gone, and marked.
    private static string? Salvage(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (text.Count(c => c == '\uFFFD') * 6 > text.Length)
            return null;
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
            if (character != '\uFFFD')
                result.Append(character);
            else if (result.Length == 0 || result[^1] != '?')
                result.Append('?');
        return result.ToString();
    }

    private static double CostPerCharacter(string line)
    {
        var context = CharacterModel.Context.Start;
        var cost = 0;
        foreach (var character in line)
            cost += Model.Cost(ref context, character);
        return (double)cost / Math.Max(1, line.Length);
    }
}
