using BusinessEnv.Core.Explanation;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Tests.Ranking;
using CsCheck;

namespace BusinessEnv.Core.Tests.Explanation;

using Frameworks = BusinessEnv.Core.Tests.Ranking.Frameworks;

public class ContributionTests
{
    [Fact]
    public void Children_sum_to_their_parent_under_every_method() =>
        Gen.Select(Frameworks.Any, Frameworks.Table).Sample((framework, table) =>
        {
            var trace = RankingEngine.Trace(framework, Small.Merge("2020", [.. table]));
            for (var unit = 0; unit < trace.Table.Count; unit++)
            {
                var parts = Contributions.Of(trace, unit);
                if (double.IsNaN(trace.Root.Result[unit]))
                {
                    Assert.Empty(parts);
                    continue;
                }
                Assert.Equal(trace.Root.Result[unit], parts[0].Contribution);
                Assert.Equal(trace.Nodes.Count, parts.Count);
                foreach (var children in parts.Skip(1).GroupBy(part => part.Parent))
                {
                    var parent = parts.Single(part => part.Code == children.Key);
                    if (parent.Score is null)
                        Assert.All(children, child => Assert.Equal(0, child.Contribution));
                    else
                        Assert.Equal(parent.Contribution, children.Sum(child => child.Contribution), 1e-9 * Math.Max(1, children.Sum(child => Math.Abs(child.Contribution))));
                    Assert.Equal(parent.Score is null ? 0 : parent.Share, children.Sum(child => child.Share), 1e-9);
                }
            }
        }, iter: 1000);

    /// <summary>In the ASEM index, all arithmetic and complete, a leaf contributes its effective weight times its score.</summary>
    [Fact]
    public void An_arithmetic_leaf_contributes_its_effective_weight_times_its_score()
    {
        var trace = RankingEngine.Trace(AsemTests.Framework(), AsemTests.Units(), null, TestContext.Current.CancellationToken);
        for (var unit = 0; unit < trace.Table.Count; unit++)
            foreach (var part in Contributions.Of(trace, unit))
            {
                Assert.Equal(trace[part.Code].EffectiveWeight, part.Share, 1e-12);
                Assert.Equal(trace[part.Code].EffectiveWeight * trace[part.Code].Result[unit], part.Contribution, 1e-9);
            }
    }

    /// <summary>Euler's theorem by hand: √(4·9) = 6 = 3 + 3; harmonic of 2 and 6 is 3 = 9/4 + 3/4; √((1² + 7²)/2) = 5 = 1/10 + 49/10; z-scores that cancel still have their parts.</summary>
    [Theory]
    [InlineData("geometric", 4, 9, 3, 3)]
    [InlineData("harmonic", 2, 6, 2.25, 0.75)]
    [InlineData("power", 1, 7, 0.1, 4.9)]
    [InlineData("minimum", 4, 9, 4, 0)]
    [InlineData("maximum", 4, 9, 0, 9)]
    [InlineData("median", 4, 9, 2, 4.5)]
    [InlineData("sum", 4, 9, 4, 9)]
    [InlineData("arithmetic", -4, 4, -2, 2)]
    public void Each_method_splits_as_its_derivative_says(string method, double x, double y, double fromX, double fromY)
    {
        Aggregation aggregation = method switch
        {
            "geometric" => new Aggregation.Geometric(),
            "harmonic" => new Aggregation.Harmonic(),
            "power" => new Aggregation.Power(2),
            "minimum" => new Aggregation.Minimum(),
            "maximum" => new Aggregation.Maximum(),
            "median" => new Aggregation.Median(),
            "sum" => new Aggregation.Sum(),
            _ => new Aggregation.Arithmetic(),
        };
        var parts = Contributions.Of(Small.Trace(Small.Composite(aggregation, Small.Leaf("x"), Small.Leaf("y")), FormattableString.Invariant($"unit x y | A {x} {y}")), 0);
        Assert.Equal(fromX, parts[1].Contribution, 1e-12);
        Assert.Equal(fromY, parts[2].Contribution, 1e-12);
    }
}
