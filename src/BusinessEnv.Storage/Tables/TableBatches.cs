using Azure;
using Azure.Data.Tables;

namespace BusinessEnv.Storage.Tables;

/// <summary>Writes and deletes in entity group transactions: one partition, at most 100 entities and 4 MiB each.</summary>
/// <remarks>Upserts and deletes only, so that a write whose acknowledgement was lost may be sent again.</remarks>
public static class TableBatches
{
    /// <summary>Batches under way at once for one call.</summary>
    private const int Parallelism = 4;

    // What a batch's own lines add to each entity on the wire, and how JSON swells its bytes at the worst seen.
    private const int EnvelopeBytes = 1024;
    private const int JsonFactor = 2;

    public static Task UpsertAsync(TableClient table, IEnumerable<TableEntity> entities, CancellationToken cancellation) =>
        SubmitAsync(table, Batches(entities), cancellation);

    /// <summary>Deletes every entity of a partition; none is no error.</summary>
    public static async Task DeletePartitionAsync(TableClient table, string partitionKey, CancellationToken cancellation)
    {
        var batch = new List<TableTransactionAction>(EntityLimits.MaximumBatchEntities);
        await foreach (var entity in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
        {
            batch.Add(new(TableTransactionActionType.Delete, entity, ETag.All));
            if (batch.Count == EntityLimits.MaximumBatchEntities)
                await DeleteAsync();
        }
        if (batch.Count > 0)
            await DeleteAsync();

        async Task DeleteAsync()
        {
            try
            {
                await table.SubmitTransactionAsync(batch, cancellation);
            }
            catch (TableTransactionFailedException failure) when (failure.Status == 404)
            {
                // Another worker, or this one before its acknowledgement was lost, deleted some: take the rest one by one.
                foreach (var action in batch)
                    await table.DeleteEntityAsync(action.Entity.PartitionKey, action.Entity.RowKey, cancellationToken: cancellation);
            }
            batch.Clear();
        }
    }

    internal static IEnumerable<List<TableTransactionAction>> Batches(IEnumerable<TableEntity> entities)
    {
        var batch = new List<TableTransactionAction>();
        var bytes = 0;
        foreach (var entity in entities)
        {
            var size = JsonFactor * EntityLimits.Check(entity) + EnvelopeBytes;
            if (batch.Count > 0 && (batch.Count == EntityLimits.MaximumBatchEntities || bytes + size > EntityLimits.MaximumBatchBytes || batch[0].Entity.PartitionKey != entity.PartitionKey))
            {
                yield return batch;
                batch = [];
                bytes = 0;
            }
            batch.Add(new(TableTransactionActionType.UpsertReplace, entity));
            bytes += size;
        }
        if (batch.Count > 0)
            yield return batch;
    }

    private static Task SubmitAsync(TableClient table, IEnumerable<List<TableTransactionAction>> batches, CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            batches,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation },
            async (batch, token) => await table.SubmitTransactionAsync(batch, token));
}
