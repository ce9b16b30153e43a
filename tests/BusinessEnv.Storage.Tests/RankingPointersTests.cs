using BusinessEnv.Storage.Rankings;
using BusinessEnv.Tests;

namespace BusinessEnv.Storage.Tests;

public class RankingPointersTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Time = new(2024, 6, 18, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_published_and_nothing_is_due_any_more()
    {
        var pointers = new RankingPointers(await azurite.NewAccountAsync(Cancellation));
        await pointers.MarkDueAsync("f", "2024", "u1", Cancellation);
        var read = await pointers.FindAsync("f", "2024", Cancellation);
        Assert.True(await pointers.PublishAsync(read!, Run("r1"), Cancellation));

        Assert.Empty(await pointers.DueAsync(Cancellation).ToListAsync(Cancellation));
        var listed = Assert.Single((await pointers.ListAsync(null, 10, null, Cancellation)).Items);
        Assert.Equal(("r1", null), (listed.Run, listed.DueStamp));
    }

    [Fact]
    public async Task An_older_run_never_replaces_a_newer_one()
    {
        var pointers = new RankingPointers(await azurite.NewAccountAsync(Cancellation));
        await pointers.MarkDueAsync("f", "2024", "u1", Cancellation);
        var slow = await pointers.FindAsync("f", "2024", Cancellation);
        await pointers.MarkDueAsync("f", "2024", "u2", Cancellation);
        var fast = await pointers.FindAsync("f", "2024", Cancellation);

        Assert.True(await pointers.PublishAsync(fast!, Run("newer"), Cancellation));
        Assert.False(await pointers.PublishAsync(slow!, Run("older"), Cancellation));
        Assert.Equal("newer", (await pointers.FindAsync("f", "2024", Cancellation))!.Run);
    }

    [Fact]
    public async Task Inputs_that_change_during_a_run_leave_it_published_and_due()
    {
        var pointers = new RankingPointers(await azurite.NewAccountAsync(Cancellation));
        await pointers.MarkDueAsync("f", "2024", "u1", Cancellation);
        var read = await pointers.FindAsync("f", "2024", Cancellation);
        await pointers.MarkDueAsync("f", "2024", "u2", Cancellation);

        Assert.True(await pointers.PublishAsync(read!, Run("r1"), Cancellation));
        Assert.Equal(("r1", "u2"), ((await pointers.FindAsync("f", "2024", Cancellation))!.Run, (await pointers.FindAsync("f", "2024", Cancellation))!.DueStamp));
    }

    [Fact]
    public async Task A_lost_reply_is_no_conflict()
    {
        var connection = azurite.NewConnection();
        await StorageAccount.Connect(connection).CreateMissingAsync(Cancellation);
        var lost = new LostReplies();
        var pointers = new RankingPointers(StorageAccount.Connect(connection, lost));
        await pointers.MarkDueAsync("f", "2024", "u1", Cancellation);
        Assert.True(await pointers.PublishAsync((await pointers.FindAsync("f", "2024", Cancellation))!, Run("r1"), Cancellation));
        Assert.Equal(2, lost.Count);
    }

    private static RankingPointer Run(string run) => new("f", "2024", run, run, "v", Time, 3, null);
}
