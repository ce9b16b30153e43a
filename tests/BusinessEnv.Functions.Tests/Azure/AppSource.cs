using BusinessEnv.Local.Azurite;

namespace BusinessEnv.Functions.Tests.Azure;

/// <summary>What the Azure build is made from, as text.</summary>
/// <param name="Sources">The C# files, but for Program.cs.</param>
/// <param name="Settings">Names of the app settings that the infrastructure sets.</param>
internal sealed record AppSource(string Project, string Packages, string Program, string HostJson, IReadOnlyList<string> Sources, IReadOnlySet<string> Settings)
{
    /// <summary>The app of this checkout.</summary>
    public static AppSource Read(IReadOnlySet<string> settings)
    {
        var folder = Path.Combine(Repository.Root, "src", "BusinessEnv.Functions");
        var sources = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar) is not (["Program.cs"] or ["bin", ..] or ["obj", ..]))
            .Order(StringComparer.Ordinal);
        return new(
            File.ReadAllText(Path.Combine(folder, "BusinessEnv.Functions.csproj")),
            File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props")),
            File.ReadAllText(Path.Combine(folder, "Program.cs")),
            File.ReadAllText(Path.Combine(Repository.Root, "host.json")),
            [.. sources.Select(File.ReadAllText)],
            settings);
    }
}
