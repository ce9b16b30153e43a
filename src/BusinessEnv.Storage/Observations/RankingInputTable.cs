using Azure.Data.Tables;
using BusinessEnv.Storage.Tables;

namespace BusinessEnv.Storage.Observations;

/// <summary>Which upload versions a (framework, period) is computed from: an index beside the ledger, one partition per (framework, period).</summary>
/// <param name="Partition">Of the observations.</param>
/// <param name="Dependency">The framework's version that the upload was read with.</param>
/// <param name="Sequence">Of the ledger's claim: a lower one never replaces a higher one.</param>
public sealed record RankingInputRow(string Upload, string Blob, string Version, DateTimeOffset BlobTime, string Partition, string? Dependency, int Sequence);

public sealed class RankingInputTable(StorageAccount account)
{
    private readonly TableClient _table = account.Tables.GetTableClient(Names.InputTable);

    /// <summary>In winning order: by blob time, then by name.</summary>
    public async Task<IReadOnlyList<RankingInputRow>> ListAsync(string framework, string period, CancellationToken cancellation)
    {
        var rows = new List<RankingInputRow>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Key(framework, period)}"), cancellationToken: cancellation))
            if (entity.GetBoolean("Removed") != true)
                rows.Add(new(
                    entity.RowKey,
                    entity.GetString("Blob"),
                    entity.GetString("Version"),
                    entity.GetDateTimeOffset("BlobTime")!.Value,
                    entity.GetString("Partition"),
                    entity.GetString("Dependency"),
                    entity.GetInt32("Sequence")!.Value));
        return [.. rows.OrderBy(row => row.BlobTime).ThenBy(row => row.Blob, StringComparer.Ordinal)];
    }

    public Task PutAsync(string framework, string period, RankingInputRow row, CancellationToken cancellation) =>
        WriteAsync(
            new TableEntity(Key(framework, period), row.Upload)
            {
                ["Blob"] = row.Blob,
                ["Version"] = row.Version,
                ["BlobTime"] = row.BlobTime,
                ["Partition"] = row.Partition,
                ["Dependency"] = row.Dependency,
                ["Sequence"] = row.Sequence,
            },
            row.Sequence,
            cancellation);

    /// <summary>Takes an upload out of a period. The row stays as a mark, so that an overtaken worker cannot put it back.</summary>
    public Task RemoveAsync(string framework, string period, string upload, int sequence, CancellationToken cancellation) =>
        WriteAsync(new TableEntity(Key(framework, period), upload) { ["Removed"] = true, ["Sequence"] = sequence }, sequence, cancellation);

    private async Task WriteAsync(TableEntity entity, int sequence, CancellationToken cancellation) =>
        await _table.PutUnlessNewerAsync(entity, standing => standing.GetInt32("Sequence") > sequence, cancellation);

    private static string Key(string framework, string period) => TableKey.Encode($"{framework}|{period}");
}
