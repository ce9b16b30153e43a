using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BusinessEnv.Local.Azurite;

/// <summary>A running Azurite, ended in good order when disposed or when this program is gone.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    private const string DefaultAccount = "devstoreaccount1";

    // The emulator's published key: not a secret.
    private const string DefaultKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const int DefaultPort = 10000;
    private const int Attempts = 5;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly int _port;

    private AzuriteProcess(Process process, int port) => (_process, _port) = (process, port);

    /// <summary>For the account that every emulator has.</summary>
    public string ConnectionString => ConnectionStringOf(DefaultAccount);

    /// <summary>Starts Azurite, installing it first if need be.</summary>
    /// <param name="folder">Where it keeps its data; null keeps everything in memory.</param>
    /// <param name="accounts">Names of accounts to have besides the default one, all with the emulator's key.</param>
    /// <param name="say">Gets a line for what takes long.</param>
    public static async Task<AzuriteProcess> StartAsync(string? folder, IReadOnlyList<string> accounts, Action<string> say, CancellationToken cancellation)
    {
        await AzuriteInstallation.EnsureAsync(say, cancellation);
        for (var attempt = 1; ; attempt++)
        {
            // Another program may take a port between the look and the start; then the next three are tried.
            var port = folder is not null && attempt == 1 && ThreeAreFree(DefaultPort) ? DefaultPort : FreePort();
            try
            {
                return await StartAsync(folder, accounts, port, cancellation);
            }
            catch (InvalidOperationException) when (attempt < Attempts)
            {
            }
        }
    }

    /// <summary>For an account named at the start.</summary>
    public string ConnectionStringOf(string account) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={DefaultKey};"
        + $"BlobEndpoint=http://127.0.0.1:{_port}/{account};QueueEndpoint=http://127.0.0.1:{_port + 1}/{account};TableEndpoint=http://127.0.0.1:{_port + 2}/{account};";

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            using var limit = new CancellationTokenSource(StopTimeout);
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        _process.Dispose();
    }

    private static async Task<AzuriteProcess> StartAsync(string? folder, IReadOnlyList<string> accounts, int port, CancellationToken cancellation)
    {
        List<string> arguments =
        [
            Path.Combine(Repository.Root, "src", "BusinessEnv.Local", "Azurite", "azurite.cjs"),
            "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            "--blobHost", "127.0.0.1", "--queueHost", "127.0.0.1", "--tableHost", "127.0.0.1",
            "--blobPort", $"{port}", "--queuePort", $"{port + 1}", "--tablePort", $"{port + 2}",
        ];
        if (folder is null)
            arguments.Add("--inMemoryPersistence");
        else
        {
            Directory.CreateDirectory(folder);
            arguments.AddRange(["--location", folder]);
        }
        var start = new ProcessStartInfo("node", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (accounts.Count > 0)
            start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', accounts.Prepend(DefaultAccount).Select(account => $"{account}:{DefaultKey}"));
        var process = AzuriteInstallation.Start(start);
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Note(output, line.Data);
        process.ErrorDataReceived += (_, line) => Note(output, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(StartTimeout);
            for (var offset = 0; offset < 3; offset++)
                while (!await AnswersAsync(port + offset, limit.Token))
                {
                    if (process.HasExited)
                        throw new InvalidOperationException($"Azurite ended with code {process.ExitCode} at ports {port}–{port + 2}: {output}");
                    await Task.Delay(50, limit.Token);
                }
            if (process.HasExited)
                throw new InvalidOperationException($"Azurite ended with code {process.ExitCode} at ports {port}–{port + 2}: {output}");
            return new(process, port);
        }
        catch (Exception failure)
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            if (failure is OperationCanceledException && !cancellation.IsCancellationRequested)
                throw new InvalidOperationException($"Azurite did not answer at ports {port}–{port + 2} within {StartTimeout.TotalSeconds} s: {output}");
            throw;
        }
    }

    private static void Note(StringBuilder output, string? line)
    {
        lock (output)
            if (line is not null && output.Length < 4000)
                output.AppendLine(line);
    }

    private static async Task<bool> AnswersAsync(int port, CancellationToken cancellation)
    {
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            if (ThreeAreFree(port))
                return port;
        }
    }

    private static bool ThreeAreFree(int port)
    {
        for (var offset = 0; offset < 3; offset++)
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port + offset) { ExclusiveAddressUse = true };
                probe.Start();
            }
            catch (SocketException)
            {
                return false;
            }
        return true;
    }
}
