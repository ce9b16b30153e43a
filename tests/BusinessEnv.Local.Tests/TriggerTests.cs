using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using BusinessEnv.Local.Hosting;
using BusinessEnv.Storage;
using BusinessEnv.Tests;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BusinessEnv.Local.Tests;

/// <summary>The local host's triggers behave as the documented ones: at least once, five tries, then the poison queue.</summary>
public class TriggerTests(AzuriteFixture azurite)
{
    private static readonly HostSettings Settings = new(TimeSpan.FromMinutes(1), 4, 5, 8, 5, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_blob_is_handled_once_and_a_new_version_again()
    {
        var account = await azurite.NewAccountAsync(Cancellation);
        var calls = new Calls();
        using var watcher = Watcher(account, calls);
        await watcher.StartAsync(Cancellation);
        await UploadAsync(account, "a/b.txt", "1");
        await UntilAsync(() => calls.Count("a/b.txt") == 1);
        await UntilAsync(() => watcher.IdleRounds > 2);
        Assert.Equal(1, calls.Count("a/b.txt"));
        await UploadAsync(account, "a/b.txt", "2");
        await UntilAsync(() => calls.Count("a/b.txt") == 2);
        await watcher.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_blob_whose_handler_fails_is_tried_five_times_and_then_told_to_the_poison_queue()
    {
        var account = await azurite.NewAccountAsync(Cancellation);
        var calls = new Calls { Fail = name => name == "bad.txt" };
        using var watcher = Watcher(account, calls);
        await watcher.StartAsync(Cancellation);
        await UploadAsync(account, "bad.txt", "1");
        await UploadAsync(account, "good.txt", "1");
        var poison = account.Queues.GetQueueClient("webjobs-blobtrigger-poison");
        await UntilAsync(async () => await poison.ExistsAsync(Cancellation) && (await poison.PeekMessagesAsync(1, Cancellation)).Value.Length == 1);
        await watcher.StopAsync(Cancellation);

        Assert.Equal(5, calls.Count("bad.txt"));
        Assert.Equal(1, calls.Count("good.txt"));
        var message = JsonDocument.Parse((await poison.PeekMessageAsync(Cancellation)).Value.Body).RootElement;
        Assert.Equal(("Host.Functions.Read", "notices", "bad.txt"), (message.GetProperty("FunctionId").GetString(), message.GetProperty("ContainerName").GetString(), message.GetProperty("BlobName").GetString()));
    }

    [Fact]
    public async Task Stopping_waits_for_the_handler_in_hand()
    {
        var account = await azurite.NewAccountAsync(Cancellation);
        var calls = new Calls { Gate = new TaskCompletionSource() };
        using var watcher = Watcher(account, calls);
        await watcher.StartAsync(Cancellation);
        await UploadAsync(account, "slow.txt", "1");
        await UntilAsync(() => calls.Count("slow.txt") == 1);
        var stop = watcher.StopAsync(Cancellation);
        await Task.Delay(200, Cancellation);
        Assert.False(stop.IsCompleted);
        calls.Gate.SetResult();
        await stop;
        Assert.Equal(1, calls.Finished);
    }

    [Fact]
    public async Task A_message_is_handled_and_deleted()
    {
        var account = await azurite.NewAccountAsync(Cancellation);
        var calls = new Calls();
        using var poller = Poller(account, calls);
        await poller.StartAsync(Cancellation);
        await QueueOf(account).SendMessageAsync("长沙", Cancellation);
        await UntilAsync(() => calls.Count("长沙") == 1);
        await UntilAsync(() => poller.IsIdleAsync(Cancellation));
        await poller.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_message_whose_handler_fails_is_tried_five_times_and_moved_to_the_poison_queue()
    {
        var account = await azurite.NewAccountAsync(Cancellation);
        var calls = new Calls { Fail = _ => true };
        using var poller = Poller(account, calls);
        await poller.StartAsync(Cancellation);
        await QueueOf(account).SendMessageAsync("bad", Cancellation);
        var poison = account.Queues.GetQueueClient($"{Names.RankingRequests}-poison");
        await UntilAsync(async () => await poison.ExistsAsync(Cancellation) && (await poison.PeekMessagesAsync(1, Cancellation)).Value.Length == 1);
        await UntilAsync(() => poller.IsIdleAsync(Cancellation));
        await poller.StopAsync(Cancellation);
        Assert.Equal(5, calls.Count("bad"));
        Assert.Equal("bad", (await poison.PeekMessageAsync(Cancellation)).Value.Body.ToString());
    }

    [Theory]
    [InlineData("%Missing%", "Missing")]
    [InlineData("every minute", "every minute")]
    public void A_schedule_that_cannot_be_read_is_named(string schedule, string mentioned)
    {
        var method = typeof(Functions).GetMethod(nameof(Functions.Tick))!;
        var function = new LocalFunction("Tick", method, new TimerTriggerAttribute(schedule), method.GetParameters()[0]);
        Assert.Contains(mentioned, Assert.Throws<InvalidOperationException>(() => TimerLoop.Parse(function, new ConfigurationManager())).Message, StringComparison.Ordinal);
    }

    private static BlobWatcher Watcher(StorageAccount account, Calls calls) =>
        new(LocalFunction.Find([typeof(Functions)]), Invoker(calls), account, Settings, NullLogger<BlobWatcher>.Instance);

    private static QueuePoller Poller(StorageAccount account, Calls calls) =>
        new(LocalFunction.Find([typeof(Functions)]).Single(function => function.Name == "Take"), Invoker(calls), account, Settings, NullLogger<QueuePoller>.Instance);

    private static FunctionInvoker Invoker(Calls calls) => new(new ServiceCollection().AddSingleton(calls).BuildServiceProvider());

    private static QueueClient QueueOf(StorageAccount account) => account.Queues.GetQueueClient(Names.RankingRequests);

    private static async Task UploadAsync(StorageAccount account, string name, string content) =>
        await account.Blobs.GetBlobContainerClient("notices").GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true, Cancellation);

    private static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await condition())
            await Task.Delay(20, limit.Token);
    }

    internal sealed class Calls
    {
        private readonly ConcurrentDictionary<string, int> _counts = new();
        private int _finished;

        public Func<string, bool> Fail { get; init; } = _ => false;

        public TaskCompletionSource? Gate { get; init; }

        public int Finished => _finished;

        public int Count(string name) => _counts.GetValueOrDefault(name);

        public async Task NoteAsync(string name)
        {
            _counts.AddOrUpdate(name, 1, (_, count) => count + 1);
            if (Gate is not null)
                await Gate.Task;
            if (Fail(name))
                throw new InvalidOperationException($"{name} fails.");
            Interlocked.Increment(ref _finished);
        }
    }

    internal sealed class Functions(Calls calls)
    {
        [Function("Read")]
        public Task Read([BlobTrigger("notices/{name}", Connection = "Storage", Source = BlobTriggerSource.EventGrid)] BlobClient blob) => calls.NoteAsync(blob.Name);

        [Function("Take")]
        public Task Take([QueueTrigger(Names.RankingRequests, Connection = "Storage")] string message) => calls.NoteAsync(message);

        [Function("Tick")]
        public Task Tick([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => calls.NoteAsync(timer.ToString()!);
    }
}
