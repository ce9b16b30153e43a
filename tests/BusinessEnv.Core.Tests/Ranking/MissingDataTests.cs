using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Ranking;

namespace BusinessEnv.Core.Tests.Ranking;

public class MissingDataTests
{
    private const string Table = "unit x g | A 1 north | B 3 north | C 8 north | D - north | E 10 south | F - south | G - west";
    private static readonly UnitAttribute s_group = new("g", null, []);

    private static NodeTrace Impute(params Imputation[] methods) =>
        Small.Trace(Small.Leaf("x") with { Missing = new() { Impute = [.. methods], Group = "g", Value = methods.Contains(Imputation.Value) ? 7 : null } }, Table, null, s_group).Root;

    [Fact]
    public void By_the_mean_of_all() => Small.Equal([1, 3, 8, 5.5, 10, 5.5, 5.5], Impute(Imputation.Mean).Imputed.Values);

    [Fact]
    public void By_the_median_of_all() => Small.Equal([1, 3, 8, 5.5, 10, 5.5, 5.5], Impute(Imputation.Median).Imputed.Values);

    [Fact]
    public void By_the_mean_of_the_group() => Small.Equal([1, 3, 8, 4, 10, 10, double.NaN], Impute(Imputation.GroupMean).Imputed.Values);

    [Fact]
    public void By_the_median_of_the_group_and_where_it_has_none_by_a_number() => Small.Equal([1, 3, 8, 3, 10, 10, 7], Impute(Imputation.GroupMedian, Imputation.Value).Imputed.Values);

    [Fact]
    public void Imputed_cells_are_marked_and_do_not_count_as_coverage()
    {
        var trace = Small.Trace(Small.Leaf("x") with { Missing = new() { Impute = [Imputation.Mean] } }, Table, null, s_group);
        Assert.Equal([3, 5, 6], Enumerable.Range(0, 7).Where(unit => trace.Root.Imputed.States[unit] == CellState.Imputed));
        Small.Equal([1, 1, 1, 0, 1, 0, 0], trace.Coverage);
    }

    [Theory]
    [InlineData(null, 4, 6)]
    [InlineData(1.5, 4, double.NaN)]
    [InlineData(0.5, double.NaN, double.NaN)]
    public void By_the_units_newest_earlier_value_that_is_not_too_old(double? maximumAge, double b, double c)
    {
        var framework = Small.Framework(Small.Leaf("x") with { Transforms = [new Transform.Linear(2)], Missing = new() { Impute = [Imputation.Previous], MaximumAge = maximumAge } });
        var trace = RankingEngine.Trace(
            framework,
            Small.Data("unit x | A 5 | B na | C na"),
            [Small.Data("unit x | A 1 | B 7 | C 3", "2018"), Small.Data("unit x | A 1 | B 2 | C na", "2019"), Small.Data("unit x | B 99 | C 99", "2021")],
            TestContext.Current.CancellationToken);
        Small.Equal([10, b, c], trace.Root.Imputed.Values);
    }

    [Fact]
    public void Without_imputation_a_missing_child_drops_out_and_the_weights_of_the_others_are_scaled_up() =>
        Small.Equal([20, 25], Small.Scores(Small.Composite(null, Small.Leaf("x") with { Weight = 1 }, Small.Leaf("y") with { Weight = 2 }, Small.Leaf("z") with { Weight = 3 }), "unit x y z | A 10 25 20 | B - 25 -"), 1e-12);

    [Fact]
    public void A_composite_below_its_minimum_coverage_has_no_score_and_what_does_not_apply_does_not_count()
    {
        var root = Small.Composite(null, [.. "xyz".Select(code => Small.Leaf(code.ToString()) with { TextCodes = Small.Leaf("x").TextCodes.Add("na", new(TextMeaning.NotApplicable)) })]) with { Missing = new() { MinimumCoverage = 0.6 } };
        Small.Equal([2, double.NaN, 1, double.NaN], Small.Scores(root, "unit x y z | A 1 3 - | B 1 - - | C 1 na na | D 1 na -"));
    }

    [Fact]
    public void An_indicator_below_its_minimum_coverage_is_dropped_for_all()
    {
        var trace = Small.Trace(Small.Composite(null, Small.Leaf("x") with { Missing = new() { MinimumCoverage = 0.5, Impute = [Imputation.Mean] } }, Small.Leaf("y")), "unit x y | A 9 1 | B - 2 | C - 3");
        Small.Equal([1, 2, 3], trace.Root.Result);
        Assert.Equal("indicator-dropped", Assert.Single(trace.Issues).Code);
    }

    [Theory]
    [InlineData(false, 2.5)]
    [InlineData(true, 2)]
    public void Units_below_the_minimum_coverage_are_excluded_before_or_after_imputation(bool imputedCounts, double imputed)
    {
        var children = new[] { Small.Leaf("x"), Small.Leaf("y"), Small.Leaf("z") with { Missing = new() { Impute = [Imputation.Mean] } } };
        var trace = Small.Trace(Small.Composite(null, children), "unit x y z | A 1 1 2 | B 1 1 3 | C - - 1 | D 1 1 -", new() { MinimumCoverage = 0.5, ImputedCounts = imputedCounts });
        Assert.Equal(["A", "B", "D"], trace.Table.Units);
        Assert.Equal("C", Assert.Single(trace.Excluded).Unit);
        Assert.Equal(imputed, trace["z"].Imputed.Values[2], 1e-12);
    }

    [Fact]
    public void A_unit_without_any_score_is_excluded_with_the_reason()
    {
        var result = Rankings.Of(Small.Trace(Small.Composite(null, Small.Leaf("x"), Small.Leaf("y")), "unit x y | A 1 2 | B na na"));
        Assert.Equal("A", Assert.Single(result.Units).Unit);
        Assert.Contains("nothing at x, y", Assert.Single(result.Excluded).Reason);
    }
}
