using BusinessEnv.Local.Azurite;
using BusinessEnv.Storage;

namespace BusinessEnv.Local;

/// <summary>The files of <c>samples/</c>, whose first folder is the container.</summary>
public static class Samples
{
    /// <summary>Uploads the samples into an account that has never had an upload.</summary>
    /// <returns>How many files; 0 when the account is not new.</returns>
    public static async Task<int> UploadIfNewAsync(StorageAccount account, CancellationToken cancellation)
    {
        var uploads = account.Tables.GetTableClient(Names.UploadTable);
        await foreach (var _ in uploads.QueryAsync<Azure.Data.Tables.TableEntity>(maxPerPage: 1, cancellationToken: cancellation))
            return 0;
        foreach (var container in Names.InputContainers)
            await foreach (var _ in account.Blobs.GetBlobContainerClient(container).GetBlobsAsync(cancellationToken: cancellation))
                return 0;
        var uploaded = 0;
        foreach (var container in Names.InputContainers)
        {
            var folder = Path.Combine(Repository.Root, "samples", container);
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
                await account.Blobs.GetBlobContainerClient(container).GetBlobClient(name).UploadAsync(file, overwrite: true, cancellation);
                uploaded++;
            }
        }
        return uploaded;
    }
}
