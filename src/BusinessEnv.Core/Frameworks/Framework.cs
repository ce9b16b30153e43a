using System.Collections.Immutable;

namespace BusinessEnv.Core.Frameworks;

/// <summary>A framework (指标体系): a tree of nodes, and the rules for units, ranks and uploads. An immutable value; its version is the fingerprint of its canonical form.</summary>
public sealed record Framework
{
    /// <summary>The first 16 hexadecimal digits of the SHA-256 of the canonical form: equal frameworks have equal versions.</summary>
    public string Version => CanonicalForm.Fingerprint(this);

    /// <summary>Lower-case letters, digits and hyphens: it names the blob, the partition and the URL.</summary>
    public required string Id { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }

    /// <summary>Where the framework and its data come from, and under which licence.</summary>
    public string? Source { get; init; }
    public required Node Root { get; init; }
    public UnitRules Units { get; init; } = new();
    public RankRules Ranks { get; init; } = new();
    public UploadRules Uploads { get; init; } = new();

    /// <summary>Null: no uncertainty analysis.</summary>
    public UncertaintyRules? Uncertainty { get; init; }

    /// <summary>Columns that describe units and are not scored: names, groups, denominators.</summary>
    public ImmutableArray<UnitAttribute> Attributes { get; init; } = [];

    /// <summary>The leaves of the tree, in order.</summary>
    public IEnumerable<Node> Indicators() => Root.Leaves();
}
