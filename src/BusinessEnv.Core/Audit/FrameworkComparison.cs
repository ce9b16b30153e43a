using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Audit;

/// <param name="Shift">Second rank minus first: positive where the second framework ranks the unit lower.</param>
public sealed record RankMove(string Unit, double First, double Second, double Shift);

/// <summary>Two frameworks' rankings of the same data.</summary>
/// <param name="Units">How many units both rank.</param>
/// <param name="Spearman">Of the ranks; null where a side has no spread.</param>
/// <param name="Kendall">τ-b.</param>
/// <param name="MeanShift">Mean absolute difference of the ranks.</param>
/// <param name="Moves">Every unit that both rank, the biggest moves first, then by code.</param>
/// <param name="OnlyFirst">Units that only the first framework ranks, by code.</param>
public sealed record FrameworkComparison(
    int Units, double? Spearman, double? Kendall, double? MeanShift, IReadOnlyList<RankMove> Moves, IReadOnlyList<string> OnlyFirst, IReadOnlyList<string> OnlySecond)
{
    public static FrameworkComparison Of(RankingTrace first, RankingTrace second)
    {
        var (a, b) = (RanksOf(first), RanksOf(second));
        var moves = a.Where(unit => b.ContainsKey(unit.Key)).Select(unit => new RankMove(unit.Key, unit.Value, b[unit.Key], b[unit.Key] - unit.Value))
            .OrderByDescending(move => Math.Abs(move.Shift)).ThenBy(move => move.Unit, StringComparer.Ordinal).ToArray();
        double[] x = [.. moves.Select(move => move.First)], y = [.. moves.Select(move => move.Second)];
        return new(
            moves.Length, Number(RankCorrelation.Spearman(x, y)), Number(RankCorrelation.KendallTauB(x, y)), moves.Length == 0 ? null : moves.Average(move => Math.Abs(move.Shift)), moves,
            [.. a.Keys.Where(unit => !b.ContainsKey(unit)).Order(StringComparer.Ordinal)], [.. b.Keys.Where(unit => !a.ContainsKey(unit)).Order(StringComparer.Ordinal)]);
    }

    private static Dictionary<string, double> RanksOf(RankingTrace trace) =>
        Rankings.RanksAt(trace.Root, trace, trace.Plan.Framework.Ranks).Index().Where(unit => !double.IsNaN(unit.Item))
            .ToDictionary(unit => trace.Table.Units[unit.Index], unit => unit.Item, StringComparer.Ordinal);

    private static double? Number(double value) => double.IsNaN(value) ? null : value;
}
