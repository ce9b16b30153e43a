using BusinessEnv.Core.Explanation;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Tests.Ranking;

namespace BusinessEnv.Core.Tests.Explanation;

public class UnitProfileTests
{
    private static readonly Node s_root = Small.Composite(null,
        Small.Leaf("x") with { Normalise = new Normalisation.MinMax(0, 10), Weight = 3 },
        Small.Leaf("y") with { Normalise = new Normalisation.MinMax(0, 10), LowerIsBetter = true });

    private static UnitProfile Profile(string unit)
    {
        var trace = Small.Trace(s_root, "unit g x y | A n 10 4 | B n 6 0 | C n 2 8 | D s 0 10", new() { GroupAttribute = "g" }, new UnitAttribute("g", null, []));
        return UnitProfile.Of(trace, trace.Table.IndexOf(unit));
    }

    /// <summary>x scores 10, 6, 2, 0 and y scores 6, 10, 2, 0; in group n the medians are 6 and 6; the weights are ¾ and ¼.</summary>
    [Fact]
    public void Distances_are_to_the_best_of_all_and_the_median_of_the_group()
    {
        var x = Profile("C").Nodes.Single(node => node.Code == "x");
        Assert.Equal(("A", 10.0, -8.0, 6.0, -4.0, -3.0, 6.0, 3.0, 4), (x.BestUnit, x.Best, x.ToBest, x.GroupMedian, x.ToGroupMedian, x.Effect, x.Potential, x.Rank!.Value, x.Of));
        Assert.False(x.IsBenchmark);
        Assert.Equal("index", Profile("C").Nodes[^1].Code);
    }

    [Fact]
    public void Strengths_and_shortfalls_are_ordered_by_their_effect_on_the_whole()
    {
        Assert.Equal(["x", "y"], Profile("C").Shortfalls.Select(node => node.Code));
        Assert.Empty(Profile("C").Strengths);
        Assert.Equal(["x"], Profile("A").Strengths.Select(node => node.Code));
        Assert.True(Profile("A").Strengths[0].IsBenchmark);
        Assert.Equal(["y"], Profile("B").Strengths.Select(node => node.Code));
    }
}
