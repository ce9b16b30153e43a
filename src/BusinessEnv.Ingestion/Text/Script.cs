namespace BusinessEnv.Ingestion.Text;

/// <summary>Which characters tell Traditional from Simplified text.</summary>
internal static class Script
{
    private const byte TraditionalOnly = 1, SimplifiedOnly = 2;
    private static readonly byte[] Flags = new byte[0x10000];

    static Script()
    {
        var results = new HashSet<char>();
        for (var i = 0x3400; i < 0xA000; i++)
            if (OpenCc.Alone((char)i) != i)
            {
                results.Add(OpenCc.Alone((char)i));
                if (!IsGb2312((char)i))
                    Flags[i] = TraditionalOnly;
            }
        foreach (var character in results)
            if (DoubleByte.Big5.PairOf(character) == 0)
                Flags[character] |= SimplifiedOnly;
    }

    /// <summary>Outside GB 2312, and the chain changes it.</summary>
    public static bool IsTraditionalOnly(char character) => Flags[character] == TraditionalOnly;

    /// <summary>The Simplified form of another character, and outside Big5.</summary>
    public static bool IsSimplifiedOnly(char character) => Flags[character] == SimplifiedOnly;

    public static (int Traditional, int Simplified) Count(ReadOnlySpan<char> text)
    {
        int traditional = 0, simplified = 0;
        foreach (var character in text)
        {
            var flag = Flags[character];
            traditional += flag & 1;
            simplified += flag >> 1;
        }
        return (traditional, simplified);
    }

    /// <summary>GB 2312 is the part of GBK with both bytes from A1 on; its Chinese characters have lead bytes B0…F7.</summary>
    public static bool IsGb2312(char character) =>
        DoubleByte.Gbk.PairOf(character) is var pair && pair >> 8 is >= 0xB0 and <= 0xF7 && (pair & 0xFF) >= 0xA1;
}
