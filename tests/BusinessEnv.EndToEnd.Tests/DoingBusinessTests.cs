using System.Globalization;
using System.Text.Json;
using BusinessEnv.Tests;

namespace BusinessEnv.EndToEnd.Tests;

/// <summary>World Bank Doing Business 2020, dropped as it stands and fetched over HTTP, against the published scores and ranks.</summary>
public class DoingBusinessTests(AzuriteFixture azurite)
{
    private static readonly string[] Topics =
    [
        "starting-a-business", "dealing-with-construction-permits", "getting-electricity", "registering-property", "getting-credit",
        "protecting-minority-investors", "paying-taxes", "trading-across-borders", "enforcing-contracts", "resolving-insolvency", "overall",
    ];

    [Fact]
    public async Task Scores_give_every_published_score_and_rank()
    {
        var ranking = await RankAsync("doing-business-2020-scores", "indicator-scores.csv");
        var published = Published();
        var units = ranking.GetProperty("units").EnumerateArray().ToDictionary(unit => unit.GetProperty("unit").GetString()!);

        Assert.Equal(190, published.Count);
        foreach (var (unit, expected) in published)
            foreach (var topic in Topics)
            {
                Assert.Equal(expected[$"{topic}.score"], units[unit].GetProperty("scores").GetProperty(topic).GetDouble(), 1e-5);
                Assert.Equal(expected[$"{topic}.rank"], units[unit].GetProperty("ranks").GetProperty(topic).GetDouble());
            }
        Assert.Equal(190, units.Values.Count(unit => unit.GetProperty("rank").ValueKind == JsonValueKind.Number));
    }

    [Fact]
    public async Task Raw_values_differ_in_the_thirteen_ranks_that_rounding_explains()
    {
        var ranking = await RankAsync("doing-business-2020", "raw.csv");
        var published = Published();
        var different = new List<string>();
        foreach (var unit in ranking.GetProperty("units").EnumerateArray())
            if (published.TryGetValue(unit.GetProperty("unit").GetString()!, out var expected))
            {
                Assert.Equal(expected["overall.score"], unit.GetProperty("score").GetDouble(), 0.05);
                var difference = unit.GetProperty("rank").GetDouble() - expected["overall.rank"];
                Assert.InRange(difference, -2, 2);
                if (difference != 0)
                    different.Add(unit.GetProperty("unit").GetString()!);
            }
            else
                Assert.Equal(JsonValueKind.Null, unit.GetProperty("rank").ValueKind);
        Assert.Equal(["BRAZ", "CHIN", "DOM", "ESP", "KOR", "MWI", "PAKI", "PRY", "SLE", "SUR", "UGA", "US", "WBG"], different.Order(StringComparer.Ordinal));
        Assert.Equal("China", ranking.GetProperty("units").EnumerateArray().Single(unit => unit.GetProperty("unit").GetString() == "CHIN").GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_csv_is_the_same_ranking()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite);
        var ranking = await RankAsync(pipeline, "doing-business-2020", "raw.csv");
        var csv = await pipeline.Http.GetStringAsync("/api/rankings/doing-business-2020/latest?format=csv", TestContext.Current.CancellationToken);
        var lines = csv.TrimEnd().Split("\r\n");
        var header = lines[0].Split(',');
        var units = ranking.GetProperty("units").EnumerateArray().ToArray();

        Assert.Equal(units.Length, lines.Length - 1);
        Assert.StartsWith("rank,unit,name,score,", lines[0]);
        var column = Array.IndexOf(header, "getting-credit.score");
        var first = lines[1].Split(',');
        Assert.Equal(units[0].GetProperty("unit").GetString(), first[1]);
        Assert.Equal(units[0].GetProperty("scores").GetProperty("getting-credit").GetDouble(), double.Parse(first[column], CultureInfo.InvariantCulture));
    }

    private async Task<JsonElement> RankAsync(string framework, string file)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite);
        return await RankAsync(pipeline, framework, file);
    }

    private static async Task<JsonElement> RankAsync(Pipeline pipeline, string framework, string file)
    {
        await pipeline.DropFileAsync("metrics", $"{framework}/2020/{file}", SharedData.File($"doing-business-2020/{file}"));
        await pipeline.DropSampleAsync($"frameworks/{framework}.json");
        await pipeline.QuietAsync();
        return await pipeline.GetAsync($"/api/rankings/{framework}/2020");
    }

    /// <summary>The ranked economies.</summary>
    private static Dictionary<string, Dictionary<string, double>> Published()
    {
        var lines = File.ReadAllLines(SharedData.File("doing-business-2020/published.csv"));
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(line => line.Split(',')).Where(fields => fields[^1].Length > 0).ToDictionary(
            fields => fields[0],
            fields => header.Skip(1).Zip(fields.Skip(1)).ToDictionary(pair => pair.First, pair => double.Parse(pair.Second, CultureInfo.InvariantCulture)));
    }
}
