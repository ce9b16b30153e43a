using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Ranking;

namespace BusinessEnv.Core.Tests.Ranking;

public class TransformTests
{
    public static TheoryData<Transform, double> Examples => new()
    {
        { new Transform.Log(), 1.3862943611198906 },
        { new Transform.Log(2), 2 },
        { new Transform.LogOnePlus(), 1.6094379124341003 },
        { new Transform.SquareRoot(), 2 },
        { new Transform.Power(1.5), 8 },
        { new Transform.Linear(-1, 100), 96 },
        { new Transform.Cap(3), 3 },
        { new Transform.Floor(5), 5 },
        { new Transform.Denominator("d", 1000), 500 },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_transform_of_4(Transform transform, double expected) =>
        Small.Equal([expected], Small.Trace(Small.Leaf("x") with { Transforms = [transform] }, "unit x d | A 4 8", null, new UnitAttribute("d", null, [], true)).Root.Result, 1e-14);

    [Fact]
    public void Transforms_apply_in_their_order() =>
        Small.Equal([2, 3], Small.Scores(Small.Leaf("x") with { Transforms = [new Transform.Cap(9), new Transform.SquareRoot()] }, "unit x | A 4 | B 100"));

    [Theory]
    [InlineData("0")]
    [InlineData("-")]
    [InlineData("Infinity")]
    public void A_denominator_that_is_zero_or_missing_makes_the_value_missing_and_is_reported(string denominator)
    {
        var trace = Small.Trace(Small.Leaf("x") with { Transforms = [new Transform.Denominator("d")] }, $"unit x d | A 4 {denominator} | B 4 2", null, new UnitAttribute("d", null, [], true));
        Small.Equal([double.NaN, 2], trace.Root.Result);
        var issue = Assert.Single(trace.Issues);
        Assert.Equal("not-transformed", issue.Code);
        Assert.Contains("x", issue.Message);
        Assert.Contains(": A.", issue.Message);
    }

    [Fact]
    public void A_logarithm_outside_its_domain_makes_the_value_missing_and_is_reported_once_with_its_units()
    {
        var trace = Small.Trace(Small.Leaf("x") with { Transforms = [new Transform.Log()] }, "unit x | A 0 | B -0 | C 1");
        Small.Equal([double.NaN, double.NaN, 0], trace.Root.Result);
        Assert.Contains("A, B", Assert.Single(trace.Issues).Message);
    }

    [Fact]
    public void Text_codes_mean_a_score_a_value_missing_or_not_applicable()
    {
        var leaf = Small.Leaf("x") with
        {
            TextCodes = Small.Leaf("x").TextCodes
                .Add("none", new(TextMeaning.Score, 0)).Add("few", new(TextMeaning.Value, 3)).Add("unknown", new(TextMeaning.Missing)).Add("exempt", new(TextMeaning.NotApplicable)),
            Normalise = new Normalisation.Goalposts(1, 5),
        };
        var trace = Small.Trace(Small.Composite(null, leaf, Small.Leaf("y")), "unit x y | A none 50 | B few 50 | C unknown 50 | D exempt 50 | E 5 50");
        Small.Equal([0, 50, double.NaN, double.NaN, 100], trace["x"].Result);
        Small.Equal([25, 50, 50, 50, 75], trace.Root.Result);
        Small.Equal([1, 1, 0.5, 1, 1], trace.Coverage);
        Assert.Equal([CellState.Scored, CellState.Own, CellState.Missing, CellState.NotApplicable, CellState.Own], trace["x"].States);
    }

    [Fact]
    public void A_text_that_is_no_code_counts_as_missing_and_is_reported() =>
        Assert.Equal("unknown-text", Assert.Single(Small.Trace(Small.Leaf("x"), "unit x | A many | B 1").Issues).Code);
}
