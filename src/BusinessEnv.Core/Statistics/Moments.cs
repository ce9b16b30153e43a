namespace BusinessEnv.Core.Statistics;

/// <summary>Mean, spread and shape of a sample without missing values. Safe up to the largest doubles: the sums run on values scaled by a power of two.</summary>
/// <param name="Mean">NaN for an empty sample.</param>
/// <param name="Deviation">With n − 1; NaN below 2 values.</param>
/// <param name="Skewness">Type 2, G₁ of Joanes and Gill 1998; NaN below 3 values or without spread.</param>
/// <param name="Kurtosis">Type 2, G₂, excess; NaN below 4 values or without spread.</param>
public readonly record struct Moments(int Count, double Mean, double Deviation, double Skewness, double Kurtosis)
{
    public static Moments Of(ReadOnlySpan<double> values)
    {
        var n = values.Length;
        var (minimum, maximum) = Range(values);
        if (n == 0)
            return new(0, double.NaN, double.NaN, double.NaN, double.NaN);
        if (minimum == maximum)
            return new(n, minimum, n > 1 ? 0 : double.NaN, double.NaN, double.NaN);
        var scale = PowerOfTwo(Math.Max(Math.Abs(minimum), Math.Abs(maximum)));
        var toScale = 1 / scale;
        var sum = new CompensatedSum();
        foreach (var value in values)
            sum.Add(value * toScale);
        var mean = sum.Value / n;

        var spread = PowerOfTwo(Math.Max(maximum / scale - mean, mean - minimum / scale));
        var toSpread = 1 / spread;
        CompensatedSum squares = default;
        double third = 0, fourth = 0;
        foreach (var value in values)
        {
            var d = (value * toScale - mean) * toSpread;
            var square = d * d;
            squares.Add(square);
            third += square * d;
            fourth += square * square;
        }
        var second = squares.Value;
        var deviation = Math.Sqrt(second / (n - 1)) * spread * scale;
        var skewness = n < 3 ? double.NaN : Math.Sqrt(n) * third / (second * Math.Sqrt(second)) * Math.Sqrt((double)n * (n - 1)) / (n - 2);
        var kurtosis = n < 4 ? double.NaN : ((n + 1) * (n * fourth / (second * second) - 3) + 6) * (n - 1) / ((double)(n - 2) * (n - 3));
        return new(n, mean * scale, deviation, skewness, kurtosis);
    }

    public static (double Minimum, double Maximum) Range(ReadOnlySpan<double> values)
    {
        var (minimum, maximum) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            minimum = Math.Min(minimum, value);
            maximum = Math.Max(maximum, value);
        }
        return (minimum, maximum);
    }

    private static double PowerOfTwo(double magnitude) =>
        magnitude is > 0 and < double.PositiveInfinity ? Math.ScaleB(1, Math.Clamp(Math.ILogB(magnitude), -1000, 1000)) : 1;
}
