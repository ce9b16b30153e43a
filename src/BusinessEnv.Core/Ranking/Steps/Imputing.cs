using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Ranking.Steps;

/// <summary>The missing-data rule of one node.</summary>
internal static class Imputing
{
    /// <param name="earlier">The node's transformed columns in earlier periods, newest first, with their age in years.</param>
    public static Column Apply(Node node, Column column, int units, UnitTable table, string? defaultGroup, IReadOnlyList<(Column Column, double Age)> earlier, Findings findings)
    {
        if (node.Missing is not { } rule)
            return column;
        if (node.IsIndicator && rule.MinimumCoverage is { } minimum)
        {
            var applicable = column.States.AsSpan(0, units).ToArray().Count(state => state != CellState.NotApplicable);
            var own = column.States.AsSpan(0, units).ToArray().Count(state => state is CellState.Own or CellState.Scored);
            if (own < minimum * applicable)
            {
                findings.Add("indicator-dropped", node, $"{own} of {applicable} units have a value, less than {minimum:0.##%}; the indicator is dropped");
                return Column.Empty(column.Values.Length);
            }
        }
        if (rule.Impute.IsEmpty)
            return column;
        var (values, states) = ((double[])column.Values.Clone(), (CellState[])column.States.Clone());
        foreach (var method in rule.Impute)
        {
            var fill = Filler(method, rule, column.Values.AsSpan(0, units), table, rule.Group ?? defaultGroup, earlier);
            for (var unit = 0; unit < units; unit++)
                if (states[unit] == CellState.Missing && fill(unit) is var value && double.IsFinite(value))
                    (values[unit], states[unit]) = (value, CellState.Imputed);
        }
        return column with { Values = values, States = states };
    }

    private static Func<int, double> Filler(Imputation method, MissingRule rule, ReadOnlySpan<double> values, UnitTable table, string? group, IReadOnlyList<(Column Column, double Age)> earlier)
    {
        switch (method)
        {
            case Imputation.Value:
                return _ => rule.Value ?? double.NaN;
            case Imputation.Mean or Imputation.Median:
                var centre = Centre(Column.Present(values), method == Imputation.Mean);
                return _ => centre;
            case Imputation.GroupMean or Imputation.GroupMedian:
                if (group is null)
                    return _ => double.NaN;
                var own = values.ToArray();
                var centres = Enumerable.Range(0, own.Length)
                    .Where(unit => !double.IsNaN(own[unit]) && table.Attribute(unit, group) is not null)
                    .GroupBy(unit => table.Attribute(unit, group)!, unit => own[unit], StringComparer.Ordinal)
                    .ToDictionary(members => members.Key, members => Centre([.. members], method == Imputation.GroupMean), StringComparer.Ordinal);
                return unit => table.Attribute(unit, group) is { } key && centres.TryGetValue(key, out var value) ? value : double.NaN;
            default:
                return unit =>
                {
                    foreach (var (column, age) in earlier)
                        if (column.States[unit] == CellState.Own && !(age > rule.MaximumAge))
                            return column.Values[unit];
                    return double.NaN;
                };
        }
    }

    private static double Centre(double[] values, bool mean) => mean ? Moments.Of(values).Mean : Quantiles.Median(values);
}
