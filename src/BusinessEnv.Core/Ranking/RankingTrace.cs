using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Ranking.Steps;
using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Core.Ranking;

/// <summary>Everything a computation passed through: what tests compare, explanations explain and audits audit.</summary>
/// <param name="Table">The units that were computed; excluded ones are not in it.</param>
/// <param name="Nodes">In the plan's order, children before parents, the root last.</param>
/// <param name="Ranked">By unit index.</param>
/// <param name="Coverage">By unit index, 0…1.</param>
public sealed record RankingTrace(
    FrameworkPlan Plan,
    UnitTable Table,
    IReadOnlyList<NodeTrace> Nodes,
    bool[] Ranked,
    double[] Coverage,
    IReadOnlyList<ExcludedUnit> Excluded,
    IReadOnlyList<Issue> Issues)
{
    public NodeTrace Root => Nodes[^1];

    public NodeTrace this[string code] => Nodes.First(trace => trace.Node.Code == code);
}

/// <summary>One node's columns after each step, by unit index, NaN where there is no value. A step that the node does not have leaves the column before it.</summary>
public sealed class NodeTrace
{
    public required NodePlan Plan { get; init; }

    public Node Node => Plan.Node;

    /// <summary>Units that the node's steps have seen; those beyond are composed here from their members.</summary>
    public required int Units { get; init; }

    /// <summary>The source: the cells as numbers, or the aggregated children.</summary>
    public required Column Raw { get; init; }
    public Column Transformed { get; set; } = null!;

    /// <summary>Its states mark what was imputed.</summary>
    public Column Imputed { get; set; } = null!;
    public Column Treated { get; set; } = null!;
    public TreatmentRecord? Treatment { get; set; }

    /// <summary>What each cell of the result is.</summary>
    public CellState[] States { get; set; } = [];

    /// <summary>After normalisation, with the scores of text codes and the composed units.</summary>
    public double[] Score { get; set; } = [];

    /// <summary>The result: the score rounded.</summary>
    public double[] Result { get; set; } = [];

    /// <summary>The weight that the parent gives to the node, as the method found it; 1 for the root.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>The product of the shares of weight from the root down to the node: its nominal influence on the whole.</summary>
    public double EffectiveWeight { get; set; } = 1;

    /// <summary>The same columns with weights of its own.</summary>
    internal NodeTrace Copy() => (NodeTrace)MemberwiseClone();
}
