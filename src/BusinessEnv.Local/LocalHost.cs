using System.Net;
using System.Security.Cryptography;
using BusinessEnv.Functions;
using BusinessEnv.Local.Hosting;
using BusinessEnv.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BusinessEnv.Local;

/// <summary>The function classes at work without the Functions host: HTTP, blob watcher, queue pollers and timers.</summary>
public sealed class LocalHost : IAsyncDisposable
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan QuietPause = TimeSpan.FromMilliseconds(100);

    private readonly WebApplication _app;

    private LocalHost(WebApplication app, IReadOnlyList<LocalFunction> functions, string functionKey) => (_app, Functions, FunctionKey) = (app, functions, functionKey);

    public IReadOnlyList<LocalFunction> Functions { get; }

    /// <summary>What functions of the level Function ask for; new with every start.</summary>
    public string FunctionKey { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Creates what storage lacks and starts to serve; returns when it listens.</summary>
    /// <param name="configure">Changes to services or logging before they are built.</param>
    public static async Task<LocalHost> StartAsync(string storage, int port, Action<WebApplicationBuilder>? configure, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [StorageAccount.Setting] = storage,
            ["RecomputeDueSchedule"] = "*/5 * * * * *",
            ["ReconcileSchedule"] = "*/10 * * * * *",
            ["MeasureSchedule"] = "*/30 * * * * *",
        });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Azure", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddBusinessEnv(builder.Configuration);

        var functions = LocalFunction.Find(typeof(LocalHost).Assembly.GetTypes());
        var settings = HostSettings.Read(Path.Combine(AppContext.BaseDirectory, "host.json"));
        builder.Services.AddSingleton(functions).AddSingleton(settings).AddSingleton<FunctionInvoker>();
        AddTriggers(builder.Services, functions);
        configure?.Invoke(builder);

        var app = builder.Build();
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        HttpFunctions.Map(app, functions, app.Services.GetRequiredService<FunctionInvoker>(), key);
        try
        {
            await app.Services.GetRequiredService<StorageAccount>().CreateMissingAsync(cancellation);
            await app.StartAsync(cancellation);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
        return new(app, functions, key);
    }

    /// <summary>Waits until every blob has been looked at and no queue has a message left.</summary>
    public async Task WhenQuietAsync(CancellationToken cancellation)
    {
        var watcher = _app.Services.GetRequiredService<BlobWatcher>();
        var pollers = _app.Services.GetServices<IHostedService>().OfType<QueuePoller>().ToArray();
        while (true)
        {
            // A whole listing begun after the queues were seen empty, and the queues empty after it.
            if (await AreIdleAsync(pollers, cancellation))
            {
                var rounds = watcher.IdleRounds;
                while (watcher.IdleRounds < rounds + 2)
                    await Task.Delay(QuietPause, cancellation);
                if (await AreIdleAsync(pollers, cancellation))
                    return;
            }
            await Task.Delay(QuietPause, cancellation);
        }
    }

    /// <summary>Serves until Ctrl-C, SIGTERM or <paramref name="cancellation"/>, then finishes what is in hand.</summary>
    public Task RunAsync(CancellationToken cancellation) => _app.WaitForShutdownAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void AddTriggers(IServiceCollection services, IReadOnlyList<LocalFunction> functions)
    {
        services.AddSingleton<BlobWatcher>().AddHostedService(provider => provider.GetRequiredService<BlobWatcher>());
        foreach (var function in functions)
            switch (function.Trigger)
            {
                case Microsoft.Azure.Functions.Worker.QueueTriggerAttribute:
                    services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<QueuePoller>(provider, function));
                    break;
                case Microsoft.Azure.Functions.Worker.TimerTriggerAttribute:
                    services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<TimerLoop>(provider, function));
                    break;
            }
    }

    private static async Task<bool> AreIdleAsync(IEnumerable<QueuePoller> pollers, CancellationToken cancellation)
    {
        foreach (var poller in pollers)
            if (!await poller.IsIdleAsync(cancellation))
                return false;
        return true;
    }
}
