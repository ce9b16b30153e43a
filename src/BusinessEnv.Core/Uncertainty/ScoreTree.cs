using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Ranking.Steps;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Uncertainty;

/// <summary>The part of a computation that depends on noisy weights, laid out for computing it thousands of times: block after block of <see cref="Block"/> units, in each block column after column.</summary>
internal sealed class ScoreTree
{
    /// <summary>Units in a block: 100 columns of them fit a core's second-level cache.</summary>
    public const int Block = 256;
    private readonly double[] _inputs;
    private readonly int _columns;

    private ScoreTree(RankingTrace trace, int[] units, Composite[] composites, int[] inputs)
    {
        (Units, Composites, _columns) = (units, composites, inputs.Length);
        Blocks = (units.Length + Block - 1) / Block;
        _inputs = new double[Blocks * _columns * Block];
        for (var column = 0; column < inputs.Length; column++)
            for (var i = 0; i < units.Length; i++)
                _inputs[(i / Block * _columns + column) * Block + i % Block] = trace.Nodes[inputs[column]].Result[units[i]];
        Best = !trace.Root.Node.ResultLowerIsBetter;
    }

    /// <summary>Indexes, in the trace's table, of the units that are ranked.</summary>
    public int[] Units { get; }

    public int Blocks { get; }

    /// <summary>Children before parents, the root last.</summary>
    public Composite[] Composites { get; }

    public bool Best { get; }

    public ReadOnlySpan<double> Inputs(int block) => _inputs.AsSpan(block * _columns * Block, _columns * Block);

    /// <summary>One composite whose score differs from draw to draw.</summary>
    /// <param name="Children">Node indexes, for their weights.</param>
    /// <param name="Columns">Where each child's column is: an input, or ~ the place among the composites.</param>
    /// <param name="Complete">Whether every unit has every child, so that the weights' sum is the same for all.</param>
    internal sealed record Composite(NodePlan Plan, int[] Children, int[] Columns, Aggregation Method, bool Complete, int? Round);

    /// <summary>Null when the tree has a step that looks at all units at once above the indicators, negative weights, or numbers too large for plain sums: then the engine's own steps must compute every draw.</summary>
    public static ScoreTree? Build(RankingTrace trace, bool[] noisy)
    {
        var nodes = trace.Nodes;
        var varies = new bool[nodes.Count];
        foreach (var plan in trace.Plan.Nodes)
            varies[plan.Index] = plan.Children.Any(child => noisy[child] || varies[child]);
        if (trace.Plan.Framework.Units.Composition is not null || !varies[^1] || trace.Plan.Nodes.Any(plan => varies[plan.Index] && !IsPlain(plan.Node)) || nodes.Any(node => node.Weight < 0))
            return null;

        var units = Enumerable.Range(0, trace.Table.Count).Where(unit => trace.Ranked[unit]).ToArray();
        var complete = nodes.Select(node => Array.TrueForAll(units, unit => !double.IsNaN(node.Result[unit]))).ToArray();
        var place = new int[nodes.Count];
        var (inputs, composites) = (new List<int>(), new List<Composite>());
        foreach (var plan in trace.Plan.Nodes.Where(plan => varies[plan.Index]))
        {
            foreach (var child in plan.Children.Where(child => !varies[child]))
            {
                if (Array.Exists(units, unit => Math.Abs(nodes[child].Result[unit]) > 1e100))
                    return null;
                place[child] = inputs.Count;
                inputs.Add(child);
            }
            var method = plan.Node.Aggregate ?? new Aggregation.Arithmetic();
            var linear = method is Aggregation.Arithmetic or Aggregation.Sum;
            complete[plan.Index] &= linear && Array.TrueForAll(plan.Children, child => complete[child]);
            place[plan.Index] = ~composites.Count;
            composites.Add(new(plan, plan.Children, Array.ConvertAll(plan.Children, child => place[child]), method, complete[plan.Index],
                plan.Parent < 0 && !trace.Plan.Framework.Ranks.OnRounded ? null : plan.Node.Round));
        }
        return new(trace, units, [.. composites], [.. inputs]);
    }

    private static bool IsPlain(Node node) =>
        node is { Transforms.IsEmpty: true, Missing: null, Outliers: null, Normalise: null } && !(node.Aggregate is { } method && MatrixAggregator.Is(method));
}
