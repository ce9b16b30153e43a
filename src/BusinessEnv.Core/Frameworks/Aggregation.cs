namespace BusinessEnv.Core.Frameworks;

/// <summary>How a composite combines its children x with weights w (Σw = 1 over the children that the unit has).</summary>
public abstract record Aggregation
{
    private Aggregation()
    {
    }

    /// <summary>Σ w·x.</summary>
    public sealed record Arithmetic : Aggregation;

    /// <summary>Π x^w; x ≥ 0, and 0 where a child with weight is 0.</summary>
    public sealed record Geometric : Aggregation;

    /// <summary>1 / Σ w/x; x ≥ 0, and 0 where a child with weight is 0.</summary>
    public sealed record Harmonic : Aggregation;

    /// <summary>(Σ w·x^p)^(1/p); x ≥ 0; the geometric mean for p = 0.</summary>
    public sealed record Power(double Exponent) : Aggregation;

    /// <summary>Σ W·x with the weights W as they are given (1 when none is). Where children are missing, the weighted mean times ΣW.</summary>
    public sealed record Sum : Aggregation;

    public sealed record Minimum : Aggregation;

    public sealed record Maximum : Aggregation;

    /// <summary>Weighted median: where half of the weight lies below; the middle of the two where it falls between them.</summary>
    public sealed record Median : Aggregation;

    /// <summary>Closeness to the ideal, 0…1: d⁻ / (d⁺ + d⁻) of the weighted columns. Hwang and Yoon 1981.</summary>
    /// <param name="Vector">True: columns are divided by their Euclidean norm; false takes them as they are.</param>
    public sealed record Topsis(bool Vector = true) : Aggregation;

    /// <summary>1 − Q of VIKOR, 0…1, 1 the best. Opricovic and Tzeng 2004.</summary>
    /// <param name="GroupUtility">v: weight of the majority of criteria against the worst regret, 0…1.</param>
    public sealed record Vikor(double GroupUtility = 0.5) : Aggregation;

    /// <summary>Wins minus losses in the weighted pairwise comparison of units, each pair on the children that both have. Costs units².</summary>
    public sealed record Copeland : Aggregation;
}
