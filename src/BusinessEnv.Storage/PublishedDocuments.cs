using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace BusinessEnv.Storage;

/// <summary>Documents kept ready for readers in the container <c>published</c>. A name holds the version, so a document is never changed, only written again with the same bytes.</summary>
public sealed class PublishedDocuments(StorageAccount account)
{
    private readonly BlobContainerClient _container = account.Blobs.GetBlobContainerClient(Names.PublishedContainer);

    public static string Ranking(string framework, string period, string run, string extension) => $"rankings/{framework}/{period}/{run}.{extension}";

    public static string Framework(string id, string version) => $"frameworks/{id}/{version}.json";

    /// <param name="document"><c>json</c> for the records, <c>text.json</c> for the repaired text and its map.</param>
    public static string Notice(string id, string version, string document) => $"{NoticeFolder(id)}{version}.{document}";

    public static string NoticeFolder(string id) => $"notices/{id}/";

    public async Task WriteAsync(string name, string contentType, BinaryData content, CancellationToken cancellation) =>
        await _container.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions { HttpHeaders = new() { ContentType = contentType } }, cancellation);

    /// <summary>Null when there is no such document.</summary>
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

    /// <summary>Deletes the documents under a folder, but those whose name begins with <paramref name="keep"/>.</summary>
    public async Task DeleteAsync(string folder, string? keep, CancellationToken cancellation)
    {
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellation))
            if (keep is null || !blob.Name.StartsWith(keep, StringComparison.Ordinal))
                await _container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
    }
}
