using System.Runtime.Intrinsics;

namespace BusinessEnv.Core.Statistics;

/// <summary>Logarithm, exponential and power from the four operations alone. The runtime's own come from the platform's C library, whose last digits differ between machines; a ranking must be the same to the byte everywhere. Errors are below 2 units in the last place, for powers below 1 + |exponent · ln x| units.</summary>
public static class Elementary
{
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>NaN below 0, −∞ at 0.</summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsInfinity(x))
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        var k = Math.ILogB(x);
        var m = Math.ScaleB(x, -k);
        if (m > 1.4142135623730951)
        {
            m /= 2;
            k++;
        }
        return LogNearOne(m - 1, k);
    }

    /// <summary>The same of each number, in place and to the same bits, four at a time.</summary>
    public static void Log(Span<double> x)
    {
        var (least, one, root) = (Vector256.Create(2.2250738585072014e-308), Vector256.Create(1L), Vector256.Create(1.4142135623730951));
        for (; x.Length >= 4; x = x[4..])
        {
            var four = Vector256.Create<double>(x);
            if (!Vector256.GreaterThanOrEqualAll(four, least) || Vector256.EqualsAny(four, Vector256.Create(double.PositiveInfinity)))
            {
                for (var i = 0; i < 4; i++)
                    x[i] = Log(x[i]);
                continue;
            }
            var bits = four.AsInt64();
            var k = (bits >>> 52) - Vector256.Create(1023L);
            var m = ((bits & Vector256.Create(0xFFFFFFFFFFFFFL)) | Vector256.Create(0x3FF0000000000000L)).AsDouble();
            var above = Vector256.GreaterThan(m, root);
            m = Vector256.ConditionalSelect(above, m / 2, m);
            k = Vector256.ConditionalSelect(above.AsInt64(), k + one, k);
            LogNearOne(m - Vector256<double>.One, Vector256.ConvertToDouble(k)).CopyTo(x);
        }
        foreach (ref var value in x)
            value = Log(value);
    }

    private static Vector256<double> LogNearOne(Vector256<double> f, Vector256<double> k)
    {
        var s = f / (Vector256.Create(2.0) + f);
        var z = s * s;
        var r = Vector256<double>.Zero;
        foreach (var coefficient in Series)
            r = z * (Vector256.Create(coefficient) + r);
        var half = f * f / 2;
        return k * Ln2High - (half - (s * (half + r) + k * Ln2Low) - f);
    }

    /// <summary>2 / (2n + 1), n = 12…1.</summary>
    private static ReadOnlySpan<double> Series => [2.0 / 25, 2.0 / 23, 2.0 / 21, 2.0 / 19, 2.0 / 17, 2.0 / 15, 2.0 / 13, 2.0 / 11, 2.0 / 9, 2.0 / 7, 2.0 / 5, 2.0 / 3];

    /// <summary>ln(1 + x), exact for small x.</summary>
    public static double LogOnePlus(double x) =>
        x is > -0.29 and < 0.41 ? LogNearOne(x, 0) : Log(1 + x);

    /// <summary>ln(1 + f) + k·ln 2 = f − (f²/2 − s·(f²/2 + R)), with s = f / (2 + f) and R = Σ 2·s²ⁿ/(2n + 1), n ≥ 1.</summary>
    private static double LogNearOne(double f, int k)
    {
        var s = f / (2 + f);
        var z = s * s;
        var r = 0.0;
        foreach (var coefficient in Series)
            r = z * (coefficient + r);
        var half = f * f / 2;
        return k * Ln2High - (half - (s * (half + r) + k * Ln2Low) - f);
    }

    public static double Exp(double x)
    {
        if (double.IsNaN(x) || x > 709.782712893384)
            return double.IsNaN(x) ? x : double.PositiveInfinity;
        if (x < -745.2)
            return 0;
        var k = (int)Math.Round(x / 0.6931471805599453);
        var high = x - k * Ln2High;
        var low = k * Ln2Low;
        var r = high - low;
        var series = 0.0;
        for (var n = 14; n >= 2; n--)
            series = r / n * (1 + series);
        // e^r = 1 + r + r·series, with what r lost to rounding.
        return Math.ScaleB(1 + (high - (low - r * series)), k);
    }

    /// <summary>NaN for a negative x unless the exponent is whole.</summary>
    public static double Pow(double x, double exponent)
    {
        if (exponent == Math.Floor(exponent) && Math.Abs(exponent) <= 64)
            return exponent < 0 ? 1 / WholePower(x, (int)-exponent) : WholePower(x, (int)exponent);
        if (exponent == 0.5)
            return Math.Sqrt(x);
        if (x == 0)
            return exponent > 0 ? 0 : double.PositiveInfinity;
        return Exp(exponent * Log(x));
    }

    private static double WholePower(double x, int exponent)
    {
        var power = 1.0;
        for (; exponent > 0; exponent >>= 1, x *= x)
            if ((exponent & 1) == 1)
                power *= x;
        return power;
    }
}
