using System.Net;
using System.Text;
using System.Text.Json;
using BusinessEnv.Tests;

namespace BusinessEnv.EndToEnd.Tests;

/// <summary>What becomes of uploads: one outcome each, whatever is dropped and in whatever order.</summary>
public class LedgerTests(AzuriteFixture azurite)
{
    private const string Framework = """
        {
          "id": "tiny", "name": "Tiny",
          "root": {"code": "index", "children": [
            {"code": "a", "normalise": {"method": "goalposts", "worst": 0, "best": 10}},
            {"code": "b", "lowerIsBetter": true, "normalise": {"method": "goalposts", "worst": 10, "best": 0}}]}
        }
        """;

    [Fact]
    public async Task A_corrupt_workbook_is_rejected_with_a_reason_and_everything_else_goes_on()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite);
        await pipeline.DropAsync("frameworks", "tiny.json", Text(Framework));
        await pipeline.DropAsync("metrics", "tiny/2024/broken.xlsx", [0x50, 0x4B, 3, 4, .. new byte[200]]);
        await pipeline.DropAsync("metrics", "tiny/2024/good.csv", Text("unit,a,b\nX,5,5\nY,6,2\n"));
        await pipeline.QuietAsync();
        var uploads = await pipeline.UploadsAsync();

        var broken = uploads["metrics/tiny/2024/broken.xlsx"];
        Assert.Equal("rejected", broken.GetProperty("state").GetString());
        var issue = broken.GetProperty("issues")[0];
        Assert.Equal("error", issue.GetProperty("severity").GetString());
        Assert.NotEmpty(issue.GetProperty("message").GetString()!);
        Assert.NotEmpty(issue.GetProperty("place").GetString()!);
        Assert.NotEmpty(issue.GetProperty("remedy").GetString()!);
        Assert.StartsWith("accepted", uploads["metrics/tiny/2024/good.csv"].GetProperty("state").GetString());
        var ranking = await pipeline.GetAsync("/api/rankings/tiny/2024");
        Assert.Equal(["Y", "X"], ranking.GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("unit").GetString()));
        Assert.Equal(["metrics/tiny/2024/good.csv"], ranking.GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("blob").GetString()));
    }

    [Fact]
    public async Task Metrics_may_come_before_their_framework()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite);
        await pipeline.DropAsync("metrics", "tiny/2024/m.csv", Text("unit,a,b\nX,5,5\n"));
        await pipeline.QuietAsync();
        var waiting = (await pipeline.UploadsAsync())["metrics/tiny/2024/m.csv"];
        Assert.Equal("unknown-framework", waiting.GetProperty("issues")[0].GetProperty("code").GetString());

        await pipeline.DropAsync("frameworks", "tiny.json", Text(Framework));
        await pipeline.QuietAsync();

        Assert.Equal("accepted", (await pipeline.UploadsAsync())["metrics/tiny/2024/m.csv"].GetProperty("state").GetString());
        Assert.Equal(50, (await pipeline.GetAsync("/api/rankings/tiny/2024")).GetProperty("units")[0].GetProperty("score").GetDouble());
    }

    [Fact]
    public async Task A_new_version_of_a_framework_is_applied_to_what_is_there()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite);
        await pipeline.DropAsync("frameworks", "tiny.json", Text(Framework));
        await pipeline.DropAsync("metrics", "tiny/2024/m.csv", Text("unit,a,b\nX,5,5\n"));
        await pipeline.QuietAsync();
        await pipeline.DropAsync("frameworks", "tiny.json", Text(Framework.Replace("\"best\": 10", "\"best\": 5", StringComparison.Ordinal)));
        await pipeline.QuietAsync();

        Assert.Equal(75, (await pipeline.GetAsync("/api/rankings/tiny/2024")).GetProperty("units")[0].GetProperty("score").GetDouble());
    }

    [Fact]
    public async Task A_new_version_replaces_the_old_one_and_a_deletion_removes_it()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite);
        await pipeline.DropAsync("frameworks", "tiny.json", Text(Framework));
        await pipeline.DropAsync("metrics", "tiny/2024/m.csv", Text("unit,a,b\nX,5,5\nY,1,1\n"));
        await pipeline.QuietAsync();
        await pipeline.DropAsync("metrics", "tiny/2024/m.csv", Text("unit,a,b\nX,5,5\nZ,9,9\n"));
        await pipeline.QuietAsync();
        Assert.Equal(["X", "Z"], Units(await pipeline.GetAsync("/api/rankings/tiny/2024")));

        await pipeline.Account.Blobs.GetBlobContainerClient("metrics").DeleteBlobAsync("tiny/2024/m.csv", cancellationToken: TestContext.Current.CancellationToken);
        await UntilAsync(async () => (await pipeline.Http.GetAsync("/api/rankings/tiny/2024", TestContext.Current.CancellationToken)).StatusCode == HttpStatusCode.NotFound);

        Assert.Equal("deleted", (await pipeline.UploadsAsync())["metrics/tiny/2024/m.csv"].GetProperty("state").GetString());
        Assert.Empty(await Tables.ReadAsync(pipeline.Account, "Observations"));
    }

    [Fact]
    public async Task Uploads_in_any_order_give_the_same_bytes_and_the_same_ETag()
    {
        var files = new (string Name, string Content)[]
        {
            ("tiny/2024/one.csv", "unit,a\nX,5\nY,6\n"),
            ("tiny/2024/two.csv", "unit,b\nX,1\nY,2\n"),
            ("tiny/2024/three.csv", "unit,a,b\nZ,3,4\n"),
        };
        var answers = new List<(string Bytes, string? ETag)>();
        foreach (var order in new[] { new[] { 0, 1, 2 }, [2, 1, 0] })
        {
            await using var pipeline = await Pipeline.StartAsync(azurite);
            await pipeline.DropAsync("frameworks", "tiny.json", Text(Framework));
            foreach (var index in order)
            {
                await pipeline.DropAsync("metrics", files[index].Name, Text(files[index].Content));
                await pipeline.QuietAsync();
            }
            using var response = await pipeline.Http.GetAsync("/api/rankings/tiny/2024", TestContext.Current.CancellationToken);
            answers.Add((await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers.ETag?.Tag));
        }
        Assert.Equal(answers[0], answers[1]);
        Assert.NotNull(answers[0].ETag);
    }

    [Fact]
    public async Task The_same_blob_again_and_a_second_run_change_no_table()
    {
        var connection = azurite.NewConnection();
        string before;
        await using (var pipeline = await Pipeline.StartAsync(connection))
        {
            await pipeline.DropAsync("frameworks", "tiny.json", Text(Framework));
            await pipeline.DropAsync("metrics", "tiny/2024/m.csv", Text("unit,a,b\nX,5,5\n"));
            await pipeline.DropSampleAsync("notices/star-province-2024.txt");
            await pipeline.QuietAsync();
            before = await Tables.SnapshotAsync(pipeline.Account);
        }
        await using (var pipeline = await Pipeline.StartAsync(connection))
        {
            await pipeline.QuietAsync();
            await Task.Delay(TimeSpan.FromSeconds(6), TestContext.Current.CancellationToken);
            await pipeline.QuietAsync();
            Assert.Equal(before, await Tables.SnapshotAsync(pipeline.Account));
        }
    }

    [Fact]
    public async Task Two_versions_in_either_order_leave_the_same_observations()
    {
        var left = new List<string>();
        foreach (var both in new[] { true, false })
        {
            await using var pipeline = await Pipeline.StartAsync(azurite);
            await pipeline.DropAsync("frameworks", "tiny.json", Text(Framework));
            if (both)
            {
                await pipeline.DropAsync("metrics", "tiny/2024/m.csv", Text("unit,a,b\nX,5,5\nY,1,1\n"));
                await pipeline.QuietAsync();
            }
            await pipeline.DropAsync("metrics", "tiny/2024/m.csv", Text("unit,a,b\nX,4,5\n"));
            await pipeline.QuietAsync();
            left.Add(string.Join('\n', (await Tables.ReadAsync(pipeline.Account, "Observations")).Select(row => row.RowKey + row["v_a"] + row["v_b"])));
        }
        Assert.Equal(left[0], left[1]);
        Assert.Equal("2024|0|X45", left[0]);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static IEnumerable<string?> Units(JsonElement ranking) => ranking.GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("unit").GetString()).Order();

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await condition())
            await Task.Delay(200, limit.Token);
    }
}
