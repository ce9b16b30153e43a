using BusinessEnv.Core.Frameworks;

namespace BusinessEnv.Core.Statistics;

public static class Ranks
{
    /// <summary>Scores that differ by less than this share of the larger one differ by arithmetic only: they tie.</summary>
    public const double Tolerance = 1e-12;

    /// <summary>Numbers the scores from 1. Scores that are NaN get NaN.</summary>
    /// <param name="best">True: 1 is the highest score; false: 1 is the lowest.</param>
    public static double[] Of(ReadOnlySpan<double> scores, TieRule ties = TieRule.Competition, bool best = true)
    {
        var order = new int[scores.Length];
        var keys = new double[scores.Length];
        var count = 0;
        for (var i = 0; i < scores.Length; i++)
            if (!double.IsNaN(scores[i]))
            {
                keys[count] = best ? -scores[i] : scores[i];
                order[count++] = i;
            }
        Array.Sort(keys, order, 0, count);

        var ranks = new double[scores.Length];
        Array.Fill(ranks, double.NaN);
        for (int start = 0, groups = 0; start < count; groups++)
        {
            var end = start + 1;
            while (end < count && Tie(keys[end - 1], keys[end]))
                end++;
            Array.Sort(order, start, end - start);
            for (var i = start; i < end; i++)
                ranks[order[i]] = ties switch
                {
                    TieRule.Competition => start + 1,
                    TieRule.Dense => groups + 1,
                    TieRule.Ordinal => i + 1,
                    _ => (start + 1 + end) / 2.0,
                };
            start = end;
        }
        return ranks;
    }

    private static bool Tie(double a, double b) =>
        a == b || Math.Abs(a - b) <= Tolerance * Math.Max(Math.Abs(a), Math.Abs(b));
}
