using System.Collections.Frozen;

namespace BusinessEnv.Ingestion.Notices;

/// <param name="Name">As the indicator system writes it: <c>开办企业</c>.</param>
/// <param name="Code">A stable code; a local indicator's begins with <c>local:</c>, a part of a national one has its code before the dot.</param>
/// <param name="Exact">The name was the whole heading, not a part of it.</param>
internal sealed record IndicatorName(string Name, string Code, bool Exact);

/// <summary>The 18 first-level indicators of the national business-environment evaluation (2019–2021) and the names that notices give them.</summary>
internal static class IndicatorNames
{
    private static readonly (string Code, string Name, string Aliases)[] National =
    [
        ("starting-business", "开办企业", "企业开办 设立企业 企业设立 企业登记开办 市场准入 开办企业便利度"),
        ("labour-market", "劳动力市场监管", "劳动力市场监督 劳动力市场监督管理 劳动力市场管理 劳动力市场"),
        ("construction-permits", "办理建筑许可", "建筑许可 办理施工许可 工程建设项目审批 工程建设项目审批制度改革 建筑许可办理"),
        ("government-procurement", "政府采购", "政府采购监管"),
        ("bidding", "招标投标", "招投标 工程招投标 工程建设招投标 招标与投标"),
        ("electricity", "获得电力", "电力获得 获得用电 用电报装 电力接入 办电"),
        ("water-gas", "获得用水用气", "用水用气 获得水气 水气报装 用水用气报装 获得用水和用气 获得用水、用气 水气获得 获得用水用气用热"),
        ("water-gas.water", "获得用水", "用水报装"),
        ("water-gas.gas", "获得用气", "用气报装 获得燃气"),
        ("registering-property", "登记财产", "财产登记 不动产登记 登记不动产"),
        ("credit", "获得信贷", "信贷获得 融资信贷 企业融资 获得融资"),
        ("minority-investors", "保护中小投资者", "中小投资者保护 保护少数投资者 保护中小投资人"),
        ("intellectual-property", "知识产权创造、保护和运用", "知识产权创造保护和运用 知识产权创造、保护、运用 知识产权创造、运用和保护 知识产权创造保护运用 知识产权保护和运用 知识产权保护 知识产权"),
        ("cross-border-trade", "跨境贸易", "跨境贸易便利化"),
        ("paying-taxes", "纳税", "缴纳税费 纳税服务 办理纳税 税费缴纳 办税缴费"),
        ("enforcing-contracts", "执行合同", "合同执行"),
        ("insolvency", "办理破产", "破产办理 企业破产 破产处置"),
        ("market-regulation", "市场监管", "市场监督管理 市场监督"),
        ("government-services", "政务服务", ""),
        ("inclusive-innovation", "包容普惠创新", "包容惠普创新 普惠包容创新 包容普惠与创新 包容普惠 包容性普惠创新"),
    ];

    /// <summary>Too general to be found inside another phrase; as a whole heading they count.</summary>
    private static readonly FrozenSet<string> OnlyWhole = new[] { "市场准入", "办电", "包容普惠", "纳税", "劳动力市场", "市场监督", "市场监督管理", "企业融资", "知识产权", "政府采购监管", "市场监管", "政务服务", "企业破产", "获得融资" }.ToFrozenSet();

    private static readonly FrozenDictionary<string, (string Name, string Code)> ByName = Index();
    private static readonly string[] Names = [.. ByName.Keys.OrderByDescending(name => name.Length)];
    private static readonly string[] Endings = ["评价指标", "指标评价", "一级指标", "指标领域", "领域指标", "指标", "领域", "便利度", "便利化", "专项"];

    /// <summary>Normalises a heading to a name: quotation marks and the word 指标 go.</summary>
    public static string Trim(string heading)
    {
        var name = Unquote(heading.Trim(' ', '\u3000', '"', '【', '】', '：', ':', '。', '.', '*', '、', '，', ',', '；', ';'));
        for (var again = true; again;)
        {
            again = false;
            foreach (var ending in Endings)
                if (name.Length > ending.Length + 1 && name.EndsWith(ending, StringComparison.Ordinal) && !ByName.ContainsKey(name))
                {
                    name = name[..^ending.Length];
                    again = true;
                    break;
                }
        }
        return Unquote(name.Trim());
    }

    private static string Unquote(string name) => name.Length > 2 && Glyphs.IsQuoteOpen(name[0]) && Glyphs.IsQuoteClose(name[^1]) && name.AsSpan(1, name.Length - 2).IndexOfAny('“', '”') < 0 ? name[1..^1] : name;

    /// <summary>The national indicator that a heading names, whole or in part; null when there is none.</summary>
    public static IndicatorName? Find(string heading)
    {
        var trimmed = Trim(heading);
        if (ByName.TryGetValue(trimmed, out var whole)) return new(whole.Name, whole.Code, true);
        var compact = trimmed.Replace(" ", "", StringComparison.Ordinal).Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal);
        if (ByName.TryGetValue(compact, out whole)) return new(whole.Name, whole.Code, true);
        var isNamed = heading.Contains("指标", StringComparison.Ordinal);
        foreach (var name in Names)
        {
            var at = trimmed.IndexOf(name, StringComparison.Ordinal);
            if (at < 0) continue;
            if (OnlyWhole.Contains(name) && !(isNamed && (At(heading, name + "指标") || At(heading, name + "”指标") || At(heading, name + "等指标")))) continue;
            if (at + name.Length < trimmed.Length && trimmed[at + name.Length] is '局' or '厅' or '部' or '中' && trimmed[at + name.Length] is not '中' || At(trimmed, name + "中心") || At(trimmed, name + "局")) continue;
            return new(ByName[name].Name, ByName[name].Code, false);
        }
        return null;
    }

    private static readonly string[] NotNames = ["分项", "各项", "主要", "重点", "核心", "评价", "考核", "年度", "一级", "二级", "三级", "单项", "各类", "有关", "相关", "优势", "弱势", "短板", "落后", "全部", "部分", "所有", "共性", "个性", "先进", "牵头", "具体", "参评", "其他", "提升", "优化", "进步", "退步", "标杆", "失分", "约束性", "预期性"];

    /// <summary>Whether a heading that ends with 指标 names one (惠企政策落实指标) or speaks of several (分项指标).</summary>
    public static bool IsLocal(string heading)
    {
        var whole = heading.TrimEnd('。', '：', ':', ' ');
        if (!whole.EndsWith("指标", StringComparison.Ordinal) || whole.Length is < 5 or > 18) return false;
        var name = whole[..^2];
        return !name.Contains('、', StringComparison.Ordinal) && !Array.Exists(NotNames, word => name.EndsWith(word, StringComparison.Ordinal) || name.StartsWith(word, StringComparison.Ordinal) && name.Length <= word.Length + 2);
    }

    /// <summary>An indicator that the national system does not have.</summary>
    public static IndicatorName Local(string heading)
    {
        var name = Trim(heading);
        return new(name, "local:" + name, true);
    }

    private static bool At(string text, string part) => text.Contains(part, StringComparison.Ordinal);

    private static FrozenDictionary<string, (string, string)> Index()
    {
        var index = new Dictionary<string, (string, string)>();
        foreach (var (code, name, aliases) in National)
        {
            index[name] = (name, code);
            foreach (var alias in aliases.Split(' ', StringSplitOptions.RemoveEmptyEntries)) index.TryAdd(alias, (name, code));
        }
        return index.ToFrozenDictionary();
    }
}
