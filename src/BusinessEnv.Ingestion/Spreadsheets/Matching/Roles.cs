using System.Collections.Frozen;

namespace BusinessEnv.Ingestion.Spreadsheets.Matching;

/// <summary>What a header word makes of its column, apart from naming an indicator.</summary>
internal enum Role
{
    None,
    UnitCode,
    Unit,
    Period,
    Indicator,
    Value,
    Measure,

    /// <summary>Sums, means and ranks, which the pipeline computes itself.</summary>
    Aggregate,

    /// <summary>Serial numbers, remarks, groups.</summary>
    Ignored,
}

internal static class Roles
{
    private static readonly FrozenDictionary<string, Role> Words = Build();

    public static Role Of(ReadOnlySpan<char> header)
    {
        var folded = Names.Fold(header);
        return Words.TryGetValue(folded, out var role) ? role : OfCorner(header);
    }

    /// <summary>地区\指标: the corner of a table names its rows first, then its columns.</summary>
    private static Role OfCorner(ReadOnlySpan<char> header)
    {
        var stroke = header.IndexOfAny("\\/＼／|");
        return stroke > 0
            && Words.TryGetValue(Names.Fold(header[..stroke]), out var rows) && rows < Role.Aggregate
            && Words.TryGetValue(Names.Fold(header[(stroke + 1)..]), out var columns) && columns < Role.Aggregate
            ? rows : Role.None;
    }

    private static FrozenDictionary<string, Role> Build()
    {
        var words = new Dictionary<string, Role>(StringComparer.Ordinal);
        Add(Role.UnitCode, "unit code", "ucode", "unit id", "code", "iso", "iso3", "iso code", "iso3 code", "country code", "economy code", "代码", "编码", "地区代码", "行政区划代码", "区划代码", "城市代码", "单位代码", "单位编码", "地区编码", "城市编码", "统计用区划代码");
        Add(Role.Unit, "unit", "uname", "unit name", "name", "economy", "country", "region", "city", "county", "district", "province", "area", "location", "entity",
            "地区", "地域", "区域", "城市", "市", "省", "省份", "省市", "市州", "市县", "区县", "县区", "县市区", "县市", "国家", "经济体", "国家地区", "国别", "单位", "单位名称", "被评价单位", "评价单位", "评价对象", "参评城市", "参评地区", "填报单位", "地区名称", "城市名称", "区县名称", "名称", "开发区", "园区", "行政区", "行政区划", "统计单位");
        Add(Role.Period, "period", "year", "time", "date", "quarter", "month", "年", "年份", "年度", "期间", "时期", "时间", "周期", "报告期", "统计期", "评价期", "季度", "月份", "日期", "数据年份", "评价年度", "统计年度");
        Add(Role.Indicator, "indicator", "indicator name", "indicator code", "variable", "series", "series name", "series code", "metric", "measure name", "icode", "iname", "指标", "指标名称", "指标编码", "指标代码", "指标名", "项目", "评价指标", "二级指标", "三级指标", "具体指标");
        Add(Role.Value, "value", "val", "obs value", "amount", "figure", "数值", "值", "指标值", "数据", "数据值", "取值", "结果", "原始值", "填报值", "填报数据", "实际值", "本期值");
        Add(Role.Measure, "measure", "unit of measure", "unit of measurement", "uom", "计量单位", "度量单位", "数据单位", "指标单位", "数值单位");
        Add(Role.Aggregate, "合计", "总计", "小计", "总和", "平均", "平均值", "均值", "total", "sum", "average", "mean", "得分", "总分", "总得分", "综合得分", "score", "total score", "排名", "名次", "排序", "位次", "rank", "ranking", "全省平均", "全市平均", "最大值", "最小值", "中位数");
        Add(Role.Ignored, "序号", "编号", "no", "no.", "#", "备注", "说明", "注", "note", "notes", "remark", "remarks", "comment", "comments", "数据来源", "来源", "source", "填报人", "联系人", "联系电话", "审核人", "分组", "组别", "类别", "group", "category", "income group", "责任单位", "填表人", "牵头单位", "指标说明", "方向", "指标方向", "direction");
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(Role role, params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
                words[Names.Fold(name)] = role;
        }
    }
}
