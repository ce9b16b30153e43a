using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BusinessEnv.Functions.Tests.Hosting;

/// <summary>A wrong setting ends the start with its name and the remedy.</summary>
public sealed class SettingsTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Storage:blobServiceUri"] = "https://example.blob.core.windows.net",
        ["Storage:queueServiceUri"] = "https://example.queue.core.windows.net",
        ["Storage:tableServiceUri"] = "https://example.table.core.windows.net",
        ["Storage:credential"] = "managedidentity",
        ["RecomputeDueSchedule"] = "0 */5 * * * *",
        ["ReconcileSchedule"] = "0 7 * * * *",
        ["MeasureSchedule"] = "30 */5 * * * *",
    };

    [Fact]
    public void Good_settings_start() => Start([]);

    [Theory]
    [InlineData("Storage:blobServiceUri", null, "'Storage__blobServiceUri' is missing")]
    [InlineData("Storage:queueServiceUri", "http://example.queue.core.windows.net", "'Storage__queueServiceUri' is 'http://example.queue.core.windows.net', which is not an https address")]
    [InlineData("Storage:tableServiceUri", "example", "'Storage__tableServiceUri' is 'example', which is not an https address")]
    [InlineData("Storage:credential", "password", "'Storage__credential' is 'password'; it is managedidentity, or absent")]
    [InlineData("RecomputeDueSchedule", null, "'RecomputeDueSchedule' is missing")]
    [InlineData("ReconcileSchedule", "*/5 * * * *", "'ReconcileSchedule' is '*/5 * * * *', which is not an NCRONTAB expression of six fields")]
    [InlineData("MeasureSchedule", "", "'MeasureSchedule' is missing")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "abc", "'APPLICATIONINSIGHTS_CONNECTION_STRING' is not a connection string of Application Insights")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "'OTEL_EXPORTER_OTLP_ENDPOINT' is 'collector:4317', which is not an http or https address")]
    [InlineData("Telemetry:Console", "yes", "'Telemetry__Console' is 'yes'; it is true or false")]
    public void A_wrong_setting_is_named(string setting, string? value, string expected)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Start(new() { [setting] = value }));
        Assert.Contains(expected, failure.Message);
        Assert.Equal(3, failure.Message.Split('\n').Length);
    }

    [Fact]
    public void All_wrong_settings_are_named_at_once()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Start(Good.ToDictionary(setting => setting.Key, _ => (string?)null)));
        Assert.All(Good.Keys.Where(key => key != "Storage:credential"), key => Assert.Contains($"'{key.Replace(":", "__", StringComparison.Ordinal)}' is missing", failure.Message));
    }

    private static void Start(Dictionary<string, string?> changes)
    {
        var settings = new Dictionary<string, string?>(Good);
        foreach (var (setting, value) in changes)
            settings[setting] = value;
        new ServiceCollection().AddBusinessEnv(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }
}
