using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Ranking;

namespace BusinessEnv.Core.Tests.Ranking;

/// <summary>Hand calculations with the formulas of the OECD/JRC Handbook on Constructing Composite Indicators (2008), §5, and of COINr's <c>n_*</c> functions.</summary>
public class NormalisationTests
{
    private const string Values = "1 2 2 5";

    public static TheoryData<Normalisation, double[], double[]> Examples => new()
    {
        { new Normalisation.MinMax(), [0, 25, 25, 100], [100, 75, 75, 0] },
        { new Normalisation.MinMax(1, 7), [1, 2.5, 2.5, 7], [7, 5.5, 5.5, 1] },
        // Mean 2.5, sum of squares 9, s = √3.
        { new Normalisation.ZScore(), [-0.8660254037844387, -0.2886751345948129, -0.2886751345948129, 1.4433756729740645], [0.8660254037844387, 0.2886751345948129, 0.2886751345948129, -1.4433756729740645] },
        { new Normalisation.ZScore(50, 10), [41.339745962155614, 47.113248654051871, 47.113248654051871, 64.433756729740645], [58.660254037844386, 52.886751345948129, 52.886751345948129, 35.566243270259355] },
        { new Normalisation.Rank(), [1, 2, 2, 4], [4, 2, 2, 1] },
        { new Normalisation.PercentileRank(), [0, 1 / 3.0, 1 / 3.0, 1], [1, 1 / 3.0, 1 / 3.0, 0] },
        { new Normalisation.Borda(), [0, 1, 1, 3], [3, 1, 1, 0] },
        { new Normalisation.DistanceToMaximum(), [0, 0.25, 0.25, 1], [1, 0.75, 0.75, 0] },
        { new Normalisation.DistanceToReference("B"), [0, 1, 1, 4], [4 / 3.0, 1, 1, 0] },
        { new Normalisation.DistanceToReference("B", 10, Cap: true), [0, 10, 10, 10], [10, 10, 10, 0] },
        { new Normalisation.DistanceToTarget(3, 100), [0, 50, 50, 200], [200, 150, 150, 0] },
        { new Normalisation.DistanceToTarget(3, 100, Cap: true), [0, 50, 50, 100], [100, 100, 100, 0] },
        { new Normalisation.FractionOfMaximum(), [0.2, 0.4, 0.4, 1], [1, 0.5, 0.5, 0.2] },
        { new Normalisation.Bands(BandScale.Rank, [new(null, 100), new(2, 80), new(4, 60)]), [60, 80, 80, 100], [100, 80, 80, 60] },
        { new Normalisation.Bands(BandScale.PercentileRank, [new(null, 1), new(0.3, 2), new(0.9, 3)]), [1, 2, 2, 3], [3, 2, 2, 1] },
        { new Normalisation.Bands(BandScale.Value, [new(null, 1), new(2, 2), new(4, 3)]), [1, 2, 2, 3], [1, 2, 2, 3] },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Of_1_2_2_5_in_both_directions(Normalisation method, double[] higher, double[] lower)
    {
        Small.Equal(higher, Small.Normalised(method, Values));
        Small.Equal(lower, Small.Normalised(method, Values, lowerIsBetter: true));
        var withGap = Small.Normalised(method, "1 - 2 2 5".Replace("-", "none"));
        if (method is not Normalisation.DistanceToReference)
            Small.Equal([higher[0], double.NaN, .. higher[1..]], withGap);
    }

    [Fact]
    public void Goalposts_clip_unless_told_not_to()
    {
        Small.Equal([0, 0.5, 1], Small.Normalised(new Normalisation.Goalposts(2, 6, Upper: 1), "1 4 9"));
        Small.Equal([-0.25, 0.5, 1.75], Small.Normalised(new Normalisation.Goalposts(2, 6, Upper: 1, Clip: false), "1 4 9"));
        Small.Equal([100, 50, 0], Small.Normalised(new Normalisation.Goalposts(6, 2), "1 4 9", lowerIsBetter: true));
    }

    /// <summary>Doing Business 2020, paying taxes: 100·((84 − 50) / (84 − 26.1))^0.8.</summary>
    [Fact]
    public void Goalposts_with_an_exponent() =>
        Small.Equal([100 * Math.Pow(34 / 57.9, 0.8), 100, 0], Small.Normalised(new Normalisation.Goalposts(84, 26.1, Exponent: 0.8), "50 20 90", lowerIsBetter: true));

    [Fact]
    public void Goalposts_in_the_columns_unit_go_through_the_transforms()
    {
        var leaf = Small.Leaf("x") with { Transforms = [new Transform.Log()], Normalise = new Normalisation.Goalposts(100, 10000, Upper: 1, BeforeTransform: true) };
        Small.Equal([0, 0.5, 1], Small.Scores(leaf, "unit x | A 100 | B 1000 | C 10000"));
    }

    public static TheoryData<Normalisation> NeedSpread => [new Normalisation.MinMax(), new Normalisation.ZScore(), new Normalisation.DistanceToMaximum(), new Normalisation.DistanceToReference("A"), new Normalisation.DistanceToTarget(3)];

    [Theory]
    [MemberData(nameof(NeedSpread))]
    public void A_constant_column_has_no_score_drops_out_and_is_reported(Normalisation method)
    {
        var trace = Small.Trace(Small.Composite(null, Small.Leaf("x") with { Normalise = method }, Small.Leaf("y")), "unit x y | A 3 1 | B 3 2");
        Small.Equal([1, 2], trace.Root.Result);
        Assert.Equal(("not-normalised", "x"), (Assert.Single(trace.Issues).Code, trace.Issues[0].Place));
    }

    [Fact]
    public void Values_near_the_largest_double_scale_without_overflow()
    {
        Small.Equal([0, 50, 100], Small.Normalised(new Normalisation.MinMax(), "-1e308 0 1e308"));
        Small.Equal([-1, 0, 1], Small.Normalised(new Normalisation.ZScore(), "-1e308 0 1e308"));
        Small.Equal([100, 75, 0], Small.Normalised(new Normalisation.Goalposts(1.7e308, -1.7e308), "-1.7e308 -0.85e308 1.7e308", lowerIsBetter: true));
    }
}
