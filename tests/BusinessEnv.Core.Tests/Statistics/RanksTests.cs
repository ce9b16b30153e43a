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
            var places = PlacesOf(scores, best);
            for (var i = 0; i < scores.Length; i++)
            {
                var before = places.Count(place => place < places[i]);
                var same = places.Count(place => place == places[i]);
                var expected = ties switch
                {
                    _ when double.IsNaN(scores[i]) => double.NaN,
                    TieRule.Competition => 1 + before,
                    TieRule.Dense => places[i]!.Value,
                    TieRule.Ordinal => 1 + before + places.Take(i).Count(place => place == places[i]),
                    _ => before + (1 + same) / 2.0,
                };
                Assert.Equal(expected, ranks[i]);
            }
        }, iter: 3000);

    /// <summary>Which of the different scores each is, 1 the first; two that are neighbours within the tolerance are one. Null for NaN.</summary>
    private static int?[] PlacesOf(double[] scores, bool best)
    {
        var places = new int?[scores.Length];
        var (place, before) = (0, double.NaN);
        foreach (var group in scores.Index().Where(score => !double.IsNaN(score.Item)).GroupBy(score => score.Item + 0.0).OrderBy(group => best ? -group.Key : group.Key))
        {
            var near = double.IsFinite(before) && double.IsFinite(group.Key)
                && Math.Abs(before - group.Key) <= Ranks.Tolerance * Math.Max(Math.Abs(before), Math.Abs(group.Key));
            place += near ? 0 : 1;
            foreach (var score in group)
                places[score.Index] = place;
            before = group.Key;
        }
        return places;
    }

    [Fact]
    public void Scores_that_differ_by_rounding_tie() =>
        Assert.Equal([1, 1, 3], Ranks.Of([0.1 + 0.2, 0.3, 0.2]));
}
