using System.Text.Json;
using BusinessEnv.Tests;

namespace BusinessEnv.EndToEnd.Tests;

/// <summary>The Changsha notice of 18 February 2021, damaged as mirrors keep it, dropped and fetched.</summary>
public class NoticeTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_Changsha_notice_comes_back_read()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite);
        await pipeline.DropFileAsync("notices", "changsha/2021.txt", SharedData.File("changsha-2021/notice.txt"));
        await pipeline.QuietAsync();
        var upload = (await pipeline.UploadsAsync())["notices/changsha/2021.txt"];
        var notice = await pipeline.GetAsync($"/api/notices/{upload.GetProperty("id").GetString()}");
        var gold = JsonDocument.Parse(await File.ReadAllBytesAsync(SharedData.File("changsha-2021/gold.json"), TestContext.Current.CancellationToken)).RootElement;

        Assert.Equal(gold.GetProperty("title").GetProperty("simplified").GetString(), notice.GetProperty("title").GetString());
        Assert.Equal(gold.GetProperty("issuer").GetProperty("simplified").GetString(), notice.GetProperty("issuer").GetString());
        Assert.Equal("2021-02-18", notice.GetProperty("issuedOn").GetString());
        Assert.Equal(2020, notice.GetProperty("evaluationYear").GetInt32());
        var expected = gold.GetProperty("indicators").EnumerateArray().Select(indicator =>
            $"{indicator.GetProperty("no")} {indicator.GetProperty("indicator").GetString()}: {Names(indicator, "lead_units")}; {Names(indicator, "key_units")}");
        var actual = notice.GetProperty("indicators").EnumerateArray().Select(indicator =>
            $"{indicator.GetProperty("number")} {indicator.GetProperty("name").GetString()}: {Strings(indicator, "leadUnits")}; {Strings(indicator, "keyUnits")}");
        Assert.Equal(expected, actual);
        var ranks = notice.GetProperty("rankings").EnumerateArray().Select(rank => (rank.GetProperty("region").GetString(), rank.GetProperty("rank").ToString()));
        Assert.Contains(("长沙县", "1"), ranks);
        Assert.Contains(("天心区", "7"), ranks);
        Assert.Equal("notices/changsha/2021.txt", notice.GetProperty("source").GetProperty("blob").GetString());
    }

    private static string Names(JsonElement indicator, string property) =>
        string.Join('、', indicator.GetProperty(property).EnumerateArray().Select(unit => unit.GetProperty("simplified").GetString()));

    private static string Strings(JsonElement indicator, string property) =>
        string.Join('、', indicator.GetProperty(property).EnumerateArray().Select(unit => unit.GetString()));
}
