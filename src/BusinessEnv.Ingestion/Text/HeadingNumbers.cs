namespace BusinessEnv.Ingestion.Text;

/// <summary>The numbers of a document's bracketed headings around a place, （一）（二）（三）: a damaged heading between them has the number that is missing.</summary>
/// <param name="repaired">Headings that were damaged and have been restored.</param>
internal sealed class HeadingNumbers(string text, int place, IReadOnlyList<(int Place, int Number)> repaired)
{
    private const int Window = 6000;
    private const int InSequence = -9 * CharacterModel.Unit, OutOfSequence = 6 * CharacterModel.Unit;
    private const string Digits = "一二三四五六七八九";

    private readonly Lazy<(int Before, int After)> _neighbours = new(() => Neighbours(text, place, repaired));

    public bool AtLineStart { get; } = place == 0 || text[place - 1] is '\n' or '\u3000' or ' ';

    /// <summary>What speaks for (below zero) or against a restored line that starts with a bracketed number.</summary>
    public int Cost(string restored)
    {
        if (NumberOf(restored) is not (> 0 and var number))
            return 0;
        var (before, after) = _neighbours.Value;
        if (before > 0 && number == before + 1 || before == 0 && after > 1 && number == after - 1)
            return InSequence;
        return before == 0 && after == 0 || number == 1 ? 0 : OutOfSequence;
    }

    /// <summary>The number in brackets at the start of a line; 0: none.</summary>
    public static int NumberOf(ReadOnlySpan<char> line)
    {
        line = line.TrimStart(" \u3000");
        if (line.Length < 3 || line[0] is not ('（' or '('))
            return 0;
        var close = line[..Math.Min(line.Length, 6)].IndexOfAny('）', ')');
        return close < 2 ? 0 : Parse(line[1..close]);
    }

    private static int Parse(ReadOnlySpan<char> numeral)
    {
        var ten = numeral.IndexOf('十');
        if (ten < 0)
            return numeral.Length == 1 ? Digits.IndexOf(numeral[0], StringComparison.Ordinal) + 1 : 0;
        var tens = ten == 0 ? 1 : ten == 1 ? Digits.IndexOf(numeral[0], StringComparison.Ordinal) + 1 : 0;
        var ones = ten + 1 == numeral.Length ? 0 : ten + 2 == numeral.Length ? Digits.IndexOf(numeral[^1], StringComparison.Ordinal) + 1 : -1;
        return tens < 1 || ones < 0 || ones == 0 && ten + 1 < numeral.Length ? 0 : tens * 10 + ones;
    }

    private static (int Before, int After) Neighbours(string text, int place, IReadOnlyList<(int Place, int Number)> repaired)
    {
        var (before, beforeAt) = (0, -1);
        for (var end = place; end > 0 && place - end < Window && before == 0;)
        {
            var start = text.LastIndexOf('\n', end - 1) + 1;
            if (start < place && NumberOf(text.AsSpan(start, Math.Min(12, text.Length - start))) is > 0 and var number)
                (before, beforeAt) = (number, start);
            end = start - 1;
        }
        foreach (var (at, number) in repaired)
            if (at < place && at > beforeAt)
                (before, beforeAt) = (number, at);
        for (var start = text.IndexOf('\n', place); start >= 0 && start - place < Window; start = text.IndexOf('\n', start + 1))
            if (NumberOf(text.AsSpan(start + 1, Math.Min(12, text.Length - start - 1))) is > 0 and var number)
                return (before, number);
        return (before, 0);
    }
}
