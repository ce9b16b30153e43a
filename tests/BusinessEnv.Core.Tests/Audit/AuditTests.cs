using BusinessEnv.Core.Audit;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Statistics;
using BusinessEnv.Core.Tests.Ranking;
using CsCheck;

namespace BusinessEnv.Core.Tests.Audit;

public class AuditTests
{
    private static Node Pillar(string code, params Node[] children) => new() { Code = code, Children = [.. children] };

    /// <summary>r(a, b) of 1 2 3 4 and 2 1 4 3 is 0.6, so α = 2·0.6 / 1.6 = 0.75.</summary>
    [Fact]
    public void Alpha_follows_from_the_mean_correlation()
    {
        var audit = FrameworkAudit.Of(Small.Trace(Small.Composite(null, Small.Leaf("a"), Small.Leaf("b")), "unit a b | A 1 2 | B 2 1 | C 3 4 | D 4 3"), TestContext.Current.CancellationToken);
        var pair = Assert.Single(audit.WithinParents);
        Assert.Equal(("a", "b", 4), (pair.A, pair.B, pair.Units));
        Assert.Equal(0.6, pair.Value, 1e-12);
        var consistency = Assert.Single(audit.Consistencies);
        Assert.Equal(0.75, consistency.Alpha!.Value, 1e-12);
        // r of a with (a + b) / 2 is √0.8.
        Assert.Equal(0.8, audit.Weights.Single(weight => weight.Code == "a").Influence!.Value, 1e-12);
        Assert.Equal((0.5, 0.5), audit.Weights.Where(weight => weight.Code == "a").Select(weight => (weight.Nominal, weight.Effective)).Single());
        Assert.Equal(1, audit.Weights[^1].Influence!.Value, 1e-12);
    }

    [Fact]
    public void Pairs_above_0_9_are_found_across_the_tree_and_contrary_nodes_named()
    {
        var root = Small.Composite(null, Pillar("p", Small.Leaf("a"), Small.Leaf("c")), Pillar("q", Small.Leaf("b"), Small.Leaf("d") with { LowerIsBetter = true, Normalise = new Normalisation.MinMax(0, 1) }));
        var audit = FrameworkAudit.Of(Small.Trace(root, "unit a b c d | A 1 2 5 1 | B 2 4.1 1 3 | C 3 6 4 5 | D 4 8 2 8"), TestContext.Current.CancellationToken);
        Assert.Equal(["ab", "ad", "bd"], audit.Redundant.Select(pair => pair.A + pair.B).Order(StringComparer.Ordinal));
        Assert.True(audit.Redundant.Single(pair => pair.B == "b").Value > 0.9);
        Assert.True(audit.Redundant.Single(pair => (pair.A, pair.B) == ("b", "d")).Value < -0.9);
        Assert.Contains(("d", "q"), audit.Contrary.Select(pair => (pair.A, pair.B)));
        Assert.Contains(("a", "index"), audit.WithAncestors.Select(pair => (pair.A, pair.B)));
    }

    [Theory]
    [InlineData("5 5 5 5 5", "constant")]
    [InlineData("0 0 0 1 2", "mostlyZero")]
    [InlineData("3 3 3 1 2", "concentrated")]
    [InlineData("1 1 2 2 2 1", "coarse")]
    [InlineData("- - - - -", "noValues")]
    [InlineData("1 2 3 4 5", null)]
    public void Indicators_that_do_not_discriminate_are_named(string values, string? reason)
    {
        var table = "unit x y | " + string.Join(" | ", values.Split(' ').Select((value, i) => $"U{i} {value} {i}"));
        var audit = FrameworkAudit.Of(Small.Trace(Small.Composite(null, Small.Leaf("x"), Small.Leaf("y")), table), TestContext.Current.CancellationToken);
        Assert.Equal(reason, audit.WeakIndicators.SingleOrDefault()?.Reason);
    }

    /// <summary>x: 1 2 3 4 5, y: 2 1 4 3 5 has 2 discordant pairs of 10: τ = 0.6, ρ = 1 − 6·4/120 = 0.8. With ties, 1 2 2 3 against 1 3 2 3: C = 4, D = 0, one pair tied in each: τ-b = 4/5.</summary>
    [Fact]
    public void Rank_correlations_are_those_of_the_formulas()
    {
        Assert.Equal(0.6, RankCorrelation.KendallTauB([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]), 1e-12);
        Assert.Equal(0.8, RankCorrelation.Spearman([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]), 1e-12);
        Assert.Equal(0.8, RankCorrelation.KendallTauB([1, 2, 2, 3], [1, 3, 2, 3]), 1e-12);
        Assert.Equal(-1, RankCorrelation.KendallTauB([1, 2, double.NaN, 3], [3, 2, 9, 1]), 1e-12);
        Assert.True(double.IsNaN(RankCorrelation.KendallTauB([1, 1], [1, 2])));
    }

    [Fact]
    public void Kendall_by_merging_is_Kendall_by_counting() =>
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 8]).Array[2, 40].Sample(pairs =>
        {
            double difference = 0, untiedX = 0, untiedY = 0;
            foreach (var ((x, y), i) in pairs.Select((pair, i) => (pair, i)))
                foreach (var (otherX, otherY) in pairs.Take(i))
                {
                    difference += Math.Sign(x - otherX) * Math.Sign(y - otherY);
                    untiedX += x == otherX ? 0 : 1;
                    untiedY += y == otherY ? 0 : 1;
                }
            Assert.Equal(difference / Math.Sqrt(untiedX * untiedY), RankCorrelation.KendallTauB([.. pairs.Select(pair => (double)pair.Item1)], [.. pairs.Select(pair => (double)pair.Item2)]), 1e-12);
        });

    [Fact]
    public void Two_frameworks_are_compared_on_the_units_that_both_rank()
    {
        var root = Small.Composite(null, Small.Leaf("x"), Small.Leaf("y"));
        const string Table = "unit x y | A 1 9 | B 2 2 | C 3 3 | D 4 - | E - 1";
        var strict = root with { Missing = new() { MinimumCoverage = 1 } };
        var comparison = FrameworkComparison.Of(Small.Trace(root, Table), Small.Trace(strict with { Aggregate = new Aggregation.Minimum() }, Table));
        Assert.Equal(3, comparison.Units);
        Assert.Equal(["D", "E"], comparison.OnlyFirst);
        Assert.Empty(comparison.OnlySecond);
        // First: A 5, B 2, C 3, D 4, E 1 → 1, 4, 3. Second: A 1, B 2, C 3 → 3, 2, 1.
        Assert.Equal([new("A", 1, 3, 2), new("B", 4, 2, -2), new("C", 3, 1, -2)], comparison.Moves);
        Assert.Equal(2, comparison.MeanShift);
        Assert.Equal(-0.5, comparison.Spearman!.Value, 1e-12);
        Assert.Equal(-1.0 / 3, comparison.Kendall!.Value, 1e-12);
    }
}
