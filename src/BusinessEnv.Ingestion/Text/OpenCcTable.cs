using System.Text;

namespace BusinessEnv.Ingestion.Text;

/// <summary>One dictionary group of OpenCC: phrases before characters, the longest phrase first.</summary>
internal sealed class OpenCcTable
{
    // For every UTF-16 code unit: what it becomes, and whether a phrase can start with it (then its longest length).
    private readonly char[] _characters = new char[0x10000];
    private readonly byte[] _longest = new byte[0x10000];
    private readonly Dictionary<string, string> _phrases = [];
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public OpenCcTable(string pairs, IEnumerable<string> phrases)
    {
        for (var i = 0; i < _characters.Length; i++)
            _characters[i] = (char)i;
        var runes = pairs.EnumerateRunes().ToArray();
        for (var i = 0; i + 1 < runes.Length; i += 2)
            if (runes[i].IsBmp && runes[i + 1].IsBmp)
                _characters[runes[i].Value] = (char)runes[i + 1].Value;
            else
                AddWide(runes[i], runes[i + 1]);
        foreach (var line in phrases)
        {
            var space = line.IndexOf(' ');
            var from = space < 0 ? line : line[..space];
            _phrases[from] = space < 0 ? line : line[(space + 1)..];
            _longest[from[0]] = Math.Max(_longest[from[0]], (byte)from.Length);
        }
        _lookup = _phrases.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Does this table leave the code unit alone, wherever it stands?</summary>
    public bool Ignores(char character) => _longest[character] == 0 && _characters[character] == character;

    /// <summary>What one code unit becomes when no phrase and no wide entry starts there.</summary>
    public char this[char character] => _characters[character];

    /// <summary>The longest phrase or wide character at the start of <paramref name="text"/>: its length, 0 for none.</summary>
    public int Match(ReadOnlySpan<char> text, out string to)
    {
        for (var length = Math.Min(_longest[text[0]], text.Length); length > 0; length--)
            if (_lookup.TryGetValue(text[..length], out to!))
                return length;
        to = "";
        return 0;
    }

    // A character outside the basic plane, on either side, is treated like a phrase.
    private void AddWide(Rune from, Rune to)
    {
        var key = from.ToString();
        _phrases.TryAdd(key, to.ToString());
        _longest[key[0]] = Math.Max(_longest[key[0]], (byte)key.Length);
    }
}
