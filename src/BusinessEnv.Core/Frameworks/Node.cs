using System.Collections.Immutable;

namespace BusinessEnv.Core.Frameworks;

/// <summary>A node of the tree, indicator (leaf) or composite, described by optional steps. They always apply in this order: source (a column, or the children weighted and aggregated), transform, missing data, outliers, normalise, round.</summary>
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

    /// <summary>The column an indicator is read from; its own code when null. Several indicators may share a column. A composite's source is its children, weighted and aggregated.</summary>
    public string? Column { get; init; }

    /// <summary>Applied one after the other.</summary>
    public ImmutableArray<Transform> Transforms { get; init; } = [];

    public MissingRule? Missing { get; init; }

    public OutlierRule? Outliers { get; init; }

    /// <summary>Null leaves the value as it is, with its direction.</summary>
    public Normalisation? Normalise { get; init; }

    /// <summary>The weight within the parent, not negative; 1 when null. Weights are shares of their sum.</summary>
    public double? Weight { get; init; }

    /// <summary>Where the weights of a composite's children come from; null takes their <see cref="Weight"/>.</summary>
    public Weighting? Weighting { get; init; }

    /// <summary>How a composite combines its children; null is the weighted arithmetic mean.</summary>
    public Aggregation? Aggregate { get; init; }

    /// <summary>Decimal places of the result, half away from zero; null does not round. The parent takes the rounded value.</summary>
    public int? Round { get; init; }

    /// <summary>True when the node's result is better the lower it is: only a normalisation turns the direction.</summary>
    public bool ResultLowerIsBetter => LowerIsBetter && Normalise is null;

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
