using Azure.Data.Tables;
using BusinessEnv.Storage.Tables;

namespace BusinessEnv.Storage.Frameworks;

/// <param name="Version">The fingerprint of the framework's canonical form.</param>
/// <param name="Upload">The ledger's id of the file it came from.</param>
public sealed record FrameworkRow(string Id, string Version, string Name, int Indicators, string Upload, string Blob, DateTimeOffset BlobTime, int Sequence);

/// <summary>Frameworks: one partition each, with a row per version and one that names the current version. The canonical JSON of a version is a published document.</summary>
public sealed class FrameworkTable(StorageAccount account)
{
    private const string Current = "current";
    private readonly TableClient _table = account.Tables.GetTableClient(Names.FrameworkTable);

    public async Task<FrameworkRow?> FindAsync(string id, CancellationToken cancellation) =>
        await _table.FindAsync(TableKey.Encode(id), Current, cancellation) is { } entity ? Read(entity) : null;

    public Task<ListPage<FrameworkRow>> ListAsync(int top, string? continuationToken, CancellationToken cancellation) =>
        ListPage<FrameworkRow>.ReadAsync(_table, TableClient.CreateQueryFilter($"RowKey eq {Current}"), top, continuationToken, Read, cancellation);

    /// <summary>The current version of every framework.</summary>
    public async Task<IReadOnlyDictionary<string, string>> VersionsAsync(CancellationToken cancellation) =>
        await _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {Current}"), cancellationToken: cancellation)
            .Select(Read).ToDictionaryAsync(row => row.Id, row => row.Version, cancellationToken: cancellation);

    /// <summary>Makes a version the current one.</summary>
    /// <returns>False when a newer file defines the framework: the newest blob wins, whatever the order of arrival.</returns>
    public async Task<bool> PutAsync(FrameworkRow row, CancellationToken cancellation)
    {
        await _table.UpsertEntityAsync(Entity(row, row.Version), TableUpdateMode.Replace, cancellation);
        return await _table.PutUnlessNewerAsync(Entity(row, Current), standing => IsNewer(Read(standing), row), cancellation);
    }

    private static bool IsNewer(FrameworkRow standing, FrameworkRow row) =>
        standing.Upload == row.Upload ? standing.Sequence > row.Sequence : standing.BlobTime > row.BlobTime;

    /// <summary>Withdraws a framework if it still comes from that upload; its versions stay.</summary>
    public async Task WithdrawAsync(string id, string upload, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } row && row.Upload == upload)
            await _table.DeleteEntityAsync(TableKey.Encode(id), Current, cancellationToken: cancellation);
    }

    private static TableEntity Entity(FrameworkRow row, string rowKey) => new(TableKey.Encode(row.Id), rowKey)
    {
        ["Version"] = row.Version,
        ["Name"] = row.Name,
        ["Indicators"] = row.Indicators,
        ["Upload"] = row.Upload,
        ["Blob"] = row.Blob,
        ["BlobTime"] = row.BlobTime,
        ["Sequence"] = row.Sequence,
    };

    private static FrameworkRow Read(TableEntity entity) => new(
        TableKey.Decode(entity.PartitionKey),
        entity.GetString("Version"),
        entity.GetString("Name"),
        entity.GetInt32("Indicators") ?? 0,
        entity.GetString("Upload"),
        entity.GetString("Blob"),
        entity.GetDateTimeOffset("BlobTime")!.Value,
        entity.GetInt32("Sequence")!.Value);
}
