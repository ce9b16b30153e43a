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
}

/// <param name="Ranked">False for a unit that is scored but not ranked.</param>
public sealed record UnitDefinition(string Code, string? Name, ImmutableArray<string> Aliases, bool Ranked = true)
{
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;
}

public sealed record RankedWhen(string Attribute, ImmutableArray<string> Values);

/// <param name="Numeric">True for a denominator or another number; false for text.</param>
public sealed record UnitAttribute(string Code, string? Name, ImmutableArray<string> Aliases, bool Numeric = false);
