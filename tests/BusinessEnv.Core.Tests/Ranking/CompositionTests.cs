using System.Collections.Immutable;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Ranking;

namespace BusinessEnv.Core.Tests.Ranking;

public class CompositionTests
{
    private static readonly ImmutableDictionary<string, double> s_cities = ImmutableDictionary<string, double>.Empty.Add("M1", 3).Add("M2", 1);

    private static Node Tree(Aggregation top) => Small.Composite(
        top,
        new Node { Code = "p", Aggregate = new Aggregation.Geometric(), Children = [Small.Leaf("x"), Small.Leaf("y")] },
        Small.Leaf("z"));

    private static RankingTrace Trace(int level, string table, Aggregation? top = null) =>
        Small.Trace(Tree(top ?? new Aggregation.Geometric()), table, new() { Composition = new(level, [new("C", s_cities)]) });

    /// <summary>M1 is √(1·4) = 2, M2 √(4·16) = 8: C is (3·2 + 8)/4 = 3.5 at p, (3·1 + 9)/4 = 3 at z; its own row counts for nothing.</summary>
    [Fact]
    public void At_level_1_the_unit_has_the_weighted_mean_of_its_members_and_is_aggregated_above()
    {
        var trace = Trace(1, "unit x y z | A 1 1 1 | C 99 99 99 | M1 1 4 1 | M2 4 16 9");
        Assert.Equal(["A", "M1", "M2", "C"], trace.Table.Units);
        Small.Equal([1, 2, 8, 3.5], trace["p"].Result);
        Small.Equal([1, 1, 9, 3], trace["z"].Result);
        Small.Equal([1, Math.Sqrt(2), Math.Sqrt(72), Math.Sqrt(10.5)], trace.Root.Result);
    }

    [Fact]
    public void At_level_0_the_unit_has_the_weighted_mean_of_its_members_totals() =>
        Assert.Equal((3 * Math.Sqrt(2) + Math.Sqrt(72)) / 4, Trace(0, "unit x y z | M1 1 4 1 | M2 4 16 9").Root.Result[2], 1e-12);

    [Fact]
    public void A_member_without_a_score_leaves_its_weight_to_the_others() =>
        Assert.Equal(2, Trace(1, "unit x y z | M1 1 4 1 | M2 na na 9")["p"].Result[2], 1e-12);

    [Fact]
    public void Its_coverage_is_the_weighted_mean_of_its_members() =>
        Assert.Equal(0.75 + 0.25 / 3, Trace(1, "unit x y z | M1 1 4 1 | M2 4 na na").Coverage[2], 1e-12);

    [Fact]
    public void Units_can_be_scored_without_being_ranked()
    {
        var rules = new UnitRules { Composition = new(1, [new("C", s_cities)]), Ranked = new("kind", ["country"]), NameAttribute = "title" };
        var result = Rankings.Of(Small.Trace(Small.Leaf("x"), "unit x kind title | A 3 country Aland | C - country Cland | M1 8 city - | M2 4 city -", rules, new("kind", null, []), new("title", null, [])));
        Assert.Equal([("C", "Cland", 1.0, 7.0), ("A", "Aland", 2, 3), ("M1", "M1", null, 8), ("M2", "M2", null, 4)], result.Units.Select(unit => (unit.Unit, unit.Name, unit.Rank, unit.Score!.Value)));
        Assert.Null(result.Units[2].Ranks["x"]);
    }

    [Fact]
    public void Known_units_bring_names_and_attributes_and_shut_others_out()
    {
        var rules = new UnitRules
        {
            Known = [new("A", "Alpha", []) { Attributes = ImmutableDictionary<string, string>.Empty.Add("g", "north") }, new("B", "Beta", [], Ranked: false), new("C", null, [])],
            GroupAttribute = "g",
        };
        var result = Rankings.Of(Small.Trace(Small.Leaf("x"), "unit x | A 1 | B 2 | X 3", rules, new UnitAttribute("g", null, [])));
        Assert.Equal([("A", "Alpha", "north"), ("B", "Beta", null)], result.Units.Select(unit => (unit.Unit, unit.Name, unit.Group)));
        Assert.Null(result.Units[1].Rank);
        Assert.Equal(["C", "X"], result.Excluded.Select(unit => unit.Unit));
    }
}
