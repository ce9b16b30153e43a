using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Explanation;

/// <summary>How a unit stands at a node, among the ranked units.</summary>
/// <param name="Best">The best score, of <paramref name="BestUnit"/> (标杆), the first by code where several share it.</param>
/// <param name="ToBest">Score minus the best score, in points of the node: 0 for the best unit; positive where lower is better.</param>
/// <param name="GroupMedian">Median score of the ranked units of the same group; of all without groups.</param>
/// <param name="Effect">What the distance to the group's median means for the whole: the distance times the effective weight, positive where the unit is better.</param>
/// <param name="Potential">What the distance to the best unit means for the whole, in the same measure, never negative.</param>
public sealed record NodeStanding(
    string Code, bool IsIndicator, double Score, double? Rank, int Of, double Best, string BestUnit, double ToBest, double GroupMedian, double ToGroupMedian, double Effect, double Potential)
{
    /// <summary>Whether the unit is a benchmark (标杆) here: no ranked unit is better, and some is worse.</summary>
    public bool IsBenchmark => Rank == 1 && Of > 1;
}

/// <summary>One unit against the others.</summary>
/// <param name="Nodes">Every node at which the unit has a score, in the order of the plan, the root last.</param>
/// <param name="Strengths">Indicators above the group's median, by falling <see cref="NodeStanding.Effect"/>.</param>
/// <param name="Shortfalls">短板弱项: indicators below the group's median, the worst effect first.</param>
public sealed record UnitProfile(string Unit, string? Group, IReadOnlyList<NodeStanding> Nodes, IReadOnlyList<NodeStanding> Strengths, IReadOnlyList<NodeStanding> Shortfalls)
{
    /// <param name="unit">Index in the trace's table.</param>
    public static UnitProfile Of(RankingTrace trace, int unit)
    {
        var rules = trace.Plan.Framework.Units;
        string? Group(int other) => rules.GroupAttribute is { } attribute ? trace.Table.Attribute(other, attribute) : null;
        var own = Group(unit);
        var ranked = Enumerable.Range(0, trace.Table.Count).Where(other => trace.Ranked[other]).ToArray();
        var peers = own is null ? ranked : Array.FindAll(ranked, other => Group(other) == own);
        var nodes = trace.Nodes.Where(node => !double.IsNaN(node.Result[unit])).Select(node => Standing(trace, node, unit, ranked, peers)).ToArray();
        var indicators = Array.FindAll(nodes, node => node.IsIndicator);
        return new(trace.Table.Units[unit], own, nodes,
            [.. indicators.Where(node => node.Effect > 0).OrderByDescending(node => node.Effect).ThenBy(node => node.Code, StringComparer.Ordinal)],
            [.. indicators.Where(node => node.Effect < 0).OrderBy(node => node.Effect).ThenBy(node => node.Code, StringComparer.Ordinal)]);
    }

    private static NodeStanding Standing(RankingTrace trace, NodeTrace node, int unit, int[] ranked, int[] peers)
    {
        var sign = node.Node.ResultLowerIsBetter ? -1 : 1;
        var score = node.Result[unit];
        var best = -1;
        foreach (var other in ranked)
            if (!double.IsNaN(node.Result[other]) && (best < 0 || sign * node.Result[other] > sign * node.Result[best]))
                best = other;
        var scored = ranked.Count(other => !double.IsNaN(node.Result[other]));
        var rank = Rankings.RanksAt(node, trace, trace.Plan.Framework.Ranks)[unit];
        var bestScore = best < 0 ? score : node.Result[best];
        var median = Quantiles.Median(Column.Present(Array.ConvertAll(peers, other => node.Result[other])));
        median = double.IsNaN(median) ? score : median;
        return new(
            node.Node.Code, node.Plan.IsIndicator, score, double.IsNaN(rank) ? null : rank, scored, bestScore, trace.Table.Units[best < 0 ? unit : best],
            score - bestScore, median, score - median, sign * (score - median) * node.EffectiveWeight, Math.Max(0, sign * (bestScore - score)) * node.EffectiveWeight);
    }
}
