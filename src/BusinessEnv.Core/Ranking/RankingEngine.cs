using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Uncertainty;

namespace BusinessEnv.Core.Ranking;

public static class RankingEngine
{
    /// <param name="previous">The period before, for imputation by the unit's previous value; null when there is none.</param>
    public static RankingResult Rank(Framework framework, ObservationSet observations, ObservationSet? previous = null, CancellationToken cancellation = default) =>
        Rank(framework, observations, previous is null ? [] : [previous], cancellation);

    private static RankingResult Rank(Framework framework, ObservationSet observations, ObservationSet[] earlier, CancellationToken cancellation)
    {
        var trace = Trace(framework, observations, earlier, cancellation);
        return Rankings.Of(trace, framework.Uncertainty is null ? null : UncertaintyAnalysis.Run(trace, observations, earlier, cancellation: cancellation));
    }

    /// <summary>The same computation with everything it passed through; <see cref="Rankings.Of"/> makes the ranking of it.</summary>
    /// <param name="earlier">Earlier periods, in any order.</param>
    public static RankingTrace Trace(Framework framework, ObservationSet observations, IReadOnlyList<ObservationSet>? earlier = null, CancellationToken cancellation = default)
    {
        var table = UnitTable.Build(framework, observations, out var foreign);
        var excluded = foreign.Select(unit => new ExcludedUnit(unit, "It is not in the framework's list of units."))
            .Concat(framework.Units.Known.Where(unit => table.IndexOf(unit.Code) < 0).Select(unit => new ExcludedUnit(unit.Code, "It has no observations in this period.")));
        var needsEarlier = framework.Indicators().Any(node => node.Missing?.Impute.Contains(Imputation.Previous) ?? false);
        UnitTable[] before = needsEarlier && earlier is not null ? [.. earlier.Select(set => UnitTable.Build(framework, set, out _))] : [];
        return Evaluation.Run(FrameworkPlan.Compile(framework), table, before, excluded, cancellation);
    }

    /// <summary>The same from a table, for those who compute one again and again.</summary>
    public static RankingTrace Trace(FrameworkPlan plan, UnitTable table, CancellationToken cancellation = default) =>
        Evaluation.Run(plan, table, [], [], cancellation);
}
