using System.Text;

namespace BusinessEnv.Ingestion.Text;

/// <summary>A double-byte code page as two tables: which character a pair of bytes is, and which pair a character.</summary>
internal sealed class DoubleByte
{
    /// <summary>GBK, as .NET, Windows and browsers' GBK decoders agree on it; the user-defined areas hold private-use characters.</summary>
    public static DoubleByte Gbk { get; } = new(936);

    public static DoubleByte Big5 { get; } = new(950);

    private readonly char[] _characters = new char[0x10000];
    private readonly ushort[] _pairs = new ushort[0x10000];

    private DoubleByte(int codePage)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\0"))!;
        Span<byte> bytes = stackalloc byte[2];
        Span<char> characters = stackalloc char[4];
        for (var pair = 0x8140; pair <= 0xFEFE; pair++)
        {
            (bytes[0], bytes[1]) = ((byte)(pair >> 8), (byte)pair);
            if (encoding.GetChars(bytes, characters) != 1 || characters[0] == '\0')
                continue;
            _characters[pair] = characters[0];
            if (_pairs[characters[0]] == 0)
                _pairs[characters[0]] = (ushort)pair;
        }
    }

    /// <summary>The character of a pair (lead byte in the upper half); NUL: none.</summary>
    public char this[int pair] => _characters[pair];

    /// <summary>The pair of a character; 0: none (ASCII has none either).</summary>
    public int PairOf(char character) => _pairs[character];
}
