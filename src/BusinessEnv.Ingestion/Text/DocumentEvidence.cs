namespace BusinessEnv.Ingestion.Text;

/// <summary>What a document says of itself: its script, which characters it annotates, and which characters follow each other in it. Gathered once, from at most <see cref="Sample"/> characters.</summary>
internal sealed class DocumentEvidence
{
    private const int Sample = 100_000;

    private readonly Dictionary<long, int> _runs = [];
    private readonly Dictionary<char, (int Annotated, int All)> _annotated = [];

    public bool IsTraditional { get; }

    /// <summary>Are there annotations enough to say that this text was annotated throughout?</summary>
    public bool IsAnnotated { get; }

    public DocumentEvidence(string text)
    {
        var model = CharacterModel.Instance;
        text = text.Length <= Sample ? text : text[..Sample];
        var (traditional, simplified) = Script.Count(text);
        IsTraditional = traditional > simplified;
        int annotations = 0;
        ushort a = 0, b = 0, c = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var id = model.IdOf(text[i]);
            Count(b, c, id);
            Count(a, b, c, id);
            (a, b, c) = (b, c, id);
            var end = i + 1 < text.Length && text[i + 1] is '(' or '（' ? PinyinAnnotations.EndOfAnnotations(text, i + 1) : i + 1;
            if (PinyinAnnotations.CanCarry(text[i]))
            {
                var (with, all) = _annotated.GetValueOrDefault(text[i]);
                _annotated[text[i]] = (with + (end > i + 1 ? 1 : 0), all + 1);
            }
            annotations += end > i + 1 ? 1 : 0;
            i = end - 1;
        }
        IsAnnotated = annotations >= 3;
    }

    /// <summary>Does the document annotate this character wherever it stands?</summary>
    public bool Annotates(char character) =>
        _annotated.TryGetValue(character, out var seen) && seen.Annotated > 0 && seen.Annotated * 4 >= seen.All * 3;

    /// <summary>How often the document has these characters in a row, before something else follows. Zero arguments are left out.</summary>
    public int Times(ushort a, ushort b, ushort c) => c > CharacterModel.Boundary && b > CharacterModel.Boundary ? _runs.GetValueOrDefault(Key(0, a, b, c)) : 0;

    /// <summary>The model's cost of a character, mixed with what the document has after the same <paramref name="times"/>-times seen characters.</summary>
    /// <param name="own">1 where the run itself stands in the text and was counted with it.</param>
    public int Mix(int cost, int times, int own, ushort a, ushort b, ushort c, ushort next)
    {
        times -= own;
        if (times <= 0)
            return cost;
        var seen = next > CharacterModel.Boundary ? Math.Max(0, _runs.GetValueOrDefault(Key(a, b, c, next)) - own) : 0;
        var share = times / (times + 1.0);
        var probability = share * seen / times + (1 - share) * Math.Exp(-cost / (double)CharacterModel.Unit);
        return (int)Math.Round(-CharacterModel.Unit * Math.Log(probability));
    }

    private void Count(ushort b, ushort c, ushort next) => Count(0, b, c, next);

    private void Count(ushort a, ushort b, ushort c, ushort next)
    {
        if (next > CharacterModel.Boundary && c > CharacterModel.Boundary)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_runs, Key(a, b, c, next), out _)++;
    }

    private static long Key(ushort a, ushort b, ushort c, ushort next) => (long)a << 48 | (long)b << 32 | (long)c << 16 | next;
}
