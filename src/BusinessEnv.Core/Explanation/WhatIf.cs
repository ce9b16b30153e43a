using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Explanation;

/// <summary>A unit's score and rank with other values of its own, all else being equal.</summary>
public sealed record WhatIfResult(string Unit, Standing Before, Standing After);

/// <summary>The smallest change of one indicator's value that gains a rank.</summary>
/// <param name="From">The unit's value now.</param>
/// <param name="To">The value that gains the rank; one 10⁻⁹ of the way nearer to <paramref name="From"/> does not.</param>
public sealed record RankGain(string Unit, string Indicator, double From, double To, Standing Before, Standing After);

/// <summary>Computations with changed values. Keeps what they share.</summary>
/// <param name="earlier">Earlier periods, for imputation.</param>
public sealed class WhatIf(Framework framework, ObservationSet observations, IReadOnlyList<ObservationSet>? earlier = null)
{
    private readonly FrameworkPlan _plan = FrameworkPlan.Compile(framework);
    private readonly UnitTable _table = UnitTable.Build(framework, observations, out _);
    private readonly UnitTable[] _earlier = [.. (earlier ?? []).Select(set => UnitTable.Build(framework, set, out _))];

    /// <param name="values">By indicator; null takes the value away.</param>
    public WhatIfResult Run(string unit, IReadOnlyDictionary<string, double?> values, CancellationToken cancellation = default)
    {
        var table = _table;
        foreach (var (indicator, value) in values)
            table = table.With(unit, ColumnOf(indicator), value);
        return new(unit, Stand(_table, unit, cancellation), Stand(table, unit, cancellation));
    }

    /// <summary>Searches between the value and the best that is possible: the indicator's <see cref="Node.Possible"/> bound, else as far beyond the best observed value as that is from the worst.
    /// Null where the unit has no value or no rank, or where the best value gains none.</summary>
    public RankGain? SmallestGain(string unit, string indicator, CancellationToken cancellation = default)
    {
        var node = _plan.Framework.Indicators().First(node => node.Code == indicator);
        var (column, index) = (ColumnOf(indicator), _table.IndexOf(unit));
        var from = index < 0 ? double.NaN : _table.Number(index, column);
        var before = Stand(_table, unit, cancellation);
        var (minimum, maximum) = Moments.Range(_table.Column(column) is { } cells ? Array.FindAll(cells.Numbers, double.IsFinite) : []);
        var best = node.LowerIsBetter ? node.Possible?.Minimum ?? minimum - (maximum - minimum) : node.Possible?.Maximum ?? maximum + (maximum - minimum);
        if (double.IsNaN(from) || before.Rank is null || !double.IsFinite(best) || (node.LowerIsBetter ? best >= from : best <= from))
            return null;

        var (low, high) = (0.0, 1.0);
        var after = At(high);
        if (!(after.Rank < before.Rank))
            return null;
        while (high - low > 1e-9)
        {
            var middle = low + (high - low) / 2;
            if (At(middle) is var standing && standing.Rank < before.Rank)
                (high, after) = (middle, standing);
            else
                low = middle;
        }
        return new(unit, indicator, from, Value(high), before, after);

        double Value(double share) => from + share * (best - from);
        Standing At(double share) => Stand(_table.With(unit, column, Value(share)), unit, cancellation);
    }

    private string ColumnOf(string indicator) => _plan.Framework.Indicators().First(node => node.Code == indicator).Column ?? indicator;

    private Standing Stand(UnitTable table, string unit, CancellationToken cancellation) =>
        Standing.Of(Evaluation.Run(_plan, table, _earlier, [], cancellation), unit);
}
