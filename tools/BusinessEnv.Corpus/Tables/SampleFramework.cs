using System.Collections.Immutable;
using BusinessEnv.Core.Frameworks;

namespace BusinessEnv.Corpus.Tables;

/// <summary>The values an indicator's cells are drawn from.</summary>
public readonly record struct ValueRange(decimal Low, decimal High, int Decimals);

/// <summary>A framework to fill in: invented, but in the shape of the real ones.</summary>
/// <param name="Traditional">Traditional forms of the framework's names.</param>
public sealed record SampleFramework(
    Framework Framework,
    IReadOnlyDictionary<string, ValueRange> Ranges,
    IReadOnlyList<UnitDefinition> Units,
    IReadOnlyDictionary<string, string> Traditional)
{
    public bool Chinese => Traditional.Count > 0;

    /// <summary>A city's index in Chinese: the cities are known, others are not taken.</summary>
    public static SampleFramework Cities { get; } = City();

    /// <summary>A country index in English: the uploads bring the units.</summary>
    public static SampleFramework Countries { get; } = Country();

    public static IReadOnlyList<SampleFramework> All { get; } = [Cities, Countries];

    public Node Indicator(string code) => Framework.Root.Leaves().First(node => node.Code == code);

    public UnitDefinition Unit(string code) => Units.First(unit => unit.Code == code);

    /// <summary>The composite that an indicator belongs to.</summary>
    public Node Topic(string code) => Framework.Root.Children.First(topic => topic.Children.Any(node => node.Code == code));

    private static SampleFramework City()
    {
        var ranges = new Dictionary<string, ValueRange>();
        Node Leaf(string code, string name, string measure, bool lower, decimal low, decimal high, int decimals, Bounds? possible, params string[] aliases)
        {
            ranges[code] = new(low, high, decimals);
            return new() { Code = code, Name = name, Measure = measure, LowerIsBetter = lower, Possible = possible, Aliases = [.. aliases] };
        }
        Node Topic(string code, string name, params Node[] children) => new() { Code = code, Name = name, Children = [.. children] };
        var mechanism = ImmutableDictionary<string, TextCode>.Empty
            .Add("No Practice", new(TextMeaning.Score, 0))
            .Add("已建立", new(TextMeaning.Value, 1))
            .Add("不适用", new(TextMeaning.NotApplicable));
        var root = new Node
        {
            Code = "overall",
            Name = "营商环境总指数",
            Children =
            [
                Topic("starting", "开办企业",
                    Leaf("starting.procedures", "开办企业环节数", "个", true, 1, 6, 0, new(0, 50), "开办环节"),
                    Leaf("starting.time", "开办企业办理时间", "天", true, 1.5m, 9, 1, new(0, 365), "企业开办时间"),
                    Leaf("starting.cost", "开办企业成本占比", "%", true, 1.2m, 9, 2, new(0, 300), "开办成本占人均收入比重")),
                Topic("permits", "办理施工许可",
                    Leaf("permits.time", "施工许可审批时间", "天", true, 20, 80, 0, new(0, 1000), "施工许可时间"),
                    Leaf("permits.cost", "施工许可费用", "元", true, 2000, 9000, 1, new(0, null), "施工许可成本")),
                Topic("electricity", "获得电力",
                    Leaf("electricity.time", "用电报装时间", "天", true, 5, 25, 1, new(0, 365), "获得电力时间"),
                    Leaf("electricity.outage", "年均停电时长", "小时", true, 2, 9, 2, new(0, 8784), "户均停电时间")),
                Topic("taxes", "纳税",
                    Leaf("taxes.hours", "年度办税耗时", "小时", true, 80, 140, 0, new(0, 8784), "纳税时间"),
                    Leaf("taxes.rate", "总税收和缴费率", "%", true, 30, 65, 2, new(0, 500), "总税率")),
                Topic("market", "市场活力",
                    Leaf("market.entities", "市场主体总量", "户", false, 120_000, 480_000, 0, new(0, null), "市场主体数"),
                    Leaf("market.loans", "普惠小微贷款余额", "万元", false, 200_000, 800_000, 1, new(0, null), "小微贷款余额"),
                    Leaf("market.trade", "进出口总额", "元", false, 1_200_000_000, 5_600_000_000, 0, new(0, null), "外贸进出口额")),
                Topic("government", "政务服务",
                    Leaf("government.online", "一网通办率", "share", false, 0.55m, 0.98m, 4, new(0, 1), "网上可办率"),
                    Leaf("government.satisfaction", "企业满意度", "分", false, 60, 95, 1, new(0, 100), "企业满意度得分"),
                    Leaf("government.mechanism", "破产审判机制", "分", false, 2, 9, 0, new(0, 10)) with { TextCodes = mechanism }),
                Topic("innovation", "包容普惠创新",
                    Leaf("innovation.rd", "研发投入强度", "%", false, 1.1m, 4, 2, new(0, 100), "研发经费占比"),
                    Leaf("innovation.patents", "每万人发明专利拥有量", "件", false, 5, 29, 2, new(0, null), "万人发明专利")),
            ],
        };
        ImmutableArray<UnitDefinition> units =
        [
            .. new[]
            {
                ("430100", "长沙市", "长沙"), ("430200", "株洲市", "株洲"), ("430300", "湘潭市", "湘潭"), ("430400", "衡阳市", "衡阳"),
                ("430500", "邵阳市", "邵阳"), ("430600", "岳阳市", "岳阳"), ("430700", "常德市", "常德"), ("430800", "张家界市", "张家界"),
                ("430900", "益阳市", "益阳"), ("431000", "郴州市", "郴州"), ("431100", "永州市", "永州"), ("431200", "怀化市", "怀化"),
                ("431300", "娄底市", "娄底"), ("433100", "湘西土家族苗族自治州", "湘西州"),
            }.Select(unit => new UnitDefinition(unit.Item1, unit.Item2, [unit.Item3])),
        ];
        var traditional = new Dictionary<string, string>
        {
            ["长沙市"] = "長沙市", ["衡阳市"] = "衡陽市", ["邵阳市"] = "邵陽市", ["岳阳市"] = "岳陽市", ["张家界市"] = "張家界市",
            ["益阳市"] = "益陽市", ["怀化市"] = "懷化市", ["娄底市"] = "婁底市",
            ["开办企业环节数"] = "開辦企業環節數", ["开办企业办理时间"] = "開辦企業辦理時間", ["开办企业成本占比"] = "開辦企業成本佔比",
            ["施工许可审批时间"] = "施工許可審批時間", ["施工许可费用"] = "施工許可費用", ["用电报装时间"] = "用電報裝時間",
            ["年均停电时长"] = "年均停電時長", ["年度办税耗时"] = "年度辦稅耗時", ["总税收和缴费率"] = "總稅收和繳費率",
            ["市场主体总量"] = "市場主體總量", ["普惠小微贷款余额"] = "普惠小微貸款餘額", ["进出口总额"] = "進出口總額",
            ["一网通办率"] = "一網通辦率", ["企业满意度"] = "企業滿意度", ["破产审判机制"] = "破產審判機制",
            ["研发投入强度"] = "研發投入強度", ["每万人发明专利拥有量"] = "每萬人發明專利擁有量",
        };
        var framework = new Framework
        {
            Id = "city-environment",
            Name = "城市营商环境指数",
            Root = root,
            Units = new() { Known = units, NameAttribute = "name", GroupAttribute = "region" },
            Attributes =
            [
                new("name", "城市名称", ["市州名称"]),
                new("region", "区域", ["板块"]),
                new("population", "常住人口", ["人口"], Numeric: true),
            ],
        };
        return new(framework, ranges, units, traditional);
    }

    private static SampleFramework Country()
    {
        var ranges = new Dictionary<string, ValueRange>();
        var noPractice = ImmutableDictionary<string, TextCode>.Empty
            .Add("No Practice", new(TextMeaning.Score, 0))
            .Add("No VAT", new(TextMeaning.NotApplicable));
        Node Leaf(string code, string name, string measure, bool lower, decimal low, decimal high, int decimals, Bounds possible)
        {
            ranges[code] = new(low, high, decimals);
            return new() { Code = code, Name = name, Measure = measure, LowerIsBetter = lower, Possible = possible, TextCodes = noPractice };
        }
        var root = new Node
        {
            Code = "overall",
            Name = "Ease of doing business",
            Children =
            [
                new() { Code = "starting-a-business", Name = "Starting a business", Children =
                [
                    Leaf("starting-a-business.procedures", "Procedures to start a business", "number", true, 3, 14, 0, new(0, 100)),
                    Leaf("starting-a-business.time", "Time to start a business", "days", true, 5, 30, 1, new(0, 1000)),
                    Leaf("starting-a-business.cost", "Cost to start a business", "%", true, 2, 11, 2, new(0, 1000)),
                ] },
                new() { Code = "paying-taxes", Name = "Paying taxes", Children =
                [
                    Leaf("paying-taxes.payments", "Tax payments", "number", true, 6, 30, 0, new(0, 200)),
                    Leaf("paying-taxes.time", "Time to comply with taxes", "hours", true, 100, 320, 1, new(0, 8784)),
                    Leaf("paying-taxes.refund", "Time to obtain a VAT refund", "weeks", true, 9, 35, 1, new(0, 500)),
                ] },
                new() { Code = "trading", Name = "Trading across borders", Children =
                [
                    Leaf("trading.export-cost", "Cost to export", "USD", true, 120, 640, 2, new(0, null)),
                    Leaf("trading.import-time", "Time to import", "hours", true, 20, 90, 0, new(0, 8784)),
                    Leaf("trading.recovery", "Recovery rate", "share", false, 0.2m, 0.9m, 3, new(0, 1)),
                ] },
            ],
        };
        var framework = new Framework
        {
            Id = "country-environment",
            Name = "Country business environment",
            Root = root,
            Units = new() { NameAttribute = "name" },
            Attributes = [new("name", "Economy", ["Economy name"]), new("region", "Region", [])],
        };
        UnitDefinition[] units =
        [
            .. new[]
            {
                ("ARG", "Argentina"), ("AUS", "Australia"), ("BRA", "Brazil"), ("CHL", "Chile"), ("DNK", "Denmark"), ("EGY", "Egypt"),
                ("FIN", "Finland"), ("GHA", "Ghana"), ("IND", "India"), ("JPN", "Japan"), ("KEN", "Kenya"), ("MEX", "Mexico"), ("NZL", "New Zealand"), ("PER", "Peru"),
            }.Select(unit => new UnitDefinition(unit.Item1, unit.Item2, [])),
        ];
        return new(framework, ranges, units, new Dictionary<string, string>());
    }
}
