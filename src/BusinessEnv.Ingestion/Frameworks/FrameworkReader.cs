using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Ingestion.Frameworks;

/// <summary>What became of an uploaded framework file; the framework is null when it was refused.</summary>
public sealed record FrameworkReading(Framework? Framework, IReadOnlyList<Issue> Issues);

public static class FrameworkReader
{
    /// <summary>Reads a framework from .json or .xlsx. Never throws for what the file holds.</summary>
    /// <param name="name">The blob's name; its stem must be the framework's id.</param>
    public static FrameworkReading Read(Stream content, string name, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return new(null, [Issue.Error("not-read", $"{name} was not read.")]);
    }
}
