using BusinessEnv.Core.Notices;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Notices;
using BusinessEnv.Ingestion.Text;
using CsCheck;

namespace BusinessEnv.Ingestion.Tests.Notices;

public class NoticeReaderTests
{
    [Fact]
    public void An_empty_file_is_refused_with_a_reason()
    {
        var reading = Reading.Of("");
        Assert.False(reading.Accepted);
        Assert.Equal(Severity.Error, Assert.Single(reading.Issues).Severity);
    }

    [Fact]
    public void A_notice_in_English_is_kept_and_what_is_missing_is_said()
    {
        var reading = Reading.Of("Notice on the results of the evaluation\nThe city ranked 3rd among 18 cities, up 5%.\n");
        Assert.True(reading.Accepted);
        Assert.Equal("Notice on the results of the evaluation", reading.Notice!.Title);
        Assert.Empty(reading.Notice.Facts);
        Assert.Subset(reading.Issues.Select(issue => issue.Code).ToHashSet(), new HashSet<string> { "not-chinese", "no-issuer", "no-date", "no-structure" });
    }

    [Fact]
    public void A_notice_without_indicators_is_accepted_with_its_title_and_date()
    {
        var reading = Reading.Of("关于召开座谈会的通知\n各有关企业：\n定于2023年6月20日召开座谈会。\n郑州市营商环境工作领导小组办公室\n2023年6月13日\n");
        Assert.True(reading.Accepted);
        Assert.Equal(("关于召开座谈会的通知", new DateOnly(2023, 6, 13)), (reading.Notice!.Title, reading.Notice.IssuedOn));
        Assert.Contains(reading.Issues, issue => issue.Code == "no-structure" && issue.Severity == Severity.Warning);
    }

    [Fact]
    public void A_title_as_long_as_the_line_of_addressees_under_it_stays_a_title()
    {
        // Repair joins lines of one width, for they may be a broken sentence; what they say parts them again.
        var notice = Reading.Of("关于2020年度全市营商环境评价结果的通报\n各县（市）区人民政府，各开发区管委会：\n现将结果通报如下。\n长春市人民政府\n2021年3月1日\n").Notice!;
        Assert.Equal("关于2020年度全市营商环境评价结果的通报", notice.Title);
        Assert.Equal(["各县（市）区人民政府", "各开发区管委会"], notice.Addressees);
    }

    [Fact]
    public void In_a_forwarded_notice_the_outer_one_is_the_notice()
    {
        var notice = Reading.Of("沈阳市人民政府办公室转发市营商局关于先进单位通报的通知\n各区人民政府：\n现转发给你们。\n沈阳市人民政府办公室\n2021年5月12日\n关于先进单位的通报\n（一）政务服务指标\n牵头单位：市营商局。\n沈阳市营商局\n2021年4月28日\n").Notice!;
        Assert.Equal(("沈阳市人民政府办公室", new DateOnly(2021, 5, 12)), (notice.Issuer, notice.IssuedOn));
        Assert.Single(notice.Indicators);
    }

    [Fact]
    public void Parts_that_do_not_add_up_are_flagged()
    {
        var reading = Reading.Of("关于营商环境评价的通报\n全年新增12家上市企业（首发上市7家，境外迁入2家，过会待发4家）。\n");
        Assert.Contains(reading.Issues, issue => issue.Code == "parts-do-not-add");
        Assert.DoesNotContain(Reading.Of("关于营商环境评价的通报\n全年新增12家上市企业（首发上市7家，境外迁入2家，过会待发3家）。\n").Issues, issue => issue.Code == "parts-do-not-add");
    }

    private static readonly Gen<string> Fragments = Gen.OneOf(new[] {
        "关于2020年度评价的通报", "\n", "：", "（", "）", "“", "”", "《", "》", "、", "，", "。", "；", " ", "　", "\t", "|", " | ", "一、", "（一）", "1.", "案例一：", "附件1", "第", "第3名", "排名", "位列", "前十", "后三位",
        "依次是", "分别", "分列", "并列", "长沙县", "长沙市", "天心区", "区县", "得分", "序号", "指标", "牵头单位", "责任单位：", "牵头", "负责", "市发展改革委", "市财政局", "等", "和", "开办企业", "获得电力指标", "——", "12", "3.5", "1,234", "万", "亿元", "%", "个", "家", "天", "年", "月", "日", "余", "近",
        "超过", "达", "同比增长", "下降", "压缩至", "占", "的", "24小时", "7天24小时", "自助服务厅", "千亿", "三千二百", "半", "过", "标杆城市", "前列", "紧随其后", "率先全省", "重点支持单位", "二〇二一年三月二日", "2021年2月18日", "长沙市人民政府", "净增", "典型案例", "更多精彩，请关注", "PM2.5", "http://a.b/1", "~", "-", "至", "\r\n", }.Select(fragment => Gen.Const(fragment)).ToArray());

    [Fact]
    public void No_text_makes_it_throw_and_every_span_lies_in_the_text() =>
        Fragments.Array[0, 60].Select(string.Concat).Sample(text =>
        {
            var repaired = TextRepair.Repair(text, TestContext.Current.CancellationToken);
            var (notice, _) = NoticeReader.Extract(repaired, cancellation: TestContext.Current.CancellationToken);
            foreach (var span in Spans(notice))
            {
                Assert.InRange(span.Start, 0, text.Length);
                Assert.InRange(span.End, span.Start, text.Length);
            }
            foreach (var fact in notice.Facts) Assert.Equal(text[fact.Evidence.Span.Start..fact.Evidence.Span.End], fact.Surface);
        }, iter: 1500);

    private static IEnumerable<TextSpan> Spans(Notice notice) =>
        notice.Facts.Select(one => one.Evidence.Span)
            .Concat(notice.Rankings.Select(one => one.Evidence.Span))
            .Concat(notice.Cases.SelectMany(one => new[] { one.Evidence.Span, one.Body }))
            .Concat(notice.Claims.Select(one => one.Evidence.Span))
            .Concat(notice.SupportUnits.Select(one => one.Evidence.Span))
            .Concat(notice.AwardSections.Select(one => one.Evidence.Span))
            .Concat(notice.Indicators.SelectMany(one => one.LeadUnits.Concat(one.KeyUnits).Select(unit => unit.Evidence.Span).Append(one.Evidence.Span)));

    public static TheoryData<string, string> Units() => new()
    {
        { "", "长沙县新增市场主体3.2万户，同比增长5%，居全省第一。\n" },
        { "", "12345 " },
        { "", "（" },
        { "", "长沙县新增三百户" },
        { "", "第3名、" },
        { "", "长沙县、" },
        { "", "一二三四五六七八九十百千" },
        { "", "2021年" },
        { "", "（一）获得电力指标\n牵头单位：市局。\n" },
        { "典型案例\n", "一、获得电力——新做法\n市局新增3家企业。\n" },
        { "区县\n排名\n", "长沙县\n7\n" },
        { "一、重点支持单位\n", "市财政局配合工作，" },
        { "区县 排名 ", "长沙县 7 " },
        { "一、开办企业\n责任单位：", "市第一局、" },
    };

    /// <summary>Work is counted in allocated bytes: twice the text may cost little more than twice the bytes.</summary>
    [Theory]
    [MemberData(nameof(Units))]
    public void Work_grows_linearly_with_the_text(string head, string unit)
    {
        long Cost(int count)
        {
            var text = TextRepair.Repair(head + string.Concat(Enumerable.Repeat(unit, count)), TestContext.Current.CancellationToken);
            NoticeReader.Extract(text, cancellation: TestContext.Current.CancellationToken);
            var before = GC.GetAllocatedBytesForCurrentThread();
            NoticeReader.Extract(text, cancellation: TestContext.Current.CancellationToken);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        var count = 20_000 / unit.Length;
        Assert.InRange((double)Cost(2 * count) / Cost(count), 0, 2.6);
    }
}
