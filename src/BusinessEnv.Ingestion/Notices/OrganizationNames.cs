using BusinessEnv.Core.Notices;
using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>Brings the names of organizations to one canonical form: the place in full, the department's official name.</summary>
/// <param name="city">The issuer's city, district or province in full, which a leading 市, 区 or 省 means; null when unknown.</param>
internal sealed class OrganizationNames(string? city, string? province, AliasTable aliases)
{
    private readonly Dictionary<string, string> seen = [];

    /// <summary>Official name: names in use. The prefix 委 or 政府 of a party or government body belongs to the name.</summary>
    private const string Departments = """
        发展和改革委员会:发展改革委 发改委 发展和改革委 发展改革委员会 发展改革局 发改局 发展和改革局
        科学技术局:科技局 科学技术和工业信息化局
        工业和信息化局:工信局 工业信息化局 工信委 工业和信息化委员会 工业和信息化委
        经济和信息化局:经信局 经济信息化局 经信委 经济和信息化委员会 经济和信息化委 经济信息化委
        人力资源和社会保障局:人社局 人力资源社会保障局 人力社保局 人力资源和社会保障厅
        自然资源和规划局:自然资源规划局 资规局 自规局 自然资源与规划局 规划和自然资源局 规资局
        自然资源局:自然资源局
        生态环境局:环保局 环境保护局
        住房和城乡建设局:住房城乡建设局 住建局 住建委 住房和城乡建设委员会 住房城乡建设委 住房城建局 建设局
        交通运输局:交通局 交通运输委
        农业农村局:农业局
        文化旅游广电局:文旅广电局 文化和旅游广电局 文广旅局 文化广电旅游局 文化广电和旅游局 文广旅体局 文化广电旅游体育局 文旅局 文化和旅游局 文化旅游局
        卫生健康委员会:卫健委 卫生健康委 卫计委 卫健局 卫生健康局
        退役军人事务局:退役军人局
        应急管理局:应急局
        国有资产监督管理委员会:国资委 国有资产监管委
        市场监督管理局:市场监管局 市监局 市场监督局
        医疗保障局:医保局
        地方金融监督管理局:地方金融监管局 金融监管局 金融局 地方金融局
        政府金融工作办公室:政府金融办 金融办 金融工作办公室 政府金融工作办
        政府物流与口岸办公室:政府物流口岸办 物流口岸办 物流与口岸办公室 口岸办 口岸物流办
        城市管理和综合执法局:城管执法局 城管局 城市管理局 城管委 城市管理执法局 城市管理综合执法局 综合执法局 城市管理和行政执法局 城市管理委员会
        行政审批服务局:行政审批局 审批局 审批服务局
        政务服务数据管理局:政数局 政务服务数据局 政务数据局 政务服务和数据管理局 政务和数据局
        政务服务管理局:政务服务局 政务局
        政务服务管理办公室:政务办 政务服务办 政务服务管理办
        数据资源管理局:数据资源局
        大数据发展管理局:大数据局 大数据管理局 大数据发展局
        中级人民法院:中院 中级法院 法院
        人民检察院:检察院
        工商业联合会:工商联
        仲裁委员会:仲裁委 仲裁办
        公安局交通警察支队:公安局交警支队 交警支队 公安局交管支队 公安交警支队
        委组织部:组织部
        委宣传部:宣传部
        委统战部:统战部 委统一战线工作部
        委政法委员会:委政法委 政法委
        委机构编制委员会办公室:委编办 编办
        委网络安全和信息化委员会办公室:委网信办 网信办
        委人才工作领导小组办公室:委人才办 人才办
        住房公积金管理中心:公积金中心 住房公积金中心
        园林和林业局:园林局 园林绿化局 林业局
        水利局:水利局
        水务局:水务局
        税务局:税务局 国税局
        机关事务管理局:机关事务局 机管局
        国家安全局:国安局
        信访局:信访局
        优化营商环境工作领导小组办公室:营商办 优化办 营商环境办 优化营商环境领导小组办公室 营商环境办公室 优化营商环境办公室
        供电公司:供电公司
        人民政府办公室:政府办公室 政府办
        人民政府:政府
        供销合作社联合社:供销社 供销联社
        残疾人联合会:残联
        妇女联合会:妇联
        总工会:工会
        科学技术协会:科协
        """;

    private static readonly Dictionary<string, string> Official = Load();

    /// <summary>The canonical name of an organization as written.</summary>
    public string Resolve(string name)
    {
        if (seen.TryGetValue(name, out var known)) return known;
        var resolved = aliases.Find(AliasKind.Organization, name) ?? ResolveAnew(name);
        resolved = aliases.Find(AliasKind.Organization, resolved) ?? resolved;
        return seen[name] = resolved;
    }

    private string ResolveAnew(string name)
    {
        var main = name;
        var open = main.IndexOfAny(['(', '（']);
        if (open > 1 && IsClose(main[^1])) main = main[..open];
        main = main.Trim();
        if (main.StartsWith("国网", StringComparison.Ordinal) && main.EndsWith("供电公司", StringComparison.Ordinal)) main = main[2..];
        var (place, rest) = Divide(main);
        if (rest.Length == 0) return main;
        if (Official.TryGetValue(rest, out var official)) return place + official;
        // 长沙市税务局 is a body of the state: 国家税务总局长沙市税务局.
        if (rest.StartsWith("国家税务总局", StringComparison.Ordinal) || main.StartsWith("国家税务总局", StringComparison.Ordinal)) return Resolve(main["国家税务总局".Length..]);
        return place + rest;
    }

    /// <summary>The place in full and what follows it; a leading 市 stands for the issuer's city.</summary>
    private (string Place, string Body) Divide(string name)
    {
        foreach (var (level, place) in new[] { ("市", CityOf(city)), ("省", province), ("区", Ends(city, '区')), ("县", Ends(city, '县')), ("州", Ends(city, '州')) })
            if (name.StartsWith(level, StringComparison.Ordinal) && name.Length > 2 && !name.StartsWith("市场", StringComparison.Ordinal) && !name.StartsWith("区域", StringComparison.Ordinal))
                return (place ?? level, name[1..]);
        if (Divisions.LongestAt(name, 0) is { } at && Divisions.Find(at) is { } division)
        {
            var rest = name[at.Length..];
            // 湖南省证监局 and 湖南证监局: a state body under a province's short name.
            if (rest.Length == 0) return (division.Name, rest);
            if (rest[0] is '县' or '区' or '旗' && at == division.Short) return (name[..(at.Length + 1)], rest[1..]);
            return (division.Name, rest);
        }
        for (var i = 1; i < Math.Min(name.Length - 1, 6); i++)
            if (name[i] is '县' or '区' or '市' && RegionScanner.IsName(name, 0, i + 1)) return (name[..(i + 1)], name[(i + 1)..]);
        // A department without its level is the issuer's own: 发改委, 财政局.
        if (city is not null && (Official.ContainsKey(name) || name.Length is >= 3 and <= 10 && name[^1] is '局' or '委' && name[0] is not '国')) return (city, name);
        return ("", name);
    }

    private static string? CityOf(string? place) => place is null ? null : place.EndsWith('市') || Divisions.Find(place) is { IsProvince: false } ? place : null;

    private static string? Ends(string? place, char level) => place is not null && place.EndsWith(level) ? place : null;

    /// <summary>Joins names of one notice that differ by their place only: 新奥燃气公司 is 长沙新奥燃气公司 when that is named too.</summary>
    public void Join(IEnumerable<string> names)
    {
        var all = names.Distinct().ToList();
        var bySuffix = new Dictionary<string, string>();
        foreach (var name in all)
        {
            var (place, rest) = Divide(name);
            if (place.Length > 0 && rest.Length >= 5) bySuffix.TryAdd(rest, Resolve(name));
        }
        foreach (var name in all)
            if (name.Length >= 5 && Divide(name).Place.Length == 0 && bySuffix.TryGetValue(name, out var fuller)) seen[name] = fuller;
    }

    private static Dictionary<string, string> Load()
    {
        var official = new Dictionary<string, string>();
        foreach (var line in Departments.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            official[line[..colon]] = line[..colon];
            foreach (var other in line[(colon + 1)..].Split(' ')) official.TryAdd(other, line[..colon]);
        }
        return official;
    }
}
