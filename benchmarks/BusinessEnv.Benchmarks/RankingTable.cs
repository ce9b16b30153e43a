using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Uncertainty;

namespace BusinessEnv.Benchmarks;

/// <summary>The seeded table of the ranking benchmarks: 3,000 units × 87 indicators in 18 groups, 5 % missing, a third reversed, a quarter log-normal.</summary>
public static class RankingTable
{
    public const int Units = 3000;
    public const int Indicators = 87;
    public const int Groups = 18;
    public const string Period = "2026";

    public static int Group(int indicator) => indicator % Groups;

    public static bool IsLowerBetter(int indicator) => indicator % 3 == 0;

    public static bool IsLogNormal(int indicator) => indicator % 4 == 1;

    /// <summary>By unit; NaN where it is missing.</summary>
    public static double[] Column(int indicator)
    {
        var column = new double[Units];
        for (var unit = 0; unit < Units; unit++)
        {
            double U(int stream) => Philox.Uniform(20261123, unit, indicator, stream);
            var normal = Math.Sqrt(-2 * Math.Log(1 - U(0))) * Math.Cos(2 * Math.PI * U(1));
            column[unit] = U(2) < 0.05 ? double.NaN : IsLogNormal(indicator) ? Math.Exp(normal) : 50 + 10 * normal;
        }
        return column;
    }

    public static string Code(int indicator) => $"i{indicator:00}";

    public static Framework Framework(UncertaintyRules? uncertainty = null) => new()
    {
        Id = "benchmark",
        Name = "Benchmark",
        Uncertainty = uncertainty,
        Units = new() { MinimumCoverage = 0.65 },
        Root = new()
        {
            Code = "index",
            Children =
            [
                .. Enumerable.Range(0, Groups).Select(group => new Node
                {
                    Code = $"g{group:00}",
                    Children =
                    [
                        .. Enumerable.Range(0, Indicators).Where(indicator => Group(indicator) == group).Select(indicator => new Node
                        {
                            Code = Code(indicator),
                            LowerIsBetter = IsLowerBetter(indicator),
                            Missing = new() { Impute = [Imputation.Median] },
                            Outliers = new(),
                            Normalise = new Normalisation.MinMax(),
                        }),
                    ],
                }),
            ],
        },
    };

    public static UnitTable Table() => UnitTable.Build(
        Framework(), Period, [.. Enumerable.Range(0, Units).Select(unit => $"U{unit:0000}")], Enumerable.Range(0, Indicators).ToDictionary(Code, Column));

    /// <summary>For the peer: units, indicators and groups as int32; each indicator's group and direction as int32; the columns as float64.</summary>
    public static void Write(string path)
    {
        using var file = new BinaryWriter(File.Create(path));
        foreach (var number in new[] { Units, Indicators, Groups })
            file.Write(number);
        for (var indicator = 0; indicator < Indicators; indicator++)
        {
            file.Write(Group(indicator));
            file.Write(IsLowerBetter(indicator) ? 1 : 0);
        }
        for (var indicator = 0; indicator < Indicators; indicator++)
            foreach (var value in Column(indicator))
                file.Write(value);
    }
}
