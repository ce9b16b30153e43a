using BenchmarkDotNet.Running;
using BusinessEnv.Benchmarks;

if (!RankingComparison.Run(args) && !SpreadsheetOnce.Run(args))
    BenchmarkSwitcher.FromAssembly(typeof(RankingBenchmarks).Assembly).Run(args);
