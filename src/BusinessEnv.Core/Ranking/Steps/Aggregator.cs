using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Ranking.Steps;

/// <summary>Combines the children of a composite, unit by unit. The weights are those of the children that the unit has.</summary>
internal static class Aggregator
{
    /// <summary>The combination of one unit's values; NaN where it does not exist.</summary>
    /// <param name="weights">Not negative, sum above 0.</param>
    /// <param name="total">Sum of the weights of all children, also those that the unit lacks.</param>
    public static double Combine(Aggregation method, ReadOnlySpan<double> x, ReadOnlySpan<double> weights, double total)
    {
        switch (method)
        {
            case Aggregation.Arithmetic:
                return Mean(x, weights);
            case Aggregation.Sum:
                return Mean(x, weights) * total;
            case Aggregation.Geometric or Aggregation.Power(0):
                return Power(x, weights, 0);
            case Aggregation.Harmonic:
                return Power(x, weights, -1);
            case Aggregation.Power power:
                return Power(x, weights, power.Exponent);
            case Aggregation.Minimum:
                return Moments.Range(x).Minimum;
            case Aggregation.Maximum:
                return Moments.Range(x).Maximum;
            case Aggregation.Median:
                return Median(x, weights);
            default:
                throw new ArgumentOutOfRangeException(nameof(method));
        }
    }

    public static double Mean(ReadOnlySpan<double> x, ReadOnlySpan<double> weights)
    {
        CompensatedSum sum = default, weight = default;
        for (var i = 0; i < x.Length; i++)
        {
            sum.AddProduct(weights[i], x[i]);
            weight.Add(weights[i]);
        }
        return double.IsFinite(sum.Value) ? sum.Value / weight.Value : MeanOfShares(x, weights, weight.Value);
    }

    /// <summary>Less exact, but within the range of the values.</summary>
    private static double MeanOfShares(ReadOnlySpan<double> x, ReadOnlySpan<double> weights, double total)
    {
        var sum = new CompensatedSum();
        for (var i = 0; i < x.Length; i++)
            sum.AddProduct(weights[i] / total, x[i]);
        return sum.Value;
    }

    /// <summary>(Σ w·x^p / Σ w)^(1/p), the geometric mean for p = 0; 0 where p ≤ 0 and a value with weight is 0; NaN where a value is negative.</summary>
    private static double Power(ReadOnlySpan<double> x, ReadOnlySpan<double> weights, double exponent)
    {
        CompensatedSum sum = default, weight = default;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] < 0)
                return double.NaN;
            weight.Add(weights[i]);
            if (weights[i] == 0)
                continue;
            if (x[i] == 0 && exponent <= 0)
                return 0;
            sum.AddProduct(weights[i], exponent switch { 0 => Elementary.Log(x[i]), 1 => x[i], -1 => 1 / x[i], _ => Elementary.Pow(x[i], exponent) });
        }
        var mean = sum.Value / weight.Value;
        return exponent switch { 0 => Elementary.Exp(mean), 1 => mean, -1 => 1 / mean, _ => Elementary.Pow(mean, 1 / exponent) };
    }

    private static double Median(ReadOnlySpan<double> x, ReadOnlySpan<double> weights)
    {
        var (values, shares) = (x.ToArray(), weights.ToArray());
        Array.Sort(values, shares);
        var half = CompensatedSum.Of(shares) / 2;
        var below = new CompensatedSum();
        for (var i = 0; i < values.Length; i++)
        {
            below.Add(shares[i]);
            if (Math.Abs(below.Value - half) <= Ranks.Tolerance * half)
            {
                var next = i + 1;
                while (next < values.Length - 1 && shares[next] == 0)
                    next++;
                return next < values.Length ? Quantiles.Middle(values[i], values[next]) : values[i];
            }
            if (below.Value > half)
                return values[i];
        }
        return double.NaN;
    }
}
