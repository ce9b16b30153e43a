using System.Globalization;
using BusinessEnv.Core.Notices;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Notices;
using BusinessEnv.Storage;
using BusinessEnv.Storage.Notices;
using BusinessEnv.Storage.Uploads;

namespace BusinessEnv.Functions.Pipeline;

/// <summary>Notices: anything in <c>notices/</c>.</summary>
public sealed class NoticeUploads(NoticeTable table, PublishedDocuments documents) : IUploadKind
{
    public string Container => Names.NoticeContainer;

    public long MaximumBytes => 32 * 1024 * 1024;

    public Task<Dependency> DependencyAsync(string blob, CancellationToken cancellation) => Task.FromResult(default(Dependency));

    public async Task<UploadOutcome> ReadAsync(Upload upload, MemoryStream content, CancellationToken cancellation)
    {
        var source = new BlobSource($"{upload.Container}/{upload.Blob}", upload.Version!);
        var reading = NoticeReader.Read(content, upload.Blob, cancellation);
        var counts = new SortedDictionary<string, int>();
        if (reading is { Accepted: true, Notice: { } notice })
        {
            counts["indicators"] = notice.Indicators.Count;
            counts["rankings"] = notice.Rankings.Count;
            counts["supportUnits"] = notice.SupportUnits.Count;
            counts["cases"] = notice.Cases.Count;
            counts["facts"] = notice.Facts.Count;
            var json = new BinaryData(DocumentJson.Serialize(NoticeDocument.From(upload.Id, notice, source)));
            await documents.WriteAsync(Document(upload, "json"), "application/json", json, cancellation);
            await table.PublishAsync(RowOf(upload, notice, source), cancellation);
        }
        else
            await table.WithdrawAsync(upload.Id, cancellation);
        var report = new UploadReport(upload.Id, source.Blob, source.Version, reading.Accepted, counts, reading.Issues);
        return new(reading.Accepted, counts, reading.Issues, [], new BinaryData(DocumentJson.Serialize(report)));
    }

    public Task WithdrawAsync(Upload upload, CancellationToken cancellation) => table.WithdrawAsync(upload.Id, cancellation);

    public Task AbandonAsync(Upload upload, CancellationToken cancellation) => documents.DeleteAsync(Document(upload, ""), null, cancellation);

    public async Task SettleAsync(Upload before, Upload outcome, CancellationToken cancellation)
    {
        var gone = outcome.State is UploadState.Deleted or UploadState.Rejected;
        if (gone || before.Sequence > 1)
            await documents.DeleteAsync(PublishedDocuments.NoticeFolder(before.Id), gone ? null : Document(before, ""), cancellation);
    }

    private static string Document(Upload upload, string document) =>
        PublishedDocuments.Notice(upload.Id, upload.Sequence.ToString(CultureInfo.InvariantCulture), document);

    private static NoticeRow RowOf(Upload upload, Notice notice, BlobSource source) => new(
        upload.Id, notice.Title, notice.Issuer, notice.IssuedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        notice.EvaluationYear, notice.DocumentNumber, source.Blob, source.Version, upload.Sequence);
}
