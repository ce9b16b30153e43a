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
    public static RankingTrace Trace(Framework framework, ObservationSet observations, IReadOnlyList<ObservationSet>? earlier = null, CancellationToken cancellation = default) =>
        Evaluation.Run(FrameworkPlan.Compile(framework), observations, earlier ?? [], cancellation);
}
