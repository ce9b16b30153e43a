using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace BusinessEnv.Storage;

/// <summary>Blobs that are written and read whole.</summary>
internal static class DocumentBlobs
{
    public static async Task WriteDocumentAsync(this BlobContainerClient container, string name, string contentType, BinaryData content, CancellationToken cancellation) =>
        await container.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions { HttpHeaders = new() { ContentType = contentType } }, cancellation);

    /// <summary>Null when there is no such blob.</summary>
    public static async Task<BinaryData?> ReadDocumentAsync(this BlobContainerClient container, string name, CancellationToken cancellation)
    {
        try
        {
            return (await container.GetBlobClient(name).DownloadContentAsync(cancellation)).Value.Content;
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return null;
        }
    }
}
