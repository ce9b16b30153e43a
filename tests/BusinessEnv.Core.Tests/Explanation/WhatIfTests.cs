using BusinessEnv.Core.Explanation;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Tests.Ranking;
using CsCheck;

namespace BusinessEnv.Core.Tests.Explanation;

using Frameworks = BusinessEnv.Core.Tests.Ranking.Frameworks;

public class WhatIfTests
{
    private static readonly Framework s_framework = Small.Framework(Small.Composite(null, Small.Leaf("x"), Small.Leaf("y")));

    [Fact]
    public void New_values_give_the_score_and_rank_of_a_table_that_holds_them() =>
        Gen.Select(Frameworks.Any, Frameworks.Table, Gen.Int[-5, 30]).Sample((framework, table, value) =>
        {
            var result = new WhatIf(framework, Small.Merge("2020", [.. table])).Run("U04", new Dictionary<string, double?> { ["x0"] = value, ["x1"] = null });
            var changed = table.Where(cell => cell.Unit != "U04" || cell.Indicator is not ("x0" or "x1")).Append(new("2020", "U04", "x0", value, null, ""));
            var trace = RankingEngine.Trace(framework, Small.Merge("2020", [.. changed]));
            Assert.Equal(Standing.Of(trace, "U04"), result.After);
        }, iter: 300);

    /// <summary>A has (3 + 5) / 2 = 4, B 5: A reaches B, and with it the first rank, with x = 5; x may go to 6, as far beyond the best 3 as that is from the worst 0.</summary>
    [Fact]
    public void The_smallest_change_is_where_the_rank_turns()
    {
        var whatIf = new WhatIf(s_framework, Small.Data("unit x y | A 3 5 | B 2 8 | C 0 1"));
        var gain = whatIf.SmallestGain("A", "x", TestContext.Current.CancellationToken)!;
        Assert.Equal((3, 2.0, 1.0), (gain.From, gain.Before.Rank, gain.After.Rank));
        Assert.Equal(5, gain.To, 1e-8);
        Assert.Null(whatIf.SmallestGain("B", "x", TestContext.Current.CancellationToken));
        Assert.Null(whatIf.SmallestGain("C", "x", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void It_gains_a_rank_and_a_little_less_does_not()
    {
        var framework = s_framework with { Root = s_framework.Root with { Children = [Small.Leaf("x") with { Possible = new(0, 100) }, Small.Leaf("y") with { Normalise = new Normalisation.MinMax(0, 10), LowerIsBetter = true }] } };
        var whatIf = new WhatIf(framework, Small.Data("unit x y | A 3 5 | B 2 1 | C 0 9 | D 20 5"));
        foreach (var (unit, indicator) in new[] { ("A", "x"), ("A", "y"), ("B", "x"), ("C", "x"), ("C", "y") })
        {
            if (whatIf.SmallestGain(unit, indicator, TestContext.Current.CancellationToken) is not { } gain)
                continue;
            Standing With(double value) => whatIf.Run(unit, new Dictionary<string, double?> { [indicator] = value }, TestContext.Current.CancellationToken).After;
            Assert.True(With(gain.To).Rank < gain.Before.Rank);
            Assert.Equal(gain.Before.Rank, With(gain.From + (gain.To - gain.From) * 0.999).Rank);
        }
        Assert.NotNull(whatIf.SmallestGain("A", "x", TestContext.Current.CancellationToken));
        Assert.NotNull(whatIf.SmallestGain("C", "y", TestContext.Current.CancellationToken));
    }
}
