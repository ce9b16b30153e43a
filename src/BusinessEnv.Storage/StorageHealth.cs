using Azure;
using Azure.Data.Tables;

namespace BusinessEnv.Storage;

/// <summary>Whether each service of the account answers. Says which fails, never with what address or credential.</summary>
public sealed class StorageHealth(StorageAccount account)
{
    public const string Reachable = "reachable";
    private const string NoRow = "PartitionKey eq '-'";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyDictionary<string, string>> CheckAsync(CancellationToken cancellation)
    {
        var blobs = ProbeAsync(token => account.Blobs.GetBlobContainerClient(Names.MetricContainer).GetPropertiesAsync(cancellationToken: token), cancellation);
        var tables = ProbeAsync(token => account.Tables.GetTableClient(Names.UploadTable).QueryAsync<TableEntity>(NoRow, maxPerPage: 1, cancellationToken: token).AsPages().FirstAsync(token).AsTask(), cancellation);
        var queues = ProbeAsync(token => account.Queues.GetQueueClient(Names.RankingRequests).GetPropertiesAsync(token), cancellation);
        return new SortedDictionary<string, string>(StringComparer.Ordinal) { ["blobs"] = await blobs, ["tables"] = await tables, ["queues"] = await queues };
    }

    private static async Task<string> ProbeAsync<T>(Func<CancellationToken, Task<T>> probe, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Timeout);
        try
        {
            await probe(limit.Token);
            return Reachable;
        }
        catch (RequestFailedException refused) when (refused.Status != 0)
        {
            return $"answers {refused.Status} {refused.ErrorCode}".TrimEnd();
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return "does not answer";
        }
    }
}
