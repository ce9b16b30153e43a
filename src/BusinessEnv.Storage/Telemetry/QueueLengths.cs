using Azure;
using Azure.Storage.Queues;

namespace BusinessEnv.Storage.Telemetry;

/// <param name="Queue">Its name; a poison queue's ends in <c>-poison</c>.</param>
/// <param name="Messages">About how many wait.</param>
/// <param name="Oldest">When the message at the head was sent; null when none is visible.</param>
public sealed record QueueLength(string Queue, int Messages, DateTimeOffset? Oldest);

/// <summary>How much waits in the queues that functions listen to, and in the poison queues beside them.</summary>
public sealed class QueueLengths(StorageAccount account)
{
    /// <summary>Where the blob trigger puts what failed at every try.</summary>
    public const string BlobPoison = "webjobs-blobtrigger-poison";

    public static readonly IReadOnlyList<string> PoisonQueues = [BlobPoison, .. Names.Queues.Select(queue => $"{queue}-poison")];

    /// <summary>Every queue; one that does not exist yet is empty.</summary>
    public async Task<IReadOnlyList<QueueLength>> ReadAsync(CancellationToken cancellation)
    {
        var lengths = new List<QueueLength>();
        foreach (var name in Names.Queues.Concat(PoisonQueues))
            lengths.Add(await ReadAsync(account.Queues.GetQueueClient(name), cancellation));
        return lengths;
    }

    private static async Task<QueueLength> ReadAsync(QueueClient queue, CancellationToken cancellation)
    {
        try
        {
            var messages = (await queue.GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount;
            var head = messages == 0 ? null : (await queue.PeekMessageAsync(cancellation)).Value;
            return new(queue.Name, messages, head?.InsertedOn);
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return new(queue.Name, 0, null);
        }
    }
}
