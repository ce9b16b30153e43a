using System.Globalization;
using BusinessEnv.Core.Frameworks;

namespace BusinessEnv.Ingestion.Templates;

/// <summary>What a template says, in the language of its framework.</summary>
internal sealed record TemplateText(
    string Instructions,
    string Data,
    string UnitCode,
    string Unit,
    string Period,
    string Attributes,
    string Higher,
    string Lower,
    string Required,
    string AnyNumber,
    string OrText,
    string MissingMark,
    string IndicatorsHead,
    Func<string, string?, IReadOnlyList<string>> Steps)
{
    /// <summary>Chinese for a framework whose name or indicators are.</summary>
    public static TemplateText For(Framework framework) => IsChinese(framework) ? Chinese : English;

    public static bool IsChinese(Framework framework) =>
        framework.Root.Leaves().Select(node => node.Name).Append(framework.Name).OfType<string>().Any(name => name.Any(c => c is >= '\u4E00' and <= '\u9FFF'));

    /// <summary>What a field takes, in a few words.</summary>
    public string Takes(TemplateField field)
    {
        var range = !field.Numeric ? "" : field.Possible switch
        {
            { Minimum: { } low, Maximum: { } high } => $"{Number(low)} … {Number(high)}",
            { Minimum: { } low } => $"≥ {Number(low)}",
            { Maximum: { } high } => $"≤ {Number(high)}",
            _ => AnyNumber,
        };
        var parts = new[]
        {
            range,
            field.Codes.IsEmpty ? "" : OrText + string.Join(" / ", field.Codes),
            field.LowerIsBetter switch { true => Lower, false => Higher, _ => "" },
            field.Required ? Required : "",
        };
        return string.Join(this == Chinese ? "；" : "; ", parts.Where(part => part.Length > 0));
    }

    private static string Number(double value) => value.ToString("#,##0.######", CultureInfo.InvariantCulture);

    private static readonly TemplateText English = new(
        "Instructions", "Data", "Unit code", "Unit", "Period", "About the unit", "higher is better ↑", "lower is better ↓", "required", "any number", "or the text ", "N/A",
        "The columns, and what they take",
        (sheet, period) =>
        [
            $"Fill in the white cells of the sheet “{sheet}”. The headers are locked: the reader finds the columns by them.",
            period is null ? "Write the period of every row: 2020, 2020Q3, 2020H1 or 2020-06." : $"All values are those of {period}.",
            "Give values in the unit of measurement of the header, as plain numbers. A percentage may be written 12.5%.",
            "Leave a cell blank when you do not report it; write N/A when there is no value, which replaces one reported before.",
            "Do not add totals, means or ranks: they are computed. Save as .xlsx, .xls or .csv, under any name.",
        ]);

    private static readonly TemplateText Chinese = new(
        "填报说明", "数据", "地区代码", "地区", "年份", "基本情况", "越高越好 ↑", "越低越好 ↓", "必填", "任意数值", "或填文字 ", "暂无",
        "各列及填报要求",
        (sheet, period) =>
        [
            $"请填写“{sheet}”表中的白色单元格。表头已锁定：系统按表头识别各列。",
            period is null ? "请在每行填写时期，如 2020、2020Q3、2020年上半年 或 2020-06。" : $"所有数值均为 {period} 年（期）数。",
            "请按表头所示计量单位填写数字；百分数可写作 12.5%。",
            "不填报的单元格留空；确无数据的填“暂无”，它会取代以前报送的数值。",
            "不要添加合计、平均或排名，系统会自动计算。可另存为 .xlsx、.xls 或 .csv，文件名不限。",
        ]);
}
