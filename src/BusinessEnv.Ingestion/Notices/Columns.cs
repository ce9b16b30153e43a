using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

internal enum ColumnKind
{
    Other,
    Number,
    Region,
    Indicator,
    Lead,
    Key,
    Rank,
    PreviousRank,
    Change,
    Score,
    Quantity,
}

/// <param name="Indicator">Of a rank or score column that is about one indicator.</param>
/// <param name="Scope">Of a rank column that says among whom.</param>
/// <param name="Unit">Of a quantity column, from the brackets of its header.</param>
internal sealed record Column(ColumnKind Kind, string Name, string? Indicator, string? Scope, string? Unit);

/// <summary>The meaning of a table's columns, told by their headers.</summary>
internal static class Columns
{
    private static readonly string[] Regions = ["区县", "县市区", "县（市、区）", "县(市、区)", "区县（市）", "区县(市)", "市州", "市（州）", "市(州)", "城市", "地区", "地市", "园区", "开发区", "行政区", "县区", "区域", "参评地区", "参评单位", "被评价地区", "区县市", "市", "县", "区县名称", "设区市", "省份", "地级市", "旗县", "区市县", "单位", "单位名称", "名称", "被考核单位", "考核单位", "参评城市", "参评区县", "城市名称", "地区名称", "县市", "板块", "属地", "县域", "参评主体", "评价对象", "镇街", "街道", "乡镇"];
    private static readonly string[] Indicators = ["指标", "指标名称", "评价指标", "一级指标", "二级指标", "考核指标", "评价内容", "领域", "指标领域", "考核内容", "评价领域", "任务", "事项", "工作任务", "重点任务", "主要任务", "改革任务", "任务名称", "工作内容", "主要内容", "具体任务", "改革事项", "任务清单", "措施", "主要举措", "工作举措"];
    private static readonly string[] Numbers = ["序号", "编号", "序", "号"];
    private static readonly string[] Ranks = ["排名", "名次", "位次", "排序", "位列", "全省排名", "全国排名", "全市排名", "总排名", "综合排名"];
    private static readonly string[] Scores = ["得分", "总分", "分数", "综合得分", "评价得分", "考核得分", "指数", "分值", "总得分", "评分"];
    private static readonly string[] Others = ["备注", "完成时限", "时限", "完成时间", "等次", "等级", "档次", "责任人", "联系人", "完成情况", "工作目标", "目标", "时间节点", "类别", "层级", "类型"];
    private static readonly string[] Past = ["上年", "去年", "上期", "上次", "上季度", "上一年", "前次", "上年度"];
    private static readonly string[] Changes = ["变化", "升降", "较上年", "比上年", "较去年", "位次变动", "变动"];

    public static bool IsHeader(string text, int start, int end)
    {
        if (end - start is < 1 or > 16) return false;
        for (var i = start; i < end; i++)
            if (EndsSentence(text[i]) || IsComma(text[i])) return false;
        return Read(text, new Cell(start, end)).Kind is not ColumnKind.Other || IsOneOf(Plain(text, start, end), Others);
    }

    public static int HeaderCells(string text, List<Cell> cells)
    {
        var count = 0;
        foreach (var cell in cells)
            if (!cell.IsEmpty && (IsHeader(text, cell.Start, cell.End) || Read(text, cell).Indicator is not null)) count++;
        return count;
    }

    public static IReadOnlyList<Column> Read(string text, IReadOnlyList<Cell> header)
    {
        var columns = header.Select(cell => Read(text, cell)).ToList();
        // 单位 beside 区县 or beside 牵头单位 is no region; the first of several regions is.
        var region = columns.FindIndex(column => column.Kind is ColumnKind.Region && column.Name is not ("单位" or "名称" or "单位名称"));
        if (region < 0) region = columns.FindIndex(column => column.Kind is ColumnKind.Region);
        for (var i = 0; i < columns.Count; i++)
            if (columns[i].Kind is ColumnKind.Region && i != region) columns[i] = columns[i] with { Kind = ColumnKind.Other };
        return columns;
    }

    /// <summary>Enough to make a record from a row.</summary>
    public static bool AreUseful(IReadOnlyList<Column> columns)
    {
        bool Has(ColumnKind kind) => columns.Any(column => column.Kind == kind);
        return Has(ColumnKind.Region) && (Has(ColumnKind.Rank) || Has(ColumnKind.Score) || Has(ColumnKind.Number)) || Has(ColumnKind.Indicator) && (Has(ColumnKind.Lead) || Has(ColumnKind.Key) || Has(ColumnKind.Rank) || Has(ColumnKind.Score));
    }

    private static Column Read(string text, Cell cell)
    {
        if (cell.IsEmpty) return new(ColumnKind.Other, "", null, null, null);
        var name = Plain(text, cell.Start, cell.End);
        var bare = name;
        string? unit = null;
        var open = name.IndexOfAny(['（', '(']);
        if (open > 0 && IsClose(name[^1]) && !IsOneOf(name, Regions))
        {
            unit = name[(open + 1)..^1];
            bare = name[..open];
        }
        if (IsOneOf(bare, Numbers)) return new(ColumnKind.Number, bare, null, null, null);
        if (Contains(bare, ["牵头", "主办", "主责"]) && Contains(bare, ["单位", "部门"])) return new(ColumnKind.Lead, bare, null, null, null);
        if (Contains(bare, ["责任单位", "责任部门", "配合", "协办", "参与单位", "协同", "参加单位", "责任主体"])) return new(ColumnKind.Key, bare, null, null, null);
        if (EndsWith(bare, Changes) || Contains(bare, ["升降", "位次变"])) return new(ColumnKind.Change, bare, null, null, null);
        if (EndsWith(bare, Ranks))
        {
            if (Contains(bare, Past) || PastYear(bare)) return new(ColumnKind.PreviousRank, bare, null, null, null);
            return new(ColumnKind.Rank, bare, IndicatorNames.Find(Without(bare, Ranks))?.Name, bare.StartsWith('全') && bare.Length > 2 ? bare[..2] : null, null);
        }
        if (EndsWith(bare, Scores)) return new(ColumnKind.Score, bare, IndicatorNames.Find(Without(bare, Scores))?.Name, null, "分");
        if (IsOneOf(name, Regions) || IsOneOf(bare, Regions)) return new(ColumnKind.Region, bare, null, null, null);
        if (IsOneOf(bare, Indicators)) return new(ColumnKind.Indicator, bare, null, null, null);
        if (unit is not null && MeasureOf(unit) is { } measured) return new(ColumnKind.Quantity, bare, null, null, measured);
        if (IndicatorNames.Find(bare) is { Exact: true } indicator) return new(ColumnKind.Other, bare, indicator.Name, null, null);
        return new(ColumnKind.Other, bare, null, null, null);
    }

    private static string? MeasureOf(string unit) => unit is "万元" or "亿元" || MeasureWords.LongestAt(unit, 0) is { } measure && measure.Word.Length == unit.Length || unit is "万户" or "万件" or "个" ? unit : null;

    /// <summary>2019年排名 in a table of 2020 is told by the caller; a bare year in the header is this table's own.</summary>
    private static bool PastYear(string name) => name.StartsWith('前') && name.Length > 3;

    /// <summary>Whether a row's cells are of the kinds that its columns ask for.</summary>
    public static bool Fits(string text, IReadOnlyList<Column> columns, IReadOnlyList<Cell> cells, int number)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var (start, end) = (cells[i].Start, cells[i].End);
            if (end - start > 240) return false;
            var fits = columns[i].Kind switch
            {
                ColumnKind.Number => IsCount(text, start, end) && (number == 0 || i > 0 || Count(text, start, end) is { } given && Math.Abs(given - number) <= 1),
                ColumnKind.Rank or ColumnKind.PreviousRank => Rank(text, start, end) is not null || end - start <= 2 && !IsHan(text[start]),
                ColumnKind.Score => Score(text, start, end) is not null || end - start <= 2,
                ColumnKind.Region => end - start is >= 2 and <= 20 && !IsDigit(text[start]),
                _ => true,
            };
            if (!fits) return false;
        }
        return true;
    }

    private static bool IsCount(string text, int start, int end) => Count(text, start, end) is not null;

    private static int? Count(string text, int start, int end)
    {
        if (end > start && (text[end - 1] is '.' or '、')) end--;
        return end - start is >= 1 and <= 5 && Numerals.TryRead(text, start, end, out var number) && number.End == end ? (int)number.Value : null;
    }

    /// <summary>1, 第1, 第一名, 并列3, 3（并列）.</summary>
    public static int? Rank(string text, int start, int end)
    {
        foreach (var word in (ReadOnlySpan<string>)["并列", "第"])
            if (At(text, start, word)) start += word.Length;
        if (start >= end || !Numerals.TryRead(text, start, end, out var number) || number.Value is < 1 or > 5000 || number.Value % 1 != 0) return null;
        var rest = text.AsSpan(number.End, end - number.End).Trim();
        return rest is "" or "名" or "位" or "（并列）" or "(并列)" or "*" ? (int)number.Value : null;
    }

    public static double? Score(string text, int start, int end) =>
        start < end && IsDigit(text[start]) && Numerals.TryRead(text, start, end, out var number) && text.AsSpan(number.End, end - number.End).Trim() is "" or "分" ? number.Value : null;

    /// <summary>上升2, ↑2, +2 are 2; 下降1, ↓1, -1 are −1; 持平 and — are 0.</summary>
    public static int? Change(string text, int start, int end)
    {
        var span = text.AsSpan(start, end - start).Trim();
        if (span is "持平" or "0" or "—" or "-" or "→") return 0;
        var sign = span.IndexOfAny(Falls) >= 0 ? -1 : 1;
        for (var i = start; i < end; i++)
            if (IsDigit(text[i]) && Numerals.TryRead(text, i, end, out var number)) return sign * (int)number.Value;
        return null;
    }

    private static readonly System.Buffers.SearchValues<char> Falls = System.Buffers.SearchValues.Create("降↓▼退-－−");

    private static string Plain(string text, int start, int end)
    {
        var name = text[start..end];
        return name.Replace(" ", "", StringComparison.Ordinal).Replace("\u3000", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal);
    }

    private static string Without(string name, string[] endings)
    {
        foreach (var ending in endings.OrderByDescending(one => one.Length))
            if (name.EndsWith(ending, StringComparison.Ordinal)) return name[..^ending.Length].TrimEnd('指', '标');
        return name;
    }

    private static bool IsOneOf(string name, string[] words) => Array.IndexOf(words, name) >= 0;

    private static bool Contains(string name, string[] words) => Array.Exists(words, word => name.Contains(word, StringComparison.Ordinal));

    private static bool EndsWith(string name, string[] words) => Array.Exists(words, word => name.EndsWith(word, StringComparison.Ordinal));
}
