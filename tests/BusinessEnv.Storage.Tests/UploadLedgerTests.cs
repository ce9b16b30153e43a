using BusinessEnv.Core.Uploads;
using BusinessEnv.Storage.Uploads;
using BusinessEnv.Tests;
using Microsoft.Extensions.Time.Testing;

namespace BusinessEnv.Storage.Tests;

public class UploadLedgerTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset BlobTime = new(2024, 6, 18, 8, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(BlobTime.AddSeconds(1));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_is_claimed_once_and_has_its_outcome_once()
    {
        var ledger = await NewLedgerAsync();
        var claim = await ClaimAsync(ledger, "e1");
        Assert.NotNull(claim);
        Assert.Null(await ClaimAsync(ledger, "e1"));

        Assert.True(await ledger.FinishAsync(claim, claim.Upload with { State = UploadState.Accepted, Version = "v1", Counts = new Dictionary<string, int> { ["rows"] = 3 } }, Cancellation));

        Assert.Null(await ClaimAsync(ledger, "e1"));
        var row = await ledger.FindAsync(claim.Upload.Id, Cancellation);
        Assert.Equal((UploadState.Accepted, "v1", 3, _time.GetUtcNow()), (row!.State, row.Version, row.Counts["rows"], row.FinishedAt));
    }

    [Fact]
    public async Task A_newer_version_takes_over_and_the_older_worker_learns_it()
    {
        var ledger = await NewLedgerAsync();
        var older = await ClaimAsync(ledger, "e1");
        var newer = await ClaimAsync(ledger, "e2");
        Assert.Equal(older!.Upload.Sequence + 1, newer!.Upload.Sequence);

        Assert.False(await ledger.FinishAsync(older, older.Upload with { State = UploadState.Accepted }, Cancellation));
        Assert.True(await ledger.FinishAsync(newer, newer.Upload with { State = UploadState.Rejected }, Cancellation));

        Assert.Equal((UploadState.Rejected, "e2"), ((await ledger.FindAsync(newer.Upload.Id, Cancellation))!.State, (await ledger.FindAsync(newer.Upload.Id, Cancellation))!.ETag));
    }

    [Fact]
    public async Task A_dead_workers_claim_expires()
    {
        var ledger = await NewLedgerAsync();
        Assert.NotNull(await ClaimAsync(ledger, "e1"));
        _time.Advance(UploadLedger.ClaimDuration - TimeSpan.FromSeconds(1));
        Assert.Null(await ClaimAsync(ledger, "e1"));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.NotNull(await ClaimAsync(ledger, "e1"));
    }

    [Fact]
    public async Task A_failed_version_a_replay_and_another_framework_version_are_claimed_again()
    {
        var ledger = await NewLedgerAsync();
        var claim = await ClaimAsync(ledger, "e1", dependency: "f1");
        await ledger.FinishAsync(claim!, claim!.Upload with { State = UploadState.Failed }, Cancellation);
        claim = await ClaimAsync(ledger, "e1", dependency: "f1");
        Assert.NotNull(claim);
        await ledger.FinishAsync(claim, claim.Upload with { State = UploadState.Accepted }, Cancellation);
        Assert.Null(await ClaimAsync(ledger, "e1", dependency: "f1"));
        Assert.NotNull(await ClaimAsync(ledger, "e1", dependency: "f1", again: true));
        Assert.NotNull(await ClaimAsync(ledger, "e1", dependency: "f2"));
    }

    [Fact]
    public async Task Of_many_workers_one_gets_the_claim()
    {
        var account = await azurite.NewAccountAsync(Cancellation);
        var claims = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => ClaimAsync(new UploadLedger(account, _time), "e1")));
        Assert.Single(claims, claim => claim is not null);
    }

    [Fact]
    public async Task Lost_replies_are_not_conflicts()
    {
        var connection = azurite.NewConnection();
        await StorageAccount.Connect(connection).CreateMissingAsync(Cancellation);
        var lost = new LostReplies();
        var ledger = new UploadLedger(StorageAccount.Connect(connection, lost), _time);

        var claim = await ClaimAsync(ledger, "e1");
        Assert.NotNull(claim);
        Assert.True(await ledger.FinishAsync(claim, claim.Upload with { State = UploadState.Accepted }, Cancellation));
        var next = await ClaimAsync(ledger, "e2");
        Assert.NotNull(next);
        Assert.True(await ledger.FinishAsync(next, next.Upload with { State = UploadState.Accepted }, Cancellation));
        Assert.Equal(4, lost.Count);
    }

    [Fact]
    public async Task Many_long_issues_are_cut_to_the_worst_that_fit()
    {
        var ledger = await NewLedgerAsync();
        var claim = await ClaimAsync(ledger, "e1");
        var issues = Enumerable.Range(0, 500).Select(i => i == 400 ? Issue.Error("worst", new string('差', 300)) : Issue.Warning("long", new string('长', 1000), $"Sheet1!A{i}")).ToArray();
        Assert.True(await ledger.FinishAsync(claim!, claim!.Upload with { State = UploadState.Rejected, Issues = issues }, Cancellation));
        var kept = (await ledger.FindAsync(claim.Upload.Id, Cancellation))!.Issues;
        Assert.Equal("worst", kept[0].Code);
        Assert.InRange(kept.Count, 2, 20);
    }

    private async Task<UploadLedger> NewLedgerAsync() => new(await azurite.NewAccountAsync(Cancellation), _time);

    private static Task<UploadClaim?> ClaimAsync(UploadLedger ledger, string etag, string? dependency = null, bool again = false) =>
        ledger.ClaimAsync("metrics", "tiny/2024/m.csv", etag, BlobTime, "tiny", dependency, again, Cancellation);
}
