using System.Net.Http.Json;
using System.Text.Json;
using BusinessEnv.Local;
using BusinessEnv.Local.Hosting;
using BusinessEnv.Storage;
using BusinessEnv.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace BusinessEnv.EndToEnd.Tests;

/// <summary>A running local host on an account of its own, as a user sees it: files go into storage, answers come over HTTP.</summary>
internal sealed class Pipeline : IAsyncDisposable
{
    private readonly LocalHost _host;

    private Pipeline(LocalHost host)
    {
        _host = host;
        Http = new HttpClient { BaseAddress = new Uri(host.Url) };
    }

    public HttpClient Http { get; }

    public string Key => _host.FunctionKey;

    public StorageAccount Account => _host.Services.GetRequiredService<StorageAccount>();

    public static Task<Pipeline> StartAsync(AzuriteFixture azurite) => StartAsync(azurite.NewConnection());

    public static async Task<Pipeline> StartAsync(string connection, Action<WebApplicationBuilder>? configure = null) =>
        new(await LocalHost.StartAsync(connection, 0, configure, TestContext.Current.CancellationToken));

    public async Task DropAsync(string container, string name, byte[] content) =>
        await Account.Blobs.GetBlobContainerClient(container).GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true, TestContext.Current.CancellationToken);

    public async Task DropFileAsync(string container, string name, string path) =>
        await DropAsync(container, name, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));

    public async Task DropSampleAsync(string path)
    {
        var parts = path.Split('/', 2);
        await DropFileAsync(parts[0], parts[1], Path.Combine(BusinessEnv.Local.Azurite.Repository.Root, "samples", path));
    }

    public async Task QuietAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        await _host.WhenQuietAsync(limit.Token);
    }

    public async Task<JsonElement> GetAsync(string path) =>
        (await Http.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken)).Clone();

    /// <summary>The ledger's rows by container and name.</summary>
    public async Task<Dictionary<string, JsonElement>> UploadsAsync() =>
        (await GetAsync("/api/uploads?top=1000")).GetProperty("items").EnumerateArray()
            .ToDictionary(upload => $"{upload.GetProperty("container").GetString()}/{upload.GetProperty("blob").GetString()}");

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
    }
}
