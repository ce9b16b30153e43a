using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace BusinessEnv.Functions.Tests.Infrastructure;

/// <summary>The Bicep compiler from NuGet.</summary>
internal static class Bicep
{
    /// <summary>Runs it; skips the running test, saying why, where the packaged compiler does not run.</summary>
    /// <returns>The exit code and everything it said.</returns>
    public static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64)
            Assert.Skip("The Bicep compiler that the tests restore is Linux's on x64.");
        var path = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "BicepPath").Value!;
        var start = new ProcessStartInfo(path, arguments) { WorkingDirectory = Deployment.Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var variable in start.Environment.Keys.Where(name => name.StartsWith("AZURE_", StringComparison.Ordinal) || name.StartsWith("BUSINESS_ENV_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(variable);
        using var bicep = Process.Start(start)!;
        var output = bicep.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = bicep.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bicep.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (bicep.ExitCode, (await errors + await output).Trim());
    }
}
