using System.Collections.Frozen;

namespace BusinessEnv.Ingestion.Text;

/// <summary>Which syllables a character can be read as, tones aside.</summary>
internal static class PinyinReadings
{
    private static readonly FrozenDictionary<string, int> Syllables;
    // The readings of a character: a range of ReadingIds, starting at First[character - Start].
    private static readonly int[] First;
    private static readonly ushort[] ReadingIds;
    private const int Start = 0x3400, Count = 0xA000 - Start;

    static PinyinReadings()
    {
        var lines = ResourceText.Lines("pinyin.txt").Where(line => line.Length > 0).ToArray();
        var ids = new Dictionary<string, int>();
        First = new int[Count + 1];
        foreach (var line in lines)
            foreach (var character in line.AsSpan(line.IndexOf(' ') + 1))
                First[character - Start + 1]++;
        for (var i = 0; i < Count; i++)
            First[i + 1] += First[i];
        ReadingIds = new ushort[First[Count]];
        var next = First.ToArray();
        for (var id = 0; id < lines.Length; id++)
        {
            var space = lines[id].IndexOf(' ');
            ids.Add(lines[id][..space], id);
            foreach (var character in lines[id].AsSpan(space + 1))
                ReadingIds[next[character - Start]++] = (ushort)id;
        }
        Syllables = ids.ToFrozenDictionary();
    }

    /// <summary>Is <paramref name="syllable"/>, with tone marks, a tone number or neither, a reading of <paramref name="character"/>?</summary>
    public static bool IsReading(char character, ReadOnlySpan<char> syllable) =>
        TryFind(syllable, out var id) && Has(character, id);

    /// <summary>The number of a syllable, for <see cref="IsReading(char, int)"/>; −1: not a syllable.</summary>
    public static int SyllableId(ReadOnlySpan<char> syllable) => TryFind(syllable, out var id) ? id : -1;

    public static bool IsReading(char character, int syllableId) => syllableId >= 0 && Has(character, syllableId);

    public static bool IsSyllable(ReadOnlySpan<char> text) => TryFind(text, out _);

    /// <summary>The readings of a character, tones aside, ü as v.</summary>
    public static IEnumerable<string> Of(char character) => Syllables.Where(s => Has(character, s.Value)).Select(s => s.Key).Order(StringComparer.Ordinal);

    private static bool Has(char character, int id)
    {
        if (character is < (char)Start or >= (char)(Start + Count))
            return false;
        return ReadingIds.AsSpan(First[character - Start]..First[character - Start + 1]).Contains((ushort)id);
    }

    private static bool TryFind(ReadOnlySpan<char> syllable, out int id)
    {
        Span<char> plain = stackalloc char[8];
        id = -1;
        return Plain(syllable, plain) is var length and > 0
            && Syllables.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(plain[..length], out id);
    }

    /// <summary>Takes the tone off a syllable: <c>lǜ</c>, <c>lü4</c> and <c>lv</c> are all <c>lv</c>. 0: not a syllable's letters.</summary>
    private static int Plain(ReadOnlySpan<char> syllable, Span<char> plain)
    {
        var length = 0;
        if (syllable.Length > 1 && syllable[^1] is >= '0' and <= '5')
            syllable = syllable[..^1];
        foreach (var letter in syllable)
        {
            if (letter is '\u0300' or '\u0301' or '\u0304' or '\u030C')
                continue;
            if (letter == '\u0308' && length > 0 && plain[length - 1] == 'u')
            {
                plain[length - 1] = 'v';
                continue;
            }
            var base_ = Base(letter);
            if (base_ == 0 || length == 7)
                return 0;
            plain[length++] = base_;
        }
        return length;
    }

    private static char Base(char letter) => letter switch
    {
        >= 'a' and <= 'z' => letter,
        >= 'A' and <= 'Z' => (char)(letter | 0x20),
        'ā' or 'á' or 'ǎ' or 'à' or 'ă' or 'ɑ' => 'a',
        'ō' or 'ó' or 'ǒ' or 'ò' or 'ŏ' => 'o',
        'ē' or 'é' or 'ě' or 'è' or 'ĕ' => 'e',
        'ī' or 'í' or 'ǐ' or 'ì' or 'ĭ' => 'i',
        'ū' or 'ú' or 'ǔ' or 'ù' or 'ŭ' => 'u',
        'ǖ' or 'ǘ' or 'ǚ' or 'ǜ' or 'ü' => 'v',
        'ń' or 'ň' or 'ǹ' => 'n',
        'ḿ' => 'm',
        'ɡ' => 'g',
        'ê' or 'ế' or 'ề' => 'ê',
        _ => '\0',
    };
}
