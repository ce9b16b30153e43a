using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace BusinessEnv.Storage.Uploads;

/// <summary>A blob as the listing or its properties tell it.</summary>
/// <param name="ETag">Without quotes.</param>
public sealed record InputBlob(string Container, string Name, string ETag, DateTimeOffset Time, long Length);

/// <summary>The files that users put into the input containers.</summary>
public sealed class InputBlobs(StorageAccount account)
{
    /// <summary>The blob as it stands now; null when it is gone.</summary>
    public async Task<InputBlob?> FindAsync(string container, string name, CancellationToken cancellation)
    {
        try
        {
            BlobProperties properties = await account.Blobs.GetBlobContainerClient(container).GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellation);
            return new(container, name, Unquoted(properties.ETag), properties.LastModified, properties.ContentLength);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The content of exactly that version; null when the blob was replaced or deleted meanwhile.</summary>
    public async Task<MemoryStream?> ReadAsync(InputBlob blob, CancellationToken cancellation)
    {
        var content = new MemoryStream((int)blob.Length);
        try
        {
            await account.Blobs.GetBlobContainerClient(blob.Container).GetBlockBlobClient(blob.Name).DownloadToAsync(
                content, new BlobDownloadToOptions { Conditions = new() { IfMatch = new ETag($"\"{blob.ETag}\"") } }, cancellation);
            content.Position = 0;
            return content;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return null;
        }
    }

    public IAsyncEnumerable<InputBlob> ListAsync(string container, CancellationToken cancellation) =>
        account.Blobs.GetBlobContainerClient(container).GetBlobsAsync(cancellationToken: cancellation).Select(item =>
            new InputBlob(container, item.Name, Unquoted(item.Properties.ETag!.Value), item.Properties.LastModified!.Value, item.Properties.ContentLength ?? 0));

    private static string Unquoted(ETag etag) => etag.ToString().Trim('"');
}
