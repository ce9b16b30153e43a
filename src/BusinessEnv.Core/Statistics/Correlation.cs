namespace BusinessEnv.Core.Statistics;

public static class Correlation
{
    /// <summary>Pearson's r over the pairs that both have (NaN is missing); NaN below 2 pairs or where one has no spread.</summary>
    public static double Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Span<double> both = new double[x.Length * 2];
        var n = 0;
        for (var i = 0; i < x.Length; i++)
            if (!double.IsNaN(x[i]) && !double.IsNaN(y[i]))
            {
                both[n] = x[i];
                both[x.Length + n++] = y[i];
            }
        var xs = both[..n];
        var ys = both.Slice(x.Length, n);
        var (mx, my) = (Moments.Of(xs), Moments.Of(ys));
        if (n < 2 || !(mx.Deviation > 0) || !(my.Deviation > 0))
            return double.NaN;
        var sum = new CompensatedSum();
        for (var i = 0; i < n; i++)
            sum.AddProduct((xs[i] - mx.Mean) / mx.Deviation, (ys[i] - my.Mean) / my.Deviation);
        return Math.Clamp(sum.Value / (n - 1), -1, 1);
    }
}
