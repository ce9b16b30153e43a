using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Ranking;
using CsCheck;

namespace BusinessEnv.Core.Tests.Ranking;

public class EdgeCaseTests
{
    private static readonly Gen<double> s_extreme = Frameworks.OneOf(0.0, -0.0, 1, 1.5, 100, -7, 1e308, -1e308, double.MaxValue, double.Epsilon, 1e-300, double.NaN, double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>Whatever goes in, every unit comes out either ranked with finite numbers or excluded with a reason, and every score that is not there has a cause that is reported.</summary>
    [Fact]
    public void Nothing_becomes_NaN_in_silence() =>
        Gen.Select(Frameworks.Any, s_extreme.Array[Frameworks.Units.Length * Frameworks.Indicators.Length]).Sample((framework, cells) =>
        {
            var observations = cells.Select((value, i) => new Observation("2020", Frameworks.Units[i / Frameworks.Indicators.Length], Frameworks.Indicators[i % Frameworks.Indicators.Length], value, null, ""));
            var trace = RankingEngine.Trace(framework, Small.Merge("2020", [.. observations]));
            var result = Rankings.Of(trace);
            Assert.Equal(Frameworks.Units, result.Units.Select(unit => unit.Unit).Concat(result.Excluded.Select(unit => unit.Unit)).Order());
            foreach (var unit in result.Units)
            {
                Assert.True(double.IsFinite(unit.Score!.Value));
                Assert.InRange(unit.Rank!.Value, 1, result.Units.Count);
                Assert.InRange(unit.Coverage, 0, 1);
                Assert.All(unit.Scores.Values, score => Assert.True(score is null || double.IsFinite(score.Value)));
            }
            var reported = trace.Issues.Select(issue => issue.Place).ToHashSet();
            foreach (var node in trace.Nodes)
                for (var unit = 0; unit < trace.Table.Count; unit++)
                    if (double.IsNaN(node.Result[unit]) && !node.Plan.Children.Any(child => double.IsNaN(trace.Nodes[child].Result[unit])))
                        Assert.Contains(node.Node.Code, reported);
        }, iter: 3000);

    [Fact]
    public void A_value_that_is_no_number_counts_as_missing_and_names_node_and_unit()
    {
        var trace = RankingEngine.Trace(Small.Framework(Small.Leaf("x")), Small.Merge("2020", new Observation("2020", "A", "x", double.NaN, null, ""), new Observation("2020", "B", "x", double.PositiveInfinity, null, ""), new Observation("2020", "C", "x", 1, null, "")), null, TestContext.Current.CancellationToken);
        Small.Equal([double.NaN, double.NaN, 1], trace.Root.Result);
        var issue = Assert.Single(trace.Issues);
        Assert.StartsWith("x: ", issue.Message);
        Assert.EndsWith(": A, B.", issue.Message);
        Assert.Equal(["A", "B"], trace.Excluded.Select(unit => unit.Unit));
    }

    [Fact]
    public void Minus_zero_is_zero()
    {
        var trace = Small.Trace(Small.Leaf("x"), "unit x | A -0 | B 0");
        Assert.All(trace.Root.Result, value => Assert.False(double.IsNegative(value)));
    }

    [Fact]
    public void A_mean_of_the_largest_doubles_does_not_overflow_and_a_sum_that_does_is_reported()
    {
        Small.Equal([1e308], Small.Scores(Small.Composite(null, Small.Leaf("x"), Small.Leaf("y")), "unit x y | A 1e308 1e308"), 1e295);
        var trace = Small.Trace(Small.Composite(new Aggregation.Sum(), Small.Leaf("x"), Small.Leaf("y")), "unit x y | A 1e308 1e308 | B 1 2");
        Small.Equal([double.NaN, 3], trace.Root.Result);
        Assert.Contains(": A.", Assert.Single(trace.Issues).Message);
    }

    [Fact]
    public void A_column_without_any_value_drops_out() =>
        Small.Equal([1, 2], Small.Scores(Small.Composite(null, Small.Leaf("x") with { Normalise = new Normalisation.MinMax(), Missing = new() { Impute = [Imputation.Mean] }, Outliers = new() }, Small.Leaf("y")), "unit x y | A - 1 | B - 2"));

    [Fact]
    public void A_framework_of_one_indicator_and_one_unit_is_ranked()
    {
        var result = RankingEngine.Rank(Small.Framework(Small.Leaf("x") with { Normalise = new Normalisation.Goalposts(0, 10) }), Small.Data("unit x | A 4"), null, TestContext.Current.CancellationToken);
        Assert.Equal((1.0, 40.0), (result.Units[0].Rank!.Value, result.Units[0].Score!.Value));
    }

    [Fact]
    public void No_observations_give_an_empty_ranking()
    {
        var result = RankingEngine.Rank(Small.Framework(Small.Composite(new Aggregation.Topsis(), Small.Leaf("x"), Small.Leaf("y")) with { Weighting = new Weighting.PrincipalComponent() }), Small.Merge("2020"), null, TestContext.Current.CancellationToken);
        Assert.Empty(result.Units);
        Assert.Empty(result.Excluded);
    }

    [Fact]
    public void A_composite_of_which_a_unit_has_only_children_of_weight_zero_has_no_score() =>
        Small.Equal([double.NaN, 2], Small.Scores(Small.Composite(null, Small.Leaf("x") with { Weight = 0 }, Small.Leaf("y")), "unit x y | A 1 - | B 1 2"));

    [Fact]
    public async Task A_computation_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        Assert.Throws<OperationCanceledException>(() => RankingEngine.Rank(Small.Framework(Small.Leaf("x")), Small.Data("unit x | A 4"), null, source.Token));
    }
}
