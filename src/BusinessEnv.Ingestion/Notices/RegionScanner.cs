using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>Finds names of regions: provinces and prefectures by their list, counties, districts, zones and business quarters by their form.</summary>
internal static class RegionScanner
{
    private static readonly Words Endings = ["自治县", "自治旗", "自治州", "示范区", "高新区", "经开区", "开发区", "产业园区", "新区", "工业园区", "保税区", "商圈", "县", "区", "市", "州", "旗", "盟", "省"];

    /// <summary>Words that end like a region and name none.</summary>
    private static readonly string[] General =
    [
        "区县", "县区", "县市", "市县", "市区", "社区", "地区", "城区", "辖区", "片区", "景区", "郊区", "校区", "小区", "灾区", "专区", "特区", "园区", "库区", "牧区", "山区", "厂区", "示范区", "自治区", "首善之区", "城市", "超市", "上市", "门市", "都市", "夜市", "入市", "股市", "市州", "省市", "县市区", "县区市", "设区市", "集市", "楼市", "退市",
        "全市", "全区", "全县", "全省", "全州", "我市", "我区", "我县", "我省", "我州", "本市", "本区", "本县", "各区", "各县", "各市", "各省", "各州", "该市", "该区", "该县", "商圈", "区", "县", "市", "省", "州", "旗", "盟", "跨市", "跨省", "跨区", "在省", "强市", "强县", "强区", "强省", "个县", "个区", "个市", "个州", "个省", "大市", "神州", "两区", "三区", "两市", "两县", "外省", "外市", "邻市", "老区", "新区", "高新区", "开发区", "经开区", "综保区", "自贸区", "旗县", "市级", "先进市", "先进县", "先进区",
    ];

    /// <summary>Words that make whatever ends with them general: 智慧社区, 最核心商圈.</summary>
    private static readonly string[] GeneralEndings =
    [
        "区县", "县区", "县市", "市区", "社区", "地区", "辖区", "片区", "景区", "校区", "小区", "专区", "园区", "灾区", "贫困山区", "示范区", "先行区", "试验区", "服务区", "自助区", "首善之区", "样板区", "引领区", "集聚区", "先导区", "功能区", "核心区", "超市", "上市", "夜市", "股市", "直辖市", "地级市", "县级市", "市州", "县市区", "设区市", "楼市", "百强县", "百强区", "核心商圈", "大商圈", "各商圈", "产业园区", "工业园区",
        "省会城市", "标杆城市", "示范城市", "创新城市", "参评城市", "核心城市", "兄弟城市", "先进城市", "中心城市", "试点城市", "沿海城市", "重点城市", "其他城市", "样本城市", "大都市", "主城区", "老城区", "中心城区", "各城区", "个城市", "座城市", "类城市", "型城市", "级城市", "大城市", "各城市",
    ];

    private static readonly HashSet<string> GeneralSet = [.. General];

    private static readonly string[] Lead =
        ["其中", "推动", "助推", "为", "在", "由", "从", "及", "和", "与", "对", "向", "将", "是", "以", "等", "如", "让", "使", "按", "经", "到", "于", "至", "了", "的", "有", "把", "全省", "全市", "全国", "我省", "我市", "市", "省", "含", "包括", "特别是", "尤其是", "分别是", "分别为", "依次是", "依次为", "支持", "授予", "同意", "选择", "名", "个", "支撑", "指导", "组织", "围绕", "通报", "表扬", "表彰", "湖南", "也", "而", "则", "另", "但", "且", "仅", "除", "被", "给", "比", "较", "同", "前往", "来自", "位于", "打造", "建设", "创建", "荣获", "支", "不含", "今年", "去年", "当年", "年", "月", "度", "季"];

    /// <summary>The regions named between <paramref name="start"/> and <paramref name="end"/>, in order.</summary>
    public static List<(int Start, int End)> Find(string text, int start, int end)
    {
        var found = new List<(int Start, int End)>();
        var boundary = start;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (!IsHan(c))
            {
                boundary = i + 1;
                continue;
            }
            if (Divisions.LongestAt(text, i) is { } name && i + name.Length <= end && !IsInsideOrganization(text, i + name.Length, end))
            {
                var stop = i + name.Length;
                // 长沙县 and 南京路 are not 长沙 and 南京; 湖南长沙 is two names.
                if (EndingAt(text, stop, end) is { } ending && Divisions.Find(name) is { } division && !division.Name.EndsWith(ending, StringComparison.Ordinal) && name == division.Short && !IsPlural(text, stop))
                {
                    found.Add((i, stop + ending.Length));
                    i = boundary = stop + ending.Length;
                    i--;
                    continue;
                }
                if (Divisions.Find(name) is { IsProvince: true } && stop < end && text[stop] is '省' or '市') stop++;
                // 长沙高新区: the zone is the region; a county's own name follows its city's.
                var inner = stop;
                var longer = Longer(text, inner, end);
                if (longer > 0) stop = longer;
                found.Add((i, stop));
                boundary = stop;
                i = stop - 1;
                continue;
            }
            if (EndingAt(text, i, end) is not { } word) continue;
            var tail = i + word.Length;
            if (IsInsideOrganization(text, tail, end) || word is "省" or "盟" or "州" && tail - boundary > 5) continue;
            var from = NameStart(text, boundary, i, word);
            if (from < 0) continue;
            found.Add((from, tail));
            boundary = tail;
            i = tail - 1;
        }
        return found;
    }

    /// <summary>The single region that the whole of <paramref name="start"/>…<paramref name="end"/> names.</summary>
    public static bool IsName(string text, int start, int end)
    {
        if (end - start is < 2 or > 14) return false;
        if (IsForm(text, start, end)) return true;
        var found = Find(text, start, end);
        return found.Count > 0 && found[0].Start == start && found[^1].End == end || Divisions.Find(text[start..end]) is not null;
    }

    /// <summary>A name by its form alone, where its bounds are known: Han characters, an ending, no general word.</summary>
    private static bool IsForm(string text, int start, int end)
    {
        if (Endings.LongestBefore(text, start + 1, end) is not { } ending || end - start > 9 + ending.Length) return false;
        for (var i = start; i < end; i++)
            if (!IsHan(text[i]) || text[i] is '的' or '是' or '等' or '各') return false;
        return !IsGeneral(text[start..end], ending);
    }

    /// <summary>主城区 and 示范区 are general, 东城区 and 新城区 are names.</summary>
    private static bool IsGeneral(string name, string ending)
    {
        if (GeneralSet.Contains(name)) return true;
        // 苏州工业园区 has a place's name before the general word.
        if (Divisions.LongestAt(name, 0) is { } place && name.Length > place.Length + 2 && name[place.Length..] is "工业园区" or "产业园区" or "示范区" or "试验区" or "开发区" or "园区" or "先行区") return false;
        if (ending.Length > 1) return name.Length == ending.Length;
        foreach (var general in GeneralEndings)
            if (name.EndsWith(general, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool IsPlural(string text, int at) => at + 1 < text.Length && (At(text, at, "县区") || At(text, at, "区县") || At(text, at, "市州") || At(text, at, "市县"));

    private static int Longer(string text, int from, int end)
    {
        for (var i = from; i < end && i - from <= 6; i++)
        {
            if (!IsHan(text[i]) || text[i] is '的' or '和' or '在') return -1;
            if (EndingAt(text, i, end) is { } word && word.Length >= 2 && word is not "示范区" && !IsInsideOrganization(text, i + word.Length, end)) return i + word.Length;
            if (i - from >= 1 && EndingAt(text, i, end) is "县" or "区" or "市" && !GeneralSet.Contains(text[(i - 1)..(i + 1)]) && !IsInsideOrganization(text, i + 1, end) && i - from <= 3 && !GeneralSet.Contains(text[from..(i + 1)]) && text[from] is not ('全' or '各' or '我' or '市' or '省' or '区' or '县')) return i + 1;
        }
        return -1;
    }

    private static string? EndingAt(string text, int at, int end)
    {
        var word = Endings.LongestAt(text, at);
        return word is null || at + word.Length > end ? null : word;
    }

    /// <summary>长沙市发展改革委, 天心区政府, 市区, 区级: the name goes on.</summary>
    private static bool IsInsideOrganization(string text, int at, int end)
    {
        if (at >= end) return false;
        if (LongestAt(text, at, ["人民政府", "政府", "委员会", "管委会"]) is { } && false) return true;
        return text[at] is '级' or '域' or '直' or '长' or '内' && !At(text, at, "内蒙古") || At(text, at, "场") || At(text, at, "委") || text[at] is '民';
    }

    /// <summary>Where a name of two to five characters before an ending begins; −1 when the word is no region.</summary>
    private static int NameStart(string text, int boundary, int ending, string word)
    {
        var from = Math.Max(boundary, ending - (word.Length > 1 ? 6 : 5));
        for (var i = ending - 1; i >= from; i--)
            if (!IsHan(text[i]) || Numerals.IsChineseNumeral(text[i]) && word.Length == 1 && i == ending - 1 && text[i] is not '三' and not '五') return -1;
        for (var again = true; again && from < ending;)
        {
            again = false;
            foreach (var lead in Lead)
                if (from + lead.Length < ending && At(text, from, lead) && !IsKnown(text, from, ending + word.Length))
                {
                    from += lead.Length;
                    again = true;
                    break;
                }
        }
        // A verb or a preposition in the middle ends what belongs to the name.
        for (var i = ending - 1; i >= from; i--)
            if (text[i] is '的' or '在' or '为' or '是' or '对' or '向' or '各' or '全' or '和' or '与' or '及' or '了' or '个' or '名' or '中')
            {
                if (text[i] is '和' or '中' && i == ending - 1 || text[i] is '中' && i < ending - 1 && ending - i <= 2) continue;
                from = i + 1;
                break;
            }
        var length = ending - from;
        if (length is < 1 or > 5) return -1;
        var name = text[from..(ending + word.Length)];
        if (IsGeneral(name, word)) return -1;
        if (length == 1 && text[from] is '省' or '市' or '县' or '区' or '州' or '全' or '各' or '我' or '本' or '该' or '两' or '参') return -1;
        if (length == 1 && word is not ("县" or "区" or "州" or "旗")) return -1;
        return from;
    }

    private static bool IsKnown(string text, int from, int to) => Divisions.Find(text[from..to]) is not null;
}
