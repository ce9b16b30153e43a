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
        var ranks = new double[scores.Length];
        new RankSorter(scores.Length).Rank(scores, ties, best, ranks);
        return ranks;
    }

    internal static bool Tie(double a, double b) =>
        a == b || (Math.Abs(a - b) is < double.PositiveInfinity and var difference && difference <= Tolerance * Math.Max(Math.Abs(a), Math.Abs(b)));
}
