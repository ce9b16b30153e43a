using BenchmarkDotNet.Attributes;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Uncertainty;

namespace BusinessEnv.Benchmarks;

[MemoryDiagnoser]
public class RankingBenchmarks
{
    private static readonly UncertaintyRules s_rules = new() { Draws = 1000, Weights = [new(1, 0.25), new(2, 0.25)] };
    private static readonly FrameworkPlan s_plan = FrameworkPlan.Compile(RankingTable.Framework()), s_uncertain = FrameworkPlan.Compile(RankingTable.Framework(s_rules));
    private readonly UnitTable _table = RankingTable.Table();
    private readonly RankingTrace _trace;

    public RankingBenchmarks() => _trace = RankingEngine.Trace(s_uncertain, _table);

    /// <summary>Impute, screen, treat, normalise, aggregate, rank; from a table in memory, as the peer.</summary>
    [Benchmark]
    public RankingResult Build() => Rankings.Of(RankingEngine.Trace(s_plan, _table));

    /// <summary>1,000 draws of the weights of both levels, with all ranks and the quantiles of each unit.</summary>
    [Benchmark]
    public UncertaintyResult Draws() => UncertaintyAnalysis.Run(_trace, threads: 1);

    [Benchmark]
    public UncertaintyResult DrawsOnEveryCore() => UncertaintyAnalysis.Run(_trace);
}
