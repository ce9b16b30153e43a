namespace BusinessEnv.Tests;

/// <summary>The folder of real inputs with known answers, beside the repository. Continuous integration has it.</summary>
internal static class SharedData
{
    private static readonly string? Root = Find();

    /// <summary>The path of a file under <c>shared/data</c>. Skips the running test, saying why, where the folder is absent; in CI its absence is a failure.</summary>
    public static string File(string relativePath)
    {
        var path = Root is null ? null : Path.Combine(Root, relativePath);
        if (path is null || !System.IO.File.Exists(path))
        {
            if (Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail($"CI must have shared/data/{relativePath} beside the repository.");
            Assert.Skip($"shared/data/{relativePath} is not beside the repository.");
        }
        return path!;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "BusinessEnv.sln")))
            {
                var data = Path.Combine(folder.Parent?.FullName ?? folder.FullName, "shared", "data");
                return Directory.Exists(data) ? data : null;
            }
        return null;
    }
}
