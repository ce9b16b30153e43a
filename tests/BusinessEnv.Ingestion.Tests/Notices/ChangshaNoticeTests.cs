using BusinessEnv.Accuracy;
using BusinessEnv.Ingestion.Notices;
using BusinessEnv.Tests;

namespace BusinessEnv.Ingestion.Tests.Notices;

/// <summary>The real notice of shared/data with its hand-made gold file.</summary>
public class ChangshaNoticeTests
{
    private static Judged Judge() => GoldFiles.Read(Path.GetDirectoryName(SharedData.File("changsha-2021/gold.json"))!).Single();

    [Theory]
    [InlineData(RecordTypes.Title)]
    [InlineData(RecordTypes.Issuer)]
    [InlineData(RecordTypes.Date)]
    [InlineData(RecordTypes.Year)]
    [InlineData(RecordTypes.Addressees)]
    [InlineData(RecordTypes.Ranks)]
    [InlineData(RecordTypes.SupportUnits)]
    [InlineData(RecordTypes.Cases)]
    public void Everything_that_a_careful_reader_takes_is_found(string type)
    {
        var score = Judge().Scores.Single(one => one.Type == type);
        Assert.Empty(score.Missed);
        Assert.Empty(score.Spurious);
    }

    [Fact]
    public void Quantities_agree_in_span_value_unit_and_comparison() =>
        Assert.InRange(Judge().Scores.Single(one => one.Type == RecordTypes.Quantities).F1, 0.97, 1);

    [Fact]
    public void Both_named_counties_have_their_rank()
    {
        using var stream = File.OpenRead(SharedData.File("changsha-2021/notice.txt"));
        var notice = NoticeReader.Read(stream, "notice.txt", TestContext.Current.CancellationToken).Notice!;
        Assert.Contains(notice.Rankings, rank => rank is { Region: "长沙县", Rank: 1, Scope: "湖南省区县(市)" });
        Assert.Contains(notice.Rankings, rank => rank is { Region: "天心区", Rank: 7 });
    }
}
