using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Ranking;

namespace BusinessEnv.Core.Explanation;

/// <summary>A unit's score and rank in one computation; null where it has none.</summary>
public readonly record struct Standing(double? Score, double? Rank)
{
    internal static Standing Of(RankingTrace trace, string unit)
    {
        var index = trace.Table.IndexOf(unit);
        if (index < 0 || double.IsNaN(trace.Root.Result[index]))
            return default;
        var rank = Rankings.RanksAt(trace.Root, trace, trace.Plan.Framework.Ranks)[index];
        return new(trace.Root.Result[index], double.IsNaN(rank) ? null : rank);
    }

    /// <summary>Null where either side is.</summary>
    public static Standing operator -(Standing a, Standing b) => new(a.Score - b.Score, a.Rank - b.Rank);

    public static Standing operator +(Standing a, Standing b) => new(a.Score + b.Score, a.Rank + b.Rank);
}

/// <summary>Why a unit's score and rank are not those of the period before. With S(framework, data, units), and C the units that both periods have:
/// data = S(old, new, C) − S(old, old, C); method = S(new, new, C) − S(old, new, C);
/// membership = S(old, old, C) − S(old, old, all) + S(new, new, all) − S(new, new, C). They sum to the change; a negative change of rank is a gain.
/// A part is null where one of its computations gives the unit nothing, for instance because the old data have none of the new framework's indicators.</summary>
public sealed record ScoreChange(string Unit, Standing Before, Standing After, Standing Total, Standing Data, Standing Method, Standing Membership);

/// <summary>Explains the change between two periods; computes four rankings once, for any number of units.</summary>
public sealed class PeriodComparison
{
    private readonly RankingTrace _before, _beforeCommon, _oldMethod, _afterCommon, _after;

    /// <param name="oldEarlier">Periods before the old one, for imputation; likewise <paramref name="newEarlier"/>, which may hold the old one.</param>
    public PeriodComparison(
        Framework oldFramework, ObservationSet oldData, IReadOnlyList<ObservationSet>? oldEarlier,
        Framework newFramework, ObservationSet newData, IReadOnlyList<ObservationSet>? newEarlier, CancellationToken cancellation = default)
    {
        var common = oldData.Units.ToHashSet(StringComparer.Ordinal);
        common.IntersectWith(newData.Units);
        var (oldCommon, newCommon) = (oldData.Keep(common), newData.Keep(common));
        _before = RankingEngine.Trace(oldFramework, oldData, oldEarlier, cancellation);
        _beforeCommon = RankingEngine.Trace(oldFramework, oldCommon, oldEarlier, cancellation);
        _oldMethod = RankingEngine.Trace(oldFramework, newCommon, newEarlier, cancellation);
        _afterCommon = RankingEngine.Trace(newFramework, newCommon, newEarlier, cancellation);
        _after = RankingEngine.Trace(newFramework, newData, newEarlier, cancellation);
    }

    public ScoreChange Of(string unit)
    {
        var (before, beforeCommon, oldMethod, afterCommon, after) =
            (Standing.Of(_before, unit), Standing.Of(_beforeCommon, unit), Standing.Of(_oldMethod, unit), Standing.Of(_afterCommon, unit), Standing.Of(_after, unit));
        return new(unit, before, after, after - before, oldMethod - beforeCommon, afterCommon - oldMethod, beforeCommon - before + (after - afterCommon));
    }
}
