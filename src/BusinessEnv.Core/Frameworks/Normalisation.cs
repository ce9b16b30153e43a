using System.Collections.Immutable;

namespace BusinessEnv.Core.Frameworks;

/// <summary>Brings a node to a common scale on which higher is better. x is the value, turned (−x) where lower is better, except where goalposts, a target or bands carry the direction themselves.</summary>
public abstract record Normalisation
{
    private Normalisation()
    {
    }

    /// <summary>lower + (x − min) / (max − min) · (upper − lower). A constant column has no score.</summary>
    public sealed record MinMax(double Lower = 0, double Upper = 100) : Normalisation;

    /// <summary>Distance to frontier: lower + d^exponent · (upper − lower), d = (worst − x) / (worst − best), clipped to 0…1 unless <paramref name="Clip"/> is false.</summary>
    /// <param name="BeforeTransform">True: the goalposts are in the column's unit and go through the node's transforms, denominators aside.</param>
    public sealed record Goalposts(double Worst, double Best, double Exponent = 1, double Lower = 0, double Upper = 100, bool Clip = true, bool BeforeTransform = false) : Normalisation;

    /// <summary>mean + (x − x̄) / s · deviation, s with n − 1.</summary>
    public sealed record ZScore(double Mean = 0, double Deviation = 1) : Normalisation;

    /// <summary>1 for the worst, n for the best; ties take the lowest.</summary>
    public sealed record Rank : Normalisation;

    /// <summary>(rank − 1) / (n − 1) · scale.</summary>
    public sealed record PercentileRank(double Scale = 1) : Normalisation;

    /// <summary>rank − 1: the number of units that are worse.</summary>
    public sealed record Borda : Normalisation;

    /// <summary>(1 − (max − x) / (max − min)) · scale.</summary>
    public sealed record DistanceToMaximum(double Scale = 1) : Normalisation;

    /// <summary>(1 − (xᵣ − x) / (xᵣ − min)) · scale, r being the reference unit.</summary>
    /// <param name="Cap">True: nothing above the scale.</param>
    public sealed record DistanceToReference(string Unit, double Scale = 1, bool Cap = false) : Normalisation;

    /// <summary>(x − min) / (target − min) · scale; (max − x) / (max − target) · scale where lower is better.</summary>
    public sealed record DistanceToTarget(double Target, double Scale = 1, bool Cap = false) : Normalisation;

    /// <summary>x / max · scale; min / x · scale where lower is better.</summary>
    public sealed record FractionOfMaximum(double Scale = 1) : Normalisation;

    /// <summary>站位打分: the points of the last band whose lower end the value, rank or percentile rank reaches.</summary>
    public sealed record Bands(BandScale By, ImmutableArray<Band> Steps) : Normalisation;
}

/// <param name="From">Lower end, inclusive; null only in the first band: everything below the second.</param>
public readonly record struct Band(double? From, double Points);

public enum BandScale
{
    /// <summary>The value as it is, not turned.</summary>
    Value,
    /// <summary>Competition rank, 1 the best.</summary>
    Rank,
    /// <summary>0 the worst … 1 the best.</summary>
    PercentileRank,
}
