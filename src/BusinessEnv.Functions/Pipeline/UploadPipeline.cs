using System.Diagnostics;
using System.Security.Cryptography;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Functions.Telemetry;
using BusinessEnv.Storage;
using BusinessEnv.Storage.Telemetry;
using BusinessEnv.Storage.Uploads;
using Microsoft.Extensions.Logging;

namespace BusinessEnv.Functions.Pipeline;

/// <summary>Takes a blob to its one outcome in the ledger.</summary>
/// <remarks>May be called at any time, in any order and any number of times for a blob: it always reads the blob as it stands, and a version that has its outcome costs one read.</remarks>
public sealed partial class UploadPipeline(
    InputBlobs blobs,
    UploadLedger ledger,
    ReportBlobs reports,
    IEnumerable<IUploadKind> kinds,
    ILogger<UploadPipeline> logger)
{
    private static readonly TimeSpan ReleaseTimeout = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, IUploadKind> _kinds = kinds.ToDictionary(kind => kind.Container);

    public Task IngestAsync(IngestRequest request, CancellationToken cancellation) =>
        IngestAsync(request.Container, request.Blob, request.Again, request.Traceparent, cancellation);

    /// <param name="again">True to read a version that has its outcome once more.</param>
    public Task IngestAsync(string container, string name, bool again, CancellationToken cancellation) =>
        IngestAsync(container, name, again, null, cancellation);

    private async Task IngestAsync(string container, string name, bool again, string? traceparent, CancellationToken cancellation)
    {
        using var span = Traces.Continue("ingest", traceparent)?.SetTag("container", container).SetTag("blob", name);
        try
        {
            await TakeToOutcomeAsync(container, name, again, cancellation);
        }
        catch (Exception failure)
        {
            span.Fail(failure);
            throw;
        }
    }

    private async Task TakeToOutcomeAsync(string container, string name, bool again, CancellationToken cancellation)
    {
        var kind = _kinds[container];
        while (true)
        {
            if (await blobs.FindAsync(container, name, cancellation) is not { } blob)
            {
                await ForgetAsync(kind, name, cancellation);
                return;
            }
            var dependency = await kind.DependencyAsync(name, cancellation);
            var claim = await ledger.ClaimAsync(container, name, blob.ETag, blob.Time, dependency.Framework, dependency.Version, again, cancellation);
            if (claim is null)
            {
                PipelineFigures.SkippedUpload(container);
                return;
            }
            // A framework that changed meanwhile asked for all uploads that it found in the ledger; this one may not have been there.
            if (await TryFinishAsync(kind, blob, claim, cancellation) && await kind.DependencyAsync(name, cancellation) == dependency)
                return;
        }
    }

    /// <returns>False when the blob was replaced while it was being read: look at it again.</returns>
    private async Task<bool> TryFinishAsync(IUploadKind kind, InputBlob blob, UploadClaim claim, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            if (await ReadAsync(kind, blob, claim.Upload, cancellation) is not { } outcome)
                return false;
            if (!await ledger.FinishAsync(claim, outcome, cancellation))
            {
                await kind.AbandonAsync(claim.Upload, cancellation);
                LogSuperseded(blob.Container, blob.Name, blob.ETag);
                return false;
            }
            await kind.SettleAsync(claim.Upload, outcome, cancellation);
            LogFinished(blob.Container, blob.Name, outcome.State);
            Activity.Current?.SetTag("state", outcome.State).SetTag("version", outcome.Version);
            PipelineFigures.Ingested(outcome, Stopwatch.GetElapsedTime(began));
            return true;
        }
        catch (Exception failure)
        {
            using var release = new CancellationTokenSource(ReleaseTimeout);
            var issue = Issue.Error("not-processed", failure is OperationCanceledException ? "Reading was interrupted." : $"Reading failed: {failure.Message}",
                $"{blob.Container}/{blob.Name}",
                "It is tried again by itself; after five tries it waits in the poison queue and can be replayed.");
            await ledger.FinishAsync(claim, claim.Upload with { State = UploadState.Failed, Issues = [issue] }, release.Token);
            throw;
        }
    }

    private async Task<Upload?> ReadAsync(IUploadKind kind, InputBlob blob, Upload upload, CancellationToken cancellation)
    {
        if (blob.Length > kind.MaximumBytes)
        {
            await kind.WithdrawAsync(upload, cancellation);
            return upload with
            {
                State = UploadState.Rejected,
                Issues = [Issue.Error("too-large", $"The file has {blob.Length:N0} bytes; {kind.MaximumBytes:N0} are allowed in '{kind.Container}'.", $"{blob.Container}/{blob.Name}", "Split the file.")],
                Periods = [],
            };
        }
        using var content = await blobs.ReadAsync(blob, cancellation);
        if (content is null)
            return null;
        var version = Convert.ToHexStringLower(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)).AsSpan(0, 16));
        var outcome = await kind.ReadAsync(upload with { Version = version }, content, cancellation);
        if (outcome.Workbook is { } workbook)
            await reports.WriteAsync(ReportBlobs.Workbook(upload), ReportBlobs.WorkbookType, workbook, cancellation);
        await reports.WriteAsync(ReportBlobs.Report(upload), "application/json", outcome.Report, cancellation);
        return upload with
        {
            Version = version,
            State = !outcome.Accepted ? UploadState.Rejected : outcome.Issues.Any(issue => issue.Severity != Severity.Information) ? UploadState.AcceptedWithWarnings : UploadState.Accepted,
            Counts = outcome.Counts,
            // What is not at one place is about the file as a whole.
            Issues = [.. outcome.Issues.Select(issue => issue.Place is null ? issue with { Place = $"{upload.Container}/{upload.Blob}" } : issue)],
            Periods = outcome.Periods,
            Report = $"{Names.ReportContainer}/{ReportBlobs.Report(upload)}",
        };
    }

    private async Task ForgetAsync(IUploadKind kind, string name, CancellationToken cancellation)
    {
        var id = UploadId.Of(kind.Container, name);
        if (await ledger.FindAsync(id, cancellation) is not { State: not UploadState.Deleted } standing)
            return;
        // The claim is made under an ETag that no blob has: it ends whatever claim is under way.
        if (await ledger.ClaimAsync(kind.Container, name, "deleted", standing.BlobTime, standing.Framework, standing.Dependency, again: true, cancellation) is not { } claim)
            return;
        await kind.WithdrawAsync(claim.Upload, cancellation);
        var outcome = claim.Upload with { State = UploadState.Deleted, Version = standing.Version, Periods = [] };
        if (await ledger.FinishAsync(claim, outcome, cancellation))
            await kind.SettleAsync(claim.Upload, outcome, cancellation);
        LogFinished(kind.Container, name, UploadState.Deleted);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Container}/{Blob} is {State}")]
    private partial void LogFinished(string container, string blob, UploadState state);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Container}/{Blob} version {ETag} was overtaken by a newer one")]
    private partial void LogSuperseded(string container, string blob, string etag);
}
