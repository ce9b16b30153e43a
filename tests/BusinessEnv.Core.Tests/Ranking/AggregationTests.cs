using BusinessEnv.Core.Frameworks;

namespace BusinessEnv.Core.Tests.Ranking;

public class AggregationTests
{
    public static TheoryData<Aggregation, double> Examples => new()
    {
        { new Aggregation.Arithmetic(), 5.5 },
        { new Aggregation.Geometric(), 4.7568284600108841 }, // (2·4·8²)^(1/4)
        { new Aggregation.Harmonic(), 4 }, // 4 / (1/2 + 1/4 + 2/8)
        { new Aggregation.Power(2), 6.0827625302982193 }, // √((4 + 16 + 2·64)/4)
        { new Aggregation.Power(0), 4.7568284600108841 },
        { new Aggregation.Power(-1), 4 },
        { new Aggregation.Sum(), 22 },
        { new Aggregation.Minimum(), 2 },
        { new Aggregation.Maximum(), 8 },
        { new Aggregation.Median(), 6 },
    };

    /// <summary>2, 4 and 8 with weights 1, 1 and 2.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public void Of_2_4_and_twice_8(Aggregation method, double expected) =>
        Small.Equal([expected], Small.Scores(Small.Composite(method, Small.Leaf("x") with { Weight = 1 }, Small.Leaf("y") with { Weight = 1 }, Small.Leaf("z") with { Weight = 2 }), "unit x y z | A 2 4 8"));

    [Theory]
    [InlineData("1 2 3 4 5", 3)]
    [InlineData("4 1 3 2", 2.5)]
    [InlineData("7", 7)]
    public void The_median_with_equal_weights_is_the_usual_one(string values, double expected)
    {
        var cells = values.Split(' ');
        var leaves = cells.Select((_, i) => Small.Leaf("x" + i)).ToArray();
        Small.Equal([expected], Small.Scores(Small.Composite(new Aggregation.Median(), leaves), $"unit {string.Join(' ', leaves.Select(leaf => leaf.Code))} | A {values}"));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_child_of_weight_zero_changes_nothing_but_extremes(Aggregation method, double expected)
    {
        var score = Small.Scores(Small.Composite(method, Small.Leaf("x") with { Weight = 1 }, Small.Leaf("y") with { Weight = 1 }, Small.Leaf("z") with { Weight = 2 }, Small.Leaf("none") with { Weight = 0 }), "unit x y z none | A 2 4 8 0");
        Small.Equal([method is Aggregation.Minimum ? 0 : expected], score);
    }

    [Fact]
    public void A_zero_makes_the_geometric_and_the_harmonic_mean_zero_and_a_negative_value_makes_it_missing_and_is_reported()
    {
        foreach (var method in new Aggregation[] { new Aggregation.Geometric(), new Aggregation.Harmonic(), new Aggregation.Power(-2) })
        {
            var trace = Small.Trace(Small.Composite(method, Small.Leaf("x"), Small.Leaf("y")), "unit x y | A 0 5 | B -1 5 | C 5 5");
            Small.Equal([0, double.NaN, 5], trace.Root.Result);
            Assert.Contains(": B.", Assert.Single(trace.Issues).Message);
            Assert.Equal("B", Assert.Single(trace.Excluded).Unit);
        }
    }

    [Fact]
    public void A_sum_with_a_missing_child_is_scaled_up_to_the_whole_weight() =>
        Small.Equal([15, 12], Small.Scores(Small.Composite(new Aggregation.Sum(), Small.Leaf("x"), Small.Leaf("y"), Small.Leaf("z")), "unit x y z | A 4 5 6 | B 3 5 -"));

    /// <summary>UNDP, Human Development Report 2010, technical note 1: China, with that report's goalposts. Indices 0.847, 0.589 and 0.584; HDI 0.663.</summary>
    [Fact]
    public void The_human_development_index_of_China_2010()
    {
        static Node Index(string code, double worst, double best) => Small.Leaf(code) with { Normalise = new Normalisation.Goalposts(worst, best, Upper: 1) };
        var root = Small.Composite(
            new Aggregation.Geometric(),
            Index("life", 20, 83.2),
            new Node { Code = "education", Aggregate = new Aggregation.Geometric(), Normalise = new Normalisation.Goalposts(0, 0.951, Upper: 1), Children = [Index("mean-years", 0, 13.2), Index("expected-years", 0, 20.6)] },
            Small.Leaf("income") with { Transforms = [new Transform.Log()], Normalise = new Normalisation.Goalposts(163, 108211, Upper: 1, BeforeTransform: true) }) with { Round = 3 };
        var trace = Small.Trace(root, "unit life mean-years expected-years income | CHN 73.5 7.5 11.4 7263");
        Assert.Equal(0.847, trace["life"].Result[0], 0.0005);
        Assert.Equal(0.589, trace["education"].Result[0], 0.001);
        Assert.Equal(0.584, trace["income"].Result[0], 0.0005);
        Assert.Equal(0.663, trace.Root.Result[0]);
        Assert.Equal(0.66315776, trace.Root.Score[0], 1e-8);
    }

    /// <summary>Hwang and Yoon 1981, four fighter aircraft, cost being better the lower: 0.643, 0.268, 0.613, 0.312.</summary>
    [Fact]
    public void Topsis_ranks_Hwang_and_Yoons_aircraft()
    {
        var weights = new[] { 0.2, 0.1, 0.1, 0.1, 0.2, 0.3 };
        var root = Small.Composite(new Aggregation.Topsis(), [.. "abcdef".Select((code, i) => Small.Leaf(code.ToString()) with { Weight = weights[i], LowerIsBetter = code == 'd' })]);
        Small.Equal([0.643, 0.268, 0.613, 0.312], Small.Scores(root, "unit a b c d e f | A1 2.0 1500 20000 5.5 5 9 | A2 2.5 2700 18000 6.5 3 5 | A3 1.8 2000 21000 4.5 7 7 | A4 2.2 1800 20000 5.0 5 5"), 0.001);
    }

    [Fact]
    public void Topsis_of_one_unit_or_of_equal_units_is_1() =>
        Small.Equal([1, 1], Small.Scores(Small.Composite(new Aggregation.Topsis(), Small.Leaf("x"), Small.Leaf("y")), "unit x y | A 3 0 | B 3 0"));

    /// <summary>Opricovic and Tzeng 2004, three mountain paths: risk is better the lower, altitude the higher; Q = 1, 0, 1.</summary>
    [Fact]
    public void Vikor_takes_the_compromise()
    {
        var root = Small.Composite(new Aggregation.Vikor(), Small.Leaf("risk") with { LowerIsBetter = true }, Small.Leaf("altitude"));
        Small.Equal([0, 1, 0], Small.Scores(root, "unit risk altitude | A1 1 3000 | A2 2 3750 | A3 5 4500"));
    }

    /// <summary>A beats B on x and y, C on x and z; B and C tie, one indicator each and one shared.</summary>
    [Fact]
    public void Copeland_counts_wins_minus_losses() =>
        Small.Equal([2, -1, -1], Small.Scores(Small.Composite(new Aggregation.Copeland(), Small.Leaf("x"), Small.Leaf("y"), Small.Leaf("z")), "unit x y z | A 3 5 5 | B 1 4 5 | C 1 5 4"));

    [Fact]
    public void Copeland_heeds_weights_and_direction_and_compares_on_what_both_have()
    {
        var root = Small.Composite(new Aggregation.Copeland(), Small.Leaf("x") with { Weight = 3 }, Small.Leaf("y") with { Weight = 2, LowerIsBetter = true });
        // A–B: x decides for A; A–C and B–C: only y.
        Small.Equal([0, -2, 2], Small.Scores(root, "unit x y | A 9 2 | B 1 3 | C - 1"));
    }
}
