namespace BusinessEnv.Core.Frameworks;

/// <summary>How an enumeration's values are spelled in framework files: camelCase.</summary>
public static class Spelling
{
    public static string Of<T>(T value) where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static IReadOnlyList<string> All<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];
}
