using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Audit;

/// <summary>Pearson's r of two nodes over the ranked units that have both scores; scores where lower is better are turned, so that higher is better in both.</summary>
/// <param name="Value">NaN is never given: pairs without spread or with fewer than 3 units are left out.</param>
public sealed record NodeCorrelation(string A, string B, double Value, int Units);

/// <summary>What a composite's children have in common.</summary>
/// <param name="Alpha">Cronbach's α of the children, standardised: k·r̄ / (1 + (k − 1)·r̄) with their mean correlation r̄ (Nunnally and Bernstein 1994; OECD/JRC Handbook); null below two correlated children.</param>
/// <param name="MeanCorrelation">r̄; null where α is.</param>
public sealed record Consistency(string Code, int Children, double? Alpha, double? MeanCorrelation);

/// <summary>What weight a node has on paper, and what weight it has in the result.</summary>
/// <param name="Nominal">Share of the weight in the parent.</param>
/// <param name="Effective">Product of the shares from the root down to the node.</param>
/// <param name="Influence">r² with the root's score: the share of the variance of the whole that goes with the node alone (the main effect of Paruolo, Saisana and Saltelli 2013, for a linear relation); null without spread.</param>
public sealed record WeightCheck(string Code, double Nominal, double Effective, double? Influence);

/// <summary>An indicator that tells units apart badly.</summary>
/// <param name="Reason"><c>noValues</c>, <c>constant</c>, <c>mostlyZero</c> (half of the units), <c>coarse</c> (fewer different values than half of the units) or <c>concentrated</c> (more than half of the units share a value).</param>
public sealed record WeakIndicator(string Code, string Reason, int Units, int DifferentValues, int SameValue);

/// <summary>The statistical soundness of a framework on its data.</summary>
public sealed record FrameworkAudit(
    IReadOnlyList<NodeCorrelation> WithinParents,
    IReadOnlyList<NodeCorrelation> WithAncestors,
    IReadOnlyList<NodeCorrelation> Redundant,
    IReadOnlyList<NodeCorrelation> Contrary,
    IReadOnlyList<Consistency> Consistencies,
    IReadOnlyList<WeakIndicator> WeakIndicators,
    IReadOnlyList<WeightCheck> Weights)
{
    /// <summary>Two indicators that correlate more than this say nearly the same.</summary>
    public const double RedundantAbove = 0.9;

    /// <summary><see cref="WithinParents"/>: every pair of siblings. <see cref="WithAncestors"/>: every node with each node above it. <see cref="Redundant"/>: pairs of indicators, siblings or not, with |r| above 0.9.
    /// <see cref="Contrary"/>: nodes that correlate negatively with their parent.</summary>
    public static FrameworkAudit Of(RankingTrace trace, CancellationToken cancellation = default)
    {
        var columns = trace.Nodes.Select(node => Scores(trace, node)).ToArray();
        string Code(int node) => trace.Nodes[node].Node.Code;
        NodeCorrelation? Pair(int a, int b)
        {
            cancellation.ThrowIfCancellationRequested();
            var units = 0;
            for (var i = 0; i < columns[a].Length; i++)
                units += double.IsNaN(columns[a][i]) || double.IsNaN(columns[b][i]) ? 0 : 1;
            var r = units < 3 ? double.NaN : Correlation.Pearson(columns[a], columns[b]);
            return double.IsNaN(r) ? null : new(Code(a), Code(b), r, units);
        }

        var plans = trace.Plan.Nodes;
        var composites = plans.Where(plan => !plan.IsIndicator).ToArray();
        var siblings = composites.ToDictionary(plan => plan.Index, plan => Pairs(plan.Children).Select(pair => Pair(pair.A, pair.B)).OfType<NodeCorrelation>().ToArray());
        var ancestors = plans.SelectMany(plan => Ancestors(plans, plan).Select(above => (plan, above, r: Pair(plan.Index, above.Index)))).Where(pair => pair.r is not null).ToArray();
        int[] indicators = [.. plans.Where(plan => plan.IsIndicator).Select(plan => plan.Index)];
        return new(
            [.. composites.SelectMany(plan => siblings[plan.Index])],
            [.. ancestors.Select(pair => pair.r!)],
            [.. Pairs(indicators).Select(pair => Pair(pair.A, pair.B)).OfType<NodeCorrelation>().Where(pair => Math.Abs(pair.Value) > RedundantAbove).OrderByDescending(pair => Math.Abs(pair.Value))],
            [.. ancestors.Where(pair => pair.above.Index == pair.plan.Parent && pair.r!.Value < 0).Select(pair => pair.r!).OrderBy(pair => pair.Value)],
            [.. composites.Select(plan => Alpha(Code(plan.Index), plan.Children.Length, siblings[plan.Index]))],
            [.. indicators.Select(index => Weakness(trace.Nodes[index], trace)).OfType<WeakIndicator>()],
            [.. plans.Select(plan => new WeightCheck(Code(plan.Index), Nominal(trace, plan), trace.Nodes[plan.Index].EffectiveWeight, Pair(plan.Index, plans.Count - 1)?.Value is { } r ? r * r : null))]);
    }

    private static double[] Scores(RankingTrace trace, NodeTrace node)
    {
        var sign = node.Node.ResultLowerIsBetter ? -1 : 1;
        return [.. node.Result.Where((_, unit) => trace.Ranked[unit]).Select(score => sign * score)];
    }

    private static IEnumerable<(int A, int B)> Pairs(int[] nodes) =>
        from i in Enumerable.Range(0, nodes.Length) from j in Enumerable.Range(i + 1, nodes.Length - i - 1) select (nodes[i], nodes[j]);

    private static IEnumerable<NodePlan> Ancestors(IReadOnlyList<NodePlan> plans, NodePlan plan)
    {
        for (var above = plan.Parent; above >= 0; above = plans[above].Parent)
            yield return plans[above];
    }

    private static double Nominal(RankingTrace trace, NodePlan plan) =>
        plan.Parent < 0 ? 1 : trace.Nodes[plan.Index].Weight / trace.Plan.Nodes[plan.Parent].Children.Sum(child => trace.Nodes[child].Weight);

    private static Consistency Alpha(string code, int children, NodeCorrelation[] pairs)
    {
        if (pairs.Length == 0)
            return new(code, children, null, null);
        var mean = pairs.Average(pair => pair.Value);
        var alpha = children * mean / (1 + (children - 1) * mean);
        return new(code, children, double.IsFinite(alpha) ? alpha : null, mean);
    }

    private static WeakIndicator? Weakness(NodeTrace node, RankingTrace trace)
    {
        var values = node.Transformed.Values.Where((_, unit) => unit < trace.Table.Ordinary).ToArray();
        var profile = ColumnProfile.Of(values);
        var reason = profile switch
        {
            { Available: 0 } => "noValues",
            { Unique: 1 } => "constant",
            _ when 2 * profile.NonZero < profile.Available => "mostlyZero",
            _ when 2 * profile.Same > profile.Available => "concentrated",
            _ when 2 * profile.Unique < profile.Available => "coarse",
            _ => null,
        };
        return reason is null ? null : new(node.Node.Code, reason, profile.Available, profile.Unique, profile.Same);
    }
}
