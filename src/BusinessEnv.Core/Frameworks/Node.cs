using System.Collections.Immutable;

namespace BusinessEnv.Core.Frameworks;

/// <summary>A node of the tree, indicator (leaf) or composite, described by optional steps that always apply in the order of the properties below.</summary>
public sealed record Node
{
    public required string Code { get; init; }
    public string? Name { get; init; }
    public ImmutableArray<string> Aliases { get; init; } = [];
    public string? Description { get; init; }

    /// <summary>The unit of measurement the framework expects: 天, %, share.</summary>
    public string? Measure { get; init; }

    /// <summary>True where a lower value is better.</summary>
    public bool LowerIsBetter { get; init; }

    /// <summary>Empty for an indicator.</summary>
    public ImmutableArray<Node> Children { get; init; } = [];

    /// <summary>What a text stands for: a score, a value, missing or not applicable.</summary>
    public ImmutableDictionary<string, TextCode> TextCodes { get; init; } = ImmutableDictionary<string, TextCode>.Empty;

    /// <summary>The lowest and highest value that can be; outside is an error of the upload.</summary>
    public Bounds? Possible { get; init; }

    /// <summary>True where an upload without a value is an error.</summary>
    public bool Required { get; init; }

    public bool IsIndicator => Children.IsEmpty;

    public IEnumerable<Node> Leaves() => IsIndicator ? [this] : Children.SelectMany(child => child.Leaves());

    public IEnumerable<Node> SelfAndDescendants() => Children.SelectMany(child => child.SelfAndDescendants()).Prepend(this);
}

public readonly record struct Bounds(double? Minimum, double? Maximum);

public enum TextMeaning
{
    /// <summary>The text means this score, after normalisation.</summary>
    Score,
    /// <summary>The text means this value, before transformation.</summary>
    Value,
    Missing,
    /// <summary>The indicator does not apply to the unit and drops out of its composite, without lowering coverage.</summary>
    NotApplicable,
}

public readonly record struct TextCode(TextMeaning Meaning, double Number = double.NaN);
