
namespace BusinessEnv.Ingestion.Spreadsheets.Matching;

/// <summary>Matches misspelt names. It is shy on purpose: a difference in a digit, or in a character that turns a meaning round, is no misspelling.</summary>
internal static class FuzzyMatch
{
    private const string Telling = "男女进出入大小高低内外前后上下左右多少新旧增减升降正负总均人户件天时日月年东西南北中一二三四五六七八九十首末借贷收支有无非不未线";

    /// <summary>The one candidate that a text is a misspelling of; null for none or several.</summary>
    /// <param name="candidates">Folded names with what they stand for.</param>
    public static T? Find<T>(string text, IEnumerable<(string Folded, T Value)> candidates)
        where T : class
    {
        var folded = Names.Fold(text);
        T? found = null;
        foreach (var (name, value) in candidates)
            if (IsMisspelling(folded, name) && !ReferenceEquals(found, value))
            {
                if (found is not null)
                    return null;
                found = value;
            }
        return found;
    }

    /// <summary>True when two folded names differ by one slip of the pen: a character too many, too few, other, or two swapped. Words of fewer than six letters, or four Chinese characters, have no slips.</summary>
    public static bool IsMisspelling(string a, string b)
    {
        if (a == b)
            return true;
        if (Math.Abs(a.Length - b.Length) > 1 || Math.Min(a.Length, b.Length) < (a.All(char.IsAscii) ? 6 : 4))
            return false;
        var start = 0;
        while (start < Math.Min(a.Length, b.Length) && a[start] == b[start])
            start++;
        var end = 0;
        while (end < Math.Min(a.Length, b.Length) - start && a[^(end + 1)] == b[^(end + 1)])
            end++;
        var inA = a.AsSpan(start, a.Length - start - end);
        var inB = b.AsSpan(start, b.Length - start - end);
        if (inA.Length > 2 || inB.Length > 2 || (inA.Length == 2) != (inB.Length == 2))
            return false;
        if (inA.Length == 2)
            return inA[0] == inB[1] && inA[1] == inB[0] && !char.IsDigit(inA[0]) && !char.IsDigit(inA[1]);
        // The first letter of a word is seldom mistaken, and Zambia is not Gambia.
        return (start > 0 || !a.All(char.IsAscii)) && !IsTelling(inA) && !IsTelling(inB);
    }

    private static bool IsTelling(ReadOnlySpan<char> difference) =>
        difference.Length > 0 && (!char.IsLetter(difference[0]) || Telling.Contains(difference[0], StringComparison.Ordinal));
}
