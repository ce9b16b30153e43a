using System.Text;
using BusinessEnv.Ingestion.Text;

namespace BusinessEnv.Tests;

/// <summary>The damage that mirrors do, made on purpose: naive Traditional characters, annotations, one byte too many.</summary>
internal sealed class ForwardDamage(Random random, int kinds)
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("gbk")!;
    private static readonly Dictionary<char, char> Naive = NaiveTraditional();

    private readonly Dictionary<char, string> _annotations = [];

    private static Dictionary<char, char> NaiveTraditional()
    {
        var naive = new Dictionary<char, char>();
        foreach (var character in Enumerable.Range(0x4E00, 0x9FFF - 0x4E00).Select(i => (char)i).Where(c => DoubleByte.Gbk.PairOf(c) != 0).OrderBy(c => DoubleByte.Big5.PairOf(c)))
            if (DoubleByte.Big5.PairOf(character) != 0 && OpenCc.Alone(character) is var simple && Script.IsSimplifiedOnly(simple))
                naive.TryAdd(simple, character);
        return naive;
    }

    public static string Traditional(string simplified) => string.Concat(simplified.Select(c => Naive.GetValueOrDefault(c, c)));

    /// <summary>Picks characters of the text at random and puts a reading behind each of their occurrences.</summary>
    public string Annotate(string traditional)
    {
        var candidates = traditional.Where(Script.IsTraditionalOnly).Distinct().Order().ToArray();
        random.Shuffle(candidates);
        foreach (var character in candidates.Take(kinds))
            if (PinyinReadings.Of(character).FirstOrDefault() is { } reading)
                _annotations[character] = $"({Toned(reading)})";
        return string.Concat(traditional.Select(c => c + _annotations.GetValueOrDefault(c, "")));
    }

    /// <summary>The places where the inner bytes of two characters spell a full stop, an exclamation or question mark or a semicolon.</summary>
    public static IEnumerable<int> Places(string line)
    {
        for (var i = 0; i + 1 < line.Length; i++)
            if (((DoubleByte.Gbk.PairOf(line[i]) & 0xFF) << 8 | DoubleByte.Gbk.PairOf(line[i + 1]) >> 8) is 0xA1A3 or 0xA3A1 or 0xA3BF or 0xA3BB
                && DoubleByte.Gbk.PairOf(line[i]) != 0)
                yield return i;
    }

    /// <summary>The line as it looks after one byte was put between the two bytes of the character at <paramref name="place"/>.</summary>
    public static string Shift(string line, int place, byte inserted)
    {
        var before = Gbk.GetBytes(line[..place]);
        var bytes = Gbk.GetBytes(line[place..]);
        byte[] damaged = [.. before, bytes[0], inserted, .. bytes.AsSpan(1)];
        var text = Gbk.GetString(damaged);
        return string.Concat(text.Where(c => c is < '\uE000' or > '\uF8FF').Select(c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c));
    }

    /// <summary>Full-width ASCII as the damage leaves it.</summary>
    public static string Fold(string text) => string.Concat(text.Select(c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c));

    private string Toned(string syllable)
    {
        var vowel = syllable.IndexOfAny(['a', 'o', 'e']) is var main and >= 0 ? main : syllable.LastIndexOfAny(['i', 'u', 'v']);
        if (vowel < 0)
            return syllable;
        var tones = syllable[vowel] switch { 'a' => "āáǎà", 'o' => "ōóǒò", 'e' => "ēéěè", 'i' => "īíǐì", 'u' => "ūúǔù", _ => "ǖǘǚǜ" };
        return syllable[..vowel] + tones[random.Next(4)] + syllable[(vowel + 1)..].Replace('v', 'ü');
    }
}
