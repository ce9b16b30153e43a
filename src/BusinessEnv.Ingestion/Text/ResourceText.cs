namespace BusinessEnv.Ingestion.Text;

/// <summary>The data files built by <c>tools/text-resources</c>, embedded in the assembly; each names its source and licence in its first lines.</summary>
internal static class ResourceText
{
    public static Stream Open(string name) =>
        typeof(ResourceText).Assembly.GetManifestResourceStream($"BusinessEnv.Ingestion.Text.Resources.{name}")
        ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");

    /// <summary>The lines of a text resource, comments aside.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#'))
                yield return line;
    }
}
