using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Uncertainty;

/// <summary>One combination of alternatives, computed up to where the weights' noise begins.</summary>
internal sealed class Scenario
{
    /// <summary>Draws whose ranks are written together: one cache line of a unit's ranks.</summary>
    public const int Batch = 16;
    private readonly Assumptions _assumptions;
    private readonly RankingTrace _trace;
    private readonly ScoreTree? _tree;
    private readonly double[] _weights;
    private readonly int[] _units;
    private readonly int[] _rows;

    /// <param name="rows">The line of each unit in the table of ranks; units that are not in it are ranked but not recorded.</param>
    public Scenario(Assumptions assumptions, RankingTrace trace, IReadOnlyDictionary<string, int> rows)
    {
        (_assumptions, _trace) = (assumptions, trace);
        _tree = ScoreTree.Build(trace, assumptions.Noisy);
        _weights = [.. trace.Nodes.Select(node => node.Weight)];
        _units = _tree?.Units ?? [.. Enumerable.Range(0, trace.Table.Count)];
        _rows = Array.ConvertAll(_units, unit => rows.GetValueOrDefault(trace.Table.Units[unit], -1));
    }

    private RankRules Rules => _trace.Plan.Framework.Ranks;

    /// <summary>What one thread needs for computing draws.</summary>
    public sealed class Workspace(Scenario scenario)
    {
        public double[] Factors { get; } = new double[scenario._weights.Length];
        public double[] Weights { get; } = (double[])scenario._weights.Clone();
        public double[] Scores { get; } = new double[Batch * (scenario._units.Length + ScoreTree.Block)];
        public double[] AllWeights { get; } = new double[Batch * scenario._weights.Length];
        public double[] Ranks { get; } = new double[scenario._units.Length];
        public float[] BatchRanks { get; } = new float[Batch * scenario._units.Length];
        public int[] Order { get; } = new int[scenario._units.Length];
        public SortOrder Sorter { get; } = new();
        public BlockScores? Blocks { get; } = scenario._tree is { } tree ? new(tree) : null;
    }

    /// <summary>Ranks under some draws. Does not allocate unless the framework needs the engine's own steps for every draw.</summary>
    /// <param name="draws">At most <see cref="Batch"/>.</param>
    /// <param name="other">As in <see cref="Assumptions.Factors"/>.</param>
    /// <param name="ranks">Takes them, each at its draw.</param>
    public void Rank(ReadOnlySpan<int> draws, int other, RankTable ranks, Workspace work, CancellationToken cancellation)
    {
        var nodes = _weights.Length;
        for (var i = 0; i < draws.Length; i++)
        {
            _assumptions.Factors(draws[i], other, work.Factors);
            var weights = work.AllWeights.AsSpan(i * nodes, nodes);
            for (var node = 0; node < nodes; node++)
                weights[node] = _assumptions.Noisy[node] ? _weights[node] * work.Factors[node] : _weights[node];
        }
        if (work.Blocks is { } blocks)
            ScoreBlocks(draws.Length, blocks, work);
        var stride = work.Scores.Length / Batch;
        for (var i = 0; i < draws.Length; i++)
        {
            if (work.Blocks is not null)
                Ranks.Of(work.Scores.AsSpan(i * stride, _units.Length), work.Ranks, work.Order, work.Sorter, Rules.Ties, _tree!.Best);
            else
            {
                work.AllWeights.AsSpan(i * nodes, nodes).CopyTo(work.Weights);
                Rankings.RanksAt(Evaluation.Reweigh(_trace, work.Weights, cancellation), _trace, Rules).CopyTo(work.Ranks, 0);
            }
            for (var unit = 0; unit < _units.Length; unit++)
                work.BatchRanks[unit * Batch + i] = (float)work.Ranks[unit];
        }
        for (var unit = 0; unit < _units.Length; unit++)
            if (_rows[unit] is var row and >= 0)
                ranks.Write(row, draws, work.BatchRanks.AsSpan(unit * Batch, draws.Length));
    }

    private void ScoreBlocks(int draws, BlockScores blocks, Workspace work)
    {
        var (nodes, stride) = (_weights.Length, work.Scores.Length / Batch);
        for (var block = 0; block < _tree!.Blocks; block++)
            for (var i = 0; i < draws; i++)
                blocks.Of(block, work.AllWeights.AsSpan(i * nodes, nodes)).CopyTo(work.Scores.AsSpan(i * stride + block * ScoreTree.Block));
    }
}
