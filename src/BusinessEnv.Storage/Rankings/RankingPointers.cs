using Azure;
using Azure.Data.Tables;
using BusinessEnv.Storage.Tables;

namespace BusinessEnv.Storage.Rankings;

/// <summary>The one row of a (framework, period): which run readers see, and whether its inputs have changed since.</summary>
/// <param name="Run">Null before the first run.</param>
/// <param name="DueStamp">Changes with every change of inputs; null when nothing is due.</param>
public sealed record RankingPointer(
    string Framework,
    string Period,
    string? Run,
    string? Fingerprint,
    string? FrameworkVersion,
    DateTimeOffset? ComputedAt,
    int Units,
    string? DueStamp)
{
    internal ETag RowETag { get; init; }
}

public sealed class RankingPointers(StorageAccount account)
{
    private readonly TableClient _table = account.Tables.GetTableClient(Names.RankingTable);

    public async Task<RankingPointer?> FindAsync(string framework, string period, CancellationToken cancellation) =>
        await _table.FindAsync(TableKey.Encode(framework), TableKey.Encode(period), cancellation) is { } entity ? Read(entity) : null;

    public async Task<IReadOnlyList<RankingPointer>> OfFrameworkAsync(string framework, CancellationToken cancellation) =>
        await _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {TableKey.Encode(framework)}"), cancellationToken: cancellation)
            .Select(Read).ToListAsync(cancellation);

    /// <summary>Published rankings, a page at a time.</summary>
    public Task<ListPage<RankingPointer>> ListAsync(string? framework, int top, string? continuationToken, CancellationToken cancellation) =>
        ListPage<RankingPointer>.ReadAsync(
            _table,
            framework is null ? "Run ne ''" : TableClient.CreateQueryFilter($"PartitionKey eq {TableKey.Encode(framework)} and Run ne ''"),
            top, continuationToken, Read, cancellation);

    /// <summary>Everything that waits for a recompute: one query.</summary>
    public IAsyncEnumerable<RankingPointer> DueAsync(CancellationToken cancellation) =>
        _table.QueryAsync<TableEntity>("DueStamp ne ''", cancellationToken: cancellation).Select(Read);

    /// <summary>Says that the inputs have changed. Unconditional: it may be repeated, and it never touches what is published.</summary>
    public async Task MarkDueAsync(string framework, string period, string stamp, CancellationToken cancellation) =>
        await _table.UpsertEntityAsync(new TableEntity(TableKey.Encode(framework), TableKey.Encode(period)) { ["DueStamp"] = stamp }, TableUpdateMode.Merge, cancellation);

    /// <summary>Publishes a run by one conditional write.</summary>
    /// <param name="read">The row as it stood before the inputs were read.</param>
    /// <param name="run">The run, whose inputs were read after <paramref name="read"/>.</param>
    /// <returns>False when another run was published meanwhile: it may have read newer inputs, so this one must be computed again.</returns>
    public async Task<bool> PublishAsync(RankingPointer read, RankingPointer run, CancellationToken cancellation)
    {
        var standing = read;
        while (true)
        {
            try
            {
                // Inputs that changed since they were read leave the row due.
                var due = standing.DueStamp == read.DueStamp ? null : standing.DueStamp;
                await _table.UpdateEntityAsync(ToEntity(run with { DueStamp = due }), standing.RowETag, TableUpdateMode.Replace, cancellation);
                return true;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 412 or 404)
            {
                if (await FindAsync(read.Framework, read.Period, cancellation) is not { } now)
                    return false;
                if (now.Run == run.Run && now.ComputedAt == run.ComputedAt)
                    return true;
                if (now.Run != read.Run || now.ComputedAt != read.ComputedAt)
                    return false;
                standing = now;
            }
        }
    }

    private static TableEntity ToEntity(RankingPointer pointer) => new(TableKey.Encode(pointer.Framework), TableKey.Encode(pointer.Period))
    {
        ["Run"] = pointer.Run,
        ["Fingerprint"] = pointer.Fingerprint,
        ["FrameworkVersion"] = pointer.FrameworkVersion,
        ["ComputedAt"] = pointer.ComputedAt,
        ["Units"] = pointer.Units,
        ["DueStamp"] = pointer.DueStamp,
    };

    private static RankingPointer Read(TableEntity entity) => new(
        TableKey.Decode(entity.PartitionKey),
        TableKey.Decode(entity.RowKey),
        entity.GetString("Run"),
        entity.GetString("Fingerprint"),
        entity.GetString("FrameworkVersion"),
        entity.GetDateTimeOffset("ComputedAt"),
        entity.GetInt32("Units") ?? 0,
        entity.GetString("DueStamp"))
    {
        RowETag = entity.ETag,
    };
}
