namespace BusinessEnv.Core.Notices;

public enum AliasKind
{
    Organization,
    Region,
    Indicator,
}

/// <summary>Another name of an organization, a region or an indicator.</summary>
/// <param name="Name">The name that records shall carry: <c>长沙市数据资源管理局</c>.</param>
/// <param name="Other">A name that means the same, as notices write it: <c>市数据资源局</c>.</param>
public sealed record Alias(string Name, string Other, AliasKind Kind);

/// <summary>Names that a user declares to mean the same; they come before the built-in rules. Later rows win.</summary>
public sealed class AliasTable
{
    public static AliasTable Empty { get; } = new([]);

    private readonly Dictionary<(AliasKind, string), string> names = [];

    public AliasTable(IReadOnlyList<Alias> aliases)
    {
        ArgumentNullException.ThrowIfNull(aliases);
        Aliases = aliases;
        foreach (var alias in aliases) names[(alias.Kind, alias.Other)] = alias.Name;
    }

    public IReadOnlyList<Alias> Aliases { get; }

    /// <summary>The declared name of what <paramref name="other"/> names, or null.</summary>
    public string? Find(AliasKind kind, string other) => names.GetValueOrDefault((kind, other));
}
