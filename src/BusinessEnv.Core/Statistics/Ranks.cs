using BusinessEnv.Core.Frameworks;

namespace BusinessEnv.Core.Statistics;

public static class Ranks
{
    /// <summary>Scores that differ by less than this share of the larger one differ by arithmetic only: they tie.</summary>
    public const double Tolerance = 1e-12;

    [ThreadStatic]
    private static SortOrder? s_sorter;

    /// <summary>Numbers the scores from 1. Scores that are NaN get NaN.</summary>
    /// <param name="best">True: 1 is the highest score; false: 1 is the lowest.</param>
    public static double[] Of(ReadOnlySpan<double> scores, TieRule ties = TieRule.Competition, bool best = true)
    {
        var ranks = new double[scores.Length];
        Of(scores, ranks, new int[scores.Length], s_sorter ??= new(), ties, best);
        return ranks;
    }

    /// <summary>The same into given memory.</summary>
    /// <param name="order">Receives the indexes of the scores, the first rank first; as long as the scores.</param>
    /// <returns>How many scores there are.</returns>
    public static int Of(ReadOnlySpan<double> scores, Span<double> ranks, Span<int> order, SortOrder sorter, TieRule ties = TieRule.Competition, bool best = true)
    {
        var count = sorter.Ascending(scores, order, descending: best);
        if (count < scores.Length)
            ranks.Fill(double.NaN);
        if (ties == TieRule.Competition)
        {
            for (int i = 0, start = 0; i < count; i++)
            {
                if (i > 0 && !Tie(scores[order[i - 1]], scores[order[i]]))
                    start = i;
                ranks[order[i]] = start + 1;
            }
            return count;
        }
        for (int start = 0, groups = 0; start < count; groups++)
        {
            var end = start + 1;
            while (end < count && Tie(scores[order[end - 1]], scores[order[end]]))
                end++;
            if (ties == TieRule.Ordinal && end - start > 1)
                order[start..end].Sort();
            for (var i = start; i < end; i++)
                ranks[order[i]] = ties switch
                {
                    TieRule.Dense => groups + 1,
                    TieRule.Ordinal => i + 1,
                    _ => (start + 1 + end) / 2.0,
                };
            start = end;
        }
        return count;
    }

    private static bool Tie(double a, double b) =>
        a == b || (Math.Abs(a - b) is < double.PositiveInfinity and var difference && difference <= Tolerance * Math.Max(Math.Abs(a), Math.Abs(b)));
}
