using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Ranking.Steps;

/// <summary>The source of a composite: its children's results, weighted and aggregated.</summary>
internal static class Combining
{
    public static Column Of(Node node, NodeTrace[] children, double[] weights, int units, UnitTable table, Findings findings, CancellationToken cancellation)
    {
        var column = Column.Empty(table.Count);
        var method = node.Aggregate ?? new Aggregation.Arithmetic();
        if (method is Aggregation.Arithmetic or Aggregation.Sum && node.Missing?.MinimumCoverage is null)
            WeightedMeans.Of(Array.ConvertAll(children, child => child.Result), weights, method is Aggregation.Sum ? CompensatedSum.Of(weights) : 1, column.Values.AsSpan(0, units));
        Span<double> x = new double[children.Length], w = new double[children.Length];
        var together = MatrixAggregator.Is(method)
            ? MatrixAggregator.Combine(method, Array.ConvertAll(children, child => child.Result[..units]), Array.ConvertAll(children, child => child.Node.ResultLowerIsBetter), weights, cancellation)
            : null;
        var total = CompensatedSum.Of(weights);
        for (var unit = 0; unit < units; unit++)
        {
            if (double.IsFinite(column.Values[unit]))
            {
                (column.Values[unit], column.States[unit]) = (column.Values[unit] + 0.0, CellState.Own);
                continue;
            }
            column.Values[unit] = double.NaN;
            int present = 0, applicable = 0;
            var weight = 0.0;
            for (var i = 0; i < children.Length; i++)
            {
                applicable += children[i].States[unit] == CellState.NotApplicable ? 0 : 1;
                if (double.IsNaN(children[i].Result[unit]))
                    continue;
                (x[present], w[present]) = (children[i].Result[unit], weights[i]);
                weight += weights[i];
                present++;
            }
            if (applicable == 0)
                column.States[unit] = CellState.NotApplicable;
            if (present == 0 || weight == 0 || present < (node.Missing?.MinimumCoverage ?? 0) * applicable)
                continue;
            var value = together is null ? Aggregator.Combine(method, x[..present], w[..present], total) : together[unit];
            if (double.IsFinite(value))
                (column.Values[unit], column.States[unit]) = (value + 0.0, CellState.Own);
            else
                findings.Add("not-aggregated", node, $"{MethodNames.Of(method)} of these children does not exist (a negative value, or one too large); the score counts as missing", table.Units[unit]);
        }
        return column;
    }
}
