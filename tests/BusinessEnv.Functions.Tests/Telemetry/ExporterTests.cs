using System.Collections.Concurrent;
using System.Net;
using BusinessEnv.Storage.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;

namespace BusinessEnv.Functions.Tests.Telemetry;

/// <summary>Telemetry goes where the settings say, and nowhere without them.</summary>
public sealed partial class ExporterTests
{
    [Fact]
    public async Task A_collector_gets_traces_metrics_and_logs()
    {
        var got = new ConcurrentDictionary<string, int>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        await using var collector = builder.Build();
        collector.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, TestContext.Current.CancellationToken);
            got.AddOrUpdate(signal, (int)body.Length, (_, bytes) => bytes + (int)body.Length);
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);

        using (var app = App(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single(), ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" }))
        {
            await app.StartAsync(TestContext.Current.CancellationToken);
            var logger = app.Services.GetRequiredService<ILogger<ExporterTests>>();
            using (Traces.Start("ingest"))
                LogWork(logger);
            Meters.Meter.CreateCounter<long>("test").Add(1);
            await app.StopAsync(TestContext.Current.CancellationToken);
        }
        Assert.Equal(["logs", "metrics", "traces"], got.Keys.Order());
        Assert.All(got.Values, bytes => Assert.True(bytes > 0));
    }

    [Fact]
    public void Without_a_place_nothing_is_collected() => Assert.Null(App([]).Services.GetService<TracerProvider>());

    [Fact]
    public void Azure_Monitor_is_used_when_its_connection_string_is_set() => Assert.NotNull(App(new()
    {
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://127.0.0.1:1/",
        ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = "ClientId=00000000-0000-0000-0000-000000000000;Authorization=AAD",
    }).Services.GetService<TracerProvider>());

    [Fact]
    public void The_console_is_used_when_asked() => Assert.NotNull(App(new() { ["Telemetry:Console"] = "true" }).Services.GetService<TracerProvider>());

    private static IHost App(Dictionary<string, string?> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(settings)
        {
            ["Storage"] = "UseDevelopmentStorage=true",
            ["RecomputeDueSchedule"] = "0 */5 * * * *",
            ["ReconcileSchedule"] = "0 7 * * * *",
            ["MeasureSchedule"] = "30 */5 * * * *",
        });
        builder.Services.AddBusinessEnv(builder.Configuration);
        return builder.Build();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Inside the trace")]
    private static partial void LogWork(ILogger logger);
}
