using System.Net;
using System.Text;
using System.Text.Json;
using BusinessEnv.Tests;

namespace BusinessEnv.EndToEnd.Tests;

/// <summary>A pipeline that has read the samples, for all the tests of a class.</summary>
public sealed class SamplePipeline(AzuriteFixture azurite) : IAsyncLifetime
{
    internal Pipeline Pipeline { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Pipeline = await Pipeline.StartAsync(azurite);
        foreach (var sample in new[] { "frameworks/star-province.json", "metrics/star-province/2023/cities.csv", "metrics/star-province/2024/cities.xlsx", "notices/star-province-2024.txt" })
            await Pipeline.DropSampleAsync(sample);
        await Pipeline.QuietAsync();
    }

    public ValueTask DisposeAsync() => Pipeline.DisposeAsync();
}

/// <summary>The endpoints' manners: formats, ETags, errors, keys, paging.</summary>
public class HttpTests(SamplePipeline samples) : IClassFixture<SamplePipeline>
{
    private readonly Pipeline _pipeline = samples.Pipeline;

    [Fact]
    public async Task The_samples_are_ranked_over_two_periods()
    {
        var rankings = (await _pipeline.GetAsync("/api/rankings")).GetProperty("items").EnumerateArray().ToArray();
        foreach (var period in new[] { "2023", "2024" })
            Assert.True(rankings.Single(item => item.GetProperty("period").GetString() == period).GetProperty("current").GetBoolean());
        var latest = await _pipeline.GetAsync("/api/rankings/star-province/latest");
        Assert.Equal("2024", latest.GetProperty("period").GetString());
        var units = latest.GetProperty("units").EnumerateArray().ToArray();
        Assert.Equal(14, units.Length);
        Assert.Equal("星州市", units[0].GetProperty("name").GetString());
        Assert.All(units, unit => Assert.Equal(JsonValueKind.Number, unit.GetProperty("previousRank").ValueKind));
        Assert.All((await _pipeline.UploadsAsync()).Values, upload => Assert.StartsWith("accepted", upload.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task A_ranking_has_a_strong_ETag_and_answers_304()
    {
        foreach (var path in new[] { "/api/rankings", "/api/rankings/star-province/2024", "/api/rankings/star-province/2024?format=csv", "/api/frameworks", "/api/frameworks/star-province", "/api/notices", "/api/uploads" })
        {
            using var first = await _pipeline.Http.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
            Assert.False(first.Headers.ETag!.IsWeak);
            using var again = new HttpRequestMessage(HttpMethod.Get, path);
            again.Headers.IfNoneMatch.Add(first.Headers.ETag);
            using var second = await _pipeline.Http.SendAsync(again, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
            Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        }
    }

    [Theory]
    [InlineData("text/csv", "text/csv")]
    [InlineData("application/json", "application/json")]
    [InlineData("text/html, */*;q=0.1", "application/json")]
    [InlineData("application/json;q=0.2, text/csv;q=0.9", "text/csv")]
    public async Task Accept_chooses_the_representation(string accept, string mediaType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/rankings/star-province/2024");
        request.Headers.Accept.ParseAdd(accept);
        using var response = await _pipeline.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/api/rankings/star-province/2024?format=docx", HttpStatusCode.NotAcceptable)]
    [InlineData("/api/rankings/star-province/1999", HttpStatusCode.NotFound)]
    [InlineData("/api/rankings/nothing/latest", HttpStatusCode.NotFound)]
    [InlineData("/api/rankings/star-province/2024?run=0123456789abcdef", HttpStatusCode.NotFound)]
    [InlineData("/api/rankings/star-province/2024?run=..%2F..%2Fx", HttpStatusCode.NotFound)]
    [InlineData("/api/rankings?top=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/uploads?top=many", HttpStatusCode.BadRequest)]
    [InlineData("/api/uploads?state=lost", HttpStatusCode.BadRequest)]
    [InlineData("/api/uploads?continuationToken=***", HttpStatusCode.BadRequest)]
    [InlineData("/api/uploads/0123", HttpStatusCode.NotFound)]
    [InlineData("/api/uploads/a%2Fb", HttpStatusCode.NotFound)]
    [InlineData("/api/notices/%E9%95%BF%E6%B2%99", HttpStatusCode.NotFound)]
    [InlineData("/api/frameworks/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/frameworks/star-province?version=..", HttpStatusCode.NotFound)]
    public async Task Errors_are_problems_that_say_what_is_wrong(string path, HttpStatusCode status)
    {
        using var response = await _pipeline.Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task Writes_need_the_function_key()
    {
        using var without = await _pipeline.Http.PostAsync("/api/rankings/star-province/2024", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        using var wrong = await _pipeline.Http.PostAsync("/api/rankings/star-province/2024?code=wrong", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/rankings/star-province/latest");
        request.Headers.Add("x-functions-key", _pipeline.Key);
        using var with = await _pipeline.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, with.StatusCode);
        Assert.Equal("/api/rankings/star-province/2024", with.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Lists_page()
    {
        var seen = new List<string?>();
        var token = "";
        do
        {
            var page = await _pipeline.GetAsync($"/api/uploads?top=1{(token == "" ? "" : $"&continuationToken={token}")}");
            Assert.True(page.GetProperty("items").GetArrayLength() <= 1);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
            token = page.GetProperty("continuationToken").GetString();
        }
        while (token is not null);
        Assert.Equal((await _pipeline.UploadsAsync()).Values.Select(upload => upload.GetProperty("id").GetString()), seen);
        Assert.True(seen.Count >= 4);
    }

    [Fact]
    public async Task Earlier_runs_stay_within_reach()
    {
        var old = await _pipeline.GetAsync("/api/rankings/star-province/2024");
        await _pipeline.DropAsync("metrics", "star-province/2024/late.csv", Encoding.UTF8.GetBytes("城市,开办企业时间\n远山市,0.5\n"));
        await _pipeline.QuietAsync();
        var now = await _pipeline.GetAsync("/api/rankings/star-province/2024");
        Assert.NotEqual(old.GetProperty("run").GetString(), now.GetProperty("run").GetString());
        var again = await _pipeline.GetAsync($"/api/rankings/star-province/2024?run={old.GetProperty("run").GetString()}");
        Assert.Equal(old.GetRawText(), again.GetRawText());
    }

    [Fact]
    public async Task The_notice_is_listed_and_read()
    {
        var item = (await _pipeline.GetAsync("/api/notices")).GetProperty("items")[0];
        Assert.Equal("关于2024年度全省营商环境评价结果的通报", item.GetProperty("title").GetString());
        var notice = await _pipeline.GetAsync(item.GetProperty("url").GetString()!);
        Assert.Equal("星河省优化营商环境工作领导小组办公室", notice.GetProperty("issuer").GetString());
        Assert.Equal("2024-06-18", notice.GetProperty("issuedOn").GetString());
        Assert.Equal(["省市场监管局"], notice.GetProperty("indicators")[0].GetProperty("leadUnits").EnumerateArray().Select(unit => unit.GetString()));
    }

    [Fact]
    public async Task Health_names_each_service()
    {
        var health = await _pipeline.GetAsync("/api/health");
        Assert.Equal("healthy", health.GetProperty("status").GetString());
        Assert.Equal(3, health.GetProperty("checks").EnumerateObject().Count());
    }

    [Fact]
    public async Task A_dropped_file_is_ranked_by_itself()
    {
        var before = (await _pipeline.GetAsync("/api/rankings/star-province/2023")).GetProperty("run").GetString();
        await _pipeline.DropAsync("metrics", "star-province/2023/more.csv", Encoding.UTF8.GetBytes("城市,森林覆盖率\n远山市,68\n"));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while ((await _pipeline.GetAsync("/api/rankings/star-province/2023")).GetProperty("run").GetString() == before)
            await Task.Delay(50, limit.Token);
    }

    [Fact]
    public async Task A_template_filled_with_nothing_is_an_xlsx_and_a_report_marks_the_bad_cells()
    {
        using var template = await _pipeline.Http.GetAsync("/api/frameworks/star-province/template.xlsx?period=2025", TestContext.Current.CancellationToken);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", template.Content.Headers.ContentType?.MediaType);
        Assert.Equal((byte)'P', (await template.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[0]);

        await _pipeline.DropAsync("metrics", "star-province/2022/bad.csv", Encoding.UTF8.GetBytes("城市,森林覆盖率\n远山市,六十\n星州市,50\n"));
        await _pipeline.QuietAsync();
        var upload = (await _pipeline.UploadsAsync())["metrics/star-province/2022/bad.csv"];
        Assert.Equal("acceptedWithWarnings", upload.GetProperty("state").GetString());
        var path = $"/api/uploads/{upload.GetProperty("id").GetString()}/report";
        var report = await _pipeline.GetAsync(path);
        Assert.Contains(report.GetProperty("issues").EnumerateArray(), issue => issue.GetProperty("place").GetString() == "B2");
        Assert.NotEmpty(report.GetProperty("understood").EnumerateArray());
        using var marked = await _pipeline.Http.GetAsync($"{path}?format=xlsx", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, marked.StatusCode);
        await using var archive = new System.IO.Compression.ZipArchive(await marked.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Contains(archive.Entries, entry => entry.FullName.Contains("comments", StringComparison.Ordinal));
    }
}
