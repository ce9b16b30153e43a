using System.Text;

namespace BusinessEnv.Tests;

/// <summary>Clean notices in any amount, the same for the same seed: sentences of official prose put together at random.</summary>
internal static class NoticeGenerator
{
    private static readonly string[] Ends =
    [
        "营商环境便利度明显提高", "企业开办时间压缩至1个工作日", "全市新登记市场主体同比增长12.6%", "不动产登记实现当日办结", "办事群众满意度保持在98%以上",
        "供水供气报装环节减少到2个", "项目审批提速六成以上", "贷款余额突破3200亿元", "进出口通关时间位居全省前列", "破产案件平均审理周期缩短90天",
        "投诉事项办结率达到100%", "政府采购全流程电子化", "社保业务实现全程网办", "人才公寓竣工交付5600套", "空气优良天数比例达到87.4%",
        "招投标异议处理更加规范", "专利授权量居全省第四位", "小微企业综合融资成本下降0.6个百分点", "电子证照应用场景拓展到210个", "民营企业活力持续增强",
    ];

    private static readonly string[] Starts =
    [
        "开展专项督查12次", "开通企业服务热线", "开发智慧审批系统", "开设助企服务专窗", "可通过手机端查询办理进度", "可容缺受理事项增加到318项", "可在任意窗口提交申请",
        "考核结果与干部评优挂钩", "考察组先后赴先进城市学习", "科技局牵头建设成果转化平台", "科学划分审批权限", "客户经理上门讲解政策", "快速响应企业合理诉求", "快递物流园区启动建设",
        "会同财政部门出台配套措施", "会议听取了各单位工作汇报", "会展经济带动消费升级", "还专门设立了风险补偿基金", "还将推出第二批改革清单", "化解历史遗留问题46个", "环境影响登记表实行网上备案",
        "活动期间签约项目58个", "获得信贷指标提升最快", "黄金地段闲置厂房得到盘活", "恢复生产的企业超过九成", "回访中企业普遍给予好评", "汇聚各类要素资源", "火车站片区改造顺利完工",
        "“一窗受理”改革向乡镇延伸", "“信用修复”一件事上线运行", "“交房即交证”惠及8700户家庭", "“首席服务官”走访企业1500家", "“云勘验”缩短现场核查时间", "“跨省通办”窗口业务量翻番", "“白名单”企业享受绿色通道", "“政企恳谈会”每月召开一次",
    ];

    private static readonly string[] Indicators =
    [
        "开办企业", "劳动力市场监管", "办理建筑许可", "政府采购", "招标投标", "获得电力", "获得用水用气", "登记财产", "获得信贷", "保护中小投资者",
        "知识产权创造、保护和运用", "跨境贸易", "纳税", "执行合同", "办理破产", "市场监管", "政务服务", "包容普惠创新", "法治保障", "要素供给",
    ];

    private static readonly string[] Units =
    [
        "市市场监管局", "市行政审批局", "市税务局", "市住房城乡建设局", "市自然资源局", "市公共资源交易中心", "市中级人民法院", "市人力资源社会保障局", "市地方金融监管局", "市商务局",
        "市科技局", "市司法局", "市公安局", "市发展改革委", "市大数据中心", "市水务集团", "市供电公司", "人民银行市中心支行", "海关驻市办事处", "市知识产权保护中心",
    ];

    private const string Numerals = "一二三四五六七八九十";

    public static string Numeral(int number) => number <= 10 ? $"{Numerals[number - 1]}" : number < 20 ? $"十{Numerals[number - 11]}" : "二十";

    /// <summary>A notice with numbered indicators, lead and responsible units, and running text.</summary>
    public static string Notice(Random random, int paragraphs)
    {
        var text = new StringBuilder("关于优化营商环境工作情况的通报\n各县（市、区）人民政府，市直各单位：\n");
        var indicators = Indicators.ToArray();
        random.Shuffle(indicators);
        for (var i = 0; i < Math.Min(paragraphs, indicators.Length); i++)
        {
            var units = random.GetItems(Units, 4).Distinct().ToArray();
            text.Append($"　（{Numeral(i + 1)}）{indicators[i]}指标\n牵头单位：{units[0]}；责任单位：{string.Join('、', units.Skip(1).Append("各县（市、区）人民政府"))}。\n");
        }
        for (var i = 0; i < paragraphs; i++)
            text.Append($"{Pick(random, Ends)}，{Pick(random, Ends)}。{Pick(random, Starts)}，{Pick(random, Ends)}。{Pick(random, Starts)}；{Pick(random, Starts)}，{Pick(random, Ends)}。\n");
        return text.ToString();
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
