namespace BusinessEnv.Ingestion.Frameworks;

/// <summary>The names of sheets and columns of a framework workbook: the property paths of the JSON form, or what Chinese offices call them.</summary>
internal static class WorkbookHeaders
{
    private static readonly Dictionary<string, string> s_sheets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["nodes"] = "nodes", ["指标"] = "nodes", ["指标体系"] = "nodes",
        ["settings"] = "settings", ["设置"] = "settings",
        ["attributes"] = "attributes", ["属性"] = "attributes",
        ["units"] = "units", ["评价对象"] = "units", ["地区"] = "units",
    };

    private static readonly Dictionary<string, string> s_paths = new(StringComparer.OrdinalIgnoreCase)
    {
        ["属性名"] = "property", ["设置项"] = "property",
        ["编码"] = "code", ["代码"] = "code", ["指标编码"] = "code", ["指标代码"] = "code",
        ["上级"] = "parent", ["上级编码"] = "parent", ["上级指标"] = "parent",
        ["名称"] = "name", ["指标名称"] = "name",
        ["别名"] = "aliases",
        ["说明"] = "description",
        ["计量单位"] = "measure", ["单位"] = "measure",
        ["逆向"] = "lowerIsBetter", ["逆向指标"] = "lowerIsBetter", ["负向"] = "lowerIsBetter", ["负向指标"] = "lowerIsBetter",
        ["权重"] = "weight",
        ["必填"] = "required",
        ["数据列"] = "column",
        ["变换"] = "transform",
        ["缺失处理"] = "missing.impute",
        ["标准化"] = "normalise", ["标准化方法"] = "normalise", ["无量纲化"] = "normalise",
        ["最差值"] = "normalise.worst", ["最优值"] = "normalise.best",
        ["最小可能值"] = "possible.minimum", ["最大可能值"] = "possible.maximum",
        ["赋权"] = "weighting", ["赋权方法"] = "weighting",
        ["合成"] = "aggregate", ["合成方法"] = "aggregate", ["聚合"] = "aggregate", ["聚合方法"] = "aggregate",
        ["小数位"] = "round", ["小数位数"] = "round",
        ["参与排名"] = "ranked",
        ["数值"] = "numeric",
    };

    /// <summary>Null for a sheet that is not part of the framework.</summary>
    public static string? Sheet(string name) => s_sheets.GetValueOrDefault(name.Trim());

    public static string Path(string header) => s_paths.GetValueOrDefault(header.Trim(), header.Trim());
}
