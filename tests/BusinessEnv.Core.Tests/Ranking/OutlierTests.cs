using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Ranking.Steps;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Tests.Ranking;

/// <summary>Beyond the ASEM tables, which fix winsorising.</summary>
public class OutlierTests
{
    /// <summary>Twenty units, of which the last has the value given.</summary>
    private static NodeTrace Treat(string extremes, OutlierRule rule)
    {
        var values = Enumerable.Range(1, 18).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)).Concat(extremes.Split(' '));
        return Small.Trace(Small.Leaf("x") with { Outliers = rule }, "unit x | " + string.Join(" | ", values.Select((value, i) => $"{(char)('A' + i)} {value}"))).Root;
    }

    [Fact]
    public void Tied_extremes_are_moved_together_and_both_are_recorded()
    {
        var node = Treat("900 900", new(Skewness: 1, Kurtosis: 0));
        Assert.Equal(18, node.Treated.Values[18]);
        Assert.Equal(18, node.Treated.Values[19]);
        Assert.Equal(2, node.Treatment!.Winsorised);
        Assert.Equal([new TreatedPoint("S", 900, 18), new TreatedPoint("T", 900, 18)], node.Treatment.Points);
    }

    [Fact]
    public void Low_outliers_are_moved_up()
    {
        var node = Treat("10 -900", new());
        Assert.Equal(1, node.Treated.Values[19]);
        Assert.Equal([new TreatedPoint("T", -900, 1)], node.Treatment!.Points);
    }

    [Fact]
    public void Where_the_permitted_points_do_not_suffice_the_log_applies_to_the_untouched_values()
    {
        var node = Treat("1000 2000", new(MaximumPoints: 1));
        Assert.Equal(OutlierTransform.Log, node.Treatment!.Transform);
        Assert.Equal(1, node.Treatment.Winsorised);
        // ln(x − 1 + 0.01·1999)
        Assert.Equal(Math.Log(19.99), node.Treated.Values[0], 1e-12);
        Assert.Equal(Math.Log(1999 + 19.99), node.Treated.Values[19], 1e-12);
        Assert.Equal(20, node.Treatment.Points.Count);
    }

    /// <summary>COINr's <c>log_GII</c>: ln((2000 − 1)·(x − 1)/1999 + 1) is ln x here.</summary>
    [Fact]
    public void The_log_of_the_Global_Innovation_Index()
    {
        var node = Treat("1000 2000", new(MaximumPoints: 1, Then: OutlierTransform.LogGii));
        for (var i = 0; i < 18; i++)
            Assert.Equal(Math.Log(i + 1), node.Treated.Values[i], 1e-12);
        Assert.Equal(Math.Log(2000), node.Treated.Values[19], 1e-12);
    }

    [Fact]
    public void Combined_the_log_applies_to_the_winsorised_values() =>
        Assert.Equal(Math.Log(999 + 9.99), Treat("1000 2000", new(MaximumPoints: 1, Combine: true)).Treated.Values[19], 1e-12);

    [Fact]
    public void Box_Cox_with_a_given_exponent()
    {
        var node = Treat("1000 2000", new(MaximumPoints: 0, Then: OutlierTransform.BoxCox, Lambda: 0.5));
        Assert.Equal(2 * (Math.Sqrt(2000) - 1), node.Treated.Values[19], 1e-12);
        Assert.Equal(0, node.Treatment!.Winsorised);
        Assert.Equal(0.5, node.Treatment.Lambda);
    }

    /// <summary>Of a sample whose logarithms are symmetric about 0, the likelihood is symmetric about λ = 0; squares of it have the same property; and x = (1 + z/4)^4 of a normal z is best at 1/4.</summary>
    [Fact]
    public void Box_Cox_estimates_the_exponent_of_greatest_likelihood()
    {
        double[] z = [.. Enumerable.Range(-20, 41).Select(i => i / 10.0)];
        Assert.Equal(0, BoxCox.Estimate(Array.ConvertAll(z, value => Math.Exp(value))), 1e-5);
        Assert.Equal(0, BoxCox.Estimate(Array.ConvertAll(z, value => Math.Exp(2 * value))), 1e-5);
        var symmetric = BoxCox.Estimate(Array.ConvertAll(z, value => value + 3));
        var quartic = BoxCox.Estimate(Array.ConvertAll(z, value => Math.Pow(value + 3, 4)));
        Assert.Equal(symmetric / 4, quartic, 1e-5);
    }

    [Fact]
    public void A_column_without_spread_or_with_too_few_values_is_left_alone()
    {
        Assert.Null(Small.Trace(Small.Leaf("x") with { Outliers = new(Skewness: 1) }, "unit x | A 3 | B 3 | C 900").Root.Treatment!.Passes);
        Assert.Null(Small.Trace(Small.Leaf("x") with { Outliers = new() }, "unit x | A 3 | B 3 | C 3 | D 3").Root.Treatment!.Passes);
        Assert.Null(Small.Trace(Small.Leaf("x") with { Outliers = new() }, "unit x | A 3 | B 900").Root.Treatment!.Passes);
    }

    [Fact]
    public void Without_a_transform_the_record_says_that_the_values_do_not_pass()
    {
        var node = Treat("1000 2000", new(MaximumPoints: 1, Then: OutlierTransform.None));
        Assert.False(node.Treatment!.Passes);
        Assert.Equal(1000, node.Treated.Values[19]);
    }
}
