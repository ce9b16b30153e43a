using BusinessEnv.Accuracy;
using BusinessEnv.Tests;

namespace BusinessEnv.Ingestion.Tests.Notices;

/// <summary>Notices of other cities, years and layouts, written for this project with what a careful reader takes from them.</summary>
public class GoldNoticeTests
{
    private static readonly Lazy<IReadOnlyList<Judged>> All = new(() => [.. GoldFiles.Read(Repository.Path("tests/BusinessEnv.Ingestion.Tests/Notices/Gold"))]);

    public static TheoryData<string> Names() => [.. All.Value.Select(one => one.Gold.Name)];

    [Fact]
    public void There_are_at_least_twenty() => Assert.InRange(All.Value.Count, 20, 1000);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_read_well(string name)
    {
        var one = All.Value.Single(judged => judged.Gold.Name == name);
        var (expected, found, agreed) = (one.Scores.Sum(score => score.Expected), one.Scores.Sum(score => score.Found), one.Scores.Sum(score => score.Agreed));
        Assert.InRange(2.0 * agreed / (expected + found), 0.9, 1);
        Assert.Empty(one.Trapped);
    }

    [Fact]
    public void All_together_reach_the_bar()
    {
        var scores = Report.Sum(All.Value);
        Assert.InRange(2.0 * scores.Sum(score => score.Agreed) / scores.Sum(score => score.Expected + score.Found), 0.95, 1);
    }

    [Fact]
    public void The_report_in_docs_is_current()
    {
        var changsha = GoldFiles.Read(Path.GetDirectoryName(SharedData.File("changsha-2021/gold.json"))!);
        var current = Report.Write([.. All.Value, .. changsha]);
        Assert.Equal(current, File.ReadAllText(Repository.Path("docs/accuracy.md")).ReplaceLineEndings("\n"));
    }
}
