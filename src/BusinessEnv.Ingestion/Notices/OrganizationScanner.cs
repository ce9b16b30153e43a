using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>Finds where an organization's name ends in running text. Names are told by their form: a level or a place, a field, and a word such as 局.</summary>
internal static class OrganizationScanner
{
    private const int Longest = 40;

    private static readonly string[] Endings =
    [
        "委员会", "领导小组办公室", "工作领导小组", "领导小组", "办公室", "指挥部", "工作专班", "专班", "管委会", "人民政府", "政府", "人民法院", "法院", "中院", "人民检察院", "检察院", "海关", "支队", "总队", "大队", "中队", "调查队", "分局", "支行", "中心支行", "分行", "银行",
        "学会", "协会", "联合会", "工商联", "商会", "大学", "学院", "学校", "党校", "医院", "研究院", "研究所", "事务所", "中心", "分中心", "公司", "分公司", "集团", "供电公司", "供电局", "电力公司", "燃气公司", "自来水公司", "水务公司", "水务集团", "口岸办", "促进局", "管理局", "监督管理局", "监管局", "银保监局", "证监局",
        "部", "委", "局", "办", "院", "厅", "署", "会", "社", "站", "所", "联", "队", "人大常委会", "政协", "纪委监委", "监察委", "党委", "政法委", "街道", "镇", "乡", "园区", "高新区", "经开区", "开发区", "新区", "部门", "单位", "机构", "企业", "小组", "联席会议办公室", "联席会议", "基金会", "工会", "妇联", "团市委", "科协", "侨联", "残联", "文联", "社科联", "实业", "控股", "信息港", "数据港", "服务大厅",
    ];

    private static readonly System.Collections.Frozen.FrozenDictionary<char, string[]> EndingsByLast = System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(
        Endings.GroupBy(word => word[^1]), group => group.Key, group => group.OrderByDescending(word => word.Length).ToArray());

    /// <summary>What may follow a one-character ending when it is not an ending: 部署, 办理, 会议.</summary>
    private static readonly Dictionary<char, string> NotBefore = new()
    {
        ['部'] = "署分门位件委队级长",
        ['委'] = "托派员任会办政组宣统网编老军",
        ['局'] = "面部势长限",
        ['办'] = "理法事公结好学成案证件税电企件",
        ['院'] = "校士长",
        ['会'] = "议同员商展计晤诊签常",
        ['社'] = "会区保",
        ['站'] = "点式",
        ['所'] = "有以需在属得",
        ['联'] = "合系动网办席通审勘验络",
        ['队'] = "伍员",
        ['署'] = "名",
        ['厅'] = "级长",
        ['区'] = "域",
        ['镇'] = "村",
        ['乡'] = "村镇",
    };

    private static readonly Words Levels = ["市", "省", "区", "县", "州", "旗", "国家", "中国", "中共", "中央", "全国", "国网", "南网", "国务院", "自治区", "各", "最高", "共青团", "团"];

    /// <summary>The whole of <paramref name="start"/>…<paramref name="end"/> is an organization's name.</summary>
    public static bool IsName(string text, int start, int end)
    {
        var length = end - start;
        if (length is < 2 or > Longest) return false;
        for (var i = start; i < end; i++)
            if (EndsClause(text[i]) && text[i] is not '\n' and not '\r' || text[i] is '《') return false;
        if (IsClose(text[end - 1]) && IndexOfOpen(text, start, end) is var open and > 0)
            return IsName(text, start, open);
        return EndingBefore(text, start, end) is not null && !StartsWithVerb(text, start) && text.AsSpan(start, length).IndexOf("关于", StringComparison.Ordinal) < 0;
    }

    private static bool StartsWithVerb(string text, int start) =>
        LongestAt(text, start, ["对", "为", "在", "将", "把", "向", "按照", "根据", "由", "经", "让", "使", "以", "如", "请"]) is not null;

    private static int IndexOfOpen(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (IsOpen(text[i])) return i;
        return -1;
    }

    public static string? EndingBefore(string text, int start, int end)
    {
        if (end <= start || !EndingsByLast.TryGetValue(text[end - 1], out var endings)) return null;
        foreach (var ending in endings)
            if (end - ending.Length > start && At(text, end - ending.Length, ending) && !(ending is "联" && !"商妇残侨文科青学记作".Contains(text[end - 2]))) return ending;
        return null;
    }

    /// <summary>Reads the organization that begins at <paramref name="at"/>: the longest run that is closed by an ending.</summary>
    /// <param name="stop">Just after its name, a bracket with its other name included.</param>
    public static bool TryRead(string text, int at, int end, out int stop)
    {
        stop = at;
        var limit = Math.Min(end, at + Longest);
        var anchored = Levels.LongestAt(text, at) is not null || Divisions.LongestAt(text, at) is not null;
        var last = -1;
        for (var i = at; i < limit; i++)
        {
            var c = text[i];
            if (!IsHan(c) && !IsLatin(c)) break;
            if (c is '的' or '了' || last > 0 && i - last > 12) break;
            if (i > at && StopsName(text, i)) break;
            if (!Closes(text, at, i + 1, limit)) continue;
            if (last < 0)
            {
                last = i + 1;
                if (!MayExtend(text, at, last)) break;
                continue;
            }
            if (!Extends(text, at, last, i + 1)) break;
            last = i + 1;
            if (!MayExtend(text, at, last)) break;
        }
        if (last < 0) return false;
        var ending = EndingBefore(text, at, last)!;
        if (!anchored && ending.Length < 2) return false;
        if (last - at < 3) return false;
        if (last < end && IsOpen(text[last]) && CloseOf(text, last, Math.Min(end, last + 24)) is var close and > 0 && IsName(text, last + 1, close - 1)) last = close;
        stop = last;
        return true;
    }

    private static bool Closes(string text, int start, int stop, int limit)
    {
        var ending = EndingBefore(text, start, stop);
        if (ending is null) return false;
        if (ending is "企业" or "部门" or "单位" or "机构") return false;
        if (ending is "镇" or "乡" or "园区" or "街道" && text.AsSpan(start, stop - start).IndexOfAny("市县区省") < 0) return false;
        if (stop >= limit) return true;
        if (ending.Length == 1 && NotBefore.TryGetValue(ending[0], out var not) && not.Contains(text[stop])) return ending[0] is '委' && stop - start == 2 && "组宣统政网编老军".Contains(text[stop]);
        if (ending is "中心" && At(text, stop, "城")) return false;
        if (ending is "政府" && At(text, stop, "采购")) return false;
        return true;
    }

    /// <summary>市委 and 市政府 usually go on (市委组织部, 市政府金融办), and so do 公安局 and a bank.</summary>
    private static bool MayExtend(string text, int start, int stop)
    {
        var name = text.AsSpan(start, stop - start);
        return name is "市委" or "省委" or "区委" or "县委" or "州委" or "市政府" or "省政府" or "区政府" or "县政府" or "州政府" || name.EndsWith("委") && name.Length <= 5 || name.EndsWith("政府") || name.EndsWith("公安局") || name.EndsWith("公安厅") || name.EndsWith("银行") ||
            name.EndsWith("统计局") || name.EndsWith("税务总局") || name.EndsWith("领导小组") || name.EndsWith("委员会") || name.EndsWith("生态环境局") || name.EndsWith("管理局") || name.EndsWith("公司") || name.EndsWith("集团") || name.EndsWith("海关") || name.EndsWith("规划局") || name.EndsWith("社会") || name.EndsWith("指挥部") || name.EndsWith("保监会") || name.EndsWith("证监会");
    }

    private static bool Extends(string text, int start, int from, int to)
    {
        var tail = text.AsSpan(from, to - from);
        if (tail.Length > 12) return false;
        foreach (var word in (ReadOnlySpan<string>)["支队", "大队", "总队", "分局", "支行", "分行", "调查队", "办公室", "办", "税务局", "监管局", "委员会", "分公司", "公司", "中心", "部", "局", "委", "研究室", "营业管理部", "联"])
            if (tail.EndsWith(word))
            {
                // 市发展改革委牵头…办 is no name: the tail may hold no verb.
                return !tail.ContainsAny(Verbs);
            }
        return false;
    }

    private static readonly System.Buffers.SearchValues<char> Verbs = System.Buffers.SearchValues.Create("为在以把将对与和及牵作以由向并推着出创实通利打联按了的过就是有大全积高精细充组");

    private static bool StopsName(string text, int at) =>
        text[at] is '、' || LongestAt(text, at, ["通过", "以“", "牵头", "作为", "利用", "推进", "积极", "创新", "充分", "大力", "率先", "牵引", "负责", "配合", "联合", "出台", "打造", "强化", "推出", "推行", "坚持", "重点"]) is { } word && word is not ("创新" or "联合" or "强化" or "利用" or "推进" or "重点");
}
