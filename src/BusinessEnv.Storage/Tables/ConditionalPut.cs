using Azure;
using Azure.Data.Tables;

namespace BusinessEnv.Storage.Tables;

internal static class ConditionalPut
{
    /// <summary>Writes an entity unless a newer one stands in its place; safe to repeat, also when an acknowledgement was lost.</summary>
    /// <returns>False when a newer one stands.</returns>
    public static async Task<bool> PutUnlessNewerAsync(this TableClient table, TableEntity entity, Func<TableEntity, bool> isNewer, CancellationToken cancellation)
    {
        EntityLimits.Check(entity);
        TableEntity? standing = null;
        while (true)
        {
            try
            {
                if (standing is null)
                    await table.AddEntityAsync(entity, cancellation);
                else
                    await table.UpdateEntityAsync(entity, standing.ETag, TableUpdateMode.Replace, cancellation);
                return true;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 404 or 409 or 412)
            {
                var response = await table.GetEntityIfExistsAsync<TableEntity>(entity.PartitionKey, entity.RowKey, cancellationToken: cancellation);
                standing = response.HasValue ? response.Value : null;
                if (standing is not null && HoldsAll(standing, entity))
                    return true;
                if (standing is not null && isNewer(standing))
                    return false;
            }
        }
    }

    /// <summary>Whether this very write went through before, and only its acknowledgement was lost.</summary>
    private static bool HoldsAll(TableEntity standing, TableEntity entity) =>
        entity.All(property => property.Key is "odata.etag" or "Timestamp" || property.Value is null || (standing.TryGetValue(property.Key, out var value) && Equals(value, property.Value)));

    /// <summary>The entity, or null.</summary>
    public static async Task<TableEntity?> FindAsync(this TableClient table, string partitionKey, string rowKey, CancellationToken cancellation)
    {
        var response = await table.GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey, cancellationToken: cancellation);
        return response.HasValue ? response.Value : null;
    }
}
