using System.Collections.Immutable;

namespace BusinessEnv.Core.Frameworks;

/// <summary>Which units there are, and which of them are ranked.</summary>
public sealed record UnitRules
{
    /// <summary>The units that are known beforehand; empty when the uploads bring their own.</summary>
    public ImmutableArray<UnitDefinition> Known { get; init; } = [];

    /// <summary>Whether a unit that is not <see cref="Known"/> is taken; it is by default when none is known.</summary>
    public bool? AllowOthers { get; init; }

    /// <summary>The attribute whose text is a unit's display name.</summary>
    public string? NameAttribute { get; init; }

    /// <summary>The attribute that groups units, for group means and ranks within groups.</summary>
    public string? GroupAttribute { get; init; }

    /// <summary>Only units with one of <see cref="RankedWhen.Values"/> in an attribute are ranked; the others are scored.</summary>
    public RankedWhen? Ranked { get; init; }

    /// <summary>0…1: a unit with a smaller share of its applicable indicators is excluded, before anything is computed from the others.</summary>
    public double? MinimumCoverage { get; init; }

    /// <summary>True: imputed values count towards <see cref="MinimumCoverage"/>, and the excluded units have taken part in the imputation (COINr's order: impute, then screen).</summary>
    public bool ImputedCounts { get; init; }

    public UnitComposition? Composition { get; init; }
}

/// <summary>Units that are made of other units: a country of its cities, a province of its prefectures. At the nodes of <paramref name="Level"/> and below, such a unit's score is the weighted mean of its members' scores, whatever its own row holds; above, it is aggregated as any other.</summary>
/// <param name="Level">Depth in the tree: 0 is the root, 1 its children. An indicator that is less deep counts as being there.</param>
public sealed record UnitComposition(int Level, ImmutableArray<CompositeUnit> Units);

/// <param name="Members">Weight by unit code; the weights are shares of their sum.</param>
public sealed record CompositeUnit(string Unit, ImmutableDictionary<string, double> Members);

/// <param name="Ranked">False for a unit that is scored but not ranked.</param>
public sealed record UnitDefinition(string Code, string? Name, ImmutableArray<string> Aliases, bool Ranked = true)
{
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;
}

public sealed record RankedWhen(string Attribute, ImmutableArray<string> Values);

/// <param name="Numeric">True for a denominator or another number; false for text.</param>
public sealed record UnitAttribute(string Code, string? Name, ImmutableArray<string> Aliases, bool Numeric = false);
