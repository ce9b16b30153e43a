using Azure.Data.Tables;

namespace BusinessEnv.Storage.Tables;

/// <summary>One page of a list, and the token of the next; null at the end.</summary>
public sealed record ListPage<T>(IReadOnlyList<T> Items, string? ContinuationToken)
{
    /// <summary>At most <paramref name="top"/> rows from where <paramref name="continuationToken"/> stands. A service page may be short or empty and still go on, so pages are read until one has rows.</summary>
    internal static async Task<ListPage<T>> ReadAsync(TableClient table, string? filter, int top, string? continuationToken, Func<TableEntity, T> read, CancellationToken cancellation)
    {
        var items = new List<T>(top);
        while (true)
        {
            var next = (string?)null;
            await foreach (var page in table.QueryAsync<TableEntity>(filter, maxPerPage: top - items.Count, cancellationToken: cancellation).AsPages(continuationToken))
            {
                items.AddRange(page.Values.Select(read));
                next = page.ContinuationToken;
                break;
            }
            if (next is null || items.Count >= top)
                return new(items, next);
            continuationToken = next;
        }
    }
}
