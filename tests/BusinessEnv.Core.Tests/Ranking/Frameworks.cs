using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;
using CsCheck;

namespace BusinessEnv.Core.Tests.Ranking;

/// <summary>Random frameworks of two levels with every method, and random tables for them.</summary>
internal static class Frameworks
{
    public static Gen<T> OneOf<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);

    public static readonly string[] Units = [.. Enumerable.Range(0, 12).Select(i => $"U{i:00}")];
    public static readonly string[] Indicators = [.. Enumerable.Range(0, 6).Select(i => $"x{i}")];

    public static readonly Gen<Normalisation?> Normalisations = OneOf<Normalisation?>(
        new Normalisation.MinMax(), new Normalisation.MinMax(1, 10), new Normalisation.Goalposts(-10, 30), new Normalisation.Goalposts(-10, 30, Exponent: 0.8), new Normalisation.ZScore(50, 10),
        new Normalisation.Rank(), new Normalisation.PercentileRank(100), new Normalisation.Borda(), new Normalisation.DistanceToMaximum(), new Normalisation.DistanceToReference(Units[3]),
        new Normalisation.DistanceToTarget(25), new Normalisation.FractionOfMaximum(), new Normalisation.Bands(BandScale.Rank, [new(null, 9), new(4, 5), new(8, 1)]), null);

    public static readonly Gen<Aggregation> Aggregations = OneOf<Aggregation>(
        new Aggregation.Arithmetic(), new Aggregation.Geometric(), new Aggregation.Harmonic(), new Aggregation.Power(2), new Aggregation.Sum(), new Aggregation.Minimum(),
        new Aggregation.Maximum(), new Aggregation.Median(), new Aggregation.Topsis(), new Aggregation.Vikor(), new Aggregation.Copeland());

    public static readonly Gen<Weighting> Weightings = OneOf<Weighting>(
        new Weighting.Specified(), new Weighting.Equal(), new Weighting.Entropy(EntropyZeros.Scaled), new Weighting.Entropy(EntropyZeros.Shifted), new Weighting.Critic(),
        new Weighting.StandardDeviation(), new Weighting.PrincipalComponent());

    private static readonly Gen<MissingRule?> s_missing = OneOf<MissingRule?>(
        null, new MissingRule { Impute = [Imputation.Mean] }, new MissingRule { Impute = [Imputation.GroupMedian, Imputation.Median] }, new MissingRule { MinimumCoverage = 0.5 });

    private static readonly Gen<OutlierRule?> s_outliers = OneOf<OutlierRule?>(null, new OutlierRule(Skewness: 1, Kurtosis: 0.5, MaximumPoints: 2));

    private static Gen<Node> Leaf(int i) => Gen.Select(Normalisations, s_missing, s_outliers, Gen.Int[0, 4], Gen.Bool).Select((normalise, missing, outliers, weight, lower) => new Node
    {
        Code = Indicators[i],
        Normalise = normalise,
        Missing = missing,
        Outliers = outliers,
        Weight = weight / 2.0,
        LowerIsBetter = lower && normalise is not (Normalisation.Goalposts or null),
    });

    private static Gen<Node> Composite(string code, params Gen<Node>[] children) =>
        Gen.Select(Aggregations, Weightings).SelectMany((aggregate, weighting) => All(children).Select(nodes => new Node
        {
            Code = code,
            Aggregate = aggregate,
            Weighting = weighting is Weighting.Specified && nodes.All(node => node.Weight == 0) ? new Weighting.Equal() : weighting,
            Children = [.. nodes],
        }));

    private static Gen<Node[]> All(Gen<Node>[] parts) =>
        parts.Aggregate(Gen.Const(Array.Empty<Node>()), (all, part) => Gen.Select(all, part).Select((nodes, node) => nodes.Append(node).ToArray()));

    public static readonly Gen<Framework> Any = Composite("index", Composite("p", Leaf(0), Leaf(1), Leaf(2)), Composite("q", Leaf(3), Leaf(4)), Leaf(5))
        .Select(root => Small.Framework(root, new() { GroupAttribute = "g" }, new UnitAttribute("g", null, [])));

    /// <summary>Whole numbers, so that ties are frequent, one in ten missing.</summary>
    public static readonly Gen<List<Observation>> Table = Gen.Select(Gen.Int[-5, 30], Gen.Int[0, 9]).Array[Units.Length * Indicators.Length].Select(cells =>
    {
        var observations = new List<Observation>();
        for (var unit = 0; unit < Units.Length; unit++)
        {
            observations.Add(new("2020", Units[unit], "g", null, unit % 3 == 0 ? "north" : "south", ""));
            for (var i = 0; i < Indicators.Length; i++)
                if (cells[unit * Indicators.Length + i] is var (value, dice) && dice > 0)
                    observations.Add(new("2020", Units[unit], Indicators[i], value, null, ""));
        }
        return observations;
    });

    /// <summary>Every composite's children, turned around.</summary>
    public static Node Reversed(Node node) => node with { Children = [.. node.Children.Reverse().Select(Reversed)] };

    /// <summary>The same without imputation by group.</summary>
    public static Node WithoutGroups(Node node) => node with
    {
        Missing = node.Missing is { } rule ? rule with { Impute = rule.Impute.Remove(Imputation.GroupMedian) } : null,
        Children = [.. node.Children.Select(WithoutGroups)],
    };
}
