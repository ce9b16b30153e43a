using BusinessEnv.Core.Notices;

namespace BusinessEnv.Ingestion.Tests.Notices;

public class StandingTests
{
    private static string Ranks(string body) => string.Join("; ", Reading.Body(body).Rankings
        .Select(one => $"{one.Region} {(one.Rank is { } rank ? $"{rank}" : $"{one.Kind} {one.Label}")}{(one.Change is { } change ? $" {change:+0;-0;0}" : "")}{(one.Indicator is { } indicator ? $" {indicator}" : "")}"));

    [Theory]
    [InlineData("长沙县、望城区分别位列第43位、第50位。", "长沙县 43; 望城区 50")]
    [InlineData("浏阳市、宁乡市、开福区分列第1、2、3位。", "浏阳市 1; 宁乡市 2; 开福区 3")]
    [InlineData("我市列全国12位,比去年上升6位。", "长沙市 12 +6")]
    [InlineData("天心区位列第9，较上年下降2个位次。", "天心区 9 -2")]
    [InlineData("排名前三的区县依次是：长沙县、雨花区、岳麓区。", "长沙县 1; 雨花区 2; 岳麓区 3")]
    [InlineData("第4至第6名依次为开福区、芙蓉区、望城区。", "开福区 4; 芙蓉区 5; 望城区 6")]
    [InlineData("开福区和芙蓉区并列第三。", "开福区 3; 芙蓉区 3")]
    [InlineData("雨花区(排名第一) 岳麓区(排名第七)", "雨花区 1; 岳麓区 7")]
    [InlineData("第一名：雨花区", "雨花区 1")]
    [InlineData("长沙、株洲为标杆城市，湘潭紧随其后。", "长沙 Tier 标杆城市; 株洲 Tier 标杆城市; 湘潭 Tier 紧随其后")]
    [InlineData("长沙县、雨花区进入全省区县前列。", "长沙县 Band 前列; 雨花区 Band 前列")]
    [InlineData("排名后三位的区县依次是：甲子县、炎陵县、平江县。", "甲子县 Band 后三位; 炎陵县 Band 后三位; 平江县 Band 后三位")]
    [InlineData("获得电力、纳税指标分别位列全省第2位、第3位。", "长沙市 2 获得电力; 长沙市 3 纳税")]
    [InlineData("“获得信贷”指标得分为72.3分，在全省排第9位。", "长沙市 9 获得信贷")]
    [InlineData("昆山市连续17年位居全国百强县首位。", "昆山市 1")]
    [InlineData("株洲市、湘潭市分列二、三位。", "株洲市 2; 湘潭市 3")]
    [InlineData("“开办企业”“纳税”等2项指标全省排名第一。", "长沙市 1 开办企业; 长沙市 1 纳税")]
    [InlineData("其中：不动产登记第5位、获得用水第9位。", "长沙市 5 登记财产; 长沙市 9 获得用水")]
    [InlineData("第一档（3个）：雨花区、岳麓区。", "雨花区 Tier 第一档; 岳麓区 Tier 第一档")]
    public void A_standing_is_what_the_text_says(string body, string expected) => Assert.Equal(expected, Ranks(body));

    [Fact]
    public void An_unordered_list_is_never_numbered()
    {
        var ranks = Reading.Body("表现突出的区县（排名不分先后）：长沙县、雨花区、岳麓区。").Rankings;
        Assert.Equal(3, ranks.Count);
        Assert.All(ranks, one => Assert.True(one is { Kind: StandingKind.Listed, Rank: null }));
    }

    [Fact]
    public void The_rank_of_a_quantity_is_a_fact_and_no_region_s_rank()
    {
        var notice = Reading.Body("过千亿市值上市公司达3家，居中部第一。");
        Assert.Empty(notice.Rankings);
        Assert.Contains(notice.Facts, fact => fact is { Comparator: "rank", Value: 1, Surface: "居中部第一" });
    }

    [Fact]
    public void What_a_news_lead_repeats_is_counted_once()
    {
        var notice = Reading.Of("本报讯 近日，市营商办发布通报，雨花区排名第一，有5个区县受到表扬。\n关于2020年度营商环境评价结果的通报\n各区县政府：\n雨花区排名第一。5个区县受到表扬。\n长沙市人民政府\n2021年2月18日\n").Notice!;
        Assert.Single(notice.Rankings);
        Assert.Single(notice.Facts, fact => fact is { Value: 5 });
    }
}
