using System.Text;
using BusinessEnv.Functions.Telemetry;
using BusinessEnv.Storage;
using Microsoft.Extensions.Configuration;

namespace BusinessEnv.Functions;

/// <summary>The app's settings, looked at before anything else starts.</summary>
internal static class AppSettings
{
    /// <summary>What the timer functions name between percent signs.</summary>
    public static readonly IReadOnlyList<string> Schedules = ["RecomputeDueSchedule", "ReconcileSchedule", "MeasureSchedule"];

    private const int ScheduleFields = 6;

    /// <exception cref="InvalidOperationException">Settings are missing or malformed; the message names every one of them and what to write.</exception>
    public static void Check(IConfiguration configuration)
    {
        var faults = Faults(configuration).ToArray();
        if (faults.Length == 0)
            return;
        var message = new StringBuilder(faults.Length == 1 ? "A setting is wrong:" : "Settings are wrong:");
        foreach (var fault in faults)
            message.Append("\n  ").Append(fault);
        throw new InvalidOperationException(message.Append("\ndocs/configuration.md lists all settings.").ToString());
    }

    private static IEnumerable<string> Faults(IConfiguration configuration)
    {
        foreach (var fault in StorageAccount.SettingFaults(configuration))
            yield return fault;
        foreach (var schedule in Schedules)
            if (configuration[schedule] is not { Length: > 0 } expression)
                yield return $"'{schedule}' is missing. Write an NCRONTAB expression of six fields, such as \"0 */5 * * * *\".";
            else if (expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length != ScheduleFields)
                yield return $"'{schedule}' is '{expression}', which is not an NCRONTAB expression of six fields, such as \"0 */5 * * * *\".";
        if (configuration[TelemetrySettings.AzureMonitor] is { Length: > 0 } monitor && !monitor.Contains("InstrumentationKey=", StringComparison.OrdinalIgnoreCase))
            yield return $"'{TelemetrySettings.AzureMonitor}' is not a connection string of Application Insights: it has no InstrumentationKey.";
        if (configuration[TelemetrySettings.Otlp] is { Length: > 0 } collector && !(Uri.TryCreate(collector, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            yield return $"'{TelemetrySettings.Otlp}' is '{collector}', which is not an http or https address.";
        if (configuration.GetSection(TelemetrySettings.ConsoleKey).Value is { Length: > 0 } console && console is not ("true" or "false"))
            yield return $"'{TelemetrySettings.ConsoleKey.Replace(":", "__", StringComparison.Ordinal)}' is '{console}'; it is true or false.";
    }
}
