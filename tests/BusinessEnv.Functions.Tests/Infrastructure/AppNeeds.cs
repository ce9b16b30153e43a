using BusinessEnv.Functions.Telemetry;
using BusinessEnv.Local;
using BusinessEnv.Local.Hosting;
using BusinessEnv.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BusinessEnv.Functions.Tests.Infrastructure;

/// <summary>What the code needs of its infrastructure, found by running the code.</summary>
internal sealed record AppNeeds(
    IReadOnlyList<string> Settings,
    IReadOnlyList<(string Function, string Container)> BlobFunctions,
    IReadOnlyList<string> Containers,
    IReadOnlyList<string> Queues,
    IReadOnlyList<string> Tables,
    string RuntimeVersion)
{
    /// <summary>Settings that change nothing by their absence, or that the platform sets.</summary>
    public static readonly IReadOnlyList<string> Optional = ["Storage", "OTEL_EXPORTER_OTLP_ENDPOINT", "Telemetry__Console"];

    // The host's own, which it reads whatever our code does.
    private static readonly string[] OfTheHost =
    [
        "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__queueServiceUri", "AzureWebJobsStorage__tableServiceUri",
        "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId", "AzureWebJobsDisableHomepage",
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "OTEL_SERVICE_NAME", "OTEL_RESOURCE_ATTRIBUTES",
    ];

    public static AppNeeds Find()
    {
        var functions = LocalFunction.Find(typeof(LocalHost).Assembly.GetTypes());
        return new(
            [.. OfTheHost.Concat(ReadByTriggers(functions)).Concat(ReadByServices()).Except(Optional).Distinct().Order(StringComparer.Ordinal)],
            [.. functions.Where(function => function.Trigger is BlobTriggerAttribute).Select(function => (function.Name, ((BlobTriggerAttribute)function.Trigger).BlobPath.Split('/')[0]))],
            [.. Names.Containers, "dead-letters", "app-package"],
            Names.Queues,
            Names.Tables,
            $"{Environment.Version.Major}.0");
    }

    /// <summary>Every setting that is asked for while the app's services are added, built and made.</summary>
    public static IReadOnlyList<string> ReadByServices()
    {
        var seen = new Recording();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        ((IConfigurationBuilder)builder.Configuration).Add(seen);
        builder.Services.AddLogging();
        builder.Services.AddBusinessEnv(builder.Configuration);
        using var host = builder.Build();
        foreach (var service in builder.Services.Where(service => service.ServiceType.Assembly == typeof(LocalHost).Assembly || service.ServiceType.Assembly == typeof(Names).Assembly))
            _ = host.Services.GetServices(service.ServiceType).ToArray();
        // OpenTelemetry's libraries ask for switches of their own, which have defaults.
        return [.. seen.Asked.Where(name => name == TelemetrySettings.Otlp || !name.StartsWith("OTEL_", StringComparison.Ordinal))];
    }

    private static IEnumerable<string> ReadByTriggers(IEnumerable<LocalFunction> functions) =>
        from function in functions
        let timer = function.Trigger as TimerTriggerAttribute
        where timer?.Schedule is ['%', .., '%']
        select timer.Schedule.Trim('%');

    /// <summary>Settings of a plausible app, which notes what it is asked for.</summary>
    private sealed class Recording : ConfigurationProvider, IConfigurationSource
    {
        public SortedSet<string> Asked { get; } = new(StringComparer.Ordinal);

        public override bool TryGet(string key, out string? value)
        {
            if (key.Contains(':', StringComparison.Ordinal) || char.IsUpper(key[0]))
                Asked.Add(key.Replace(":", "__", StringComparison.Ordinal));
            return base.TryGet(key, out value);
        }

        public override void Load() => Data = new Dictionary<string, string?>
        {
            ["Storage:blobServiceUri"] = "https://example.blob.core.windows.net",
            ["Storage:queueServiceUri"] = "https://example.queue.core.windows.net",
            ["Storage:tableServiceUri"] = "https://example.table.core.windows.net",
            ["Storage:credential"] = "managedidentity",
            ["Storage:clientId"] = "00000000-0000-0000-0000-000000000000",
            ["RecomputeDueSchedule"] = "0 */5 * * * *",
            ["ReconcileSchedule"] = "0 7 * * * *",
            ["MeasureSchedule"] = "30 */5 * * * *",
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://example.in.applicationinsights.azure.com/",
            ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = "ClientId=00000000-0000-0000-0000-000000000000;Authorization=AAD",
        };

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
    }
}
