using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;

namespace BusinessEnv.Core.Ranking;

public static class RankingEngine
{
    /// <param name="previous">The period before, for imputation by the unit's previous value; null when there is none.</param>
    public static RankingResult Rank(Framework framework, ObservationSet observations, ObservationSet? previous = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return new([], []);
    }
}
