using Azure.Core;
using Azure.Core.Pipeline;
using BusinessEnv.Functions.Pipeline;
using BusinessEnv.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BusinessEnv.Functions.Tests.Pipeline;

/// <summary>The pipeline's services of one instance, called by hand: nothing happens that the test does not do.</summary>
internal sealed class Worker : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="policy">Sees this instance's requests to storage.</param>
    public Worker(string connection, HttpPipelinePolicy? policy = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddLogging();
        services.AddBusinessEnv(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage"] = connection,
            ["RecomputeDueSchedule"] = "0 */5 * * * *",
            ["ReconcileSchedule"] = "0 7 * * * *",
            ["MeasureSchedule"] = "30 */5 * * * *",
        }).Build());
        services.AddSingleton(StorageAccount.Connect(connection, policy));
        _services = services.BuildServiceProvider();
    }

    public StorageAccount Account => Get<StorageAccount>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Puts a file into storage and reads it.</summary>
    public async Task IngestAsync(string container, string name, string content)
    {
        await DropAsync(container, name, content);
        await Get<UploadPipeline>().IngestAsync(container, name, again: false, TestContext.Current.CancellationToken);
    }

    public async Task DropAsync(string container, string name, string content) =>
        await Account.Blobs.GetBlobContainerClient(container).GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

/// <summary>Does something once, just before the first request that matches goes out.</summary>
internal sealed class Interruption(Func<Request, bool> at, Func<Task> act) : HttpPipelinePolicy
{
    private int _done;

    public bool Happened => _done > 0;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("The pipeline is asynchronous.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (at(message.Request) && Interlocked.Exchange(ref _done, 1) == 0)
            await act();
        await ProcessNextAsync(message, pipeline);
    }
}
