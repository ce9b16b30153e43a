using System.Net;
using System.Text.Json;
using BusinessEnv.Local;
using BusinessEnv.Storage;
using BusinessEnv.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace BusinessEnv.Functions.Tests.Hosting;

/// <summary>Live and ready are two things, and the dependency that fails is named without a secret.</summary>
public sealed class HealthTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_working_app_is_live_and_ready()
    {
        await using var host = await LocalHost.StartAsync(azurite.NewConnection(), 0, null, TestContext.Current.CancellationToken);
        var (status, health) = await GetAsync(host, "/api/health");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("healthy", health.GetProperty("status").GetString());
        Assert.True(health.GetProperty("live").GetBoolean());
        Assert.True(health.GetProperty("ready").GetBoolean());
        Assert.All(health.GetProperty("checks").EnumerateObject(), check => Assert.Equal("reachable", check.Value.GetString()));
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_named_and_the_app_stays_live()
    {
        var connection = azurite.NewConnection();
        // Port 1 refuses connections.
        var broken = string.Join(';', connection.Split(';').Select(part => part.StartsWith("QueueEndpoint=", StringComparison.Ordinal) ? "QueueEndpoint=http://127.0.0.1:1/account" : part));
        await using var host = await LocalHost.StartAsync(
            connection, 0, builder => builder.Services.AddSingleton(new StorageHealth(StorageAccount.Connect(broken))), TestContext.Current.CancellationToken);

        var (status, health) = await GetAsync(host, "/api/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("unhealthy", health.GetProperty("status").GetString());
        Assert.False(health.GetProperty("ready").GetBoolean());
        Assert.Equal(
            [("blobs", "reachable"), ("queues", "does not answer"), ("tables", "reachable")],
            health.GetProperty("checks").EnumerateObject().Select(check => (check.Name, check.Value.GetString()!)));
        foreach (var secret in connection.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..]).Where(value => value.Length > 8))
            Assert.DoesNotContain(secret, health.GetRawText());
        Assert.DoesNotContain("127.0.0.1", health.GetRawText());

        var (liveStatus, live) = await GetAsync(host, "/api/health/live");
        Assert.Equal(HttpStatusCode.OK, liveStatus);
        Assert.True(live.GetProperty("live").GetBoolean());
        Assert.Equal(JsonValueKind.Null, live.GetProperty("ready").ValueKind);
    }

    [Fact]
    public async Task A_missing_table_is_not_ready()
    {
        var account = StorageAccount.Connect(azurite.NewConnection());
        await account.CreateMissingAsync(TestContext.Current.CancellationToken);
        await account.Tables.DeleteTableAsync(Names.UploadTable, TestContext.Current.CancellationToken);
        var checks = await new StorageHealth(account).CheckAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("answers 404", checks["tables"]);
        Assert.Equal(StorageHealth.Reachable, checks["blobs"]);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Health)> GetAsync(LocalHost host, string path)
    {
        using var http = new HttpClient { BaseAddress = new Uri(host.Url) };
        using var response = await http.GetAsync(path, TestContext.Current.CancellationToken);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (response.StatusCode, document.RootElement.Clone());
    }
}
