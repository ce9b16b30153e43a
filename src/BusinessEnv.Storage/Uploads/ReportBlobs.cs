using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

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

    public async Task WriteAsync(string name, string contentType, BinaryData content, CancellationToken cancellation) =>
        await _container.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions { HttpHeaders = new() { ContentType = contentType } }, cancellation);

    /// <summary>Null when there is no such report.</summary>
    public async Task<BinaryData?> ReadAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return (await _container.GetBlobClient(name).DownloadContentAsync(cancellation)).Value.Content;
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return null;
        }
    }
}
