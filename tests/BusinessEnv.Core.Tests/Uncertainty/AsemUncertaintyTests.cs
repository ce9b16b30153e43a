using System.Globalization;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Tests.Ranking;
using BusinessEnv.Core.Uncertainty;
using BusinessEnv.Ingestion.Tests.Frameworks;
using BusinessEnv.Tests;

namespace BusinessEnv.Core.Tests.Uncertainty;

/// <summary>The uncertainty analysis of COINr's ASEM example: weights of the sub-indexes and pillars ±25 %, winsorisation of 1 to 5 points, min-max 1…100 or z-scores. Both sides have 1,000 draws of their own numbers, so figures agree within Monte-Carlo error.</summary>
public class AsemUncertaintyTests
{
    private const int Draws = 1000;

    /// <summary>Of 204 comparisons, none should lie further away by chance than this (two-sided p = 6e-5 each).</summary>
    private const double Errors = 4;

    private static Framework Framework() => AsemTests.Framework() with
    {
        Uncertainty = new()
        {
            Draws = Draws,
            Weights = [new(1, 0.25), new(2, 0.25)],
            Outliers = new([.. Enumerable.Range(1, 5).Select(points => new OutlierRule(MaximumPoints: points))], []),
            Normalise = new([new Normalisation.MinMax(1, 100), new Normalisation.ZScore(10, 2)], []),
        },
    };

    [Fact]
    public void Ranks_are_distributed_as_COINrs()
    {
        var observations = AsemTests.Units();
        var trace = RankingEngine.Trace(Framework(), observations, null, TestContext.Current.CancellationToken);
        var result = UncertaintyAnalysis.Run(trace, observations, cancellation: TestContext.Current.CancellationToken);
        var compared = 0;
        foreach (var row in Csv.Rows(SharedData.File("asem/expected/uncertainty_rankstats.csv")))
        {
            double Expected(string column) => double.Parse(row[column], CultureInfo.InvariantCulture);
            var unit = result.Find(row["uCode"])!;
            Assert.Equal(Expected("Nominal"), unit.Rank);
            var ranks = result.Ranks.Of(result.Units.Index().Single(line => line.Item == unit).Index).ToArray().Select(rank => (double)rank).Order().ToArray();
            var deviation = Math.Sqrt(ranks.Sum(rank => (rank - unit.Mean) * (rank - unit.Mean)) / (Draws - 1));
            Assert.Equal(Expected("Mean"), unit.Mean, Errors * deviation * Math.Sqrt(2.0 / Draws) + 1e-9);
            foreach (var (column, probability) in new[] { ("Q5", 0.05), ("Median", 0.5), ("Q95", 0.95) })
            {
                // The other sample's quantile lies between these of ours.
                var error = Errors * Math.Sqrt(probability * (1 - probability) * 2 / Draws);
                double At(double p) => ranks[(int)Math.Clamp(Math.Round(p * (Draws - 1)), 0, Draws - 1)];
                Assert.InRange(Expected(column), At(probability - error), At(probability + error));
            }
            compared++;
        }
        Assert.Equal(51, compared);
    }
}
