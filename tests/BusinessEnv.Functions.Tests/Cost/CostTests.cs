using System.Globalization;
using System.Text;
using BusinessEnv.Local.Azurite;
using BusinessEnv.Tests;

namespace BusinessEnv.Functions.Tests.Cost;

/// <summary>The figures of docs/cost.md are these.</summary>
public sealed class CostTests(AzuriteFixture azurite)
{
    private const string Begin = "<!-- counted -->\n";
    private const string End = "<!-- /counted -->";

    [Fact]
    public async Task The_document_has_the_figures_that_were_counted()
    {
        var costs = await MeasuredCosts.CountAsync(azurite, TestContext.Current.CancellationToken);
        var document = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "cost.md"), TestContext.Current.CancellationToken);
        var (begin, end) = (document.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, document.IndexOf(End, StringComparison.Ordinal));
        Assert.True(begin >= Begin.Length && end > begin, "docs/cost.md has no counted part.");
        var text = Text(costs);
        Assert.True(text == document[begin..end], $"docs/cost.md must have, between its marks:\n{text}");
    }

    [Fact]
    public async Task A_second_event_costs_little_and_an_unchanged_read_one_request()
    {
        var costs = await MeasuredCosts.CountAsync(azurite, TestContext.Current.CancellationToken);
        Assert.InRange(costs.Duplicate.Total, 1, 3);
        Assert.Equal((0, 0), (costs.Duplicate.BlobWrites, costs.Duplicate.Queue));
        Assert.Equal(1, costs.ReadUnchanged.Total);
        Assert.Equal(1, costs.DueCheck.Total);
        Assert.Equal(costs.Input.Table, costs.Input.Total);
    }

    private static string Text(MeasuredCosts costs)
    {
        var text = new StringBuilder();
        text.Append("| call | blob reads | blob writes | blob lists | queue | table | US$ per 10,000 |\n|---|---|---|---|---|---|---|\n");
        Line("upload: a metric file, from its event to its outcome", costs.Upload);
        Line("upload: a notice", costs.Notice);
        Line("another event for the same version", costs.Duplicate);
        Line("recompute and publish, besides its inputs", costs.Recompute);
        Line("… and for each input", costs.Input);
        Line("a request for a ranking that is not due any more", costs.NothingDue);
        Line("read a ranking", costs.Read);
        Line("read it again with its ETag (304)", costs.ReadUnchanged);
        Line("look for due rankings, idle", costs.DueCheck);
        Line("sweep, idle, a page of blobs and of rows", costs.Sweep);
        Line("measure queues and rankings", costs.Measure);
        text.Append("\n| a month | units | uploads | reads | storage requests | executions | GB-s | storage US$ | compute US$ | events US$ | telemetry, alerts US$ | all US$ |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var month in Month.All)
        {
            var requests = month.Requests(costs);
            var all = requests.Dollars + month.Compute + month.Events + month.Watching;
            text.Append(CultureInfo.InvariantCulture, $"| {month.Name} | {month.Units:N0} | {month.Uploads:N0} | {month.Reads:N0} | {requests.Total:N0} | {month.Executions:N0} | {month.GigabyteSeconds:N0} | {requests.Dollars:N2} | {month.Compute:N2} | {month.Events:N2} | {month.Watching:N2} | **{all:N2}** |\n");
        }
        return text.ToString();

        void Line(string what, Requests requests) =>
            text.Append(CultureInfo.InvariantCulture, $"| {what} | {requests.BlobReads} | {requests.BlobWrites} | {requests.BlobLists} | {requests.Queue} | {requests.Table} | {requests.Dollars * 10_000:0.####} |\n");
    }
}
