using System.Diagnostics;
using System.Text.Json;
using BusinessEnv.Core.Ranking;

namespace BusinessEnv.Benchmarks;

/// <summary>The figures that are compared with the peer's: <c>table FILE</c> writes the table, <c>ranking [ROUNDS]</c> measures time, <c>memory</c> what is in use.</summary>
public static class RankingComparison
{
    public static bool Run(string[] args)
    {
        if (args is ["table", var path])
            RankingTable.Write(path);
        else if (args is ["ranking", ..])
            Console.WriteLine(JsonSerializer.Serialize(Measure(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 20)));
        else if (args is ["memory"])
            Console.WriteLine(JsonSerializer.Serialize(new { heapMiB = Memory() / 1048576.0 }));
        else
            return false;
        return true;
    }

    private static Dictionary<string, double> Measure(int rounds)
    {
        var benchmarks = new RankingBenchmarks();
        var (build, _, ranking) = Best(benchmarks.Build, rounds);
        var (draws, elapsed, uncertainty) = Best(benchmarks.Draws, rounds);
        var (_, together, _) = Best(benchmarks.DrawsOnEveryCore, rounds);
        var byUnit = ranking.Units.OrderBy(unit => unit.Unit, StringComparer.Ordinal).ToArray();
        return new()
        {
            ["build"] = build,
            ["draws"] = draws,
            ["drawsElapsed"] = elapsed,
            ["drawsElapsedOnEveryCore"] = together,
            ["score"] = byUnit.Sum(unit => unit.Score!.Value),
            ["rank"] = byUnit.Select((unit, i) => unit.Rank!.Value * (i + 1)).Sum(),
            ["width"] = uncertainty.Units.Average(unit => unit.High - unit.Low),
            ["cores"] = Environment.ProcessorCount,
        };
    }

    /// <summary>Bytes allocated, garbage included, by one build and one analysis of 1,000 draws: an upper bound of what they ever hold.</summary>
    private static long Memory()
    {
        var benchmarks = new RankingBenchmarks();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        GC.KeepAlive(benchmarks.Build());
        GC.KeepAlive(benchmarks.Draws());
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    /// <summary>The smallest CPU time, of the whole process, and the smallest elapsed time; in seconds.</summary>
    private static (double Cpu, double Elapsed, T Result) Best<T>(Func<T> action, int rounds)
    {
        var (best, bestElapsed, result) = (double.MaxValue, double.MaxValue, action());
        for (var round = 0; round < rounds; round++)
        {
            var (start, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
            result = action();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
            bestElapsed = Math.Min(bestElapsed, watch.Elapsed.TotalSeconds);
        }
        return (best, bestElapsed, result);
    }
}
