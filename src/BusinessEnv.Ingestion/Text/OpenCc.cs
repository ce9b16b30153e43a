using System.Buffers;

namespace BusinessEnv.Ingestion.Text;

/// <summary>OpenCC's <c>tw2s</c> chain: look-alikes to one form; the text cut at the phrases of the Traditional-to-Simplified dictionary; in each segment Taiwan's variants to the standard, then Traditional to Simplified, the longest match first. Same results as OpenCC's own converter, from its own dictionaries.</summary>
internal static class OpenCc
{
    private static readonly OpenCcTable Look, Variants, Simplified;

    // Code units that the chain leaves alone wherever they stand; a phrase never starts with one.
    private static readonly bool[] Inert = new bool[0x10000];

    static OpenCc()
    {
        var sections = Sections();
        Look = new(sections["normalise"][0], []);
        Variants = new(sections["variants"][0], sections["variant-phrases"]);
        Simplified = new(sections["simplify"][0], sections["phrases"]);
        for (var i = 0; i < Inert.Length; i++)
            Inert[i] = Variants.Ignores((char)i) && Simplified.Ignores((char)i);
    }

    /// <summary>Does the chain leave this code unit alone wherever it stands?</summary>
    public static bool IsInert(char character) => Inert[character];

    /// <summary>What the chain makes of a code unit that stands alone.</summary>
    public static char Alone(char character) => Simplified[Variants[Look[character]]];

    /// <summary>The whole chain.</summary>
    public static string Convert(string text)
    {
        var normal = NeedsNormalising(text) ? Normalise(text) : text;
        var result = new ArrayBufferWriter<char>(text.Length + 1);
        foreach (var (start, end) in Segments(normal, 0, normal.Length))
            ConvertSegment(normal.AsSpan(start, end - start), result);
        return result.WrittenSpan.ToString();
    }

    public static bool NeedsNormalising(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
            if (!Look.Ignores(character))
                return true;
        return false;
    }

    public static string Normalise(string text)
    {
        var result = new ArrayBufferWriter<char>(text.Length + 1);
        Apply(Look, text, result);
        return result.WrittenSpan.ToString();
    }

    /// <summary>Cuts a range at the phrases of the Traditional-to-Simplified dictionary; what lies between is one segment.</summary>
    public static IEnumerable<(int Start, int End)> Segments(string text, int start, int end)
    {
        var open = start;
        for (var at = start; at < end;)
        {
            var length = Inert[text[at]] ? 0 : Simplified.Match(text.AsSpan(at, end - at), out _);
            if (length <= (char.IsSurrogate(text[at]) ? 2 : 1))
            {
                at++;
                continue;
            }
            if (open < at)
                yield return (open, at);
            at += length;
            yield return (at - length, at);
            open = at;
        }
        if (open < end)
            yield return (open, end);
    }

    public static void ConvertSegment(ReadOnlySpan<char> segment, ArrayBufferWriter<char> result)
    {
        var standard = new ArrayBufferWriter<char>(segment.Length + 1);
        Apply(Variants, segment, standard);
        Apply(Simplified, standard.WrittenSpan, result);
    }

    private static void Apply(OpenCcTable table, ReadOnlySpan<char> text, ArrayBufferWriter<char> result)
    {
        while (text.Length > 0)
        {
            var length = table.Match(text, out var to);
            if (length > 0)
            {
                result.Write(to);
                text = text[length..];
                continue;
            }
            result.GetSpan(1)[0] = table[text[0]];
            result.Advance(1);
            text = text[1..];
        }
    }

    private static Dictionary<string, List<string>> Sections()
    {
        var sections = new Dictionary<string, List<string>>();
        List<string> current = [];
        foreach (var line in ResourceText.Lines("tw2s.txt"))
            if (line.StartsWith('['))
                sections[line[1..^1]] = current = [];
            else
                current.Add(line);
        return sections;
    }
}
