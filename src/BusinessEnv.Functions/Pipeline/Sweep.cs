using BusinessEnv.Storage;
using BusinessEnv.Storage.Frameworks;
using BusinessEnv.Storage.Rankings;
using BusinessEnv.Storage.Uploads;

namespace BusinessEnv.Functions.Pipeline;

/// <summary>Repairs what lost events leave behind.</summary>
public sealed class Sweep(InputBlobs blobs, UploadLedger ledger, FrameworkTable frameworks, RankingPointers rankings, RequestQueue queue, TimeProvider time)
{
    /// <summary>A blob younger than this has its event on the way. To ask for it as well would only lengthen the queue when many come at once.</summary>
    public static readonly TimeSpan EventDelay = TimeSpan.FromMinutes(5);

    /// <summary>Asks again for every ranking whose inputs have changed since its run. An idle call costs one query.</summary>
    public async Task RequestDueRankingsAsync(CancellationToken cancellation)
    {
        await foreach (var pointer in rankings.DueAsync(cancellation))
            await queue.SendAsync(new RankingRequest(pointer.Framework, pointer.Period), cancellation);
    }

    /// <summary>Compares the listing with the ledger, and asks for what is missing, newer, unfinished, read with an older framework or gone to be read.</summary>
    public async Task ReconcileAsync(CancellationToken cancellation)
    {
        var known = await ledger.AllAsync(cancellation).ToDictionaryAsync(upload => (upload.Container, upload.Blob), cancellationToken: cancellation);
        var eventLost = time.GetUtcNow() - EventDelay;
        var versions = await frameworks.VersionsAsync(cancellation);
        foreach (var container in Names.InputContainers)
            await foreach (var blob in blobs.ListAsync(container, cancellation))
            {
                known.Remove((container, blob.Name), out var upload);
                var open = upload is null || upload.ETag != blob.ETag || upload.State == UploadState.Processing;
                if ((open && blob.Time < eventLost) || (!open && container == Names.MetricContainer && upload!.Dependency != versions.GetValueOrDefault(upload.Framework ?? "")))
                    await queue.SendAsync(new IngestRequest(container, blob.Name, Again: false), cancellation);
            }
        foreach (var gone in known.Values.Where(upload => upload.State != UploadState.Deleted))
            await queue.SendAsync(new IngestRequest(gone.Container, gone.Blob, Again: false), cancellation);
    }
}
