using Azure.Storage.Blobs;

namespace BusinessEnv.Storage.Uploads;

/// <summary>Full reports of uploads: one for each claim, so that an overtaken worker cannot overwrite a newer one. A lifecycle rule removes old ones.</summary>
public sealed class ReportBlobs(StorageAccount account)
{
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private readonly BlobContainerClient _container = account.Blobs.GetBlobContainerClient(Names.ReportContainer);

    /// <summary>The name of the report as JSON.</summary>
    public static string Report(Upload upload) => $"{upload.Id}/{upload.Sequence:D8}.json";

    /// <summary>The name of the user's own workbook with its bad cells marked.</summary>
    public static string Workbook(Upload upload) => $"{upload.Id}/{upload.Sequence:D8}.xlsx";

    public Task WriteAsync(string name, string contentType, BinaryData content, CancellationToken cancellation) =>
        _container.WriteDocumentAsync(name, contentType, content, cancellation);

    /// <summary>Null when there is no such report.</summary>
    public Task<BinaryData?> ReadAsync(string name, CancellationToken cancellation) => _container.ReadDocumentAsync(name, cancellation);
}
