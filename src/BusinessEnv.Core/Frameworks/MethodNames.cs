namespace BusinessEnv.Core.Frameworks;

/// <summary>The names that methods have in framework files: the type's name in camelCase.</summary>
public static class MethodNames
{
    public static IReadOnlyList<string> Transforms { get; } = All<Transform>();
    public static IReadOnlyList<string> Normalisations { get; } = All<Normalisation>();
    public static IReadOnlyList<string> Weightings { get; } = All<Weighting>();
    public static IReadOnlyList<string> Aggregations { get; } = All<Aggregation>();

    public static string Of(object method) => CamelCase(method.GetType().Name);

    private static string[] All<T>() =>
        [.. typeof(T).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(T))).Select(type => CamelCase(type.Name))];

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
