using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;

namespace BusinessEnv.Core.Ranking;

public static class RankingEngine
{
    /// <param name="previous">The period before, for imputation by the unit's previous value; null when there is none.</param>
    public static RankingResult Rank(Framework framework, ObservationSet observations, ObservationSet? previous = null, CancellationToken cancellation = default) =>
        Rankings.Of(Trace(framework, observations, previous is null ? [] : [previous], cancellation));

    /// <summary>The same computation with everything it passed through; <see cref="Rankings.Of"/> makes the ranking of it.</summary>
    /// <param name="earlier">Earlier periods, in any order.</param>
    public static RankingTrace Trace(Framework framework, ObservationSet observations, IReadOnlyList<ObservationSet>? earlier = null, CancellationToken cancellation = default) =>
        Evaluation.Run(FrameworkPlan.Compile(framework), observations, earlier ?? [], cancellation);
}
