using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Core.Ranking;

/// <summary>The outcome of one framework on one period's observations: a pure function of the two.</summary>
/// <param name="Units">Ranked units by rank and code, then the scored but unranked ones by code.</param>
/// <param name="Excluded">Units without a score, and why, by code.</param>
public sealed record RankingResult(IReadOnlyList<RankedUnit> Units, IReadOnlyList<ExcludedUnit> Excluded)
{
    /// <summary>What went otherwise than asked, by node: values that could not be transformed, indicators that were dropped, columns without spread.</summary>
    public IReadOnlyList<Issue> Issues { get; init; } = [];
}

/// <summary>One unit's line of a ranking.</summary>
/// <param name="Rank">1 is the best; null when the unit is scored but not ranked. Fractional ranks may end in .5.</param>
/// <param name="Coverage">Share of the applicable indicators that have a value of their own (not imputed), 0…1.</param>
/// <param name="RankLow">The better end of the 5–95 % interval of ranks under the framework's uncertainty rules; null without them.</param>
/// <param name="RankHigh">The worse end of that interval.</param>
/// <param name="Scores">Score of every node by code; null where it has none.</param>
/// <param name="Ranks">Rank at every node by code; null where the unit has none.</param>
public sealed record RankedUnit(
    string Unit,
    string Name,
    double? Rank,
    double? Score,
    double Coverage,
    double? RankLow,
    double? RankHigh,
    IReadOnlyDictionary<string, double?> Scores,
    IReadOnlyDictionary<string, double?> Ranks)
{
    /// <summary>The unit's group by the framework's group attribute; null without one.</summary>
    public string? Group { get; init; }

    /// <summary>Rank among the ranked units of the same group.</summary>
    public double? GroupRank { get; init; }
}

public sealed record ExcludedUnit(string Unit, string Reason);
