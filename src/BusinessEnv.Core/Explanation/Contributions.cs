using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Ranking.Steps;

namespace BusinessEnv.Core.Explanation;

/// <summary>A node's part in a unit's score.</summary>
/// <param name="Score">The node's result; null where the unit has none.</param>
/// <param name="Share">The node's share of the weight among the siblings that the unit has, times the parent's; 0 where it has no result.</param>
/// <param name="Contribution">In points of the root's score. The children's contributions sum to the parent's.</param>
public sealed record NodeContribution(string Code, string? Parent, double? Score, double Share, double Contribution);

/// <summary>The decomposition of a unit's score.
/// Every aggregation f of a unit's own children but TOPSIS, VIKOR and Copeland is homogeneous of degree 1, so Euler's theorem f = Σ xᵢ·∂f/∂xᵢ splits it without remainder:
/// w·x for the arithmetic mean and the sum, w·f for the geometric mean, w·x^p·f^(1−p) for the power mean (p = −1: harmonic), all to the smallest, largest or middle child for minimum, maximum and median (equal parts where several are).
/// TOPSIS is split as the squared distance from the worst is; VIKOR and Copeland by weight, as are scores that none of this splits.
/// Where a composite's result is not its aggregate (it is normalised again, rounded, or composed of members), the parts are scaled to the result.</summary>
public static class Contributions
{
    /// <summary>By node, the root first, then depth first in the order of codes. Empty when the unit has no score.</summary>
    /// <param name="unit">Index in the trace's table.</param>
    public static IReadOnlyList<NodeContribution> Of(RankingTrace trace, int unit)
    {
        var parts = new List<NodeContribution>(trace.Nodes.Count);
        if (!double.IsNaN(trace.Root.Result[unit]))
            Add(trace, trace.Nodes.Count - 1, null, 1, 1, trace.Root.Result[unit], unit, parts);
        return parts;
    }

    /// <param name="rate">Contribution for each point of the node's score: what a linear parent hands on even where its own score is 0.</param>
    private static void Add(RankingTrace trace, int index, string? parent, double share, double rate, double contribution, int unit, List<NodeContribution> parts)
    {
        var node = trace.Nodes[index];
        var score = node.Result[unit];
        parts.Add(new(node.Node.Code, parent, double.IsNaN(score) ? null : score, share, contribution));
        var present = Array.FindAll(node.Plan.Children, child => !double.IsNaN(score) && !double.IsNaN(trace.Nodes[child].Result[unit]));
        if (present.Length == 0)
        {
            foreach (var child in node.Plan.Children)
                Add(trace, child, node.Node.Code, 0, 0, 0, unit, parts);
            return;
        }
        var x = Array.ConvertAll(present, child => trace.Nodes[child].Result[unit]);
        var w = Array.ConvertAll(present, child => trace.Nodes[child].Weight);
        w = Scaled(w) ?? Array.ConvertAll(w, _ => 1.0 / w.Length);
        double[] rates, split;
        if (IsPlainSum(node, unit, x, w) is { } factor && Math.Abs(rate * score - contribution) <= 1e-9 * Math.Abs(contribution))
        {
            rates = Array.ConvertAll(w, weight => rate * factor * weight);
            split = [.. rates.Zip(x, (one, value) => one * value)];
        }
        else
        {
            split = Array.ConvertAll(Shares(trace, node, present, x, w, unit), part => contribution * part);
            rates = [.. split.Zip(x, (part, value) => value == 0 ? 0 : part / value)];
        }
        foreach (var child in node.Plan.Children)
            if (Array.IndexOf(present, child) is var place and >= 0)
                Add(trace, child, node.Node.Code, share * w[place], rates[place], split[place], unit, parts);
            else
                Add(trace, child, node.Node.Code, 0, 0, 0, unit, parts);
    }

    /// <summary>What the weighted mean is multiplied by to give the node's result; null where the result is no multiple of it.</summary>
    private static double? IsPlainSum(NodeTrace node, int unit, double[] x, double[] w)
    {
        if (node.Node.Aggregate is not (null or Aggregation.Arithmetic or Aggregation.Sum))
            return null;
        var mean = x.Zip(w, (value, weight) => value * weight).Sum();
        var cancelled = Math.Abs(mean) <= 1e-12 * x.Zip(w, (value, weight) => Math.Abs(value * weight)).Sum();
        return !cancelled ? node.Result[unit] / mean : node.Result[unit] == node.Raw.Values[unit] && node.Node.Aggregate is not Aggregation.Sum ? 1 : null;
    }

    /// <summary>What each child has of the composite's score; the sum is 1.</summary>
    private static double[] Shares(RankingTrace trace, NodeTrace node, int[] children, double[] x, double[] w, int unit)
    {
        var parts = (node.Node.Aggregate ?? new Aggregation.Arithmetic()) switch
        {
            Aggregation.Geometric or Aggregation.Power(0) => Array.Exists(x, value => value == 0) ? Each(i => x[i] == 0 ? w[i] : 0) : w,
            Aggregation.Harmonic => Each(i => w[i] / x[i]),
            Aggregation.Power power => Each(i => w[i] * Math.Pow(x[i], power.Exponent)),
            Aggregation.Minimum => Each(i => x[i] == x.Min() ? 1 : 0),
            Aggregation.Maximum => Each(i => x[i] == x.Max() ? 1 : 0),
            Aggregation.Median => Middle(x, w, node.Raw.Values[unit]),
            Aggregation.Topsis topsis => FromWorst(trace, node, children, topsis, unit),
            _ => w,
        };
        return Scaled(parts) ?? w;

        double[] Each(Func<int, double> part) => [.. Enumerable.Range(0, x.Length).Select(part)];
    }

    private static double[]? Scaled(double[] parts)
    {
        var sum = parts.Sum();
        var scaled = Array.ConvertAll(parts, part => part / sum);
        // Parts that cancel each other tell nothing.
        return Math.Abs(sum) > 1e-12 * parts.Sum(Math.Abs) && Array.TrueForAll(scaled, double.IsFinite) ? scaled : null;
    }

    /// <summary>The child or the two children that the weighted median lies at, in proportion to their values.</summary>
    private static double[] Middle(double[] x, double[] w, double median)
    {
        var below = Enumerable.Range(0, x.Length).Where(i => w[i] > 0 && x[i] <= median).Select(i => x[i]).DefaultIfEmpty(median).Max();
        var above = Enumerable.Range(0, x.Length).Where(i => w[i] > 0 && x[i] >= median).Select(i => x[i]).DefaultIfEmpty(median).Min();
        var (low, high) = (Count(below), Count(above));
        return [.. Enumerable.Range(0, x.Length).Select(i => w[i] == 0 ? 0 : x[i] == below && x[i] == above ? 1.0 : x[i] == below ? x[i] / low : x[i] == above ? x[i] / high : 0)];

        int Count(double value) => Enumerable.Range(0, x.Length).Count(i => w[i] > 0 && x[i] == value);
    }

    private static double[] FromWorst(RankingTrace trace, NodeTrace node, int[] children, Aggregation.Topsis method, int unit) =>
        Array.ConvertAll(children, child =>
        {
            var column = Column.Present(trace.Nodes[child].Result.AsSpan(0, node.Units));
            var worst = trace.Nodes[child].Node.ResultLowerIsBetter ? column.Max() : column.Min();
            var norm = method.Vector ? Math.Sqrt(column.Sum(value => value * value)) : 1;
            var distance = norm == 0 ? 0 : trace.Nodes[child].Weight * (trace.Nodes[child].Result[unit] - worst) / norm;
            return distance * distance;
        });
}
