using Azure;

namespace BusinessEnv.Storage;

/// <summary>Whether each service of the account answers. Says which fails, never with what address or credential.</summary>
public sealed class StorageHealth(StorageAccount account)
{
    public const string Reachable = "reachable";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyDictionary<string, string>> CheckAsync(CancellationToken cancellation)
    {
        var blobs = ProbeAsync(token => account.Blobs.GetBlobContainerClient(Names.MetricContainer).ExistsAsync(token), cancellation);
        var tables = ProbeAsync(token => account.Tables.GetTableClient(Names.UploadTable).GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>("-", "-", cancellationToken: token), cancellation);
        var queues = ProbeAsync(token => account.Queues.GetQueueClient(Names.RankingRequests).ExistsAsync(token), cancellation);
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
