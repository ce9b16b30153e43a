using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Storage.Uploads;

public enum UploadState
{
    /// <summary>Claimed by a worker.</summary>
    Processing,
    Accepted,
    AcceptedWithWarnings,
    /// <summary>Read and refused; trying again would change nothing.</summary>
    Rejected,
    /// <summary>Not read for a reason outside the file; it is tried again, or waits in the poison queue.</summary>
    Failed,
    /// <summary>A newer version of the blob took its place while it was being read.</summary>
    Superseded,
    /// <summary>The blob is gone, and what it gave was dropped.</summary>
    Deleted,
}

/// <summary>One row of the ledger: a blob, and the outcome of its current version.</summary>
public sealed record Upload
{
    public required string Id { get; init; }
    public required string Container { get; init; }
    public required string Blob { get; init; }

    /// <summary>The version's content, as the first 32 hexadecimal digits of its SHA-256: the same on any machine. Null until it was read.</summary>
    public string? Version { get; init; }
    public required string ETag { get; init; }
    public required DateTimeOffset BlobTime { get; init; }
    public required UploadState State { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public IReadOnlyDictionary<string, int> Counts { get; init; } = new SortedDictionary<string, int>();

    /// <summary>The first issues, worst first; all of them are in the report.</summary>
    public IReadOnlyList<Issue> Issues { get; init; } = [];

    /// <summary>Container and name of the full report.</summary>
    public string? Report { get; init; }

    /// <summary>The framework that a metric upload names, or that a framework upload defines.</summary>
    public string? Framework { get; init; }

    /// <summary>What besides the blob the outcome depends on: the version of the framework it was read with.</summary>
    public string? Dependency { get; init; }

    /// <summary>The periods it has observations for.</summary>
    public IReadOnlyList<string> Periods { get; init; } = [];

    /// <summary>Grows by one with every claim: a worker with a lower number has been overtaken.</summary>
    public int Sequence { get; init; }
    public bool IsFinished => State is not (UploadState.Processing or UploadState.Failed);
}
