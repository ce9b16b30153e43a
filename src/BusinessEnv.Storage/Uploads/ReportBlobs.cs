using Azure.Storage.Blobs.Models;

namespace BusinessEnv.Storage.Uploads;

/// <summary>Full reports of uploads, one blob per upload and kind, rewritten with each version.</summary>
public sealed class ReportBlobs(StorageAccount account)
{
    /// <returns>Container and name.</returns>
    public async Task<string> WriteAsync(string upload, string fileName, string contentType, BinaryData content, CancellationToken cancellation)
    {
        var name = $"{upload}/{fileName}";
        await account.Blobs.GetBlobContainerClient(Names.ReportContainer).GetBlobClient(name).UploadAsync(
            content, new BlobUploadOptions { HttpHeaders = new() { ContentType = contentType } }, cancellation);
        return $"{Names.ReportContainer}/{name}";
    }
}
