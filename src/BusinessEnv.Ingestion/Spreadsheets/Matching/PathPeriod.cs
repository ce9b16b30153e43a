namespace BusinessEnv.Ingestion.Spreadsheets.Matching;

/// <summary>The period that a blob's name states.</summary>
internal static class PathPeriod
{
    /// <summary>A folder below the framework's that is nothing but a period, else the one period that the file's own name holds.</summary>
    /// <param name="name"><c>{framework}/{period}/raw.csv</c></param>
    public static string? Of(string name, string framework)
    {
        var segments = name.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < segments.Length; i++)
            if ((i > 0 || segments[i] != framework) && Periods.Parse(segments[i]) is { } period)
                return period;
        return segments.Length > 0 && Periods.Find(Path.GetFileNameWithoutExtension(segments[^1])) is [var only] ? only : null;
    }
}
