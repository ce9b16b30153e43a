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

    /// <summary>ln(1 + x), exact for small x.</summary>
    public static double LogOnePlus(double x) =>
        x is > -0.29 and < 0.41 ? LogNearOne(x, 0) : Log(1 + x);

    /// <summary>ln(1 + f) + k·ln 2 = f − (f²/2 − s·(f²/2 + R)), with s = f / (2 + f) and R = Σ 2·s²ⁿ/(2n + 1), n ≥ 1.</summary>
    private static double LogNearOne(double f, int k)
    {
        var s = f / (2 + f);
        var z = s * s;
        var r = 0.0;
        for (var n = 12; n >= 1; n--)
            r = z * (2.0 / (2 * n + 1) + r);
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
