namespace BusinessEnv.Core.Frameworks;

/// <summary>How ties are numbered: 1 2 2 4, 1 2 2 3, 1 2 3 4 or 1 2.5 2.5 4.</summary>
public enum TieRule
{
    Competition,
    Dense,
    Ordinal,
    Fractional,
}

public sealed record RankRules
{
    public TieRule Ties { get; init; } = TieRule.Competition;

    /// <summary>True: ranks compare the rounded scores.</summary>
    public bool OnRounded { get; init; }
}
