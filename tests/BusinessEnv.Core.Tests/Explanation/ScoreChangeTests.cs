using BusinessEnv.Core.Explanation;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Tests.Ranking;

namespace BusinessEnv.Core.Tests.Explanation;

public class ScoreChangeTests
{
    private static readonly Framework s_old = Small.Framework(Small.Composite(null, Small.Leaf("x") with { Normalise = new Normalisation.MinMax() }, Small.Leaf("y") with { Normalise = new Normalisation.MinMax() }));
    private static readonly Framework s_new = s_old with { Root = s_old.Root with { Aggregate = new Aggregation.Minimum() } };
    private const string Before = "unit x y | A 5 0 | B 10 4 | C 0 10 | D 20 20";
    private const string After = "unit x y | A 8 3 | B 10 2 | C 0 10 | E -10 5";

    private static PeriodComparison Compare(Framework newFramework, string after) =>
        new(s_old, Small.Data(Before, "2019"), null, newFramework, Small.Data(after), null, TestContext.Current.CancellationToken);

    /// <summary>By hand for B: old 50·10/20 + 50·4/20 = 35; among A, B, C 50·10/10 + 50·4/10 = 70; with the new data 50 + 50·(2−2)/8 = 50; by the minimum 0; with E, x = 20/20·100, y = 0: 0.</summary>
    [Fact]
    public void The_parts_are_the_differences_of_the_stated_computations_and_sum_to_the_change()
    {
        var change = Compare(s_new, After).Of("B");
        Assert.Equal(35, change.Before.Score!.Value, 1e-9);
        Assert.Equal(0, change.After.Score!.Value, 1e-9);
        Assert.Equal(50 - 70, change.Data.Score!.Value, 1e-9);
        Assert.Equal(0 - 50, change.Method.Score!.Value, 1e-9);
        Assert.Equal(70 - 35 + 0 - 0, change.Membership.Score!.Value, 1e-9);
        foreach (var unit in new[] { "A", "B", "C" })
        {
            var all = Compare(s_new, After).Of(unit);
            Assert.Equal(all.Total.Score!.Value, all.Data.Score!.Value + all.Method.Score!.Value + all.Membership.Score!.Value, 1e-9);
            Assert.Equal(all.Total.Rank, all.Data.Rank + all.Method.Rank + all.Membership.Rank);
        }
    }

    [Fact]
    public void What_did_not_change_has_no_part()
    {
        var onlyMethod = Compare(s_new, Before).Of("A");
        Assert.Equal((0, 0), (onlyMethod.Data.Score, onlyMethod.Membership.Score));
        Assert.Equal(onlyMethod.Total, onlyMethod.Method);
        var onlyMembers = Compare(s_old, "unit x y | A 5 0 | B 10 4 | C 0 10").Of("A");
        Assert.Equal((0, 0), (onlyMembers.Data.Score, onlyMembers.Method.Score));
        Assert.Equal(onlyMembers.Total, onlyMembers.Membership);
        var onlyData = Compare(s_old, "unit x y | A 6 1 | B 10 4 | C 0 10 | D 20 20").Of("A");
        Assert.Equal((0, 0), (onlyData.Method.Score, onlyData.Membership.Score!.Value + 0.0));
    }

    [Fact]
    public void A_unit_of_one_period_only_has_no_change()
    {
        Assert.Null(Compare(s_new, After).Of("D").Total.Score);
        Assert.NotNull(Compare(s_new, After).Of("E").After.Score);
        Assert.Null(Compare(s_new, After).Of("E").Data.Score);
    }
}
