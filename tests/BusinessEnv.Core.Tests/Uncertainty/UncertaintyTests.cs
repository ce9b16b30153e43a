using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Tests.Ranking;
using BusinessEnv.Core.Uncertainty;
using CsCheck;

namespace BusinessEnv.Core.Tests.Uncertainty;

using Frameworks = BusinessEnv.Core.Tests.Ranking.Frameworks;

public class UncertaintyTests
{
    private static readonly UncertaintyRules s_noise = new() { Draws = 40, Weights = [new(1, 0.5), new(2, 0.5)] };

    private static UncertaintyResult Run(Framework framework, ObservationSet observations, int threads = 1) =>
        UncertaintyAnalysis.Run(RankingEngine.Trace(framework, observations), observations, threads: threads, cancellation: TestContext.Current.CancellationToken);

    /// <summary>Two weights, each 1 + 0.5·z: P(w₁ > 1.5·w₂) is the area of the triangle with legs ½ and ¾ in the unit square of w₁, w₂ ∈ [½, 1½]: 3/16.</summary>
    [Fact]
    public void The_probability_of_being_above_is_that_of_the_geometry()
    {
        var framework = Small.Framework(Small.Composite(null, Small.Leaf("a"), Small.Leaf("b"))) with { Uncertainty = new() { Draws = 10_000, Weights = [new(1, 0.5)] } };
        var result = Run(framework, Small.Data("unit a b | A 1 0 | B 0 1.5 | C -1 -1"));
        const double P = 3.0 / 16;
        var error = 4 * Math.Sqrt(P * (1 - P) / 10_000);
        Assert.Equal(P, result.ProbabilityAbove("A", "B"), error);
        Assert.Equal(1 - result.ProbabilityAbove("A", "B"), result.ProbabilityAbove("B", "A"), 1e-12);
        Assert.Equal([new RankShare(1, result.ProbabilityAbove("A", "B")), new RankShare(2, result.ProbabilityAbove("B", "A"))], result.Probabilities("A"));
        Assert.Equal(new UnitUncertainty("C", 3, 3, 3, 3, 3, 10_000), result.Find("C"));
        Assert.Equal(2 - result.ProbabilityAbove("A", "B"), result.Find("A")!.Mean, 1e-12);
    }

    [Fact]
    public void Every_draw_is_what_the_engine_computes_with_its_weights() =>
        Gen.Select(Frameworks.Any, Frameworks.Table).Sample((framework, table) =>
        {
            framework = framework with { Uncertainty = s_noise };
            var observations = Small.Merge("2020", [.. table]);
            var trace = RankingEngine.Trace(framework, observations);
            var result = Run(framework, observations);
            var (assumptions, factors) = (new Assumptions(trace.Plan), new double[trace.Nodes.Count]);
            for (var draw = 0; draw < s_noise.Draws; draw += 13)
            {
                assumptions.Factors(draw, -1, factors);
                var weights = trace.Nodes.Select((node, i) => assumptions.Noisy[i] ? node.Weight * factors[i] : node.Weight).ToArray();
                var ranks = Rankings.RanksAt(Evaluation.Reweigh(trace, weights, default), trace, framework.Ranks);
                for (var row = 0; row < result.Units.Count; row++)
                    Assert.Equal(ranks[trace.Table.IndexOf(result.Units[row].Unit)], result.Ranks.Of(row)[draw]);
            }
        }, iter: 600);

    [Fact]
    public void The_number_of_threads_and_the_order_of_the_file_change_nothing() =>
        Gen.Select(Frameworks.Any, Frameworks.Table).Sample((framework, table) =>
        {
            framework = framework with
            {
                Uncertainty = s_noise with
                {
                    Sensitivity = true,
                    Normalise = new([new Normalisation.MinMax(), new Normalisation.PercentileRank()], []),
                    Impute = new([[], [Imputation.Median]], []),
                },
            };
            var one = Run(framework, Small.Merge("2020", [.. table]));
            var many = Run(framework with { Root = Frameworks.Reversed(framework.Root) }, Small.Merge("2020", [.. Enumerable.Reverse(table)]), threads: 3);
            Assert.Equal(one.Units, many.Units);
            Assert.Equal(one.Sensitivity.Select(assumption => (assumption.Assumption, assumption.RankShift)), many.Sensitivity.Select(assumption => (assumption.Assumption, assumption.RankShift)));
            for (var row = 0; row < one.Units.Count; row++)
                Assert.True(one.Ranks.Of(row).SequenceEqual(many.Ranks.Of(row)));
        }, iter: 60);

    [Fact]
    public void Without_noise_every_draw_is_the_ranking() =>
        Gen.Select(Frameworks.Any, Frameworks.Table).Sample((framework, table) =>
        {
            var result = Run(framework with { Uncertainty = new() { Draws = 3, Sensitivity = true, Weights = [new(1, 0)] } }, Small.Merge("2020", [.. table]));
            Assert.All(result.Units, unit => Assert.Equal(new(unit.Unit, unit.Rank, unit.Rank, unit.Rank, unit.Rank, unit.Rank, 3), unit));
            Assert.All(result.Sensitivity, assumption => Assert.Equal(default, assumption.RankShift));
        }, iter: 200);

    /// <summary>With one assumption there is nothing to interact with: both indices are 1. One that does nothing has 0.</summary>
    [Fact]
    public void The_whole_variance_belongs_to_the_only_assumption()
    {
        var framework = Small.Framework(Small.Composite(null, Small.Leaf("a"), Small.Leaf("b"))) with
        {
            Uncertainty = new() { Draws = 4000, Sensitivity = true, Weights = [new(1, 0.8)], Aggregate = new([new Aggregation.Arithmetic(), new Aggregation.Arithmetic()], []) },
        };
        var result = Run(framework, Small.Data("unit a b | A 5 1 | B 1 4 | C 3 3 | D 2 4"));
        Assert.Equal(["aggregate", "weights at level 1"], result.Sensitivity.Select(assumption => assumption.Assumption));
        Assert.Equal(new SobolIndices(0, 0), result.Sensitivity[0].RankShift);
        Assert.Equal(1, result.Sensitivity[1].RankShift.First, 0.05);
        Assert.Equal(1, result.Sensitivity[1].RankShift.Total, 0.05);
        Assert.All(result.Sensitivity[1].Units, unit => Assert.Equal(1, unit.Total, 0.1));
    }

    [Fact]
    public void A_ranking_carries_the_interval()
    {
        var framework = Small.Framework(Small.Composite(null, Small.Leaf("a"), Small.Leaf("b")));
        var observations = Small.Data("unit a b | A 5 1 | B 1 4 | C 0 0");
        Assert.All(RankingEngine.Rank(framework, observations, null, TestContext.Current.CancellationToken).Units, unit => Assert.Null(unit.RankLow));
        var ranking = RankingEngine.Rank(framework with { Uncertainty = new() { Weights = [new(1, 1)] } }, observations, null, TestContext.Current.CancellationToken);
        Assert.Equal([(1, 2), (1, 2), (3, 3)], ranking.Units.Select(unit => ((int)unit.RankLow!, (int)unit.RankHigh!)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_draw_allocates_nothing_but_its_place_in_the_table(bool complete)
    {
        var observations = Small.Merge("2020", [.. Enumerable.Range(0, 600).SelectMany(unit => new[] { "a", "b", "c" }.Where(column => complete || unit % 7 != column[0] - 'a')
            .Select(column => new Observation("2020", $"U{unit:000}", column, Philox.Uniform(3, unit, column[0], 0), null, "")))]);
        var framework = Small.Framework(Small.Composite(null, Small.Leaf("a"), Small.Composite(null, Small.Leaf("b"), Small.Leaf("c")) with { Code = "p" })) with { Uncertainty = s_noise with { Draws = 1000 } };
        long Allocated(int draws)
        {
            var trace = RankingEngine.Trace(framework with { Uncertainty = framework.Uncertainty! with { Draws = draws } }, observations);
            var before = GC.GetAllocatedBytesForCurrentThread();
            UncertaintyAnalysis.Run(trace, observations, threads: 1);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Allocated(1000);
        var perDraw = (Allocated(3000) - Allocated(1000)) / 2000.0;
        // A float for each unit, and what the list of draws takes.
        Assert.InRange(perDraw, 600 * sizeof(float), 600 * sizeof(float) + 32);
    }
}
