using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Ranking.Steps;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Ranking;

/// <summary>One computation of a framework on a table: indicators up to imputation, screening of units, then every node from the leaves to the root.</summary>
internal sealed class Evaluation
{
    private readonly FrameworkPlan _plan;
    private readonly IReadOnlyList<UnitTable> _earlier;
    private readonly Findings _findings = new();
    private readonly List<ExcludedUnit> _excluded = [];
    private readonly NodeTrace[] _nodes;
    private readonly CancellationToken _cancellation;
    private UnitTable _table;
    private Composition _composition;

    /// <summary>By node index, weights in place of those that the framework's methods find; null for none.</summary>
    private readonly double[]? _weights;

    private Evaluation(FrameworkPlan plan, UnitTable table, IReadOnlyList<UnitTable> earlier, CancellationToken cancellation)
    {
        (_plan, _table, _earlier, _cancellation) = (plan, table, earlier, cancellation);
        _nodes = new NodeTrace[plan.Nodes.Count];
        _composition = new(Rules, table);
    }

    private UnitRules Rules => _plan.Framework.Units;

    /// <param name="excluded">Units that are not in the table.</param>
    public static RankingTrace Run(FrameworkPlan plan, UnitTable table, IReadOnlyList<UnitTable> earlier, IEnumerable<ExcludedUnit> excluded, CancellationToken cancellation)
    {
        var evaluation = new Evaluation(plan, table, earlier, cancellation);
        evaluation._excluded.AddRange(excluded);
        evaluation.ReadIndicators();
        if (!evaluation.Rules.ImputedCounts)
            evaluation.Screen();
        evaluation.ImputeIndicators();
        if (evaluation.Rules.ImputedCounts)
            evaluation.Screen();
        return evaluation.Climb();
    }

    /// <summary>The root of an earlier computation, its composites computed anew with other weights.</summary>
    /// <param name="weights">Of each node in its parent, by node index.</param>
    public static NodeTrace Reweigh(RankingTrace trace, double[] weights, CancellationToken cancellation) =>
        new Evaluation(trace, weights, cancellation).ClimbComposites();

    private Evaluation(RankingTrace trace, double[] weights, CancellationToken cancellation)
    {
        (_plan, _earlier, _cancellation, _weights) = (trace.Plan, [], cancellation, weights);
        _table = trace.Table;
        _composition = new(Rules, _table);
        _nodes = [.. trace.Nodes.Select(node => node.Copy())];
    }

    private NodeTrace ClimbComposites()
    {
        foreach (var plan in _plan.Nodes.Where(plan => !plan.IsIndicator))
        {
            Aggregate(plan);
            Finish(_nodes[plan.Index]);
        }
        return _nodes[^1];
    }

    private IEnumerable<NodePlan> Indicators => _plan.Nodes.Where(node => node.IsIndicator);

    private void ReadIndicators()
    {
        foreach (var plan in Indicators)
        {
            var raw = Transformation.Read(plan.Node, _table, _findings);
            _nodes[plan.Index] = new NodeTrace { Plan = plan, Units = _table.Ordinary, Raw = raw, Transformed = Transformation.Apply(plan.Node, raw, _table.Ordinary, _table, _findings) };
            _nodes[plan.Index].Imputed = _nodes[plan.Index].Transformed;
        }
    }

    private void ImputeIndicators()
    {
        foreach (var plan in Indicators)
        {
            _cancellation.ThrowIfCancellationRequested();
            var node = _nodes[plan.Index];
            node.Imputed = Imputing.Apply(plan.Node, node.Transformed, _table.Ordinary, _table, Rules.GroupAttribute, Earlier(plan.Node), _findings);
        }
    }

    /// <summary>The node's column in earlier periods, at the unit indexes of this one.</summary>
    private List<(Column, double)> Earlier(Node node)
    {
        var columns = new List<(Column, double)>();
        if (node.Missing?.Impute.Contains(Imputation.Previous) ?? false)
            foreach (var (table, age) in _earlier.Select(table => (table, Periods.Years(table.Period, _table.Period))).Where(pair => pair.Item2 > 0).OrderBy(pair => pair.Item2))
            {
                var unheard = new Findings();
                var column = Transformation.Apply(node, Transformation.Read(node, table, unheard), table.Ordinary, table, unheard);
                var here = Column.Empty(_table.Count);
                for (var unit = 0; unit < _table.Count; unit++)
                    if (table.IndexOf(_table.Units[unit]) is var index and >= 0)
                        (here.Values[unit], here.States[unit]) = (column.Values[index], column.States[index]);
                columns.Add((here, age));
            }
        return columns;
    }

    /// <summary>Excludes the units whose coverage is too small, before they influence anything else.</summary>
    private void Screen()
    {
        if (Rules.MinimumCoverage is not { } minimum)
            return;
        var coverage = Coverage(Rules.ImputedCounts);
        var kept = new List<int>();
        for (var unit = 0; unit < _table.Count; unit++)
            if (unit >= _table.Ordinary || coverage[unit] >= minimum)
                kept.Add(unit);
            else
                _excluded.Add(new(_table.Units[unit], $"It has {coverage[unit]:0.#%} of its indicators; {minimum:0.#%} are needed."));
        if (kept.Count == _table.Count)
            return;
        var keep = kept.ToArray();
        _table = _table.Keep(keep);
        _composition = new(Rules, _table);
        foreach (var plan in Indicators)
        {
            var node = _nodes[plan.Index];
            _nodes[plan.Index] = new NodeTrace { Plan = plan, Units = _table.Ordinary, Raw = node.Raw.Keep(keep), Transformed = node.Transformed.Keep(keep), Imputed = node.Imputed.Keep(keep) };
        }
    }

    /// <summary>Share of a unit's applicable indicators that have a value; 0 when none applies.</summary>
    private double[] Coverage(bool imputedCounts)
    {
        int[] applicable = new int[_table.Count], present = new int[_table.Count];
        foreach (var plan in Indicators)
        {
            var (own, imputed) = (_nodes[plan.Index].Transformed.States, _nodes[plan.Index].Imputed.States);
            for (var unit = 0; unit < applicable.Length; unit++)
            {
                applicable[unit] += own[unit] == CellState.NotApplicable ? 0 : 1;
                present[unit] += own[unit] is CellState.Own or CellState.Scored || (imputedCounts && imputed[unit] == CellState.Imputed) ? 1 : 0;
            }
        }
        return [.. applicable.Select((count, unit) => count == 0 ? 0 : (double)present[unit] / count)];
    }

    private RankingTrace Climb()
    {
        var coverage = Coverage(imputedCounts: false);
        _composition.FillCoverage(coverage);
        foreach (var plan in _plan.Nodes)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (!plan.IsIndicator)
                Aggregate(plan);
            Finish(_nodes[plan.Index]);
        }
        foreach (var plan in _plan.Nodes.Reverse())
            Descend(plan);
        var ranked = Enumerable.Range(0, _table.Count).Select(unit => _table.IsRanked(unit, Rules)).ToArray();
        for (var unit = 0; unit < _table.Count; unit++)
            if (double.IsNaN(_nodes[^1].Result[unit]))
                _excluded.Add(new(_table.Units[unit], NoScore(unit)));
        _excluded.Sort((a, b) => string.CompareOrdinal(a.Unit, b.Unit));
        return new(_plan, _table, _nodes, ranked, coverage, _excluded, _findings.ToIssues());
    }

    private string NoScore(int unit)
    {
        var without = _plan.Nodes[^1].Children.Where(child => double.IsNaN(_nodes[child].Result[unit])).Select(child => _nodes[child].Node.Code).ToArray();
        return $"It has no score at {_nodes[^1].Node.Code}: " + (without.Length == 0 ? "see the ranking's issues." : $"nothing at {string.Join(", ", without)}.");
    }

    private int UnitsAt(NodePlan plan) => _composition.AppliesTo(plan) ? _table.Ordinary : _table.Count;

    private void Aggregate(NodePlan plan)
    {
        var units = UnitsAt(plan);
        var children = Array.ConvertAll(plan.Children, child => _nodes[child]);
        var weights = _weights is null
            ? ChildWeights.Of(plan.Node, Array.ConvertAll(children, child => child.Node), Array.ConvertAll(children, child => child.Result[..units]), _findings)
            : Array.ConvertAll(plan.Children, child => _weights[child]);
        for (var i = 0; i < children.Length; i++)
            children[i].Weight = weights[i];
        var raw = Combining.Of(plan.Node, children, weights, units, _table, _findings, _cancellation);
        var transformed = Transformation.Apply(plan.Node, raw, units, _table, _findings);
        var imputed = Imputing.Apply(plan.Node, transformed, units, _table, Rules.GroupAttribute, [], _findings);
        _nodes[plan.Index] = new() { Plan = plan, Units = units, Raw = raw, Transformed = transformed, Imputed = imputed };
    }

    /// <summary>Outliers, normalisation, composed units and rounding.</summary>
    private void Finish(NodeTrace node)
    {
        var composed = _composition.AppliesTo(node.Plan);
        (node.Treated, node.Treatment) = OutlierTreatment.Apply(node.Node, node.Imputed, node.Units, _table);
        var states = (CellState[])node.Treated.States.Clone();
        var scores = Normaliser.Apply(node.Node, node.Treated, node.Units, _table, _findings);
        Report(node, scores);
        if (composed)
            _composition.Fill(scores, states);
        for (var unit = 0; unit < scores.Length; unit++)
            if (double.IsNaN(scores[unit]) && states[unit] != CellState.NotApplicable)
                states[unit] = CellState.Missing;
        node.States = states;
        node.Score = scores;
        node.Result = node.Node.Round is { } decimals ? Array.ConvertAll(scores, score => Rounding.HalfAwayFromZero(score, decimals)) : scores;
    }

    /// <summary>No value may get lost without a word: neither to overflow nor below the first band.</summary>
    private void Report(NodeTrace node, double[] scores)
    {
        if (_findings.Has("not-normalised", node.Node))
            return;
        for (var unit = 0; unit < node.Units; unit++)
            if (!double.IsFinite(scores[unit]) && !double.IsNaN(node.Imputed.Values[unit]))
            {
                _findings.Add("no-score", node.Node, "the value has no score, being beyond the range of numbers or below the first band, and counts as missing", _table.Units[unit]);
                scores[unit] = double.NaN;
            }
    }

    private void Descend(NodePlan plan)
    {
        var sum = CompensatedSum.Of(Array.ConvertAll(plan.Children, child => _nodes[child].Weight));
        foreach (var child in plan.Children)
            _nodes[child].EffectiveWeight = _nodes[plan.Index].EffectiveWeight * _nodes[child].Weight / sum;
    }
}
