using System.Runtime.Intrinsics;

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
        var mean = Sum(values, toScale) / n;

        var spread = PowerOfTwo(Math.Max(maximum / scale - mean, mean - minimum / scale));
        var toSpread = 1 / spread;
        var (second, third, fourth) = Powers(values, toScale, mean, toSpread);
        var deviation = Math.Sqrt(second / (n - 1)) * spread * scale;
        var skewness = n < 3 ? double.NaN : Math.Sqrt(n) * third / (second * Math.Sqrt(second)) * Math.Sqrt((double)n * (n - 1)) / (n - 2);
        var kurtosis = n < 4 ? double.NaN : ((n + 1) * (n * fourth / (second * second) - 3) + 6) * (n - 1) / ((double)(n - 2) * (n - 3));
        return new(n, mean * scale, deviation, skewness, kurtosis);
    }

    public static (double Minimum, double Maximum) Range(ReadOnlySpan<double> values)
    {
        var (minimum, maximum) = (double.PositiveInfinity, double.NegativeInfinity);
        if (values.Length >= 4)
        {
            var (lows, highs) = (Vector256.Create(values), Vector256.Create(values));
            for (; values.Length >= 4; values = values[4..])
            {
                var four = Vector256.Create(values);
                (lows, highs) = (Vector256.Min(lows, four), Vector256.Max(highs, four));
            }
            for (var lane = 0; lane < 4; lane++)
                (minimum, maximum) = (Math.Min(minimum, lows[lane]), Math.Max(maximum, highs[lane]));
        }
        foreach (var value in values)
            (minimum, maximum) = (Math.Min(minimum, value), Math.Max(maximum, value));
        return (minimum, maximum);
    }

    /// <summary>Σ scale·x, in four lanes on every machine, so that the result is the same on all.</summary>
    private static double Sum(ReadOnlySpan<double> values, double scale)
    {
        CompensatedVector lanes = default;
        for (; values.Length >= 4; values = values[4..])
            lanes.Add(Vector256.Create(values) * scale);
        var sum = lanes.Sum();
        foreach (var value in values)
            sum.Add(value * scale);
        return sum.Value;
    }

    /// <summary>Sums of d², d³ and d⁴, d = (scale·x − mean)·spread.</summary>
    private static (double Second, double Third, double Fourth) Powers(ReadOnlySpan<double> values, double scale, double mean, double spread)
    {
        CompensatedVector squares = default;
        Vector256<double> thirds = default, fourths = default;
        var middle = Vector256.Create(mean);
        for (; values.Length >= 4; values = values[4..])
        {
            var d = (Vector256.Create(values) * scale - middle) * spread;
            var square = d * d;
            squares.Add(square);
            thirds += square * d;
            fourths += square * square;
        }
        var second = squares.Sum();
        var third = thirds[0] + thirds[1] + (thirds[2] + thirds[3]);
        var fourth = fourths[0] + fourths[1] + (fourths[2] + fourths[3]);
        foreach (var value in values)
        {
            var d = (value * scale - mean) * spread;
            second.Add(d * d);
            third += d * d * d;
            fourth += d * d * (d * d);
        }
        return (second.Value, third, fourth);
    }

    private static double PowerOfTwo(double magnitude) =>
        magnitude is > 0 and < double.PositiveInfinity ? Math.ScaleB(1, Math.Clamp(Math.ILogB(magnitude), -1000, 1000)) : 1;
}
