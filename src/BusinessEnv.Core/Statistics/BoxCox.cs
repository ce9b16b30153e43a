namespace BusinessEnv.Core.Statistics;

/// <summary>The power transform of Box and Cox 1964: (x^λ − 1) / λ, ln x for λ = 0; x &gt; 0.</summary>
public static class BoxCox
{
    public static double Transform(double x, double lambda) =>
        lambda == 0 ? Elementary.Log(x) : (Elementary.Pow(x, lambda) - 1) / lambda;

    /// <summary>The λ within −2…2 that maximises the profile likelihood −n/2·ln σ² + (λ − 1)·Σ ln x.</summary>
    public static double Estimate(ReadOnlySpan<double> x)
    {
        var transformed = new double[x.Length];
        var logs = new CompensatedSum();
        foreach (var value in x)
            logs.Add(Elementary.Log(value));
        // The likelihood of a sample is concave enough for a golden section after a coarse grid.
        var best = -2.0;
        for (var lambda = -2.0; lambda <= 2.01; lambda += 0.25)
            if (Likelihood(x, lambda, logs.Value, transformed) > Likelihood(x, best, logs.Value, transformed))
                best = lambda;
        var (low, high) = (Math.Max(-2, best - 0.25), Math.Min(2, best + 0.25));
        const double Golden = 0.6180339887498949;
        while (high - low > 1e-10)
        {
            var (a, b) = (high - Golden * (high - low), low + Golden * (high - low));
            if (Likelihood(x, a, logs.Value, transformed) < Likelihood(x, b, logs.Value, transformed))
                low = a;
            else
                high = b;
        }
        return (low + high) / 2;
    }

    private static double Likelihood(ReadOnlySpan<double> x, double lambda, double logs, double[] transformed)
    {
        for (var i = 0; i < x.Length; i++)
            transformed[i] = Transform(x[i], lambda);
        var n = x.Length;
        var deviation = Moments.Of(transformed).Deviation;
        var likelihood = -n * Elementary.Log(deviation * Math.Sqrt((n - 1.0) / n)) + (lambda - 1) * logs;
        return double.IsNaN(likelihood) ? double.NegativeInfinity : likelihood;
    }
}
