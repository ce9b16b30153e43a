using System.Text;
using BusinessEnv.Functions.Http;
using BusinessEnv.Functions.Pipeline;
using BusinessEnv.Functions.Telemetry;
using BusinessEnv.Functions.Tests.Pipeline;
using BusinessEnv.Storage;
using BusinessEnv.Tests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BusinessEnv.Functions.Tests.Cost;

/// <summary>What the pipeline's calls ask of storage, counted while they are made.</summary>
/// <param name="Upload">A new metric file of one unit: event to outcome, the message that asks for the ranking included.</param>
/// <param name="Duplicate">A second event for the same version.</param>
/// <param name="Recompute">A recompute and its publication, without its inputs.</param>
/// <param name="Input">What each input adds to a recompute.</param>
/// <param name="NothingDue">A request for a ranking that is not due any more.</param>
internal sealed record MeasuredCosts(
    Requests Upload, Requests Duplicate, Requests Notice, Requests Recompute, Requests Input, Requests NothingDue,
    Requests Read, Requests ReadUnchanged, Requests Sweep, Requests DueCheck, Requests Measure)
{
    private const string Framework = """{"id": "f", "name": "F", "root": {"code": "index", "children": [{"code": "a"}, {"code": "b"}]}}""";

    public static async Task<MeasuredCosts> CountAsync(AzuriteFixture azurite, CancellationToken cancellation)
    {
        var connection = azurite.NewConnection();
        var counter = new RequestCounter(connection);
        await using var app = new Worker(connection, counter);
        await app.Account.CreateMissingAsync(cancellation);
        var (pipeline, rankings, sweep) = (app.Get<UploadPipeline>(), app.Get<RankingRecompute>(), app.Get<Sweep>());
        var endpoints = app.Get<RankingEndpoints>();
        var rank = new RankingRequest("f", "2024");

        await DropAsync(Names.FrameworkContainer, "f.json", Framework);
        await pipeline.IngestAsync(Names.FrameworkContainer, "f.json", again: false, cancellation);
        // The first file makes the pointer and the run that later ones replace.
        await UploadAsync("0");
        await rankings.RecomputeAsync(rank, cancellation);

        var upload = await UploadAsync("1");
        var duplicate = await CountAsync(() => pipeline.IngestAsync(Names.MetricContainer, "f/2024/1.csv", again: false, cancellation));
        var two = await CountAsync(() => rankings.RecomputeAsync(rank, cancellation));
        var nothing = await CountAsync(() => rankings.RecomputeAsync(rank, cancellation));
        await UploadAsync("2");
        var three = await CountAsync(() => rankings.RecomputeAsync(rank, cancellation));
        await DropAsync(Names.NoticeContainer, "n.txt", "关于表扬2023年度营商环境评价先进单位的通报\n");
        var notice = await CountAsync(() => pipeline.IngestAsync(Names.NoticeContainer, "n.txt", again: false, cancellation));
        var etag = "";
        var read = await CountAsync(async () => etag = await ReadAsync(null));
        var unchanged = await CountAsync(() => ReadAsync(etag));
        return new(
            upload, duplicate, notice, two - (three - two) * 2, three - two, nothing, read, unchanged,
            await CountAsync(() => sweep.ReconcileAsync(cancellation)),
            await CountAsync(() => sweep.RequestDueRankingsAsync(cancellation)),
            await CountAsync(() => app.Get<Watch>().MeasureAsync(cancellation)));

        async Task<Requests> UploadAsync(string name)
        {
            await DropAsync(Names.MetricContainer, $"f/2024/{name}.csv", $"unit,a,b\nU{name},5,6\n");
            return await CountAsync(() => pipeline.IngestAsync(Names.MetricContainer, $"f/2024/{name}.csv", again: false, cancellation));
        }

        async Task DropAsync(string container, string name, string content) =>
            await StorageAccount.Connect(connection).Blobs.GetBlobContainerClient(container).GetBlobClient(name).UploadAsync(new BinaryData(Encoding.UTF8.GetBytes(content)), cancellation);

        async Task<string> ReadAsync(string? known)
        {
            var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
            if (known is not null)
                context.Request.Headers.IfNoneMatch = known;
            await (await endpoints.SummaryAsync(context.Request, "f", "2024", cancellation)).ExecuteAsync(context);
            Assert.Equal(known is null ? 200 : 304, context.Response.StatusCode);
            return context.Response.Headers.ETag.ToString();
        }

        async Task<Requests> CountAsync(Func<Task> call)
        {
            var before = counter.Now;
            await call();
            return counter.Now - before;
        }
    }
}
