using Azure;
using Azure.Data.Tables;
using BusinessEnv.Storage.Tables;

namespace BusinessEnv.Storage.Uploads;

/// <summary>A worker's right to decide the outcome of one blob version, until it is finished or overtaken.</summary>
public sealed record UploadClaim(Upload Upload, string Token, string RowETag);

/// <summary>The ledger of uploads: one row per blob, with the outcome of its current version.</summary>
/// <remarks>Every write is conditional on the row as read; a conflict with the worker's own earlier write (its acknowledgement was lost) is recognised by the claim's token.</remarks>
public sealed class UploadLedger(StorageAccount account, TimeProvider time)
{
    /// <summary>How long a claim holds: longer than any upload may take, short enough that a dead worker's upload is soon tried again.</summary>
    public static readonly TimeSpan ClaimDuration = TimeSpan.FromMinutes(5);

    private readonly TableClient _table = account.Tables.GetTableClient(Names.UploadTable);

    public async Task<Upload?> FindAsync(string id, CancellationToken cancellation) =>
        await FindEntityAsync(id, cancellation) is { } entity ? UploadEntity.ToUpload(entity) : null;

    public Task<ListPage<Upload>> ListAsync(string? container, UploadState? state, int top, string? continuationToken, CancellationToken cancellation)
    {
        var filters = new List<string>();
        if (container is not null)
            filters.Add(TableClient.CreateQueryFilter($"Container eq {container}"));
        if (state is not null)
            filters.Add(TableClient.CreateQueryFilter($"State eq {state.ToString()}"));
        return ListPage<Upload>.ReadAsync(_table, filters.Count == 0 ? null : string.Join(" and ", filters), top, continuationToken, UploadEntity.ToUpload, cancellation);
    }

    /// <summary>Every row, for the sweep.</summary>
    public IAsyncEnumerable<Upload> AllAsync(CancellationToken cancellation) =>
        _table.QueryAsync<TableEntity>(cancellationToken: cancellation).Select(UploadEntity.ToUpload);

    /// <summary>The uploads that name a framework.</summary>
    public IAsyncEnumerable<Upload> OfFrameworkAsync(string container, string framework, CancellationToken cancellation) =>
        _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"Container eq {container} and Framework eq {framework}"), cancellationToken: cancellation).Select(UploadEntity.ToUpload);

    /// <summary>Claims a blob version for one worker.</summary>
    /// <param name="again">True to claim it even though it has its outcome: a replay.</param>
    /// <returns>Null when there is nothing to do: this version has its outcome, or another worker has it in hand.</returns>
    public async Task<UploadClaim?> ClaimAsync(string container, string blob, string etag, DateTimeOffset blobTime, string? framework, string? dependency, bool again, CancellationToken cancellation)
    {
        var token = Guid.NewGuid().ToString("N");
        var id = UploadId.Of(container, blob);
        while (true)
        {
            var now = time.GetUtcNow();
            var row = await FindEntityAsync(id, cancellation);
            var before = row is null ? null : UploadEntity.ToUpload(row);
            if (row?.GetString("Claim") == token)
                return new(before!, token, row.ETag.ToString());
            if (before is not null && before.ETag == etag && before.Dependency == dependency)
            {
                if (before.State == UploadState.Processing && row!.GetDateTimeOffset("ClaimedUntil") > now)
                    return null;
                if (before.IsFinished && before.State != UploadState.Deleted && !again)
                    return null;
            }
            var claimed = new Upload
            {
                Id = id,
                Container = container,
                Blob = blob,
                ETag = etag,
                BlobTime = blobTime,
                State = UploadState.Processing,
                ReceivedAt = before?.ETag == etag ? before.ReceivedAt : now,
                Framework = framework,
                Dependency = dependency,
                Periods = before?.Periods ?? [],
                Sequence = (before?.Sequence ?? 0) + 1,
            };
            if (await TryWriteAsync(UploadEntity.ToEntity(claimed, token, now + ClaimDuration), row?.ETag, cancellation) is { } rowETag)
                return new(claimed, token, rowETag);
        }
    }

    /// <summary>Writes the outcome.</summary>
    /// <returns>False when a newer claim has taken the blob: what this worker wrote must be dropped.</returns>
    public async Task<bool> FinishAsync(UploadClaim claim, Upload outcome, CancellationToken cancellation)
    {
        if (await TryWriteAsync(UploadEntity.ToEntity(outcome with { FinishedAt = time.GetUtcNow() }, claim.Token, null), new ETag(claim.RowETag), cancellation) is not null)
            return true;
        // Refused: either by another's claim, or because this very write went through and its acknowledgement was lost.
        var row = await FindEntityAsync(claim.Upload.Id, cancellation);
        return row?.GetString("Claim") == claim.Token && row.GetString("State") == outcome.State.ToString();
    }

    private Task<TableEntity?> FindEntityAsync(string id, CancellationToken cancellation)
    {
        var (partition, row) = UploadEntity.Key(id);
        return _table.FindAsync(partition, row, cancellation);
    }

    /// <summary>The new row's ETag, or null when the row is not as it was read.</summary>
    private async Task<string?> TryWriteAsync(TableEntity entity, ETag? read, CancellationToken cancellation)
    {
        EntityLimits.Check(entity);
        try
        {
            var response = read is { } etag
                ? await _table.UpdateEntityAsync(entity, etag, TableUpdateMode.Replace, cancellation)
                : await _table.AddEntityAsync(entity, cancellation);
            return response.Headers.ETag!.Value.ToString();
        }
        catch (RequestFailedException conflict) when (conflict.Status is 409 or 412 or 404)
        {
            return null;
        }
    }
}
