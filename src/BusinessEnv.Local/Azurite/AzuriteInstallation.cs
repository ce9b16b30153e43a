using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace BusinessEnv.Local.Azurite;

/// <summary>Brings Azurite from npm into the checkout's node_modules, as the lock file says. Nothing global is installed.</summary>
public static class AzuriteInstallation
{
    private static readonly TimeSpan LockRetry = TimeSpan.FromMilliseconds(200);

    /// <summary>Installs what is missing; several programs may call this at once.</summary>
    /// <param name="say">Gets one line when an installation begins.</param>
    /// <exception cref="InvalidOperationException">Node.js is missing or npm fails; the message says what to do.</exception>
    public static async Task EnsureAsync(Action<string> say, CancellationToken cancellation)
    {
        var lockFile = Path.Combine(Repository.Root, "package-lock.json");
        var version = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(lockFile, cancellation)).AsSpan(0, 8));
        var modules = Path.Combine(Repository.Root, "node_modules");
        var stamp = Path.Combine(modules, $".business-env-{version}");
        if (File.Exists(stamp))
            return;
        var dataFolder = Path.Combine(Repository.Root, ".data");
        Directory.CreateDirectory(dataFolder);
        await using var only = await AloneAsync(Path.Combine(dataFolder, "npm.lock"), cancellation);
        if (File.Exists(stamp))
            return;
        say("Installing the storage emulator Azurite from npm into node_modules (once, about a minute) …");
        await RunNpmAsync(cancellation);
        await File.WriteAllTextAsync(stamp, "", cancellation);
    }

    private static async Task<FileStream> AloneAsync(string path, CancellationToken cancellation)
    {
        while (true)
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(LockRetry, cancellation);
            }
            catch (UnauthorizedAccessException) when (OperatingSystem.IsWindows())
            {
                await Task.Delay(LockRetry, cancellation);
            }
    }

    private static async Task RunNpmAsync(CancellationToken cancellation)
    {
        string[] arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        // npm is a script on Windows, which only its shell starts.
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd", ["/c", "npm", .. arguments]) : new ProcessStartInfo("npm", arguments);
        start.WorkingDirectory = Repository.Root;
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        using var npm = Start(start);
        npm.StandardInput.Close();
        var output = npm.StandardOutput.ReadToEndAsync(cancellation);
        var error = npm.StandardError.ReadToEndAsync(cancellation);
        await npm.WaitForExitAsync(cancellation);
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"'npm ci' in {Repository.Root} ended with code {npm.ExitCode}: {(await error).Trim()} {(await output).Trim()}");
    }

    internal static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"'{start.FileName}' could not be started ({missing.Message}). Install Node.js 20 or later; its npm brings the storage emulator.", missing);
        }
    }
}
