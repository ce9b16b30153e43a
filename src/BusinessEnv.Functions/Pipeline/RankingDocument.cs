using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Ranking;

namespace BusinessEnv.Functions.Pipeline;

/// <summary>A published ranking: a pure function of one framework version and the accepted observations, byte for byte.</summary>
/// <param name="Run">The first 16 digits of the fingerprint.</param>
public sealed record RankingDocument(
    string Framework,
    string FrameworkVersion,
    string Period,
    string Run,
    string Fingerprint,
    IReadOnlyList<RankingLine> Units,
    IReadOnlyList<ExcludedUnit> Excluded,
    IReadOnlyList<RankingInput> Inputs);

/// <param name="PreviousRank">In the period before, by the same framework version; null when the unit had none.</param>
public sealed record RankingLine(
    string Unit,
    string Name,
    double? Rank,
    double? Score,
    double Coverage,
    double? RankLow,
    double? RankHigh,
    double? PreviousRank,
    IReadOnlyDictionary<string, double?> Scores,
    IReadOnlyDictionary<string, double?> Ranks);
