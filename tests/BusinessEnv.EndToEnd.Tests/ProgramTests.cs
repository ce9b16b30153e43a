using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using BusinessEnv.Local;
using BusinessEnv.Storage;
using BusinessEnv.Tests;

namespace BusinessEnv.EndToEnd.Tests;

/// <summary>The program itself, as a process: what it prints, its exit codes, and how it ends.</summary>
public class ProgramTests(AzuriteFixture azurite)
{
    private static readonly string Program = typeof(LocalProgram).Assembly.Location;

    [Fact]
    public async Task Once_reads_the_samples_prints_them_and_ends_well()
    {
        var data = Directory.CreateTempSubdirectory("business-env-").FullName;
        try
        {
            var first = await RunAsync("--once", "--port", "0", "--data", data);
            Assert.True(first.ExitCode == 0, first.Output);
            Assert.Contains("First run: uploaded", first.Output, StringComparison.Ordinal);
            Assert.Contains("IngestMetrics", first.Output, StringComparison.Ordinal);
            Assert.Contains("/api/rankings/{framework}/{period}", first.Output, StringComparison.Ordinal);
            Assert.Contains("星州市", first.Output, StringComparison.Ordinal);
            Assert.Contains("关于2024年度全省营商环境评价结果的通报", first.Output, StringComparison.Ordinal);

            AssertReadmeShows(first.Output);

            // What the first run wrote outlives it, and nothing is read again.
            var second = await RunAsync("--once", "--port", "0", "--data", data);
            Assert.Equal(0, second.ExitCode);
            Assert.DoesNotContain("First run", second.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("Accepted", second.Output, StringComparison.Ordinal);
            Assert.Contains("星州市", second.Output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task Once_ends_with_1_and_says_why_when_an_upload_is_rejected()
    {
        var connection = azurite.NewConnection();
        var account = StorageAccount.Connect(connection);
        await account.CreateMissingAsync(TestContext.Current.CancellationToken);
        await account.Blobs.GetBlobContainerClient("metrics").GetBlobClient("nothing/2024/a.csv").UploadAsync(new BinaryData("unit,a\nX,1\n"), TestContext.Current.CancellationToken);
        var run = await RunAsync("--once", "--port", "0", "--no-samples", "--storage", connection);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("rejected: metrics/nothing/2024/a.csv", run.Output, StringComparison.Ordinal);
        Assert.Contains("nothing", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--prot")]
    [InlineData("--port", "seven")]
    [InlineData("--storage")]
    [InlineData("--storage", "not a connection string", "--port", "0")]
    public async Task A_wrong_command_line_is_explained(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Errors);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_explained()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        var run = await RunAsync("--port", $"{port}", "--storage", azurite.NewConnection(), "--no-samples");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--port", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SIGTERM_finishes_what_is_in_hand()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        var connection = azurite.NewConnection();
        var account = StorageAccount.Connect(connection);
        await account.CreateMissingAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 40; i++)
            await account.Blobs.GetBlobContainerClient("notices").GetBlobClient($"{i}.txt").UploadAsync(new BinaryData(Encoding.UTF8.GetBytes($"关于第{i}号事项的通报\n各单位：\n内容。\n星州市人民政府办公室\n2024年6月18日\n")), TestContext.Current.CancellationToken);
        using var process = Start("--port", "0", "--no-samples", "--storage", connection);
        var output = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            output.AppendLine(line);
            if (line.Contains("notices/", StringComparison.Ordinal) && line.Contains("info", StringComparison.Ordinal))
                break;
        }
        Assert.Equal(0, Kill(process.Id, 15));
        output.Append(await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, output.ToString());
        await foreach (var row in account.Tables.GetTableClient(Names.UploadTable).QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: TestContext.Current.CancellationToken))
            Assert.NotEqual("Processing", row.GetString("State"));
    }

    /// <summary>Every line of the README's output stands in the real one, but those that are cut or differ by machine.</summary>
    private static void AssertReadmeShows(string output)
    {
        var readme = File.ReadAllText(Path.Combine(BusinessEnv.Local.Azurite.Repository.Root, "README.md"));
        var start = readme.IndexOf("First run: uploaded", StringComparison.Ordinal);
        var shown = readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(shown.Length > 10);
        foreach (var line in shown)
            Assert.Contains(line.Split("http://127.0.0.1:7071")[0].TrimEnd(), output, StringComparison.Ordinal);
        Assert.Contains("/api/notices/47b2c2d3043ad2b5d006", output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        using var process = Start(arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 })!;

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
