using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using BusinessEnv.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BusinessEnv.Local.Hosting;

/// <summary>Plays the queue trigger for one function: a message is hidden while it is handled, deleted when that succeeds, and after the last try moved to <c>{queue}-poison</c>.</summary>
public sealed partial class QueuePoller(
    LocalFunction function,
    FunctionInvoker invoker,
    StorageAccount account,
    HostSettings settings,
    ILogger<QueuePoller> logger) : BackgroundService
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly WorkInHand _work = new(settings.QueueBatchSize);
    private readonly QueueClient _queue = account.Queues.GetQueueClient(((QueueTriggerAttribute)function.Trigger).QueueName);

    /// <summary>Whether no message waits or is under way.</summary>
    public async Task<bool> IsIdleAsync(CancellationToken cancellation)
    {
        QueueProperties properties = await _queue.GetPropertiesAsync(cancellation);
        return properties.ApproximateMessagesCount == 0 && _work.Count == 0;
    }

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
        var pause = ShortestPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Hidden for as long as the handler may take: a message whose handler dies comes back then.
                QueueMessage[] messages = await _queue.ReceiveMessagesAsync(settings.QueueBatchSize, settings.FunctionTimeout + Margin, stoppingToken);
                foreach (var message in messages)
                    await _work.StartAsync(token => HandleAsync(message, token), CancellationToken.None);
                pause = messages.Length > 0 ? ShortestPause : Longer(pause);
                if (messages.Length == settings.QueueBatchSize)
                    continue;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogPollingFailed(_queue.Name, failure.Message);
                pause = LongestPause;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task HandleAsync(QueueMessage message, CancellationToken abandon)
    {
        try
        {
            if (message.DequeueCount > settings.QueueTries)
            {
                // Its handler died with the program at the last try.
                await PoisonAsync(message, abandon);
                return;
            }
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(abandon);
            limit.CancelAfter(settings.FunctionTimeout);
            await invoker.InvokeAsync(function, message.Body.ToString(), new Dictionary<string, string>(), limit.Token);
            await DeleteAsync(message, abandon);
        }
        catch (Exception failure)
        {
            LogFailed(failure, function.Name, message.MessageId, message.DequeueCount, settings.QueueTries);
            await GiveBackAsync(message);
        }
    }

    private async Task GiveBackAsync(QueueMessage message)
    {
        using var limit = new CancellationTokenSource(Margin);
        try
        {
            if (message.DequeueCount >= settings.QueueTries)
                await PoisonAsync(message, limit.Token);
            else
                await _queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: settings.QueueVisibilityTimeout, cancellationToken: limit.Token);
        }
        catch (Exception failure)
        {
            // It comes back by itself when the time it is hidden for ends.
            LogPollingFailed(_queue.Name, failure.Message);
        }
    }

    private async Task PoisonAsync(QueueMessage message, CancellationToken cancellation)
    {
        var poison = account.Queues.GetQueueClient($"{_queue.Name}-poison");
        await poison.CreateIfNotExistsAsync(cancellationToken: cancellation);
        await poison.SendMessageAsync(message.Body, cancellationToken: cancellation);
        await DeleteAsync(message, cancellation);
    }

    private async Task DeleteAsync(QueueMessage message, CancellationToken cancellation)
    {
        try
        {
            await _queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellation);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // Deleted before, and the acknowledgement was lost.
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Function} failed for message {Message}, try {Attempt} of {Tries}")]
    private partial void LogFailed(Exception failure, string function, string message, long attempt, int tries);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The queue {Queue} could not be read or written and is tried again: {Reason}")]
    private partial void LogPollingFailed(string queue, string reason);
}
