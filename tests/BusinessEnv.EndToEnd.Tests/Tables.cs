using Azure.Data.Tables;
using BusinessEnv.Storage;

namespace BusinessEnv.EndToEnd.Tests;

/// <summary>The tables as they are, for comparing.</summary>
internal static class Tables
{
    public static async Task<List<TableEntity>> ReadAsync(StorageAccount account, string table) =>
        await account.Tables.GetTableClient(table).QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    /// <summary>Every entity of every table with its ETag: equal only if nothing was written between.</summary>
    public static async Task<string> SnapshotAsync(StorageAccount account)
    {
        var lines = new List<string>();
        foreach (var table in Names.Tables)
            foreach (var entity in await ReadAsync(account, table))
                lines.Add($"{table} {entity.PartitionKey} {entity.RowKey} {entity.ETag} {string.Join(';', entity.Where(property => property.Key != "odata.etag").Select(property => $"{property.Key}={property.Value}").Order(StringComparer.Ordinal))}");
        return string.Join('\n', lines);
    }
}
