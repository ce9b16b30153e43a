using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Ranking.Steps;

/// <summary>The aggregations that compare units with each other: TOPSIS, VIKOR and Copeland. They heed the direction of children that are not normalised. A unit is judged on the children that it has.</summary>
internal static class MatrixAggregator
{
    public static bool Is(Aggregation method) => method is Aggregation.Topsis or Aggregation.Vikor or Aggregation.Copeland;

    /// <param name="columns">One array for each child, NaN where the unit has none.</param>
    /// <param name="lower">Whether lower is better in the child.</param>
    /// <param name="weights">Not negative.</param>
    public static double[] Combine(Aggregation method, double[][] columns, bool[] lower, double[] weights, CancellationToken cancellation) => method switch
    {
        Aggregation.Topsis topsis => Topsis(columns, lower, weights, topsis.Vector),
        Aggregation.Vikor vikor => Vikor(columns, lower, weights, vikor.GroupUtility),
        _ => Copeland(columns, lower, weights, cancellation),
    };

    private static (double Best, double Worst)[] Ideals(double[][] columns, bool[] lower) =>
    [
        .. columns.Zip(lower, (column, turned) =>
        {
            var (minimum, maximum) = Moments.Range(Column.Present(column));
            return turned ? (minimum, maximum) : (maximum, minimum);
        }),
    ];

    private static double[] Topsis(double[][] columns, bool[] lower, double[] weights, bool vector)
    {
        var scale = Array.ConvertAll(columns, column => vector ? Norm(Column.Present(column)) : 1);
        var ideals = Ideals(columns, lower);
        return PerUnit(columns, weights, unit =>
        {
            CompensatedSum toBest = default, toWorst = default;
            for (var j = 0; j < columns.Length; j++)
                if (columns[j][unit] is var x && !double.IsNaN(x) && scale[j] > 0)
                {
                    var (best, worst) = ((ideals[j].Best / scale[j] - x / scale[j]) * weights[j], (ideals[j].Worst / scale[j] - x / scale[j]) * weights[j]);
                    toBest.AddProduct(best, best);
                    toWorst.AddProduct(worst, worst);
                }
            var (away, near) = (Math.Sqrt(toBest.Value), Math.Sqrt(toWorst.Value));
            return away == 0 ? 1 : near / (away + near);
        });
    }

    private static double Norm(double[] values)
    {
        var (minimum, maximum) = Moments.Range(values);
        var largest = Math.Max(Math.Abs(minimum), Math.Abs(maximum));
        if (values.Length == 0 || largest == 0)
            return 0;
        var sum = new CompensatedSum();
        foreach (var value in values)
            sum.AddProduct(value / largest, value / largest);
        return Math.Sqrt(sum.Value) * largest;
    }

    private static double[] Vikor(double[][] columns, bool[] lower, double[] weights, double groupUtility)
    {
        var ideals = Ideals(columns, lower);
        double[] utility = new double[columns[0].Length], regret = new double[columns[0].Length];
        var reached = PerUnit(columns, weights, unit =>
        {
            CompensatedSum sum = default, weight = default;
            var worst = 0.0;
            for (var j = 0; j < columns.Length; j++)
                if (columns[j][unit] is var x && !double.IsNaN(x))
                {
                    weight.Add(weights[j]);
                    var (best, least) = ideals[j];
                    var share = best == least ? 0 : (best - x) / (best - least);
                    sum.AddProduct(weights[j], share);
                    worst = Math.Max(worst, weights[j] * share);
                }
            (utility[unit], regret[unit]) = (sum.Value / weight.Value, worst / weight.Value);
            return 0;
        });
        var present = Enumerable.Range(0, reached.Length).Where(unit => !double.IsNaN(reached[unit])).ToArray();
        var (s, r) = (Moments.Range(Array.ConvertAll(present, unit => utility[unit])), Moments.Range(Array.ConvertAll(present, unit => regret[unit])));
        foreach (var unit in present)
            reached[unit] = 1 - groupUtility * Share(utility[unit], s) - (1 - groupUtility) * Share(regret[unit], r);
        return reached;

        static double Share(double x, (double Minimum, double Maximum) range) =>
            range.Maximum == range.Minimum ? 0 : (x - range.Minimum) / (range.Maximum - range.Minimum);
    }

    /// <summary>A pair is won by the unit that is better on more than half of the weight of the children that both have; a tie in a child gives half to each.</summary>
    private static double[] Copeland(double[][] columns, bool[] lower, double[] weights, CancellationToken cancellation)
    {
        var signs = Array.ConvertAll(lower, turned => turned ? -1 : 1);
        var balance = new int[columns[0].Length];
        for (var a = 0; a < balance.Length; a++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var b = a + 1; b < balance.Length; b++)
            {
                CompensatedSum difference = default, weight = default;
                for (var j = 0; j < columns.Length; j++)
                {
                    var gap = columns[j][a].CompareTo(columns[j][b]) * signs[j];
                    if (double.IsNaN(columns[j][a]) || double.IsNaN(columns[j][b]))
                        continue;
                    difference.Add(gap * weights[j]);
                    weight.Add(weights[j]);
                }
                // A sum of weights that cancels up to rounding is a tie.
                var winner = Math.Abs(difference.Value) <= Ranks.Tolerance * weight.Value ? 0 : Math.Sign(difference.Value);
                balance[a] += winner;
                balance[b] -= winner;
            }
        }
        return PerUnit(columns, weights, unit => balance[unit]);
    }

    /// <summary>NaN for a unit that has no child with weight.</summary>
    private static double[] PerUnit(double[][] columns, double[] weights, Func<int, double> score)
    {
        var scores = new double[columns[0].Length];
        for (var unit = 0; unit < scores.Length; unit++)
        {
            var has = false;
            for (var j = 0; j < columns.Length; j++)
                has |= weights[j] > 0 && !double.IsNaN(columns[j][unit]);
            scores[unit] = has ? score(unit) : double.NaN;
        }
        return scores;
    }
}
