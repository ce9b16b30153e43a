using System.Buffers;
using BusinessEnv.Core.Notices;

namespace BusinessEnv.Ingestion.Text;

/// <summary>Brings Traditional text into Simplified characters with <see cref="OpenCc"/>. Simplified text shares characters with it (著, 乾, 徵) that the chain would change for the worse, so each line is converted as far as its script, or failing that the document's, asks for it.</summary>
internal static class Simplification
{
    private static readonly RepairDetail Converted = new(RepairKind.Simplification, null, 1, []);

    private enum Extent
    {
        None,
        /// <summary>Only characters that no Simplified text has.</summary>
        Strays,
        Whole,
    }

    public static TextRewrite? Convert(string text)
    {
        var (traditional, simplified) = Script.Count(text);
        if (traditional == 0)
            return null;
        var document = traditional > simplified ? Extent.Whole : Extent.None;
        var rewrite = new TextRewrite(text);
        var result = new ArrayBufferWriter<char>();
        for (var start = 0; start < text.Length;)
        {
            var newline = text.AsSpan(start).IndexOf('\n');
            var end = newline < 0 ? text.Length : start + newline + 1;
            switch (ExtentOf(text.AsSpan(start, end - start), document))
            {
                case Extent.Whole:
                    ConvertLine(text, start, end, rewrite, result);
                    break;
                case Extent.Strays:
                    ConvertStrays(text, start, end, rewrite);
                    break;
                case Extent.None:
                    break;
            }
            start = end;
        }
        return rewrite;
    }

    private static Extent ExtentOf(ReadOnlySpan<char> line, Extent document) => Script.Count(line) switch
    {
        (0, 0) => document,
        (0, _) => Extent.None,
        var (traditional, simplified) => traditional > simplified ? Extent.Whole : Extent.Strays,
    };

    private static void ConvertLine(string text, int start, int end, TextRewrite rewrite, ArrayBufferWriter<char> result)
    {
        foreach (var (from, to) in OpenCc.Segments(text, start, end))
        {
            result.ResetWrittenCount();
            var segment = text.AsSpan(from, to - from);
            OpenCc.ConvertSegment(segment, result);
            if (!result.WrittenSpan.SequenceEqual(segment))
                Write(segment, from, result.WrittenSpan, rewrite);
        }
    }

    private static void ConvertStrays(string text, int start, int end, TextRewrite rewrite)
    {
        for (var i = start; i < end; i++)
            if (Script.IsTraditionalOnly(text[i]))
                Write(text.AsSpan(i, 1), i, [OpenCc.Alone(text[i])], rewrite);
    }

    /// <summary>Writes a converted segment. The chain gives one code point for one, so that each keeps its place; runs of changed ones are one repair.</summary>
    private static void Write(ReadOnlySpan<char> from, int start, ReadOnlySpan<char> to, TextRewrite rewrite)
    {
        int i = 0, j = 0;
        while (i < from.Length && j < to.Length)
        {
            if (from[i] == to[j])
            {
                (i, j) = (i + 1, j + 1);
                continue;
            }
            var first = i;
            rewrite.KeepUntil(start + i);
            while (i < from.Length && j < to.Length && from[i] != to[j])
            {
                int width = Width(from, i), newWidth = Width(to, j);
                if (width == newWidth)
                    rewrite.Substitute(to.Slice(j, newWidth));
                else
                    rewrite.ReplaceUntil(start + i + width, to.Slice(j, newWidth));
                (i, j) = (i + width, j + newWidth);
            }
            rewrite.Log(new TextSpan(start + first, start + i), Converted);
        }
        if (i < from.Length || j < to.Length)
            rewrite.ReplaceUntil(start + from.Length, to[j..]);
    }

    private static int Width(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
}
