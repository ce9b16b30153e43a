using BusinessEnv.Core.Uncertainty;

namespace BusinessEnv.Core.Tests.Uncertainty;

public class SobolTests
{
    /// <summary>The Ishigami function, sin x₁ + 7 sin² x₂ + 0.1 x₃⁴ sin x₁ on (−π, π)³, whose indices are known in closed form (Ishigami and Homma 1990; Saltelli and others 2008).</summary>
    [Fact]
    public void Indices_of_the_Ishigami_function_are_found()
    {
        const int N = 50_000;
        double[] Series(int other) => [.. Enumerable.Range(0, N).Select(draw =>
        {
            double X(int input) => Math.PI * (2 * Philox.Uniform(1, draw, input, other == input || other == 3 ? 1 : 0) - 1);
            return Math.Sin(X(0)) + 7 * Math.Pow(Math.Sin(X(1)), 2) + 0.1 * Math.Pow(X(2), 4) * Math.Sin(X(0));
        })];
        var (a, b) = (Series(-1), Series(3));
        double[] first = [0.3139, 0.4424, 0], total = [0.5576, 0.4424, 0.2437];
        for (var input = 0; input < 3; input++)
        {
            var indices = SobolIndices.Of(a, b, Series(input));
            Assert.Equal(first[input], indices.First, 0.02);
            Assert.Equal(total[input], indices.Total, 0.02);
        }
    }

    [Fact]
    public void A_constant_has_indices_of_zero() =>
        Assert.Equal(new SobolIndices(0, 0), SobolIndices.Of([2, 2], [2, 2], [2, 2]));
}
