using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using BusinessEnv.Storage.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BusinessEnv.Functions.Telemetry;

/// <summary>Where traces, metrics and logs go: Azure Monitor, an OpenTelemetry collector, the console; by settings, any of them together or none.</summary>
internal static class Exporters
{
    /// <summary>The worker's span around each call of a function; the local host gives its own the same name.</summary>
    public const string Worker = "Microsoft.Azure.Functions.Worker";
    private const string ServiceName = "business-env";

    /// <remarks>Without a setting that names a place nothing is added, and what the code would record costs nothing.</remarks>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var monitor = configuration[TelemetrySettings.AzureMonitor];
        var collector = configuration[TelemetrySettings.Otlp];
        var console = configuration.GetSection(TelemetrySettings.ConsoleKey).Value is "true";
        if (string.IsNullOrEmpty(monitor) && string.IsNullOrEmpty(collector) && !console)
            return services;
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName).AddEnvironmentVariableDetector())
            .WithTracing(traces => traces.AddSource(Traces.Name, Worker, "Microsoft.AspNetCore"))
            .WithMetrics(metrics => metrics.AddMeter(Meters.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime"))
            .WithLogging(null, logs => logs.IncludeScopes = true);
        if (!string.IsNullOrEmpty(monitor))
            telemetry.UseAzureMonitorExporter(options =>
            {
                options.ConnectionString = monitor;
                options.Credential = Credential(configuration[TelemetrySettings.AzureMonitorIdentity]);
                // The volume is bounded by uploads, not by visitors: docs/cost.md.
                options.TracesPerSecond = null;
                options.SamplingRatio = 1;
            });
        if (!string.IsNullOrEmpty(collector))
            telemetry.UseOtlpExporter();
        if (console)
            telemetry
                .WithTracing(traces => traces.AddConsoleExporter())
                .WithMetrics(metrics => metrics.AddConsoleExporter())
                .WithLogging(logs => logs.AddConsoleExporter());
        return services;
    }

    /// <param name="authentication">As the Functions host reads it: <c>ClientId=…;Authorization=AAD</c>.</param>
    private static ManagedIdentityCredential? Credential(string? authentication)
    {
        var parts = (authentication ?? "").Split(';', StringSplitOptions.TrimEntries);
        if (!parts.Contains("Authorization=AAD", StringComparer.OrdinalIgnoreCase))
            return null;
        const string clientId = "ClientId=";
        return parts.FirstOrDefault(part => part.StartsWith(clientId, StringComparison.OrdinalIgnoreCase)) is { } client
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client[clientId.Length..]))
            : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
    }
}
