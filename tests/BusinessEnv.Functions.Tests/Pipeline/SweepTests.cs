using BusinessEnv.Functions.Pipeline;
using BusinessEnv.Storage;
using BusinessEnv.Tests;
using Microsoft.Extensions.Time.Testing;

namespace BusinessEnv.Functions.Tests.Pipeline;

public sealed class SweepTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_blob_is_asked_for_when_its_event_must_be_lost_and_not_before()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var worker = new Worker(azurite.NewConnection(), time: time);
        await worker.Account.CreateMissingAsync(TestContext.Current.CancellationToken);
        await worker.DropAsync(Names.NoticeContainer, "n.txt", "text");
        var queue = worker.Account.Queues.GetQueueClient(Names.IngestRequests);

        await worker.Get<Sweep>().ReconcileAsync(TestContext.Current.CancellationToken);
        Assert.Empty((await queue.PeekMessagesAsync(32, TestContext.Current.CancellationToken)).Value);
        time.Advance(Sweep.EventDelay + TimeSpan.FromMinutes(1));
        await worker.Get<Sweep>().ReconcileAsync(TestContext.Current.CancellationToken);
        Assert.Equal("n.txt", IngestRequest.Parse(Assert.Single((await queue.PeekMessagesAsync(32, TestContext.Current.CancellationToken)).Value).Body.ToString()).Blob);
    }
}
