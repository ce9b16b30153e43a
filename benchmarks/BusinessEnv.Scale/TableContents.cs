using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using BusinessEnv.Storage;

namespace BusinessEnv.Scale;

/// <summary>What the tables and the published rankings say, without the traces of when and by whom it was written.</summary>
internal static partial class TableContents
{
    // Times, ETags, claims and their numbers; and where in the table an observation's claim put it.
    private static readonly HashSet<string> OfTheRun =
        ["odata.etag", "Timestamp", "ETagOfBlob", "BlobTime", "ReceivedAt", "FinishedAt", "ComputedAt", "Sequence", "Claim", "ClaimedUntil", "Partition"];

    /// <summary>One line for each entity and each published ranking, sorted.</summary>
    public static async Task<List<string>> ReadAsync(StorageAccount account)
    {
        var lines = new List<string>();
        foreach (var table in Names.Tables)
            await foreach (var entity in account.Tables.GetTableClient(table).QueryAsync<TableEntity>())
                // An input that was taken out leaves a mark only if it was ever in.
                if (entity.GetBoolean("Removed") != true)
                    lines.Add($"{table} {string.Join(' ', entity.Where(property => !OfTheRun.Contains(property.Key) && property.Value is not null).OrderBy(property => property.Key, StringComparer.Ordinal).Select(Say))}");
        await foreach (var pointer in account.Tables.GetTableClient(Names.RankingTable).QueryAsync<TableEntity>("Run ne ''"))
        {
            var name = PublishedDocuments.Ranking(pointer.PartitionKey, pointer.RowKey, pointer.GetString("Run"), "json");
            var content = (await account.Blobs.GetBlobContainerClient(Names.PublishedContainer).GetBlobClient(name).DownloadContentAsync()).Value.Content;
            lines.Add($"{name} {Convert.ToHexStringLower(SHA256.HashData(content))}");
        }
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>Observations that stand twice: uploads with more than one claim's partition.</summary>
    public static async Task<int> DoubledAsync(StorageAccount account)
    {
        var partitions = new HashSet<string>();
        await foreach (var entity in account.Tables.GetTableClient(Names.ObservationTable).QueryAsync<TableEntity>(select: ["PartitionKey"]))
            partitions.Add(entity.PartitionKey);
        return partitions.GroupBy(partition => ClaimNumber().Replace(partition, "")).Count(group => group.Count() > 1);
    }

    public static (List<string> OnlyA, List<string> OnlyB) Differences(List<string> a, List<string> b)
    {
        var counts = new Dictionary<string, int>();
        foreach (var line in a)
            counts[line] = counts.GetValueOrDefault(line) + 1;
        foreach (var line in b)
            counts[line] = counts.GetValueOrDefault(line) - 1;
        return ([.. counts.Where(line => line.Value > 0).Select(line => line.Key)], [.. counts.Where(line => line.Value < 0).Select(line => line.Key)]);
    }

    private static string Say(KeyValuePair<string, object> property) =>
        $"{property.Key}={(property.Key is "PartitionKey" or "RowKey" ? ClaimNumber().Replace((string)property.Value, "") : property.Value)}";

    [GeneratedRegex(@"-\d{8}$")]
    private static partial Regex ClaimNumber();
}
