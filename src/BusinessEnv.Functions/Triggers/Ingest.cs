using Azure.Storage.Blobs;
using BusinessEnv.Functions.Pipeline;
using BusinessEnv.Storage;
using Microsoft.Azure.Functions.Worker;

namespace BusinessEnv.Functions.Triggers;

public sealed class Ingest(UploadPipeline pipeline)
{
    [Function(nameof(IngestFramework))]
    public Task IngestFramework([BlobTrigger("frameworks/{name}", Connection = StorageAccount.Setting, Source = BlobTriggerSource.EventGrid)] BlobClient blob, CancellationToken cancellation) =>
        pipeline.IngestAsync(blob.BlobContainerName, blob.Name, again: false, cancellation);

    [Function(nameof(IngestMetrics))]
    public Task IngestMetrics([BlobTrigger("metrics/{name}", Connection = StorageAccount.Setting, Source = BlobTriggerSource.EventGrid)] BlobClient blob, CancellationToken cancellation) =>
        pipeline.IngestAsync(blob.BlobContainerName, blob.Name, again: false, cancellation);

    [Function(nameof(IngestNotice))]
    public Task IngestNotice([BlobTrigger("notices/{name}", Connection = StorageAccount.Setting, Source = BlobTriggerSource.EventGrid)] BlobClient blob, CancellationToken cancellation) =>
        pipeline.IngestAsync(blob.BlobContainerName, blob.Name, again: false, cancellation);

    /// <summary>What the sweep, a replay or a new framework asks for.</summary>
    [Function(nameof(IngestRequested))]
    public Task IngestRequested([QueueTrigger(Names.IngestRequests, Connection = StorageAccount.Setting)] string message, CancellationToken cancellation) =>
        pipeline.IngestAsync(IngestRequest.Parse(message), cancellation);
}
