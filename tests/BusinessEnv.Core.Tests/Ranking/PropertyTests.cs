using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Ranking;
using CsCheck;

namespace BusinessEnv.Core.Tests.Ranking;

public class PropertyTests
{
    private static RankingTrace Trace(Framework framework, IEnumerable<Observation> observations) =>
        RankingEngine.Trace(framework, Small.Merge("2020", [.. observations]));

    private static double[] Ranks(RankingTrace trace) => Rankings.RanksAt(trace.Root, trace, new());

    [Fact]
    public void The_order_of_rows_and_of_nodes_changes_no_bit() =>
        Gen.Select(Frameworks.Any, Frameworks.Table).Sample((framework, table) =>
        {
            var (before, after) = (Trace(framework, table), Trace(framework with { Root = Frameworks.Reversed(framework.Root) }, Enumerable.Reverse(table)));
            foreach (var node in before.Nodes)
            {
                Assert.Equal(node.Result, after[node.Node.Code].Result);
                Assert.Equal(node.Weight, after[node.Node.Code].Weight);
            }
            Assert.Equal(before.Excluded, after.Excluded);
            Assert.Equal(before.Issues, after.Issues);
        }, iter: 1500);

    /// <summary>Units take each other's codes, so that every sum runs in another order.</summary>
    [Fact]
    public void Renaming_units_moves_their_scores_and_ranks_with_them() =>
        Gen.Select(Frameworks.Any, Frameworks.Table, Gen.Int[1, 11]).Sample((framework, table, shift) =>
        {
            string Renamed(string unit) => Frameworks.Units[(Array.IndexOf(Frameworks.Units, unit) + shift) % Frameworks.Units.Length];
            Node Refer(Node node) => node with
            {
                Normalise = node.Normalise is Normalisation.DistanceToReference reference ? reference with { Unit = Renamed(reference.Unit) } : node.Normalise,
                Children = [.. node.Children.Select(Refer)],
            };
            var before = Trace(framework, table);
            var after = Trace(framework with { Root = Refer(framework.Root) }, table.Select(cell => cell with { Unit = Renamed(cell.Unit) }));
            Assert.Equal(before.Table.Count, after.Table.Count);
            var (ranks, moved) = (Ranks(before), Ranks(after));
            for (var unit = 0; unit < before.Table.Count; unit++)
            {
                var there = after.Table.IndexOf(Renamed(before.Table.Units[unit]));
                var (score, other) = (before.Root.Result[unit], after.Root.Result[there]);
                Assert.True(double.IsNaN(score) ? double.IsNaN(other) : Math.Abs(score - other) <= 1e-9 * Math.Max(1, Math.Abs(score)), $"{score:R} {other:R}");
                Assert.Equal(ranks[unit], moved[there]);
            }
        }, iter: 1500);

    [Fact]
    public void Units_with_the_same_data_have_the_same_score_and_rank() =>
        Gen.Select(Frameworks.Any, Frameworks.Table).Sample((framework, table) =>
        {
            var twins = table.Where(cell => cell.Unit == "U05").Select(cell => cell with { Unit = "twin" });
            var trace = Trace(framework, table.Where(cell => cell.Unit != "twin").Concat(twins));
            var (one, other) = (trace.Table.IndexOf("U05"), trace.Table.IndexOf("twin"));
            Assert.Equal(trace.Root.Result[one], trace.Root.Result[other]);
            Assert.Equal(Ranks(trace)[one], Ranks(trace)[other]);
        }, iter: 1000);

    private static Framework MinMax(params string[] codes) => Small.Framework(Small.Composite(null, [.. codes.Select(code => Small.Leaf(code) with { Normalise = new Normalisation.MinMax() })]));

    [Fact]
    public void Min_max_does_not_see_a_positive_affine_change_of_an_indicator() =>
        Gen.Select(Frameworks.Table, Gen.Double[0.001, 1000], Gen.Double[-1e5, 1e5]).Sample((table, factor, offset) =>
        {
            var changed = table.Select(cell => cell.Indicator == "x2" ? cell with { Number = cell.Number * factor + offset } : cell);
            var framework = MinMax(Frameworks.Indicators);
            Small.Equal(Trace(framework, table).Root.Result, Trace(framework, changed).Root.Result, 1e-6);
        }, iter: 300);

    [Fact]
    public void A_constant_indicator_changes_no_rank() =>
        Gen.Select(Frameworks.Table, Gen.Double[0, 20], Frameworks.OneOf<Normalisation?>(new Normalisation.MinMax(), new Normalisation.Goalposts(-10, 30), new Normalisation.Rank())).Sample((table, constant, method) =>
        {
            // Where children are missing a goalpost score of the constant weighs more for some units, so the data are complete here.
            var complete = Frameworks.Units.SelectMany(unit => Frameworks.Indicators.Select(code =>
                table.Find(cell => cell.Unit == unit && cell.Indicator == code) is { Unit: not null } cell ? cell : new Observation("2020", unit, code, 7, null, ""))).ToArray();
            var without = MinMax(Frameworks.Indicators);
            var with = without with { Root = without.Root with { Children = without.Root.Children.Add(Small.Leaf("constant") with { Normalise = method }) } };
            var constants = Frameworks.Units.Select(unit => new Observation("2020", unit, "constant", constant, null, ""));
            Assert.Equal(Ranks(Trace(without, complete)), Ranks(Trace(with, complete.Concat(constants))));
        }, iter: 300);

    private static readonly Gen<(Aggregation, Normalisation)> s_monotone = Frameworks.OneOf<(Aggregation, Normalisation)>(
        (new Aggregation.Arithmetic(), new Normalisation.MinMax()), (new Aggregation.Arithmetic(), new Normalisation.Goalposts(-10, 30)), (new Aggregation.Geometric(), new Normalisation.Goalposts(-10, 30)),
        (new Aggregation.Harmonic(), new Normalisation.Goalposts(-10, 30)), (new Aggregation.Power(2), new Normalisation.Goalposts(-10, 30)), (new Aggregation.Minimum(), new Normalisation.Goalposts(-10, 30)),
        (new Aggregation.Maximum(), new Normalisation.Goalposts(-10, 30)), (new Aggregation.Median(), new Normalisation.Goalposts(-10, 30)), (new Aggregation.Arithmetic(), new Normalisation.Borda()),
        (new Aggregation.Copeland(), new Normalisation.Goalposts(-10, 30)), (new Aggregation.Sum(), new Normalisation.PercentileRank()));

    [Fact]
    public void A_better_value_never_worsens_the_rank_under_monotone_methods() =>
        Gen.Select(s_monotone, Frameworks.Table, Gen.Int[0, 11], Gen.Int[0, 5], Gen.Int[1, 20]).Sample((methods, table, unit, indicator, gain) =>
        {
            var root = Small.Composite(methods.Item1, [.. Frameworks.Indicators.Select((code, i) => Small.Leaf(code) with { Normalise = methods.Item2, Weight = 1 + i % 3 })]);
            var (name, code) = (Frameworks.Units[unit], Frameworks.Indicators[indicator]);
            var improved = table.Select(cell => cell.Unit == name && cell.Indicator == code ? cell with { Number = cell.Number + gain } : cell);
            var (before, after) = (Trace(Small.Framework(root), table), Trace(Small.Framework(root), improved));
            var (rank, better) = (Ranks(before)[before.Table.IndexOf(name)], Ranks(after)[after.Table.IndexOf(name)]);
            Assert.True(double.IsNaN(rank) || better <= rank, $"{rank} became {better}");
        }, iter: 2000);

    [Fact]
    public void Computations_at_the_same_time_do_not_disturb_each_other() =>
        Gen.Select(Frameworks.Any, Frameworks.Table).Sample((framework, table) =>
        {
            var observations = Small.Merge("2020", [.. table]);
            var alone = RankingEngine.Trace(framework, observations).Root.Result;
            var together = new double[8][];
            Parallel.For(0, together.Length, i => together[i] = RankingEngine.Trace(framework, observations).Root.Result);
            Assert.All(together, result => Assert.Equal(alone, result));
        }, iter: 50);
}
