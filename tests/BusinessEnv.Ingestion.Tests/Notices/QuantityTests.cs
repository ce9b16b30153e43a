using System.Globalization;
using BusinessEnv.Ingestion.Notices;

namespace BusinessEnv.Ingestion.Tests.Notices;

public class QuantityTests
{
    private static string Scan(string text) => string.Join("; ", new QuantityScanner(text).Scan(0, text.Length)
        .Select(one => string.Create(CultureInfo.InvariantCulture, $"{text[one.Start..one.End]} {one.Comparator} {one.Value}{(one.Upper is null ? "" : $"…{one.Upper}")} {one.Unit}")));

    [Theory]
    [InlineData("总市值达1.35万亿元", "达1.35万亿元 达 1350000000000 元")]
    [InlineData("新增市场主体3.2 万户", "3.2 万户 = 32000 户")]
    [InlineData("走访企业三千二百家", "三千二百家 = 3200 家")]
    [InlineData("网上立案3万余件", "3万余件 > 30000 件")]
    [InlineData("服务企业1000家左右", "1000家左右 ≈ 1000 家")]
    [InlineData("兑现资金近１２亿元", "近１２亿元 ≈ 1200000000 元")]
    [InlineData("同比下降12.5%", "同比下降12.5% yoy- 12.5 %")]
    [InlineData("较2019年增长8%", "较2019年增长8% yoy+ 8 %")]
    [InlineData("环比增长3%", "环比增长3% pop+ 3 %")]
    [InlineData("提高2.3个百分点", "提高2.3个百分点 increase 2.3 个百分点")]
    [InlineData("通关效率提升30%~50%", "提升30%~50% range+ 30…50 %")]
    [InlineData("办理3至5个工作日", "3至5个工作日 range 3…5 工作日")]
    [InlineData("融资3-5万元", "3-5万元 range 30000…50000 元")]
    [InlineData("时限由15天压缩至3天", "15天 = 15 天; 压缩至3天 → 3 天")]
    [InlineData("压缩至10个、30个工作日", "压缩至10个 → 10 工作日; 30个工作日 → 30 工作日")]
    [InlineData("分别增长5.1%、6.2%", "增长5.1% increase 5.1 %; 6.2% increase 6.2 %")]
    [InlineData("占全省33.9%", "占全省33.9% share 33.9 %")]
    [InlineData("占总额的82.86%", "82.86% share 82.86 %")]
    [InlineData("不低于90%", "不低于90% ≥ 90 %")]
    [InlineData("时间不超过2个工作日", "不超过2个工作日 ≤ 2 工作日")]
    [InlineData("3个工作日内办结", "3个工作日内 ≤ 3 工作日")]
    [InlineData("最快3分钟办结", "最快3分钟 min 3 分钟")]
    [InlineData("企业开办1日办结", "1日办结 = 1 日")]
    [InlineData("过千亿市值公司", "过千亿 > 100000000000 元")]
    [InlineData("日均处理30万件", "30万件 = 300000 件/日")]
    [InlineData("等五大专项行动", "五大专项行动 = 5 项")]
    [InlineData("首次挺进十强", "十强 top-N 10 名")]
    [InlineData("电价为0.6元/千瓦时", "0.6元/千瓦时 = 0.6 元/千瓦时")]
    [InlineData("处理一亿三千万条", "一亿三千万条 = 130000000 条")]
    public void A_quantity_is_read_with_its_words(string text, string expected) => Assert.Equal(expected, Scan(text));

    [Theory]
    [InlineData("实施“三高四新”战略和“1530”工程")]
    [InlineData("PM2.5和PM10浓度下降")]
    [InlineData("2021年2月18日至3月5日")]
    [InlineData("二〇二一年三月二十六日")]
    [InlineData("国办发〔2018〕104号文件")]
    [InlineData("推行“一件事一次办”")]
    [InlineData("庆祝建党100周年")]
    [InlineData("落实“十四五”规划和二十大精神")]
    [InlineData("拨打12345热线")]
    [InlineData("政策兑现系统3.0版上线")]
    [InlineData("第三方机构、第一时间、第二批")]
    [InlineData("千方百计服务千家万户")]
    [InlineData("5G网络和A股")]
    [InlineData("一揽子举措，一律从快，一次性告知")]
    [InlineData("《百日攻坚三十条措施》")]
    [InlineData("1月至9月、三季度、上半年")]
    [InlineData("18日召开会议")]
    [InlineData("四个意识、两个维护")]
    public void A_number_in_a_name_a_date_or_a_slogan_is_none(string text) => Assert.Equal("", Scan(text));

    [Theory]
    [InlineData("三千二百", 3200)]
    [InlineData("一百二十", 120)]
    [InlineData("十二", 12)]
    [InlineData("二〇二一", 2021)]
    [InlineData("一点五", 1.5)]
    [InlineData("千亿", 1e11)]
    [InlineData("三万五千亿", 3.5e12)]
    [InlineData("一亿三千万", 1.3e8)]
    [InlineData("两千零五", 2005)]
    public void Chinese_numerals_have_their_value(string text, double expected)
    {
        Assert.True(Numerals.TryParseChinese(text, out var value));
        Assert.Equal(expected, value, 6);
    }

    [Fact]
    public void A_number_that_no_unit_follows_is_reported_with_its_place()
    {
        var reading = Reading.Of("关于营商环境评价的通报\n全年办理业务3217，效果良好。\n");
        var issue = Assert.Single(reading.Issues, one => one.Code == "unread-number");
        Assert.Equal("characters 18–22", issue.Place);
    }
}
