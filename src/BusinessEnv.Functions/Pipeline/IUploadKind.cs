using BusinessEnv.Core.Uploads;
using BusinessEnv.Storage.Uploads;

namespace BusinessEnv.Functions.Pipeline;

/// <summary>What besides the blob itself decides how it is read.</summary>
/// <param name="Framework">The framework's id, when the blob's name says one.</param>
/// <param name="Version">The version it is read with.</param>
public readonly record struct Dependency(string? Framework, string? Version);

/// <summary>What a kind made of one blob version.</summary>
/// <param name="Report">The full report, as JSON.</param>
/// <param name="Workbook">The user's own workbook with its bad cells marked; null where there is nothing to mark.</param>
public sealed record UploadOutcome(
    bool Accepted,
    IReadOnlyDictionary<string, int> Counts,
    IReadOnlyList<Issue> Issues,
    IReadOnlyList<string> Periods,
    BinaryData Report,
    BinaryData? Workbook = null);

/// <summary>One kind of upload: how its bytes become rows, and how the rows go away.</summary>
public interface IUploadKind
{
    string Container { get; }

    /// <summary>Larger files are refused unread.</summary>
    long MaximumBytes { get; }

    Task<Dependency> DependencyAsync(string blob, CancellationToken cancellation);

    /// <summary>Reads the content and writes what it gives, under the claim's sequence. Refuses by an outcome, never by an exception: those are for faults outside the file.</summary>
    Task<UploadOutcome> ReadAsync(Upload upload, MemoryStream content, CancellationToken cancellation);

    /// <summary>Takes what the upload gave away from readers, because the blob is gone or was refused unread.</summary>
    Task WithdrawAsync(Upload upload, CancellationToken cancellation);

    /// <summary>Drops what an overtaken claim wrote: no reader will ever be pointed to it.</summary>
    Task AbandonAsync(Upload upload, CancellationToken cancellation);

    /// <summary>After the outcome stands: tells those who depend on it, and drops what earlier claims wrote. The sweep makes up for a call that fails.</summary>
    /// <param name="before">The upload as it was claimed, with what the earlier outcome had.</param>
    Task SettleAsync(Upload before, Upload outcome, CancellationToken cancellation);
}
