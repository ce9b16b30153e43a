using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using BusinessEnv.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BusinessEnv.Local.Hosting;

/// <summary>Plays the blob trigger: lists the containers again and again and calls the function for every ETag that it has not called it for.</summary>
/// <remarks>Remembers nothing across runs, so a restart calls every function once for every blob: delivery is at least once, and the functions know what they have done.</remarks>
public sealed partial class BlobWatcher(
    IReadOnlyList<LocalFunction> functions,
    FunctionInvoker invoker,
    StorageAccount account,
    HostSettings settings,
    ILogger<BlobWatcher> logger) : BackgroundService
{
    private const string PoisonQueue = "webjobs-blobtrigger-poison";
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(200);

    private readonly WorkInHand _work = new(settings.BlobParallelism);
    private readonly ConcurrentDictionary<string, string> _called = new(StringComparer.Ordinal);
    private long _rounds;

    /// <summary>Complete listings that found nothing new while nothing was under way.</summary>
    public long IdleRounds => Interlocked.Read(ref _rounds);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await _work.FinishAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _work.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            var found = 0;
            try
            {
                foreach (var function in functions)
                    if (function.Trigger is BlobTriggerAttribute trigger)
                        found += await ListAsync(function, trigger, stoppingToken);
                if (found == 0 && _work.Count == 0)
                    Interlocked.Increment(ref _rounds);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogListingFailed(failure.Message);
            }
            // A listing that takes long is made seldom; but one that found work has waited for its turns, and more may have come meanwhile.
            var took = Stopwatch.GetElapsedTime(began);
            await Task.Delay(found == 0 && took > ShortestPause ? took : ShortestPause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<int> ListAsync(LocalFunction function, BlobTriggerAttribute trigger, CancellationToken cancellation)
    {
        var found = 0;
        var container = account.Blobs.GetBlobContainerClient(ContainerOf(function, trigger));
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellation))
        {
            var etag = blob.Properties.ETag!.Value.ToString();
            var place = $"{container.Name}/{blob.Name}";
            if (_called.TryGetValue(place, out var known) && known == etag)
                continue;
            found++;
            await _work.StartAsync(token => CallAsync(function, container.GetBlobClient(blob.Name), etag, token), cancellation);
            _called[place] = etag;
        }
        return found;
    }

    private async Task CallAsync(LocalFunction function, BlobClient blob, string etag, CancellationToken abandon)
    {
        var data = new Dictionary<string, string> { ["name"] = blob.Name };
        for (var attempt = 1; ; attempt++)
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(abandon);
                limit.CancelAfter(settings.FunctionTimeout);
                await invoker.InvokeAsync(function, blob, data, limit.Token);
                return;
            }
            catch (Exception) when (abandon.IsCancellationRequested)
            {
                // The next start calls the function again.
                return;
            }
            catch (Exception failure)
            {
                LogFailed(failure, function.Name, blob.BlobContainerName, blob.Name, attempt, settings.BlobTries);
                if (attempt == settings.BlobTries)
                {
                    await PoisonAsync(function, blob, etag, abandon);
                    return;
                }
                await Task.Delay(RetryPause * attempt, abandon).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
    }

    private async Task PoisonAsync(LocalFunction function, BlobClient blob, string etag, CancellationToken cancellation)
    {
        try
        {
            QueueClient queue = account.Queues.GetQueueClient(PoisonQueue);
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellation);
            await queue.SendMessageAsync(
                JsonSerializer.Serialize(new { Type = "BlobTrigger", FunctionId = $"Host.Functions.{function.Name}", BlobType = "BlockBlob", ContainerName = blob.BlobContainerName, BlobName = blob.Name, ETag = etag }),
                cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            LogListingFailed(failure.Message);
        }
    }

    /// <summary>The function classes bind whole containers: <c>metrics/{name}</c>.</summary>
    private static string ContainerOf(LocalFunction function, BlobTriggerAttribute trigger) =>
        trigger.BlobPath.Split('/') is [var container, "{name}"]
            ? container
            : throw new InvalidOperationException($"The blob path '{trigger.BlobPath}' of '{function.Name}' is not of the form 'container/{{name}}'.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Function} failed for {Container}/{Blob}, try {Attempt} of {Tries}")]
    private partial void LogFailed(Exception failure, string function, string container, string blob, int attempt, int tries);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Storage could not be listed and is tried again: {Reason}")]
    private partial void LogListingFailed(string reason);
}
