using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Storage.Tables;

namespace BusinessEnv.Storage.Uploads;

/// <summary>The ledger's row as an entity, and back. 256 partitions by the beginning of the id.</summary>
internal static class UploadEntity
{
    /// <summary>Issues kept in the row; the report has all.</summary>
    public const int KeptIssues = 20;

    // Half of what a string property may hold.
    private const int MaximumJson = 16_000;

    public static (string PartitionKey, string RowKey) Key(string id) => (id[..Math.Min(2, id.Length)], TableKey.Encode(id));

    public static TableEntity ToEntity(Upload upload, string? claim, DateTimeOffset? claimedUntil)
    {
        var (partition, row) = Key(upload.Id);
        return new TableEntity(partition, row)
        {
            ["Container"] = upload.Container,
            ["Blob"] = upload.Blob,
            ["Version"] = upload.Version,
            ["ETagOfBlob"] = upload.ETag,
            ["BlobTime"] = upload.BlobTime,
            ["State"] = upload.State.ToString(),
            ["ReceivedAt"] = upload.ReceivedAt,
            ["FinishedAt"] = upload.FinishedAt,
            ["Counts"] = JsonSerializer.Serialize(upload.Counts, UploadJson.Default.IReadOnlyDictionaryStringInt32),
            ["Issues"] = FirstIssues(upload.Issues),
            ["Report"] = upload.Report,
            ["Framework"] = upload.Framework,
            ["Dependency"] = upload.Dependency,
            ["Periods"] = JsonSerializer.Serialize(upload.Periods, UploadJson.Default.IReadOnlyListString),
            ["Sequence"] = upload.Sequence,
            ["Claim"] = claim,
            ["ClaimedUntil"] = claimedUntil,
        };
    }

    public static Upload ToUpload(TableEntity entity) => new()
    {
        Id = TableKey.Decode(entity.RowKey),
        Container = entity.GetString("Container"),
        Blob = entity.GetString("Blob"),
        Version = entity.GetString("Version"),
        ETag = entity.GetString("ETagOfBlob"),
        BlobTime = entity.GetDateTimeOffset("BlobTime")!.Value,
        State = Enum.Parse<UploadState>(entity.GetString("State")),
        ReceivedAt = entity.GetDateTimeOffset("ReceivedAt")!.Value,
        FinishedAt = entity.GetDateTimeOffset("FinishedAt"),
        Counts = JsonSerializer.Deserialize(entity.GetString("Counts"), UploadJson.Default.IReadOnlyDictionaryStringInt32)!,
        Issues = JsonSerializer.Deserialize(entity.GetString("Issues"), UploadJson.Default.IReadOnlyListIssue)!,
        Report = entity.GetString("Report"),
        Framework = entity.GetString("Framework"),
        Dependency = entity.GetString("Dependency"),
        Periods = JsonSerializer.Deserialize(entity.GetString("Periods"), UploadJson.Default.IReadOnlyListString)!,
        Sequence = entity.GetInt32("Sequence") ?? 0,
    };

    private static string FirstIssues(IReadOnlyList<Issue> issues)
    {
        for (var kept = Math.Min(issues.Count, KeptIssues); ; kept /= 2)
        {
            var json = JsonSerializer.Serialize(issues.OrderByDescending(issue => issue.Severity).Take(kept).ToArray(), UploadJson.Default.IReadOnlyListIssue);
            if (json.Length <= MaximumJson)
                return json;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyDictionary<string, int>))]
[JsonSerializable(typeof(IReadOnlyList<Issue>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class UploadJson : JsonSerializerContext;
