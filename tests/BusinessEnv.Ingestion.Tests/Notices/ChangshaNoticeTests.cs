using BusinessEnv.Accuracy;
using BusinessEnv.Core.Notices;
using BusinessEnv.Ingestion.Notices;
using BusinessEnv.Tests;

namespace BusinessEnv.Ingestion.Tests.Notices;

/// <summary>The real notice of shared/data with its hand-made gold file.</summary>
public class ChangshaNoticeTests
{
    private static Judged Judge() => GoldFiles.Read(Path.GetDirectoryName(SharedData.File("changsha-2021/gold.json"))!).Single();

    private static NoticeReading Read()
    {
        using var stream = File.OpenRead(SharedData.File("changsha-2021/notice.txt"));
        return NoticeReader.Read(stream, "notice.txt", TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(RecordTypes.Title)]
    [InlineData(RecordTypes.Issuer)]
    [InlineData(RecordTypes.Date)]
    [InlineData(RecordTypes.DocumentNumber)]
    [InlineData(RecordTypes.Year)]
    [InlineData(RecordTypes.Addressees)]
    [InlineData(RecordTypes.Indicators)]
    [InlineData(RecordTypes.LeadUnits)]
    [InlineData(RecordTypes.KeyUnits)]
    [InlineData(RecordTypes.Ranks)]
    [InlineData(RecordTypes.SupportUnits)]
    [InlineData(RecordTypes.Cases)]
    public void Everything_that_a_careful_reader_takes_is_found_and_nothing_else(string type)
    {
        var score = Judge().Scores.Single(one => one.Type == type);
        Assert.Empty(score.Missed);
        Assert.Empty(score.Spurious);
    }

    [Fact]
    public void Quantities_agree_in_span_value_unit_and_comparison() =>
        Assert.InRange(Judge().Scores.Single(one => one.Type == RecordTypes.Quantities).F1, 0.97, 1);

    [Fact]
    public void No_trap_is_a_fact() => Assert.Empty(Judge().Trapped);

    [Fact]
    public void Counties_have_their_ranks_and_scopes()
    {
        var ranks = Read().Notice!.Rankings;
        Assert.Contains(ranks, rank => rank is { Region: "长沙县", Rank: 1, Scope: "湖南省区县(市)", Kind: StandingKind.Rank });
        Assert.Contains(ranks, rank => rank is { Region: "天心区", Rank: 7 });
        Assert.Contains(ranks, rank => rank is { Region: "天心区", Rank: null, Kind: StandingKind.Band, Label: "前列" });
    }

    [Fact]
    public void Pairs_of_names_that_mean_one_unit_are_resolved_to_one()
    {
        var units = Read().Notice!.Indicators.SelectMany(one => one.LeadUnits.Concat(one.KeyUnits)).ToLookup(unit => unit.Name, unit => unit.Organization);
        Assert.Equal("长沙市发展和改革委员会", units["市发展改革委"].First());
        Assert.Equal(units["市数据资源局"].First(), units["市数据资源管理局"].First());
        Assert.Equal("市委组织部(市委人才办)", units.Single(group => group.Key.StartsWith("市委组织部", StringComparison.Ordinal)).Key);
    }

    [Fact]
    public void A_growth_that_does_not_fit_is_flagged_and_kept_as_written()
    {
        var reading = Read();
        Assert.Contains(reading.Issues, issue => issue.Code == "growth-does-not-fit");
        Assert.Contains(reading.Issues, issue => issue.Code == "percentage-points");
        Assert.DoesNotContain(reading.Issues, issue => issue.Code == "parts-do-not-add");
        Assert.Contains(reading.Notice!.Facts, fact => fact is { Value: 24.41, Comparator: "yoy+" });
    }

    [Fact]
    public void Every_surface_is_the_original_text_of_its_span()
    {
        var reading = Read();
        Assert.All(reading.Notice!.Facts, fact => Assert.Equal(reading.Text!.Original[fact.Evidence.Span.Start..fact.Evidence.Span.End], fact.Surface));
    }
}
