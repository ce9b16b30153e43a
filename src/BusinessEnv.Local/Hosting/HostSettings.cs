using System.Text.Json;

namespace BusinessEnv.Local.Hosting;

/// <summary>The part of host.json that the local host follows.</summary>
/// <param name="FunctionTimeout">A handler that takes longer is cancelled.</param>
public sealed record HostSettings(TimeSpan FunctionTimeout, int BlobParallelism, int BlobTries, int QueueBatchSize, int QueueTries, TimeSpan QueueVisibilityTimeout)
{
    public static HostSettings Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = json.RootElement;
        var extensions = root.GetProperty("extensions");
        if (extensions.GetProperty("http").GetProperty("routePrefix").GetString() != "")
            throw new InvalidOperationException("host.json: extensions/http/routePrefix must be empty; routes carry 'api/' themselves.");
        var blobs = extensions.GetProperty("blobs");
        var queues = extensions.GetProperty("queues");
        return new(
            TimeSpan.Parse(root.GetProperty("functionTimeout").GetString()!),
            blobs.GetProperty("maxDegreeOfParallelism").GetInt32(),
            blobs.GetProperty("poisonBlobThreshold").GetInt32(),
            queues.GetProperty("batchSize").GetInt32(),
            queues.GetProperty("maxDequeueCount").GetInt32(),
            TimeSpan.Parse(queues.GetProperty("visibilityTimeout").GetString()!));
    }
}
