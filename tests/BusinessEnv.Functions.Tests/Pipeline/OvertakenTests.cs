using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using BusinessEnv.Functions.Pipeline;
using BusinessEnv.Storage;
using BusinessEnv.Storage.Rankings;
using BusinessEnv.Storage.Uploads;
using BusinessEnv.Tests;

namespace BusinessEnv.Functions.Tests.Pipeline;

/// <summary>Two instances at the same upload or ranking, one of them held at the worst moment.</summary>
public sealed class OvertakenTests(AzuriteFixture azurite)
{
    private const string Framework = """{"id": "f", "name": "F", "root": {"code": "index", "children": [{"code": "a"}, {"code": "b"}]}}""";
    private const string Name = "f/2024/m.csv";
    private static readonly RankingRequest Request = new("f", "2024");

    [Fact]
    public async Task What_an_overtaken_instance_wrote_is_dropped()
    {
        var connection = azurite.NewConnection();
        await using var other = new Worker(connection);
        await other.Account.CreateMissingAsync(TestContext.Current.CancellationToken);
        await other.IngestAsync(Names.FrameworkContainer, "f.json", Framework);
        // Held with the old content in hand, just before it writes.
        var held = new Interruption(
            request => request.Method == RequestMethod.Post && request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal),
            () => other.IngestAsync(Names.MetricContainer, Name, "unit,a,b\nX,1,2\n"));
        await using var slow = new Worker(connection, held);
        await slow.IngestAsync(Names.MetricContainer, Name, "unit,a,b\nX,5,5\nY,6,6\n");

        Assert.True(held.Happened);
        var rows = await slow.Account.Tables.GetTableClient(Names.ObservationTable).QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("2024", "X"), Assert.Single(rows.Select(row => (row.GetString("Period"), row.GetString("Unit")))));
    }

    [Fact]
    public async Task A_framework_that_comes_before_the_claim_of_its_metrics_is_not_missed()
    {
        var connection = azurite.NewConnection();
        await using var other = new Worker(connection);
        await other.Account.CreateMissingAsync(TestContext.Current.CancellationToken);
        // Held after it saw no framework, before the ledger shows that it has the file in hand.
        var held = new Interruption(
            request => request.Method == RequestMethod.Post && request.Uri.Path.EndsWith($"/{Names.UploadTable}", StringComparison.Ordinal),
            () => other.IngestAsync(Names.FrameworkContainer, "f.json", Framework));
        await using var slow = new Worker(connection, held);
        await slow.IngestAsync(Names.MetricContainer, Name, "unit,a,b\nX,5,5\n");

        Assert.True(held.Happened);
        var upload = await slow.Get<UploadLedger>().FindAsync(UploadId.Of(Names.MetricContainer, Name), TestContext.Current.CancellationToken);
        Assert.Equal(UploadState.Accepted, upload!.State);
    }

    [Fact]
    public async Task A_ranking_is_never_published_from_inputs_that_were_dropped_under_it()
    {
        var connection = azurite.NewConnection();
        await using var other = new Worker(connection);
        await other.Account.CreateMissingAsync(TestContext.Current.CancellationToken);
        await other.IngestAsync(Names.FrameworkContainer, "f.json", Framework);
        await other.IngestAsync(Names.MetricContainer, Name, "unit,a,b\nX,5,5\nY,6,6\n");
        // The input is replaced, and its old rows dropped, between the list of inputs and the reading of them.
        var held = new Interruption(
            request => request.Method == RequestMethod.Get && request.Uri.Path.EndsWith("/Observations()", StringComparison.Ordinal),
            () => other.IngestAsync(Names.MetricContainer, Name, "unit,a,b\nX,1,2\nY,3,4\n"));
        await using var slow = new Worker(connection, held);
        await slow.Get<RankingRecompute>().RecomputeAsync(Request, TestContext.Current.CancellationToken);

        Assert.True(held.Happened);
        var container = slow.Account.Blobs.GetBlobContainerClient(Names.PublishedContainer);
        var runs = 0;
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            if (!blob.Name.StartsWith("rankings/", StringComparison.Ordinal) || !blob.Name.EndsWith(".json", StringComparison.Ordinal))
                continue;
            runs++;
            using var run = JsonDocument.Parse((await container.GetBlobClient(blob.Name).DownloadContentAsync(TestContext.Current.CancellationToken)).Value.Content);
            Assert.Equal(2, run.RootElement.GetProperty("units").GetArrayLength());
        }
        Assert.NotEqual(0, runs);
    }

    [Fact]
    public async Task A_replaced_run_is_marked_for_the_lifecycle_rule_and_the_published_one_is_not()
    {
        await using var worker = new Worker(azurite.NewConnection());
        await worker.Account.CreateMissingAsync(TestContext.Current.CancellationToken);
        await worker.IngestAsync(Names.FrameworkContainer, "f.json", Framework);
        var container = worker.Account.Blobs.GetBlobContainerClient(Names.PublishedContainer);
        foreach (var value in new[] { 5, 7, 5 })
        {
            await worker.IngestAsync(Names.MetricContainer, Name, $"unit,a,b\nX,{value},5\n");
            await worker.Get<RankingRecompute>().RecomputeAsync(Request, TestContext.Current.CancellationToken);
            var run = (await worker.Get<RankingPointers>().FindAsync("f", "2024", TestContext.Current.CancellationToken))!.Run!;
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.Tags, BlobStates.None, "rankings/f/2024/", TestContext.Current.CancellationToken))
                Assert.Equal(!blob.Name.Contains(run, StringComparison.Ordinal), blob.Tags is { } tags && tags.TryGetValue("state", out var state) && state == "replaced");
        }
    }
}
