using System.Collections.Concurrent;
using System.Diagnostics;
using BusinessEnv.Functions.Telemetry;
using BusinessEnv.Local;
using BusinessEnv.Storage;
using BusinessEnv.Storage.Telemetry;
using BusinessEnv.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace BusinessEnv.Functions.Tests.Telemetry;

/// <summary>One trace follows a file from its event to the published ranking.</summary>
public sealed class TraceTests(AzuriteFixture azurite)
{
    private const string Framework = """{"id": "traced", "name": "Traced", "root": {"code": "index", "children": [{"code": "a"}, {"code": "b"}]}}""";

    [Fact]
    public async Task The_ranking_is_computed_in_the_trace_of_the_upload_that_caused_it()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is Traces.Name or Exporters.Worker,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await LocalHost.StartAsync(azurite.NewConnection(), 0, null, cancellation);
        var account = host.Services.GetRequiredService<StorageAccount>();
        await DropAsync(Names.FrameworkContainer, "traced.json", Framework);
        await DropAsync(Names.MetricContainer, "traced/2024/m.csv", "unit,a,b\nX,5,5\nY,6,2\n");

        var ingest = Assert.Single(spans, span => span.OperationName == "ingest" && (string?)span.GetTagItem("blob") == "traced/2024/m.csv" && span.GetTagItem("state") is not null);
        Assert.Equal("metrics", ingest.GetTagItem("container"));
        Assert.NotNull(ingest.GetTagItem("version"));
        // The call by the blob trigger is the span around it.
        Assert.Contains(spans, span => span.SpanId == ingest.ParentSpanId && span.OperationName == "function IngestMetrics");

        var rank = Assert.Single(spans, span => span.OperationName == "rank" && span.TraceId == ingest.TraceId);
        Assert.Equal(("traced", "2024"), (rank.GetTagItem("framework"), rank.GetTagItem("period")));
        Assert.Equal(ingest.SpanId, rank.ParentSpanId);
        Assert.Equal(ActivityKind.Consumer, rank.Kind);
        // The call that fetched the message is linked.
        var link = Assert.Single(rank.Links);
        Assert.Contains(spans, span => span.SpanId == link.Context.SpanId && span.OperationName == "function RecomputeRanking");
        Assert.Contains(spans, span => span.OperationName == "rank" && (string?)span.GetTagItem("framework") == "traced" && span.GetTagItem("run") is not null);

        async Task DropAsync(string container, string name, string content)
        {
            await account.Blobs.GetBlobContainerClient(container).GetBlobClient(name).UploadAsync(new BinaryData(content), cancellation);
            await host.WhenQuietAsync(cancellation);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not a context")]
    public void A_message_without_a_trace_starts_one(string? traceparent)
    {
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name == Traces.Name, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        using var span = Traces.Continue("ingest", traceparent);
        Assert.NotNull(span);
        Assert.Empty(span.Links);
    }

    [Fact]
    public void A_message_of_a_version_before_tracing_is_still_read()
    {
        Assert.Equal(new RankingRequest("f", "2024"), RankingRequest.Parse("""{"framework":"f","period":"2024"}"""));
        Assert.Equal(new IngestRequest("metrics", "b", true), IngestRequest.Parse("""{"container":"metrics","blob":"b","again":true}"""));
    }
}
