using BusinessEnv.Local.Azurite;
using BusinessEnv.Local.Hosting;
using BusinessEnv.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BusinessEnv.Local;

/// <summary>The program: storage, host, samples, and what the console says.</summary>
public static class LocalProgram
{
    private const int Refused = 1;
    private const int Failed = 2;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter console, TextWriter errors, CancellationToken cancellation)
    {
        try
        {
            var options = LocalOptions.Parse(arguments);
            if (options.Help)
            {
                console.WriteLine(LocalOptions.Usage);
                return 0;
            }
            return await RunAsync(options, console, cancellation);
        }
        catch (ArgumentException wrong)
        {
            errors.WriteLine($"{wrong.Message}\n\n{LocalOptions.Usage}");
            return Failed;
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or FormatException or Azure.RequestFailedException or AggregateException)
        {
            errors.WriteLine(failure is IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } ? $"{failure.Message} Choose another with --port." : failure.Message);
            return Failed;
        }
    }

    private static async Task<int> RunAsync(LocalOptions options, TextWriter console, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(options.Data ?? Path.Combine(Repository.Root, ".data", "azurite"));
        await using var azurite = options.Storage is null ? await AzuriteProcess.StartAsync(folder, [], console.WriteLine, cancellation) : null;
        var storage = options.Storage ?? azurite!.ConnectionString;
        await using var host = await LocalHost.StartAsync(storage, options.Port, builder => builder.Logging.AddSimpleConsole(format =>
        {
            format.SingleLine = true;
            format.TimestampFormat = "HH:mm:ss ";
        }), cancellation);
        Overview.WriteFunctions(console, host);
        var account = host.Services.GetRequiredService<StorageAccount>();
        console.WriteLine($"Storage    {(azurite is null ? account.Blobs.Uri : $"Azurite, data in {folder}")}");
        console.WriteLine($"           {storage}");
        console.WriteLine($"Drop files into the containers {string.Join(", ", Names.InputContainers)} of {account.Blobs.Uri} with any storage tool.");
        console.WriteLine($"Key        {HttpFunctions.KeyHeader}: {host.FunctionKey}");
        console.WriteLine($"Listening  {host.Url}");
        console.WriteLine();

        var samples = options.Samples ? await Samples.UploadIfNewAsync(account, cancellation) : 0;
        if (samples > 0)
            console.WriteLine($"First run: uploaded {samples} files of samples/.");
        if (samples == 0 && !options.Once)
        {
            await host.RunAsync(cancellation);
            return 0;
        }
        await host.WhenQuietAsync(cancellation);
        var refused = await Overview.WritePublishedAsync(console, host.Url, cancellation);
        if (options.Once)
            return refused > 0 ? Refused : 0;
        await host.RunAsync(cancellation);
        return 0;
    }
}
