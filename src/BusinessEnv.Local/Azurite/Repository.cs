namespace BusinessEnv.Local.Azurite;

/// <summary>The checkout that this program was built in.</summary>
public static class Repository
{
    /// <summary>The folder of BusinessEnv.sln, above the program or above the working directory.</summary>
    /// <exception cref="DirectoryNotFoundException">Neither lies in a checkout.</exception>
    public static string Root { get; } =
        Above(AppContext.BaseDirectory) ?? Above(Environment.CurrentDirectory)
        ?? throw new DirectoryNotFoundException("BusinessEnv.sln was not found above the program or the working directory: run from a checkout.");

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "BusinessEnv.sln")))
                return folder.FullName;
        return null;
    }
}
