using System.Text;
using BusinessEnv.Local;
using BusinessEnv.Storage;
using BusinessEnv.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace BusinessEnv.EndToEnd.Tests;

/// <summary>The pipeline under faults of the network: every write's first reply is lost after it has taken effect.</summary>
public class FaultTests(AzuriteFixture azurite)
{
    // Run by name: of two runs since its last fault was mended, one did not come to rest within two minutes; why is not known yet.
    // What each store makes of lost replies is held by the tests of Storage, which run always.
    [Fact(Explicit = true)]
    public async Task Lost_replies_change_no_answer()
    {
        var answers = new List<string>();
        var lost = new LostReplies();
        foreach (var policy in new[] { null, lost })
        {
            var connection = azurite.NewConnection();
            await using var pipeline = await Pipeline.StartAsync(connection, builder =>
            {
                if (policy is not null)
                    builder.Services.AddSingleton(StorageAccount.Connect(connection, policy));
            });
            foreach (var sample in new[] { "frameworks/star-province.json", "metrics/star-province/2023/cities.csv", "metrics/star-province/2024/cities.xlsx", "notices/star-province-2024.txt" })
                await pipeline.DropSampleAsync(sample);
            await pipeline.DropAsync("metrics", "star-province/2024/more.csv", Encoding.UTF8.GetBytes("城市,森林覆盖率\n远山市,68\n"));
            await pipeline.QuietAsync();
            await pipeline.DropAsync("metrics", "star-province/2024/more.csv", Encoding.UTF8.GetBytes("城市,森林覆盖率\n远山市,67\n"));
            await pipeline.QuietAsync();
            answers.Add(await pipeline.Http.GetStringAsync("/api/rankings/star-province/2024", TestContext.Current.CancellationToken)
                + string.Join(',', (await pipeline.UploadsAsync()).Select(upload => upload.Key + upload.Value.GetProperty("state")).Order()));
            Assert.All((await pipeline.UploadsAsync()).Values, upload => Assert.StartsWith("accepted", upload.GetProperty("state").GetString()));
        }
        Assert.True(lost.Count > 20, $"Only {lost.Count} replies were lost.");
        Assert.Equal(answers[0], answers[1]);
    }
}
