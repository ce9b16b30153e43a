using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Tests.Ranking;

public class WeightingTests
{
    private static double[] Weights(Weighting method, string table, Func<Node, Node>? change = null)
    {
        var codes = table.Split('|')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
        var trace = Small.Trace(Small.Composite(null, [.. codes.Select(code => (change ?? (node => node))(Small.Leaf(code)))]) with { Weighting = method }, table);
        return [.. codes.Select(code => trace[code].Weight)];
    }

    /// <summary>The eleven wards of a hospital and nine nursing indicators, the example of the Chinese guides to 熵权法; weights as printed there, to two decimals.</summary>
    [Fact]
    public void Entropy_of_min_max_scaled_values_gives_the_textbooks_weights() =>
        Small.Equal(
            [0.08, 0.22, 0.27, 0.07, 0.11, 0.07, 0.07, 0.07, 0.07],
            Weights(
                new Weighting.Entropy(EntropyZeros.Scaled),
                "unit a b c d e f g h i | A 100 90 100 84 90 100 100 100 100 | B 100 100 78.6 100 90 100 100 100 100 | C 75 100 85.7 100 90 100 100 100 100 "
                + "| D 100 100 78.6 100 90 100 94.4 100 100 | E 100 90 100 100 100 90 100 100 80 | F 100 100 100 100 90 100 100 85.7 100 | G 100 100 78.6 100 90 100 55.6 100 100 "
                + "| H 87.5 100 85.7 100 100 100 100 100 100 | I 100 100 92.9 100 80 100 100 100 100 | J 100 90 100 100 100 100 100 100 100 | K 100 100 92.9 100 90 100 100 100 100"),
            0.005);

    /// <summary>Shares 1/4 and 3/4: 1 − e = 1 − (2·ln 2 − 3/4·ln 3) / ln 2; equal shares: 0; a share of 1: 1.</summary>
    [Fact]
    public void Entropy_of_the_values_as_they_are_by_hand()
    {
        var first = 1 - (2 * Math.Log(2) - 0.75 * Math.Log(3)) / Math.Log(2);
        Small.Equal([first / (1 + first), 0, 1 / (1 + first)], Weights(new Weighting.Entropy(), "unit x y z | A 1 5 0 | B 3 5 7"));
    }

    [Fact]
    public void Entropy_of_shifted_values_by_hand()
    {
        double[] shares = [0.0001 / 1.0002, 1.0001 / 1.0002];
        var x = 1 + shares.Sum(p => p * Math.Log(p)) / Math.Log(2);
        double[] middle = [0.0001 / 1.5003, 0.5001 / 1.5003, 1.0001 / 1.5003];
        var y = 1 + middle.Sum(p => p * Math.Log(p)) / Math.Log(3);
        Small.Equal([x / (x + y), y / (x + y)], Weights(new Weighting.Entropy(EntropyZeros.Shifted), "unit x y | A 1 4 | B 3 5 | C - 6"), 1e-12);
    }

    [Fact]
    public void Entropy_of_constant_columns_gives_equal_weights_and_says_so()
    {
        var trace = Small.Trace(Small.Composite(null, Small.Leaf("x"), Small.Leaf("y")) with { Weighting = new Weighting.Entropy() }, "unit x y | A 1 0 | B 1 0");
        Assert.Equal([0.5, 0.5], [trace["x"].Weight, trace["y"].Weight]);
        Assert.Equal("no-weights", Assert.Single(trace.Issues).Code);
    }

    [Fact]
    public void Entropy_of_a_negative_value_is_refused_for_its_column()
    {
        var trace = Small.Trace(Small.Composite(null, Small.Leaf("x"), Small.Leaf("y")) with { Weighting = new Weighting.Entropy() }, "unit x y | A -1 1 | B 1 3");
        Assert.Equal([0, 1], [trace["x"].Weight, trace["y"].Weight]);
        Assert.Contains("x has", Assert.Single(trace.Issues).Message);
    }

    /// <summary>x and y are the same, z the opposite; min-max scaled all have one deviation. Conflict: x 0 + 2, y 0 + 2, z 2 + 2.</summary>
    [Fact]
    public void Critic_gives_the_child_that_conflicts_the_most() =>
        Small.Equal([0.25, 0.25, 0.5], Weights(new Weighting.Critic(), "unit x y z | A 1 10 7 | B 2 20 4 | C 4 40 -2"));

    [Fact]
    public void Critic_turns_children_of_which_less_is_better() =>
        Small.Equal([0.25, 0.25, 0.5], Weights(new Weighting.Critic(), "unit x y z | A 1 7 7 | B 2 5 4 | C 4 1 -2", node => node with { LowerIsBetter = node.Code == "y" }));

    /// <summary>0, ½, 1 has s = ½; 0, 0, 1 has s = 1/√3.</summary>
    [Fact]
    public void Standard_deviation_is_that_of_the_min_max_scaled_values() =>
        Small.Equal([0.5 / (0.5 + 1 / Math.Sqrt(3)), 1 / Math.Sqrt(3) / (0.5 + 1 / Math.Sqrt(3))], Weights(new Weighting.StandardDeviation(), "unit x y | A 1 7 | B 2 7 | C 3 900"));

    /// <summary>Loadings (1, 1, −1)/√3 of three columns that are one up to sign; a constant column has none.</summary>
    [Theory]
    [InlineData(LoadingSigns.Squared, 1 / 3.0, 1 / 3.0)]
    [InlineData(LoadingSigns.Absolute, 1 / 3.0, 1 / 3.0)]
    [InlineData(LoadingSigns.Keep, 0.57735026918962573, -0.57735026918962573)]
    public void First_principal_component(LoadingSigns signs, double x, double z) =>
        Small.Equal([x, x, z, 0], Weights(new Weighting.PrincipalComponent(signs), "unit x y z c | A 1 10 7 5 | B 2 20 5 5 | C 4 40 1 5"));

    /// <summary>Saaty 1990, "How to make a decision", choosing a house: λ = 9.669, CR = 0.169, weights to three decimals.</summary>
    [Fact]
    public void Pairwise_comparison_gives_Saatys_priorities()
    {
        double[][] house =
        [
            [1, 5, 3, 7, 6, 6, 1 / 3.0, 1 / 4.0], [1 / 5.0, 1, 1 / 3.0, 5, 3, 3, 1 / 5.0, 1 / 7.0], [1 / 3.0, 3, 1, 6, 3, 4, 6, 1 / 5.0], [1 / 7.0, 1 / 5.0, 1 / 6.0, 1, 1 / 3.0, 1 / 4.0, 1 / 7.0, 1 / 8.0],
            [1 / 6.0, 1 / 3.0, 1 / 3.0, 3, 1, 1 / 2.0, 1 / 5.0, 1 / 6.0], [1 / 6.0, 1 / 3.0, 1 / 4.0, 4, 2, 1, 1 / 5.0, 1 / 6.0], [3, 5, 1 / 6.0, 7, 5, 5, 1, 1 / 2.0], [4, 7, 5, 8, 6, 6, 2, 1],
        ];
        var solution = AnalyticHierarchy.Solve(house);
        Small.Equal([0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333], solution.Weights, 0.0005);
        Assert.Equal(9.669, solution.Eigenvalue, 0.0005);
        Assert.Equal(0.169, solution.ConsistencyRatio, 0.0005);
    }

    /// <summary>A consistent matrix of 4 : 2 : 1; its rows follow the file's order of the children, not the codes'.</summary>
    [Fact]
    public void A_consistent_comparison_gives_its_ratios_back() =>
        Small.Equal([4 / 7.0, 2 / 7.0, 1 / 7.0], Weights(new Weighting.Pairwise([[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]]), "unit z x y | A 1 2 3"));

    [Fact]
    public void Budget_allocation_is_the_mean_of_the_experts_shares()
    {
        var none = System.Collections.Immutable.ImmutableDictionary<string, double>.Empty;
        Small.Equal([0.45, 0.55], Weights(new Weighting.Budget([none.Add("x", 40).Add("y", 60), none.Add("x", 5).Add("y", 5)]), "unit x y | A 1 2"));
    }

    [Fact]
    public void Effective_weights_are_products_of_shares()
    {
        var inner = new Node { Code = "inner", Weight = 3, Children = [Small.Leaf("x") with { Weight = 1 }, Small.Leaf("y") with { Weight = 4 }] };
        var trace = Small.Trace(Small.Composite(null, inner, Small.Leaf("z") with { Weight = 1 }), "unit x y z | A 1 2 3");
        Small.Equal([0.15, 0.6, 0.25], [trace["x"].EffectiveWeight, trace["y"].EffectiveWeight, trace["z"].EffectiveWeight]);
    }
}
