using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Frameworks;
using BusinessEnv.Storage;
using BusinessEnv.Storage.Frameworks;
using BusinessEnv.Storage.Rankings;
using BusinessEnv.Storage.Uploads;

namespace BusinessEnv.Functions.Pipeline;

/// <summary>Framework files: <c>frameworks/{id}.json</c> or <c>frameworks/{id}.xlsx</c>.</summary>
public sealed class FrameworkUploads(
    FrameworkTable table,
    PublishedDocuments documents,
    UploadLedger ledger,
    RankingPointers rankings,
    RequestQueue queue) : IUploadKind
{
    public string Container => Names.FrameworkContainer;

    public long MaximumBytes => 16 * 1024 * 1024;

    public Task<Dependency> DependencyAsync(string blob, CancellationToken cancellation) =>
        Task.FromResult(new Dependency(IdOf(blob), null));

    public async Task<UploadOutcome> ReadAsync(Upload upload, MemoryStream content, CancellationToken cancellation)
    {
        var reading = FrameworkReader.Read(content, upload.Blob, cancellation);
        var counts = new SortedDictionary<string, int>();
        if (reading.Framework is { } framework)
        {
            var indicators = framework.Indicators().Count();
            counts["indicators"] = indicators;
            var version = framework.Version;
            await documents.WriteAsync(PublishedDocuments.Framework(framework.Id, version), "application/json", new BinaryData(CanonicalForm.Write(framework)), cancellation);
            await table.PutAsync(new(framework.Id, version, framework.Name, indicators, upload.Id, $"{upload.Container}/{upload.Blob}", upload.BlobTime, upload.Sequence), cancellation);
        }
        else
            await table.WithdrawAsync(IdOf(upload.Blob), upload.Id, cancellation);
        await MarkRankingsDueAsync(upload, cancellation);
        var report = new UploadReport(upload.Id, $"{upload.Container}/{upload.Blob}", upload.Version!, reading.Framework is not null, counts, reading.Issues);
        return new(reading.Framework is not null, counts, reading.Issues, [], new BinaryData(DocumentJson.Serialize(report)));
    }

    public async Task WithdrawAsync(Upload upload, CancellationToken cancellation)
    {
        await table.WithdrawAsync(IdOf(upload.Blob), upload.Id, cancellation);
        await MarkRankingsDueAsync(upload, cancellation);
    }

    // Versions are documents that never change, so there is nothing to drop.
    public Task AbandonAsync(Upload upload, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Everything that was read with the framework is read again.</summary>
    public async Task SettleAsync(Upload before, Upload outcome, CancellationToken cancellation)
    {
        var id = IdOf(before.Blob);
        foreach (var pointer in await rankings.OfFrameworkAsync(id, cancellation))
            await queue.SendAsync(new RankingRequest(id, pointer.Period), cancellation);
        await foreach (var upload in ledger.OfFrameworkAsync(Names.MetricContainer, id, cancellation))
            if (upload.State != UploadState.Deleted)
                await queue.SendAsync(new IngestRequest(upload.Container, upload.Blob, Again: false), cancellation);
    }

    private async Task MarkRankingsDueAsync(Upload upload, CancellationToken cancellation)
    {
        var id = IdOf(upload.Blob);
        foreach (var pointer in await rankings.OfFrameworkAsync(id, cancellation))
            await rankings.MarkDueAsync(id, pointer.Period, $"{upload.Id}-{upload.Sequence}", cancellation);
    }

    private static string IdOf(string blob) => Path.GetFileNameWithoutExtension(blob);
}
