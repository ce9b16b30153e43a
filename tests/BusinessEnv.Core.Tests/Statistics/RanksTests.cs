using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Statistics;
using CsCheck;

namespace BusinessEnv.Core.Tests.Statistics;

public class RanksTests
{
    /// <summary>Few different values, huge spreads, infinities and missing ones, so that buckets are empty, full and everything in between.</summary>
    private static readonly Gen<double> s_score = Gen.OneOf(
        Gen.Int[-20, 20].Select(i => (double)i),
        Gen.Double[0, 1],
        Gen.Int[-300, 300].Select(exponent => Math.Pow(10, exponent)),
        Ranking.Frameworks.OneOf(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, double.MaxValue, double.MinValue));

    [Fact]
    public void Ranks_are_those_of_counting() =>
        Gen.Select(s_score.Array[0, 200], Gen.Enum<TieRule>(), Gen.Bool).Sample((scores, ties, best) =>
        {
            var ranks = Ranks.Of(scores, ties, best);
            for (var i = 0; i < scores.Length; i++)
            {
                bool Before(double x) => best ? x > scores[i] : x < scores[i];
                var expected = ties switch
                {
                    _ when double.IsNaN(scores[i]) => double.NaN,
                    TieRule.Competition => 1 + scores.Count(Before),
                    TieRule.Dense => 1 + scores.Where(Before).Select(x => x + 0.0).Distinct().Count(),
                    TieRule.Ordinal => 1 + scores.Count(Before) + scores.Take(i).Count(x => x == scores[i]),
                    _ => scores.Count(Before) + (1 + scores.Count(x => x == scores[i])) / 2.0,
                };
                Assert.Equal(expected, ranks[i]);
            }
        }, iter: 3000);

    [Fact]
    public void Scores_that_differ_by_rounding_tie() =>
        Assert.Equal([1, 1, 3], Ranks.Of([0.1 + 0.2, 0.3, 0.2]));
}
