using BusinessEnv.Core.Ranking;
using CsCheck;

namespace BusinessEnv.Core.Tests.Ranking;

public class UnitTableTests
{
    [Fact]
    public void A_table_from_arrays_computes_as_the_observations_do() =>
        Gen.Select(Frameworks.Any, Frameworks.Table, Gen.Shuffle(Frameworks.Units)).Sample((framework, cells, units) =>
        {
            framework = framework with { Units = new(), Attributes = [] };
            framework = framework with { Root = Frameworks.WithoutGroups(framework.Root) };
            var columns = Frameworks.Indicators.ToDictionary(code => code, code => units.Select(unit => cells.Find(cell => cell.Unit == unit && cell.Indicator == code).Number ?? double.NaN).ToArray());
            var fromArrays = RankingEngine.Trace(FrameworkPlan.Compile(framework), UnitTable.Build(framework, "2020", units, columns));
            Assert.Equal(RankingEngine.Trace(framework, Small.Merge("2020", [.. cells])).Root.Result, fromArrays.Root.Result);
        }, iter: 200);

    [Fact]
    public void The_values_of_a_ranked_unit_are_found_by_code()
    {
        var unit = RankingEngine.Rank(Small.Framework(Small.Composite(null, Small.Leaf("x"), Small.Leaf("y"))), Small.Data("unit x y | A 1 - | B 2 4"), null, TestContext.Current.CancellationToken).Units[1];
        Assert.Equal(["x", "y", "index"], unit.Scores.Keys);
        Assert.Equal([1, null, 1], unit.Scores.Values);
        Assert.Equal(unit.Scores.Keys.Zip(unit.Scores.Values), unit.Scores.Select(pair => (pair.Key, pair.Value)));
        Assert.Null(unit.Ranks["y"]);
        Assert.True(unit.Scores.ContainsKey("y"));
        Assert.False(unit.Scores.TryGetValue("z", out _));
        Assert.Throws<KeyNotFoundException>(() => unit.Scores["z"]);
        Assert.Equal("""{"x":1,"y":null,"index":1}""", System.Text.Json.JsonSerializer.Serialize(unit.Scores));
    }
}
