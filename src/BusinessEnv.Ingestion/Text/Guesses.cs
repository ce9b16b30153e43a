namespace BusinessEnv.Ingestion.Text;

/// <summary>Characters that a damaged text can be thought to have held where its bytes are not all known: Chinese characters and the punctuation of Chinese prose, the most frequent first.</summary>
internal static class Guesses
{
    private const string Punctuation = "。，、；：？！“”（）《》—〔〕";
    private const int MostUnknown = 240, MostCommon = 3000;
    private static readonly char[][] ByTrail = new char[256][];
    private static readonly char[][] ByLead = new char[256][];
    private static readonly char[] Vanishing, Common;
    private static readonly bool[] OpensPrivate = new bool[256];

    static Guesses()
    {
        var model = CharacterModel.Instance;
        var trails = new List<char>[256];
        var leads = new List<char>[256];
        for (var i = 0; i < 256; i++)
            (trails[i], leads[i]) = ([], []);
        for (var pair = 0x8140; pair <= 0xFEFE; pair++)
        {
            var character = DoubleByte.Gbk[pair];
            OpensPrivate[pair >> 8] |= character is >= '\uE000' and <= '\uF8FF';
            if ((character is < '\u4E00' or > '\u9FFF' || model.IdOf(character) == CharacterModel.Other) && !Punctuation.Contains(character, StringComparison.Ordinal))
                continue;
            trails[pair & 0xFF].Add(character);
            leads[pair >> 8].Add(character);
        }
        for (var i = 0; i < 256; i++)
        {
            ByTrail[i] = [.. trails[i].OrderBy(model.Cost)];
            ByLead[i] = [.. leads[i].OrderBy(model.Cost)];
        }
        Common = [.. ByLead.SelectMany(list => list).OrderBy(model.Cost).Take(MostCommon)];
        Vanishing = [.. ByLead.SelectMany(list => list).Where(IsVanishing).OrderBy(model.Cost).Take(MostUnknown)];
    }

    public static ReadOnlySpan<char> WithTrail(int trail) => ByTrail[trail];

    public static ReadOnlySpan<char> WithLead(int lead) => ByLead[lead];

    public static ReadOnlySpan<char> Frequent => Common;

    /// <summary>Frequent characters whose second byte can open a pair of the user-defined areas.</summary>
    public static ReadOnlySpan<char> ThatVanish => Vanishing;

    private static bool IsVanishing(char character) => CanVanish(DoubleByte.Gbk.PairOf(character) & 0xFF);

    /// <summary>Can this byte be the first of a pair in a user-defined area?</summary>
    public static bool CanVanish(int first) => OpensPrivate[first];
}
