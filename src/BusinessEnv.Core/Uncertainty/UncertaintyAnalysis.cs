using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Ranking;

namespace BusinessEnv.Core.Uncertainty;

/// <summary>The Monte-Carlo analysis of a framework's <see cref="UncertaintyRules"/>: a pure function of framework and observations, whatever the number of threads.</summary>
public sealed class UncertaintyAnalysis
{
    /// <summary>Scenarios are kept while their numbers are fewer than this.</summary>
    private const long Kept = 8_000_000;
    private readonly RankingTrace _nominal;
    private readonly Func<Framework, RankingTrace> _compute;
    private readonly UncertaintyRules _rules;
    private readonly Assumptions _assumptions;
    private readonly ParallelOptions _parallel;
    private readonly (string Unit, double Rank)[] _units;
    private readonly Dictionary<string, int> _rows;
    private readonly Dictionary<int, Scenario> _scenarios = [];

    private UncertaintyAnalysis(RankingTrace nominal, Func<Framework, RankingTrace> compute, int threads, CancellationToken cancellation)
    {
        (_nominal, _compute) = (nominal, compute);
        _rules = nominal.Plan.Framework.Uncertainty ?? throw new ArgumentException("The framework has no uncertainty rules.", nameof(nominal));
        _assumptions = new(nominal.Plan);
        _parallel = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        var ranks = Rankings.RanksAt(nominal.Root, nominal, nominal.Plan.Framework.Ranks);
        _units = [.. ranks.Index().Where(unit => !double.IsNaN(unit.Item)).Select(unit => (nominal.Table.Units[unit.Index], unit.Item)).OrderBy(unit => unit.Item2).ThenBy(unit => unit.Item1, StringComparer.Ordinal)];
        _rows = _units.Index().ToDictionary(unit => unit.Item.Unit, unit => unit.Index, StringComparer.Ordinal);
    }

    /// <param name="nominal">The computation of the same observations by the framework as it stands; the framework has <see cref="Framework.Uncertainty"/>.</param>
    /// <param name="earlier">Earlier periods, for imputation.</param>
    /// <param name="threads">−1 for one on each core. The result does not depend on it.</param>
    public static UncertaintyResult Run(RankingTrace nominal, ObservationSet observations, IReadOnlyList<ObservationSet>? earlier = null, int threads = -1, CancellationToken cancellation = default) =>
        new UncertaintyAnalysis(nominal, framework => RankingEngine.Trace(framework, observations, earlier, cancellation), threads, cancellation).Run();

    /// <summary>The same where no step has alternatives: the computation itself is enough.</summary>
    public static UncertaintyResult Run(RankingTrace nominal, int threads = -1, CancellationToken cancellation = default) =>
        new UncertaintyAnalysis(nominal, _ => throw new ArgumentException("The alternatives of the uncertainty rules need the observations.", nameof(nominal)), threads, cancellation).Run();

    private UncertaintyResult Run()
    {
        var ranks = Draw(-1);
        var counts = new RankCounts(_nominal.Table.Count + _nominal.Excluded.Count);
        var units = new UnitUncertainty[_units.Length];
        for (var row = 0; row < units.Length; row++)
        {
            counts.Count(ranks.Of(row));
            units[row] = new(_units[row].Unit, _units[row].Rank, counts.Mean, counts.Quantile(0.5), counts.Quantile(0.05), counts.Quantile(0.95), counts.Total);
        }
        return new(units, _rules.Sensitivity ? Sensitivity(ranks) : []) { Ranks = ranks };
    }

    private IReadOnlyList<AssumptionSensitivity> Sensitivity(RankTable a)
    {
        var b = Draw(int.MaxValue);
        var (shiftA, shiftB) = (Shifts(a), Shifts(b));
        return
        [
            .. _assumptions.Names.Select((name, assumption) =>
            {
                var mixed = Draw(assumption);
                return new AssumptionSensitivity(name, SobolIndices.Of(shiftA, shiftB, Shifts(mixed)),
                    [.. _units.Select((_, row) => SobolIndices.Of(Doubles(a.Of(row)), Doubles(b.Of(row)), Doubles(mixed.Of(row))))]);
            }),
        ];
    }

    private static double[] Doubles(ReadOnlySpan<float> ranks)
    {
        var doubles = new double[ranks.Length];
        for (var i = 0; i < ranks.Length; i++)
            doubles[i] = ranks[i];
        return doubles;
    }

    /// <summary>By draw, the mean over units of |rank − nominal rank|.</summary>
    private double[] Shifts(RankTable ranks)
    {
        var (sums, counts) = (new double[_rules.Draws], new int[_rules.Draws]);
        for (var row = 0; row < _units.Length; row++)
        {
            var line = ranks.Of(row);
            for (var draw = 0; draw < line.Length; draw++)
                if (!float.IsNaN(line[draw]))
                {
                    sums[draw] += Math.Abs(line[draw] - _units[row].Rank);
                    counts[draw]++;
                }
        }
        for (var draw = 0; draw < sums.Length; draw++)
            sums[draw] /= counts[draw];
        return sums;
    }

    private RankTable Draw(int other)
    {
        var table = new RankTable(_units.Length, _rules.Draws);
        foreach (var draws in Enumerable.Range(0, _rules.Draws).GroupBy(draw => _assumptions.Combination(draw, other)))
            Draw(ScenarioOf(draws.Key), [.. draws], other, table);
        return table;
    }

    private void Draw(Scenario scenario, int[] draws, int other, RankTable table)
    {
        var batches = (draws.Length + Scenario.Batch - 1) / Scenario.Batch;
        if (_parallel.MaxDegreeOfParallelism == 1 || batches == 1)
        {
            var work = new Scenario.Workspace(scenario);
            for (var batch = 0; batch < batches; batch++)
                Rank(batch, work);
        }
        else
            Parallel.For(0, batches, _parallel, () => new Scenario.Workspace(scenario), (batch, _, work) => Rank(batch, work), _ => { });

        Scenario.Workspace Rank(int batch, Scenario.Workspace work)
        {
            _parallel.CancellationToken.ThrowIfCancellationRequested();
            var own = draws.AsSpan(batch * Scenario.Batch, Math.Min(Scenario.Batch, draws.Length - batch * Scenario.Batch));
            scenario.Rank(own, other, table, work, _parallel.CancellationToken);
            return work;
        }
    }

    private Scenario ScenarioOf(int combination)
    {
        if (_scenarios.TryGetValue(combination, out var known))
            return known;
        var trace = _assumptions.IsNominal ? _nominal : _compute(_assumptions.Framework(combination));
        var scenario = new Scenario(_assumptions, trace, _rows);
        if (_rules.Combinations * trace.Nodes.Count * trace.Table.Count <= Kept)
            _scenarios[combination] = scenario;
        return scenario;
    }
}
