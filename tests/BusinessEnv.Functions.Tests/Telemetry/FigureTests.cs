using BusinessEnv.Functions.Telemetry;
using BusinessEnv.Local;
using BusinessEnv.Storage;
using BusinessEnv.Storage.Rankings;
using BusinessEnv.Storage.Telemetry;
using BusinessEnv.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace BusinessEnv.Functions.Tests.Telemetry;

public sealed class FigureTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_upload_is_counted_and_timed()
    {
        using var figures = new Figures();
        await using var host = await LocalHost.StartAsync(azurite.NewConnection(), 0, null, TestContext.Current.CancellationToken);
        var account = host.Services.GetRequiredService<StorageAccount>();
        await account.Blobs.GetBlobContainerClient(Names.FrameworkContainer).GetBlobClient("bad.json").UploadAsync(new BinaryData("no json"), TestContext.Current.CancellationToken);
        await host.WhenQuietAsync(TestContext.Current.CancellationToken);

        Assert.Contains(figures.All, figure => figure.Name == "businessenv.uploads" && figure.Tags["container"] == "frameworks" && figure.Tags["state"] == "rejected");
        Assert.Contains(figures.All, figure => figure.Name == "businessenv.ingest.duration" && figure.Value > 0 && figure.Tags["state"] == "rejected");
        Assert.Contains(figures.All, figure => figure.Name == "businessenv.storage.requests" && figure.Tags["service"] == "table" && figure.Tags["operation"] == "write" && figure.Tags["status"] == "204");
    }

    [Fact]
    public async Task What_waits_and_what_failed_is_measured()
    {
        var account = await azurite.NewAccountAsync(TestContext.Current.CancellationToken);
        var rankings = new RankingPointers(account);
        // A figure that no other test can give.
        for (var period = 2001; period <= 2017; period++)
            await rankings.MarkDueAsync("f", $"{period}", "stamp", TestContext.Current.CancellationToken);
        await account.Queues.GetQueueClient(Names.IngestRequests).SendMessageAsync("waits", TestContext.Current.CancellationToken);
        var poison = account.Queues.GetQueueClient(QueueLengths.BlobPoison);
        await poison.CreateAsync(cancellationToken: TestContext.Current.CancellationToken);
        for (var message = 0; message < 13; message++)
            await poison.SendMessageAsync("failed", TestContext.Current.CancellationToken);
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow + TimeSpan.FromDays(30));

        using var figures = new Figures();
        await new Watch(new QueueLengths(account), rankings, time, NullLogger<Watch>.Instance).MeasureAsync(TestContext.Current.CancellationToken);

        Assert.Contains(figures.All, figure => figure.Name == "businessenv.rankings.due" && figure.Value == 17);
        Assert.Contains(figures.All, figure => figure.Name == "businessenv.queue.poison" && figure.Value == 13 && figure.Tags["queue"] == QueueLengths.BlobPoison);
        Assert.Contains(figures.All, figure => figure.Name == "businessenv.queue.length" && figure.Value == 1 && figure.Tags["queue"] == Names.IngestRequests);
        Assert.Contains(figures.All, figure => figure.Name == "businessenv.queue.age" && figure.Value > TimeSpan.FromDays(29).TotalSeconds && figure.Tags["queue"] == Names.IngestRequests);
    }

    [Fact]
    public void Alerts_and_documents_name_metrics_that_there_are()
    {
        // Static instruments appear when their classes are first used.
        foreach (var type in new[] { typeof(PipelineFigures), typeof(Watch) })
            System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        _ = StorageAccount.Connect(azurite.NewConnection());
        using var listener = new System.Diagnostics.Metrics.MeterListener();
        var names = new HashSet<string>();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == Meters.Name && instrument.Name != "test")
                names.Add(instrument.Name);
        };
        listener.Start();
        var root = BusinessEnv.Local.Azurite.Repository.Root;
        var alerts = System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(Path.Combine(root, "infra/modules/alerts.bicep")), "\"(businessenv\\.[a-z.]+)\"").Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Equal(3, alerts.Count);
        Assert.Subset(names, alerts);
        var document = File.ReadAllText(Path.Combine(root, "docs/configuration.md"));
        Assert.All(names, name => Assert.True(document.Contains($"`{name}`", StringComparison.Ordinal) || document.Contains($"`.{name.Split('.')[^1]}`", StringComparison.Ordinal), $"{name} is not in docs/configuration.md"));
    }
}
