using System.Runtime.Intrinsics;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Ranking.Steps;

/// <summary>The weighted means of all units at once, child after child, to the same bits as <see cref="Aggregator.Mean"/> for each. Where they are not finite, the slower way finds out why.</summary>
internal static class WeightedMeans
{
    /// <summary>scale · Σ w·x / Σ w over the children that each unit has; NaN where a unit has none, infinite or NaN where a sum overflows.</summary>
    /// <param name="columns">At least as long as the means; NaN where there is no value.</param>
    public static void Of(double[][] columns, double[] weights, double scale, Span<double> means)
    {
        var unit = 0;
        for (; unit <= means.Length - 4; unit += 4)
        {
            CompensatedVector sum = default, weight = default;
            for (var child = 0; child < columns.Length; child++)
            {
                var x = Vector256.Create<double>(columns[child].AsSpan(unit, 4));
                var present = Vector256.Equals(x, x);
                var w = Vector256.ConditionalSelect(present, Vector256.Create(weights[child]), Vector256<double>.Zero);
                sum.AddProduct(w, Vector256.ConditionalSelect(present, x, Vector256<double>.Zero));
                weight.Add(w);
            }
            (sum.Value / weight.Value * scale).CopyTo(means[unit..]);
        }
        for (; unit < means.Length; unit++)
        {
            CompensatedSum sum = default, weight = default;
            for (var child = 0; child < columns.Length; child++)
                if (columns[child][unit] is var x && !double.IsNaN(x))
                {
                    sum.AddProduct(weights[child], x);
                    weight.Add(weights[child]);
                }
            means[unit] = sum.Value / weight.Value * scale;
        }
    }
}
