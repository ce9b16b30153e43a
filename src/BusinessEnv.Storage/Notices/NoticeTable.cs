using Azure.Data.Tables;
using BusinessEnv.Storage.Tables;

namespace BusinessEnv.Storage.Notices;

/// <summary>A notice as the list shows it.</summary>
/// <param name="Sequence">Of the ledger's claim: a lower one never replaces a higher one.</param>
public sealed record NoticeRow(
    string Id,
    string? Title,
    string? Issuer,
    string? IssuedOn,
    int? EvaluationYear,
    string? DocumentNumber,
    string Blob,
    string Version,
    int Sequence);

/// <summary>Notices: one index row each, which names the version that readers see; that version's records and text are published documents.</summary>
public sealed class NoticeTable(StorageAccount account)
{
    private const string Index = "notice";
    private readonly TableClient _table = account.Tables.GetTableClient(Names.NoticeTable);

    public async Task<NoticeRow?> FindAsync(string id, CancellationToken cancellation) =>
        await _table.FindAsync(Index, TableKey.Encode(id), cancellation) is { } entity ? Read(entity) : null;

    public Task<ListPage<NoticeRow>> ListAsync(int top, string? continuationToken, CancellationToken cancellation) =>
        ListPage<NoticeRow>.ReadAsync(_table, TableClient.CreateQueryFilter($"PartitionKey eq {Index}"), top, continuationToken, Read, cancellation);

    /// <summary>Makes a version the one that readers see.</summary>
    /// <returns>False when a newer version is.</returns>
    public Task<bool> PublishAsync(NoticeRow row, CancellationToken cancellation) =>
        _table.PutUnlessNewerAsync(ToEntity(row), standing => standing.GetInt32("Sequence") > row.Sequence, cancellation);

    public async Task WithdrawAsync(string id, CancellationToken cancellation) =>
        await _table.DeleteEntityAsync(Index, TableKey.Encode(id), cancellationToken: cancellation);

    private static TableEntity ToEntity(NoticeRow row) => new(Index, TableKey.Encode(row.Id))
    {
        ["Title"] = row.Title,
        ["Issuer"] = row.Issuer,
        ["IssuedOn"] = row.IssuedOn,
        ["EvaluationYear"] = row.EvaluationYear,
        ["DocumentNumber"] = row.DocumentNumber,
        ["Blob"] = row.Blob,
        ["Version"] = row.Version,
        ["Sequence"] = row.Sequence,
    };

    private static NoticeRow Read(TableEntity entity) => new(
        TableKey.Decode(entity.RowKey),
        entity.GetString("Title"),
        entity.GetString("Issuer"),
        entity.GetString("IssuedOn"),
        entity.GetInt32("EvaluationYear"),
        entity.GetString("DocumentNumber"),
        entity.GetString("Blob"),
        entity.GetString("Version"),
        entity.GetInt32("Sequence")!.Value);
}
