using System.Collections.Immutable;

namespace BusinessEnv.Core.Frameworks;

/// <summary>What is uncertain about a framework: a Monte-Carlo analysis draws each assumption anew and ranks again (Saisana, Saltelli and Tarantola 2005). The same rules give the same figures on every machine.</summary>
public sealed record UncertaintyRules
{
    public const int MaximumDraws = 10_000;
    public const int MaximumCombinations = 256;

    public long Seed { get; init; } = 1;

    public int Draws { get; init; } = 1000;

    /// <summary>True: also first-order and total Sobol indices, for (assumptions + 1) times as many further draws.</summary>
    public bool Sensitivity { get; init; }

    /// <summary>Each level's weights are an assumption of their own.</summary>
    public ImmutableArray<WeightNoise> Weights { get; init; } = [];

    /// <summary>Imputations to draw from, in place of each node's own; an empty list leaves gaps as they are.</summary>
    public Alternatives<ImmutableArray<Imputation>>? Impute { get; init; }

    /// <summary>Treatments to draw from; null stands for none.</summary>
    public Alternatives<OutlierRule?>? Outliers { get; init; }

    public Alternatives<Normalisation>? Normalise { get; init; }

    public Alternatives<Aggregation>? Aggregate { get; init; }

    /// <summary>How many frameworks the alternatives make together.</summary>
    public long Combinations =>
        (long)(Impute?.Options.Length ?? 1) * (Outliers?.Options.Length ?? 1) * (Normalise?.Options.Length ?? 1) * (Aggregate?.Options.Length ?? 1);
}

/// <summary>The weights of the nodes at a depth of the tree are multiplied by 1 + share · z, z uniform in −1…1 for each node, and shared out anew within each parent.</summary>
/// <param name="Level">1 for the root's children.</param>
/// <param name="Share">0…1.</param>
public sealed record WeightNoise(int Level, double Share);

/// <summary>Methods for one step, equally likely. The framework's own counts only if it is among them.</summary>
/// <param name="Nodes">Codes; when empty, every node that states the step (for the aggregation, every composite).</param>
public sealed record Alternatives<T>(ImmutableArray<T> Options, ImmutableArray<string> Nodes);
