using BenchmarkDotNet.Attributes;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Uncertainty;

namespace BusinessEnv.Benchmarks;

[MemoryDiagnoser]
public class RankingBenchmarks
{
    private static readonly UncertaintyRules s_rules = new() { Draws = 1000, Weights = [new(1, 0.25), new(2, 0.25)] };
    private static readonly Framework s_framework = RankingTable.Framework(), s_uncertain = RankingTable.Framework(s_rules);
    private readonly ObservationSet _observations = RankingTable.Observations();
    private readonly RankingTrace _trace;

    public RankingBenchmarks() => _trace = RankingEngine.Trace(s_uncertain, _observations);

    /// <summary>Impute, screen, treat, normalise, aggregate, rank.</summary>
    [Benchmark]
    public RankingResult Build() => RankingEngine.Rank(s_framework, _observations);

    /// <summary>1,000 draws of the weights of both levels, with all ranks and the quantiles of each unit.</summary>
    [Benchmark]
    public UncertaintyResult Draws() => UncertaintyAnalysis.Run(_trace, _observations, threads: 1);

    [Benchmark]
    public UncertaintyResult DrawsOnEveryCore() => UncertaintyAnalysis.Run(_trace, _observations);
}
