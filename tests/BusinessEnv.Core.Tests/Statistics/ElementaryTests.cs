using BusinessEnv.Core.Statistics;
using CsCheck;

namespace BusinessEnv.Core.Tests.Statistics;

/// <summary>Against the runtime's functions, whose errors are below one unit in the last place.</summary>
public class ElementaryTests
{
    private static void Near(double expected, double actual, double units) =>
        Assert.True(expected == actual || Math.Abs(expected - actual) <= units * Math.BitIncrement(Math.Abs(expected)) * 2.220446049250313e-16 + 5e-324, $"{actual:R} for {expected:R}");

    [Fact]
    public void Logarithms_are_right_over_the_whole_range() =>
        Gen.OneOf(Gen.Double[1e-308, 1e308], Gen.Double[0.5, 2], Gen.Double[-300, 300].Select(e => Math.Pow(10, e))).Sample(x => Near(Math.Log(x), Elementary.Log(x), 3), iter: 20_000);

    [Fact]
    public void Logarithms_of_one_plus_are_right_for_tiny_and_large_arguments() =>
        Gen.OneOf(Gen.Double[-0.9, 10], Gen.Double[-1e-8, 1e-8], Gen.Double[0, 1e9]).Sample(x => Near(Kahan(x), Elementary.LogOnePlus(x), 4), iter: 20_000);

    /// <summary>double.LogP1 is ln(1 + x) with its cancellation; this is Kahan's correction of it.</summary>
    private static double Kahan(double x) => 1 + x is var u && u == 1 ? x : Math.Log(u) * x / (u - 1);

    [Fact]
    public void Exponentials_are_right_over_the_whole_range() =>
        Gen.OneOf(Gen.Double[-700, 709], Gen.Double[-1, 1]).Sample(x => Near(Math.Exp(x), Elementary.Exp(x), 3), iter: 20_000);

    [Fact]
    public void Powers_are_right() =>
        Gen.Select(Gen.Double[1e-6, 1e6], Gen.Double[-5, 5]).Sample((x, p) => Near(Math.Pow(x, p), Elementary.Pow(x, p), 4 + 2 * Math.Abs(p * Math.Log(x))), iter: 20_000);

    [Theory]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(-1, double.NaN)]
    [InlineData(1, 0)]
    [InlineData(4.9406564584124654E-324, -744.44007192138122)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    public void Logarithms_at_the_edges(double x, double expected) => Assert.Equal(expected, Elementary.Log(x), 1e-12);

    [Theory]
    [InlineData(-2, 3, -8)]
    [InlineData(-2, -1, -0.5)]
    [InlineData(0, 0, 1)]
    [InlineData(0, 0.7, 0)]
    [InlineData(-2, 0.5, double.NaN)]
    [InlineData(2, 0.5, 1.4142135623730951)]
    public void Powers_at_the_edges(double x, double exponent, double expected) => Assert.Equal(expected, Elementary.Pow(x, exponent));
}
