using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>The nouns that a count may take into its span.</summary>
internal static class Nouns
{
    public static readonly Words Counted =
    [
        "部门", "中心城区", "城区", "环节", "方面", "事项", "要素", "单位", "领域", "行业", "城市", "区县", "县区", "县市", "指标", "项目", "平台", "中心", "专项行动", "行动", "工程", "窗口", "园区", "街道", "乡镇", "社区", "步骤", "阶段", "流程",
        "系统", "模块", "板块", "产业", "产业链", "企业", "问题", "案例", "措施", "类别", "任务", "场景", "渠道", "机构", "材料", "证照", "工作日", "县", "区", "市州", "地市", "省份", "类型", "维度", "服务区", "环境", "公司", "集群",
    ];

    public static readonly Words ServicePlaces =
        ["自助服务区", "自助服务厅", "自助厅", "自助区", "服务区", "服务厅", "服务大厅", "政务超市", "自助终端", "自助服务", "服务热线", "热线", "服务站", "便利店", "自助机", "服务窗口", "客服", "警务室", "驿站", "自助办理", "办理点"];

    /// <summary>The end of the first noun that begins within <paramref name="reach"/> characters, with only Han characters and no 的 before it; null when there is none.</summary>
    public static int? After(string text, int at, int end, Words nouns, int reach)
    {
        for (var i = at; i < end && i - at <= reach; i++)
        {
            if (nouns.LongestAt(text, i) is { } noun && i + noun.Length <= end) return i + noun.Length;
            if (!IsHan(text[i]) || text[i] is '的' or '和' or '及') return null;
        }
        return null;
    }
}

/// <summary>A surface that recurs in its paragraph takes the counted noun with it, so that the span names one place.</summary>
internal static class Repeated
{
    public static void Extend(string text, int end, List<Quantity> found)
    {
        if (found.Count < 2) return;
        var seen = new Dictionary<string, int>(found.Count);
        foreach (var quantity in found)
        {
            var surface = text[quantity.Start..quantity.End];
            seen[surface] = seen.GetValueOrDefault(surface) + 1;
        }
        for (var i = 0; i < found.Count; i++)
        {
            var quantity = found[i];
            if (quantity.Rule is not "measure" || seen[text[quantity.Start..quantity.End]] < 2) continue;
            if (Nouns.After(text, quantity.End, end, Nouns.Counted, 3) is { } noun) found[i] = quantity with { End = noun };
        }
    }
}

/// <summary>The words around ranks and scores.</summary>
internal static class RankWords
{
    private static readonly Words Verbs =
    [
        "排名", "位列", "位居", "名列", "居", "列", "排", "排在", "排名为", "位次为", "跃居", "升至", "稳居", "高居", "跃升至", "上升至", "上升到", "提升至", "提升到", "跃升到", "降至", "下降至", "并列", "排名并列", "分列", "分居", 
        "分获", "进位至", "进至", "排位", "位次", "排序", "名次为", "前移至", "后移至", "排名由", "蝉联", "荣居", "排行", "总排名", "综合排名", "排名上升至", "排名升至", "排名提升至", "获", "荣获", "获得", "勇夺",
    ];

    private static readonly Words NotVerbs = ["一系列", "系列", "安排", "编排", "行列", "序列", "陈列", "下列", "队列", "并排", "居民", "新居", "邻居", "前列", "获得"];
    private static readonly Words Scopes = ["全国", "全省", "全市", "全区", "全县", "中部", "西部", "东部", "全州", "东北", "省内", "国内", "同类", "地区", "省会城市", "城市", "市州", "区县", "县市区", "县区", "上", "综合", "全省市州", "第三方", "名"];
    private static readonly Words MovesUp = ["上升", "提升", "前进", "进位", "晋升", "提高", "跃升", "前移", "进步", "升", "上移", "进", "赶超", "攀升"];
    private static readonly Words MovesDown = ["下降", "后退", "退步", "退后", "后移", "降", "退", "下滑", "下移", "跌", "滑落"];

    /// <summary>Where a verb of rank that ends at <paramref name="at"/> begins.</summary>
    public static int? Before(string text, int from, int at)
    {
        var stop = at;
        while (stop > from && text[stop - 1] is ' ') stop--;
        if (stop > from && text[stop - 1] is '了' or '为') stop--;
        var verb = Verbs.LongestBefore(text, from, stop);
        if (verb is null || verb is "获" or "荣获" or "获得" or "勇夺") return null;
        if (NotVerbs.LongestBefore(text, from, stop) is not null) return null;
        return stop - verb.Length;
    }

    /// <summary>居中部第一, 列全国12位: a verb of rank, then whom it is among, without 的 or a number.</summary>
    public static int? BeforeScope(string text, int from, int at)
    {
        for (var i = at - 1; i >= from && at - i <= 9; i--)
        {
            if (!IsHan(text[i]) || text[i] is '的' || Numerals.IsChineseNumeral(text[i])) return null;
            if (at - i >= 2 && Before(text, from, i) is { } verb) return verb;
        }
        return null;
    }

    /// <summary>全省第一, 居全市首位: whom it is among stands directly before.</summary>
    public static bool HasScope(string text, int from, int at) => Scopes.LongestBefore(text, from, at) is not null;

    /// <summary>挺进十强, 入围全国百强: the verb stands a few characters before.</summary>
    public static bool Enters(string text, int from, int at)
    {
        for (var i = at; i > from && at - i <= 12; i--)
            if (LongestBefore(text, from, i, ["挺进", "跻身", "进入", "入围", "入选", "位列", "名列", "迈入", "步入", "荣登", "上榜", "闯入", "晋级", "挤进", "进"]) is { } verb && verb is not "进" || i == at && LongestBefore(text, from, i, ["进", "入"]) is not null) return true;
        return false;
    }

    /// <summary>上升6位: the verb of a move that ends at the number.</summary>
    public static (int Start, int Direction)? IsMove(string text, int from, int at)
    {
        var stop = at;
        while (stop > from && text[stop - 1] is ' ' or '了') stop--;
        if (MovesUp.LongestBefore(text, from, stop) is { } up) return (stop - up.Length, 1);
        if (MovesDown.LongestBefore(text, from, stop) is { } down) return (stop - down.Length, -1);
        return null;
    }

    public static bool IsScore(string text, int from, int at)
    {
        var stop = at;
        if (stop > from && (text[stop - 1] is '为' or '是' or '达' or '到' or ' ' || IsColon(text[stop - 1]))) stop--;
        return LongestBefore(text, Math.Max(0, from - 8), stop, ["得分", "总分", "评分", "分值", "指数", "分数", "均分", "平均分", "综合得分", "成绩", "满意度得分"]) is not null;
    }

    /// <summary>日均…30万件 is per day.</summary>
    public static string? Rate(string text, int from, int at)
    {
        for (var i = Math.Max(from, at - 60); i < at; i++)
        {
            if (text[i] is not ('日' or '月' or '年' or '每' or '天' or '周')) continue;
            if (At(text, i, "日均") || At(text, i, "每天") || At(text, i, "每日") || At(text, i, "天均")) return "日";
            if (At(text, i, "月均") || At(text, i, "每月")) return "月";
            if (At(text, i, "年均")) return "年";
        }
        return null;
    }
}

/// <summary>Numbers that are not quantities although a measure word or a word that looks like one follows.</summary>
internal static class MeasureGuard
{
    private static readonly Dictionary<string, string> OtherNext = new()
    {
        ["周"] = "年边一二三四五六日岁全知",
        ["分"] = "别局公支类中部成行馆批解析层级管区布散配担发项期店院校享工子会制",
        ["人"] = "民才大力口员社工文",
        ["家"] = "庭族长",
        ["户"] = "籍口外",
        ["天"] = "然津心河府山门猫",
        ["次"] = "年日月要产贷序",
        ["日"] = "本报常益前",
        ["个"] = "人体性别税",
        ["名"] = "录单称片牌",
        ["条"] = "例件款",
        ["项"] = "链",
        ["种"] = "植子养",
        ["台"] = "湾州账商",
        ["件"] = "套",
        ["起"] = "步来草诉点",
        ["类"] = "似型",
        ["位"] = "于置列居次",
        ["座"] = "谈",
        ["成"] = "立果都本为功效熟长交品员",
        ["方"] = "面式案针法向便略",
        ["克"] = "服",
        ["升"] = "级至到格",
        ["度"] = "假",
        ["级"] = "",
        ["批"] = "发准复",
        ["期"] = "间限望货",
        ["场"] = "地所景主",
        ["轮"] = "候",
        ["倍"] = "增",
        ["门"] = "式户类",
        ["口"] = "岸",
        ["款"] = "项",
        ["部"] = "门分署委",
        ["届"] = "",
        ["股"] = "份权东",
        ["字"] = "",
        ["层"] = "级",
        ["环"] = "境保",
        ["步"] = "",
        ["链"] = "",
        ["只"] = "需要有跑能",
        ["对"] = "外接应标口",
        ["单"] = "位一",
        ["列"] = "入",
        ["处"] = "理置罚",
        ["队"] = "",
        ["群"] = "众",
        ["根"] = "据",
        ["组"] = "织成",
        ["张"] = "家",
        ["班"] = "子",
        ["本"] = "市省区",
        ["点"] = "",
    };

    /// <summary>Whether the measure word at <paramref name="at"/> is the beginning of another word (3人民, 2周年).</summary>
    public static bool IsOther(string text, int at, int end, Measure measure)
    {
        var next = at + measure.Word.Length;
        if (measure.Word is "级" or "届" or "度" or "字" or "链" or "步" or "队" or "窗" or "键" or "环" or "层" or "期" or "尾") return true;
        return next < end && OtherNext.TryGetValue(measure.Word, out var other) && other.Contains(text[next]);
    }

    private static readonly Words Codes = ["热线", "平台", "版", "号", "路", "楼", "室", "时", "点", "周年", "月", "年", "级", "届", "期", "改革", "系统", "工程", "模式", "行动", "度", "政策", "服务", "便民", "专线", "公里", "层", "站", "栋", "°", "：", ":", "/", "+", "\\", "_", "×", "章", "页", "）", ")", "网", "】", "]", "〕", "日", "式", "窗口", "字", "步", "键", "高地", "标准", "航线", "计划", "企业", "机制"];

    /// <summary>Whether a number without a measure word is plainly a code, a version, a page, a telephone or an item number.</summary>
    public static bool IsCode(string text, int from, Numeral number, int end)
    {
        var i = number.End;
        if (i < end && (IsLatin(text[i]) || Codes.LongestAt(text, i) is not null)) return true;
        if (number.Start > from && text[number.Start - 1] is '-' or '—' or '.' or '/' or '+' or ':' or '：' or '“' or '"' or '（' or '(' or '×' or '【' or '[' or '件' or '表' or '图' or '例' or '“' or '′') return true;
        if (i + 1 < end && text[i] is '.' or '．' or '、' && (IsHan(text[i + 1]) || IsDigit(text[i + 1])) && (number.Start == from || !IsHan(text[number.Start - 1]))) return true;
        if (i < end && text[i] is '-' or '—' or '”' or '"' or '%') return true;
        return number.Start == from && number.End == end;
    }
}
