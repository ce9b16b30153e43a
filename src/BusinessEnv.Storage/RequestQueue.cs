using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Queues;
using BusinessEnv.Storage.Telemetry;

namespace BusinessEnv.Storage;

/// <summary>Asks for a recompute of one ranking.</summary>
public sealed record RankingRequest(string Framework, string Period)
{
    /// <summary>The trace that asked, in W3C form.</summary>
    public string? Traceparent { get; init; }

    public static RankingRequest Parse(string message) => JsonSerializer.Deserialize(message, RequestJson.Default.RankingRequest)!;
}

/// <summary>Asks for a blob to be read, by the sweep, a replay or a new framework.</summary>
/// <param name="Again">True to read it even though it has its outcome.</param>
public sealed record IngestRequest(string Container, string Blob, bool Again)
{
    /// <summary>The trace that asked, in W3C form.</summary>
    public string? Traceparent { get; init; }

    public static IngestRequest Parse(string message) => JsonSerializer.Deserialize(message, RequestJson.Default.IngestRequest)!;
}

/// <summary>Sends requests to the queues that the queue functions listen to.</summary>
public sealed class RequestQueue(StorageAccount account)
{
    private readonly QueueClient _rankings = account.Queues.GetQueueClient(Names.RankingRequests);
    private readonly QueueClient _ingests = account.Queues.GetQueueClient(Names.IngestRequests);

    public async Task SendAsync(RankingRequest request, CancellationToken cancellation) =>
        await _rankings.SendMessageAsync(JsonSerializer.Serialize(request with { Traceparent = Traces.Current }, RequestJson.Default.RankingRequest), cancellation);

    public async Task SendAsync(IngestRequest request, CancellationToken cancellation) =>
        await _ingests.SendMessageAsync(JsonSerializer.Serialize(request with { Traceparent = Traces.Current }, RequestJson.Default.IngestRequest), cancellation);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RankingRequest))]
[JsonSerializable(typeof(IngestRequest))]
internal sealed partial class RequestJson : JsonSerializerContext;
