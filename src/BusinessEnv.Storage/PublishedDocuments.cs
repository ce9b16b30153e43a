using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace BusinessEnv.Storage;

/// <summary>Documents kept ready for readers in the container <c>published</c>. A name holds the version, so a document is never changed, only written again with the same bytes.</summary>
public sealed class PublishedDocuments(StorageAccount account)
{
    // What the lifecycle rule 'old-runs' of infra/modules/storage.bicep looks for.
    private static readonly Dictionary<string, string> Replaced = new() { ["state"] = "replaced" };

    private readonly BlobContainerClient _container = account.Blobs.GetBlobContainerClient(Names.PublishedContainer);

    public static string Ranking(string framework, string period, string run, string extension) => $"rankings/{framework}/{period}/{run}.{extension}";

    public static string RankingFolder(string framework, string period) => $"rankings/{framework}/{period}/";

    public static string Framework(string id, string version) => $"frameworks/{id}/{version}.json";

    /// <param name="document"><c>json</c> for the records, <c>text.json</c> for the repaired text and its map.</param>
    public static string Notice(string id, string version, string document) => $"{NoticeFolder(id)}{version}.{document}";

    public static string NoticeFolder(string id) => $"notices/{id}/";

    public Task WriteAsync(string name, string contentType, BinaryData content, CancellationToken cancellation) =>
        _container.WriteDocumentAsync(name, contentType, content, cancellation);

    /// <summary>Null when there is no such document.</summary>
    public Task<BinaryData?> ReadAsync(string name, CancellationToken cancellation) => _container.ReadDocumentAsync(name, cancellation);

    /// <summary>Says of the documents whose name begins so whether others have taken their place; the account's lifecycle rule deletes those in time. Writing a document again takes the mark off.</summary>
    public async Task MarkReplacedAsync(string begin, bool replaced, CancellationToken cancellation)
    {
        var tags = replaced ? Replaced : [];
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, begin, cancellation))
            await _container.GetBlobClient(blob.Name).SetTagsAsync(tags, cancellationToken: cancellation);
    }

    /// <summary>Deletes the documents under a folder, but those whose name begins with <paramref name="keep"/>.</summary>
    public async Task DeleteAsync(string folder, string? keep, CancellationToken cancellation)
    {
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellation))
            if (keep is null || !blob.Name.StartsWith(keep, StringComparison.Ordinal))
                await _container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
    }
}
