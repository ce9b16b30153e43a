namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>Finds the separator of a delimited text.</summary>
internal static class CsvSeparator
{
    private const int Lines = 50;
    private static readonly char[] Candidates = [',', '\t', ';', '|'];

    /// <param name="declaration">Length of a first line <c>sep=;</c>, which spreadsheet programs write and obey; else 0.</param>
    public static char Detect(ReadOnlySpan<char> head, out int declaration)
    {
        declaration = 0;
        if (head.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && head.Length > 5 && head[5] is '\r' or '\n')
        {
            declaration = head.IndexOfAny('\r', '\n') + (head.Slice(5).StartsWith("\r\n") ? 2 : 1);
            return head[4];
        }
        var best = ',';
        var bestScore = 0.0;
        foreach (var candidate in Candidates)
            if (Score(head, candidate) is var score && score > bestScore)
                (best, bestScore) = (candidate, score);
        return best;
    }

    /// <summary>How many fields a separator makes, and in how many lines it makes just as many.</summary>
    private static double Score(ReadOnlySpan<char> head, char separator)
    {
        Span<int> counts = stackalloc int[Lines];
        var (lines, quoted, any) = (0, false, false);
        foreach (var character in head)
        {
            if (character == '"')
                quoted = !quoted;
            else if (character == separator && !quoted)
                counts[lines]++;
            else if (character is '\n' or '\r' && !quoted && any)
            {
                any = false;
                if (++lines == Lines)
                    break;
            }
            any |= character > ' ';
        }
        if (lines < Lines && any)
            lines++;
        var (common, times) = (0, 0);
        foreach (var count in counts[..lines])
            if (count > 0 && counts[..lines].Count(count) is var same && (same > times || (same == times && count > common)))
                (common, times) = (count, same);
        return times == 0 ? 0 : (double)times / lines * (1 + Math.Log2(1 + common));
    }
}
