namespace BusinessEnv.Core.Uncertainty;

/// <summary>Shares of a variance that an input explains.</summary>
/// <param name="First">By itself, 0…1 but for Monte-Carlo error.</param>
/// <param name="Total">With all its interactions.</param>
public readonly record struct SobolIndices(double First, double Total)
{
    /// <summary>From three series of one function f: on the sample A, on the sample B, and on A with the one input taken from B.
    /// First order: Σ f(B)·(f(AB) − f(A)) / N / V (Saltelli and others 2010, Computer Physics Communications 181, table 2 b), f(B) being centred, which changes nothing but the error.
    /// Total: Σ (f(A) − f(AB))² / 2N / V (Jansen 1999). V is the variance over A and B. Both 0 where f is constant, NaN where a value is missing.</summary>
    public static SobolIndices Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> mixed)
    {
        var n = a.Length;
        double sum = 0, squares = 0, first = 0, total = 0;
        for (var i = 0; i < n; i++)
            sum += a[i] + b[i];
        var mean = sum / (2 * n);
        for (var i = 0; i < n; i++)
        {
            squares += (a[i] - mean) * (a[i] - mean) + (b[i] - mean) * (b[i] - mean);
            first += (b[i] - mean) * (mixed[i] - a[i]);
            total += (a[i] - mixed[i]) * (a[i] - mixed[i]);
        }
        var variance = squares / (2 * n);
        return variance == 0 ? default : new(first / n / variance, total / (2 * n) / variance);
    }
}
