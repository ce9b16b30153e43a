using BusinessEnv.Core.Frameworks;
using BusinessEnv.Ingestion.Frameworks;

namespace BusinessEnv.Ingestion.Tests.Frameworks;

internal static class SampleFrameworks
{
    public static string Folder { get; } = Path.Combine(Repository, "samples", "frameworks");

    public static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "BusinessEnv.sln")))
                folder = folder.Parent!;
            return folder.FullName;
        }
    }

    public static Framework Read(string id)
    {
        using var content = File.OpenRead(Path.Combine(Folder, id + ".json"));
        var reading = FrameworkReader.Read(content, id + ".json", TestContext.Current.CancellationToken);
        Assert.Empty(reading.Issues);
        return reading.Framework!;
    }
}
