using System.Collections.Immutable;

namespace BusinessEnv.Core.Frameworks;

/// <summary>What happens where a node has no value. Without imputation the node drops out of its parent, and the weights of its siblings are scaled up.</summary>
public sealed record MissingRule
{
    /// <summary>Tried in order, per unit; what none of them fills stays missing.</summary>
    public ImmutableArray<Imputation> Impute { get; init; } = [];

    /// <summary>The attribute that groups units for the group methods; <see cref="UnitRules.GroupAttribute"/> when null.</summary>
    public string? Group { get; init; }

    /// <summary>How old, in years, an earlier period's value may be; null takes any age.</summary>
    public double? MaximumAge { get; init; }

    /// <summary>The number that <see cref="Imputation.Value"/> puts.</summary>
    public double? Value { get; init; }

    /// <summary>0…1. For an indicator, the share of units that must have a value of their own, else the indicator is dropped for all units;
    /// for a composite, the share of a unit's applicable children that must have a value, else the unit has no value here.</summary>
    public double? MinimumCoverage { get; init; }
}

/// <summary>Means and medians are of the values that the units have of their own.</summary>
public enum Imputation
{
    Mean,
    Median,
    GroupMean,
    GroupMedian,
    /// <summary>The unit's own value in the newest earlier period that has one.</summary>
    Previous,
    /// <summary>A fixed number.</summary>
    Value,
}
