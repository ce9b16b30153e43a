namespace BusinessEnv.Ingestion.Representations;

/// <summary>A ranking as it is shown: plain columns and rows, without a rule of its own.</summary>
/// <param name="Title">The framework's name.</param>
/// <param name="Period">The period that was ranked.</param>
/// <param name="Remarks">Lines below the title: the run, the version of the framework, the source.</param>
/// <param name="Nodes">The columns of scores, the total first, then the composites and indicators in the framework's order.</param>
/// <param name="Rows">By rank; the unranked last.</param>
/// <param name="Excluded">Units without a score, and why.</param>
public sealed record RankingTable(
    string Title,
    string Period,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<RankingColumn> Nodes,
    IReadOnlyList<RankingRow> Rows,
    IReadOnlyList<(string Unit, string Reason)> Excluded);

/// <param name="Depth">Depth in the framework's tree: 0 for the total.</param>
public sealed record RankingColumn(string Code, string Name, int Depth);

/// <param name="Rank">Null for a unit that is scored and not ranked.</param>
/// <param name="PreviousRank">Null without a period before.</param>
/// <param name="Coverage">0…1.</param>
/// <param name="Scores">One for each of <see cref="RankingTable.Nodes"/>; null where there is none.</param>
/// <param name="Ranks">Likewise.</param>
public sealed record RankingRow(
    string Unit,
    string Name,
    double? Rank,
    double? PreviousRank,
    double? RankLow,
    double? RankHigh,
    double Coverage,
    IReadOnlyList<double?> Scores,
    IReadOnlyList<double?> Ranks);
