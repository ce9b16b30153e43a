namespace BusinessEnv.Ingestion.Tests.Notices;

/// <summary>Files of this repository, found upwards from where the tests run.</summary>
internal static class Repository
{
    public static string Path(string relativePath)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "BusinessEnv.sln"))) return System.IO.Path.Combine(folder.FullName, relativePath);
        throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
