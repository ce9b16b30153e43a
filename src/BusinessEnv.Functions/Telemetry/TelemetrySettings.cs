namespace BusinessEnv.Functions.Telemetry;

/// <summary>Names of the settings that say where telemetry goes.</summary>
internal static class TelemetrySettings
{
    public const string AzureMonitor = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    public const string AzureMonitorIdentity = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";
    public const string Otlp = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary><c>Telemetry__Console</c> as an environment variable: <c>true</c> writes everything to the console.</summary>
    public const string ConsoleKey = "Telemetry:Console";
}
