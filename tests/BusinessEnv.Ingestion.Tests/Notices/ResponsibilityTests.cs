using BusinessEnv.Core.Notices;

namespace BusinessEnv.Ingestion.Tests.Notices;

public class ResponsibilityTests
{
    private static NoticeIndicator Single(string body) => Assert.Single(Reading.Body(body).Indicators);

    private static string Units(IReadOnlyList<NamedOrganization> units) => string.Join(' ', units.Select(unit => unit.Name));

    [Theory]
    [InlineData("（一）获得电力指标\n牵头单位：市发展改革委；重点责任单位：市城管局、国网长沙供电公司。", "市发展改革委", "市城管局 国网长沙供电公司")]
    [InlineData("（一）获得电力。推行“三零”服务。（责任单位：市发展改革委、市城管局）", "", "市发展改革委 市城管局")]
    [InlineData("（一）获得电力。（牵头单位：市发展改革委；责任单位：市城管局、市公安局，6月底完成）", "市发展改革委", "市城管局 市公安局")]
    [InlineData("（一）获得电力。（市发展改革委、市城管局牵头，市公安局、市住建局按职责分工负责）", "市发展改革委 市城管局", "市公安局 市住建局")]
    [InlineData("（一）获得电力。（市发展改革委牵头负责）", "市发展改革委", "")]
    [InlineData("（一）获得电力（牵头单位：市委组织部（市委人才办）；责任单位：市场监管局（知识产权局）、市税务局）", "市委组织部（市委人才办）", "市场监管局（知识产权局） 市税务局")]
    [InlineData("（一）获得电力\n牵头单位：市发展改革委\n责任单位：财政局、人力资源和社会保障局和市税务局等部门", "市发展改革委", "财政局 人力资源和社会保障局 市税务局")]
    [InlineData("| 指标 | 牵头单位 | 责任单位 |\n|---|---|---|\n| 获得电力 | 市发展改革委 | 市城管局、市公安局 |", "市发展改革委", "市城管局 市公安局")]
    [InlineData("序号\n指标\n牵头单位\n责任单位\n1\n获得电力\n市发展改革委\n市城管局", "市发展改革委", "市城管局")]
    [InlineData("序号 指标 牵头单位 责任单位 1 获得电力 市发展改革委 市城管局、市公安局", "市发展改革委", "市城管局 市公安局")]
    public void Lead_and_key_units_are_told_apart(string body, string lead, string key)
    {
        var indicator = Single(body);
        Assert.Equal("electricity", indicator.Code);
        Assert.Equal(lead, Units(indicator.LeadUnits));
        Assert.Equal(key, Units(indicator.KeyUnits));
    }

    [Theory]
    [InlineData("包容惠普创新指标", "包容普惠创新", "inclusive-innovation")]
    [InlineData("劳动力市场监督", "劳动力市场监管", "labour-market")]
    [InlineData("获得用气指标", "获得用气", "water-gas.gas")]
    [InlineData("知识产权创造、保护和运用", "知识产权创造、保护和运用", "intellectual-property")]
    [InlineData("惠企政策落实指标", "惠企政策落实", "local:惠企政策落实")]
    [InlineData("提升不动产登记便利度", "登记财产", "registering-property")]
    public void An_indicator_is_resolved_to_the_national_system(string heading, string name, string code)
    {
        var indicator = Single($"（一）{heading}\n牵头单位：市发展改革委。");
        Assert.Equal((name, code), (indicator.Name, indicator.Code));
    }

    [Fact]
    public void A_case_that_says_who_led_it_is_no_indicator() =>
        Assert.Empty(Reading.Body("由市发展改革委牵头，组织市自然资源规划局等部门推进改革。").Indicators);

    [Fact]
    public void A_list_under_no_heading_is_reported()
    {
        var reading = Reading.Of("关于做好工作的通知\n各单位：\n责任单位：市公安局、市税务局。\n长沙市人民政府\n2021年2月18日\n");
        Assert.Contains(reading.Issues, issue => issue.Code == "unread-responsibility" && issue.Place is not null);
    }
}
