using System.Collections.Immutable;

namespace BusinessEnv.Core.Frameworks;

/// <summary>Where the weights of a composite's children come from.</summary>
public abstract record Weighting
{
    private Weighting()
    {
    }

    /// <summary>Each child's own <see cref="Node.Weight"/>.</summary>
    public sealed record Specified : Weighting;

    public sealed record Equal : Weighting;

    /// <summary>熵权法: 1 − e, e = −Σ p ln p / ln n of the shares p of each unit in the child's sum.</summary>
    public sealed record Entropy(EntropyZeros Zeros = EntropyZeros.Limit) : Weighting;

    /// <summary>Standard deviation times the sum of (1 − r) with the siblings, of the min-max scaled children. Diakoulaki and others 1995.</summary>
    public sealed record Critic : Weighting;

    /// <summary>Standard deviation of the min-max scaled children.</summary>
    public sealed record StandardDeviation : Weighting;

    /// <summary>Loadings of the first principal component of the correlation matrix, turned so that their sum is positive.</summary>
    public sealed record PrincipalComponent(LoadingSigns Signs = LoadingSigns.Squared) : Weighting;

    /// <summary>Analytic hierarchy process: the principal eigenvector of a pairwise comparison matrix, its rows in the order of the children.</summary>
    /// <param name="AllowInconsistent">True takes a matrix whose consistency ratio is above 0.1.</param>
    public sealed record Pairwise(ImmutableArray<ImmutableArray<double>> Matrix, bool AllowInconsistent = false) : Weighting;

    /// <summary>Budget allocation: the mean of the experts' shares.</summary>
    public sealed record Budget(ImmutableArray<ImmutableDictionary<string, double>> Experts) : Weighting;
}

/// <summary>What the entropy method does with zeros and negative values.</summary>
public enum EntropyZeros
{
    /// <summary>Shares of the values as they are; 0·ln 0 counts 0, its limit. Negative values are an error.</summary>
    Limit,
    /// <summary>Shares of the min-max scaled values; 0·ln 0 counts 0.</summary>
    Scaled,
    /// <summary>Shares of the min-max scaled values moved up by 0.0001, as many Chinese guides do.</summary>
    Shifted,
}

/// <summary>What becomes of negative loadings.</summary>
public enum LoadingSigns
{
    /// <summary>Squared loadings: not negative, and their sum is 1.</summary>
    Squared,
    Absolute,
    /// <summary>The loadings as they are, as COINr gives them: a negative one turns its child around.</summary>
    Keep,
}
