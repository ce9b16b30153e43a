using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Statistics;
using BusinessEnv.Core.Uncertainty;

namespace BusinessEnv.Core.Ranking;

/// <summary>From the scores of a computation to the lines of a ranking.</summary>
public static class Rankings
{
    /// <param name="uncertainty">Gives the intervals of ranks; null for none.</param>
    public static RankingResult Of(RankingTrace trace, UncertaintyResult? uncertainty = null)
    {
        var rules = trace.Plan.Framework;
        var ranks = new LazyColumns(trace.Nodes.Count, node => RanksAt(trace.Nodes[node], trace, rules.Ranks));
        var codes = new NodeCodes(trace.Nodes.Select(node => node.Node.Code));
        var results = new LazyColumns(trace.Nodes.Count, node => trace.Nodes[node].Result);
        var rootRanks = ranks[trace.Nodes.Count - 1];
        var groups = Enumerable.Range(0, trace.Table.Count).Select(unit => rules.Units.GroupAttribute is { } group ? trace.Table.Attribute(unit, group) : null).ToArray();
        var groupRanks = RanksWithin(groups, trace, rules.Ranks);

        var units = new List<RankedUnit>();
        for (var unit = 0; unit < trace.Table.Count; unit++)
        {
            if (double.IsNaN(trace.Root.Result[unit]))
                continue;
            var interval = uncertainty?.Find(trace.Table.Units[unit]);
            units.Add(new(
                trace.Table.Units[unit], trace.Table.Name(unit, rules.Units), Number(rootRanks[unit]), Number(trace.Root.Result[unit]), trace.Coverage[unit],
                Number(interval?.Low), Number(interval?.High), new NodeValues(codes, results, unit), new NodeValues(codes, ranks, unit)) { Group = groups[unit], GroupRank = Number(groupRanks[unit]) });
        }
        units.Sort((a, b) => (a.Rank ?? double.MaxValue).CompareTo(b.Rank ?? double.MaxValue) is var order and not 0 ? order : string.CompareOrdinal(a.Unit, b.Unit));
        return new(units, trace.Excluded) { Issues = trace.Issues };
    }

    /// <summary>The ranks of the ranked units at a node; NaN for the others.</summary>
    public static double[] RanksAt(NodeTrace node, RankingTrace trace, RankRules rules) =>
        Ranks.Of(Compared(node, trace, rules), rules.Ties, best: !node.Node.ResultLowerIsBetter);

    private static double[] Compared(NodeTrace node, RankingTrace trace, RankRules rules)
    {
        var scores = (double[])(rules.OnRounded ? node.Result : node.Score).Clone();
        for (var unit = 0; unit < scores.Length; unit++)
            if (!trace.Ranked[unit])
                scores[unit] = double.NaN;
        return scores;
    }

    private static double[] RanksWithin(string?[] groups, RankingTrace trace, RankRules rules)
    {
        var scores = Compared(trace.Root, trace, rules);
        var ranks = new double[scores.Length];
        Array.Fill(ranks, double.NaN);
        foreach (var group in Enumerable.Range(0, groups.Length).Where(unit => groups[unit] is not null).GroupBy(unit => groups[unit]))
        {
            var members = group.ToArray();
            var within = Ranks.Of(Array.ConvertAll(members, unit => scores[unit]), rules.Ties, best: !trace.Root.Node.ResultLowerIsBetter);
            for (var i = 0; i < members.Length; i++)
                ranks[members[i]] = within[i];
        }
        return ranks;
    }

    private static double? Number(double? value) => value is { } number && double.IsNaN(number) ? null : value;
}
