using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Tests.Ranking;

public class RankTests
{
    [Theory]
    [InlineData(TieRule.Competition, new[] { 2.0, 1, 2, 4, 5 })]
    [InlineData(TieRule.Dense, new[] { 2.0, 1, 2, 3, 4 })]
    [InlineData(TieRule.Ordinal, new[] { 2.0, 1, 3, 4, 5 })]
    [InlineData(TieRule.Fractional, new[] { 2.5, 1, 2.5, 4, 5 })]
    public void Ties_are_numbered_by_the_rule(TieRule ties, double[] expected) =>
        Assert.Equal(expected, Ranks.Of([80, 90, 80, 70, -5], ties));

    [Fact]
    public void Scores_that_differ_by_rounding_only_tie() =>
        Assert.Equal([1, 1, 3], Ranks.Of([0.1 + 0.2, 0.3, 0.29999999]));

    [Fact]
    public void What_has_no_score_has_no_rank() => Assert.Equal([double.NaN, 1], Ranks.Of([double.NaN, 0]));

    [Fact]
    public void The_largest_doubles_are_told_apart_from_small_ones() =>
        Assert.Equal([1, 2, 3, 4], Ranks.Of([1e308, 2, 1, -1e308]));

    private static RankingResult Rank(RankRules ranks, int? round, string table) => RankingEngine.Rank(
        Small.Framework(Small.Leaf("x") with { Round = round }, new() { GroupAttribute = "g" }, new UnitAttribute("g", null, [])) with { Ranks = ranks },
        Small.Data(table), null, TestContext.Current.CancellationToken);

    [Fact]
    public void Ranks_compare_the_unrounded_score_or_the_rounded_one()
    {
        const string Table = "unit x | A 0.7123 | B 0.7121 | C 0.5";
        Assert.Equal([1.0, 2.0, 3.0], Rank(new(), 3, Table).Units.Select(unit => unit.Rank!.Value));
        var rounded = Rank(new() { OnRounded = true }, 3, Table);
        Assert.Equal([1.0, 1.0, 3.0], rounded.Units.Select(unit => unit.Rank!.Value));
        Assert.Equal([0.712, 0.712, 0.5], rounded.Units.Select(unit => unit.Score!.Value));
    }

    [Fact]
    public void Ranks_within_groups()
    {
        var units = Rank(new(), null, "unit x g | A 5 n | B 4 s | C 3 n | D 3 n | E 2 -").Units;
        Assert.Equal([1.0, 1.0, 2.0, 2.0, null], units.Select(unit => unit.GroupRank));
        Assert.Equal(["n", "s", "n", "n", null], units.Select(unit => unit.Group));
    }

    [Theory]
    [InlineData(1.005, 2, 1.01)]
    [InlineData(-2.5, 0, -3)]
    [InlineData(0.6664999, 3, 0.666)]
    [InlineData(1e300, 2, 1e300)]
    [InlineData(double.NaN, 2, double.NaN)]
    public void Rounding_is_half_away_from_zero_of_the_decimal_form(double value, int decimals, double expected) =>
        Assert.Equal(expected, Rounding.HalfAwayFromZero(value, decimals));

    [Fact]
    public void An_indicator_that_nothing_turns_is_ranked_from_its_lowest_value() =>
        Assert.Equal([2.0, 1.0], RankingEngine.Rank(Small.Framework(Small.Leaf("x") with { LowerIsBetter = true }), Small.Data("unit x | A 9 | B 3"), null, TestContext.Current.CancellationToken)
            .Units.OrderBy(unit => unit.Unit, StringComparer.Ordinal).Select(unit => unit.Rank!.Value));
}
