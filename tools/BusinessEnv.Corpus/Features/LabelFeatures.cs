using System.Globalization;
using BusinessEnv.Corpus.Books;
using BusinessEnv.Corpus.Tables;

namespace BusinessEnv.Corpus.Features;

/// <summary>How units and indicators are named, and how units of measurement are stated.</summary>
public static class LabelFeatures
{
    private static readonly (string From, string To, decimal Factor)[] Conversions =
    [
        ("天", "小时", 24), ("小时", "分钟", 60), ("share", "%", 100), ("元", "万元", 0.0001m), ("万元", "亿元", 0.0001m),
        ("元", "千元", 0.001m), ("户", "万户", 0.0001m), ("days", "hours", 24), ("hours", "minutes", 60), ("weeks", "days", 7),
    ];

    public static IReadOnlyList<Feature> All { get; } =
    [
        Unit("unit-by-code", d => d.Sample.Chinese, (d, code) => code),
        new("unit-by-numeric-code", "unit", d => d.Sample.Chinese && d.Layout.Has(Dimension.Unit) && d.Container != Container.Csv, d =>
        {
            d.UnitText = code => code;
            d.Pivot = d.Pivot with { NumericCodes = true };
        }),
        Unit("unit-by-alias", d => d.Sample.Chinese, (d, code) => d.Sample.Unit(code).Aliases[0]),
        Unit("unit-in-traditional", d => d.Sample.Chinese, (d, code) => d.Sample.Traditional.GetValueOrDefault(Name(d, code), Name(d, code))),
        Unit("unit-spaced-out", d => d.Sample.Chinese, (d, code) => string.Join(' ', Name(d, code).ToCharArray())),
        Unit("unit-with-ideographic-spaces", d => d.Sample.Chinese, (d, code) => "\u3000" + Name(d, code) + "\u3000"),
        Unit("unit-code-full-width", d => d.Sample.Chinese, (d, code) => Wide(code)),
        Unit("unit-padded", _ => true, (d, code) => " " + d.UnitText(code) + "\u00A0"),

        Indicator("header-by-code", _ => true, (d, code) => code),
        Indicator("header-by-alias", d => d.Sample.Chinese, (d, code) => d.Sample.Indicator(code).Aliases.FirstOrDefault() ?? d.Sample.Indicator(code).Name!),
        Indicator("header-in-traditional", d => d.Sample.Chinese, (d, code) => d.Sample.Traditional.GetValueOrDefault(d.Sample.Indicator(code).Name!, d.Sample.Indicator(code).Name!)),
        Indicator("header-code-full-width", _ => true, (d, code) => Wide(code)),
        Indicator("header-upper-case", d => !d.Sample.Chinese, (d, code) => d.Sample.Indicator(code).Name!.ToUpperInvariant()),
        Indicator("header-spaced-out", d => d.Sample.Chinese, (d, code) => string.Join(' ', d.Sample.Indicator(code).Name!.ToCharArray())),
        Indicator("header-double-spaces", d => !d.Sample.Chinese, (d, code) => d.Sample.Indicator(code).Name!.Replace(" ", "  ", StringComparison.Ordinal)),
        new("header-broken-over-lines", "indicator", d => d.Layout.Has(Dimension.Indicator), d =>
            d.IndicatorText = code => d.Sample.Indicator(code).Name!.Insert(4, "\n")),

        Bracket("measure-in-full-width-brackets", "（{0}）", _ => true),
        Bracket("measure-in-brackets", "({0})", _ => true),
        Bracket("measure-in-square-brackets", "[{0}]", _ => true),
        Bracket("measure-in-lenticular-brackets", "【{0}】", d => d.Sample.Chinese),
        Bracket("measure-labelled", "（单位：{0}）", d => d.Sample.Chinese),
        Bracket("measure-on-its-own-line", "\n({0})", _ => true),
        new("measure-line", "measure", d => d.Layout.Has(Dimension.Indicator), MeasureLine),
        new("measure-converted", "measure", d => d.Layout.Has(Dimension.Indicator), d =>
        {
            Convert(d);
            var wide = d.Dice.Chance(0.5);
            d.MeasureText = code => d.Measure(code) is "share" ? "" : wide ? $"（{d.Measure(code)}）" : $"({d.Measure(code)})";
        }),
        new("measure-line-converted", "measure", d => d.Layout.Has(Dimension.Indicator), d =>
        {
            Convert(d);
            MeasureLine(d);
        }),
    ];

    /// <summary>ASCII in its full-width forms.</summary>
    public static string Wide(string text) =>
        string.Create(text.Length, text, (wide, narrow) =>
        {
            for (var i = 0; i < wide.Length; i++)
                wide[i] = narrow[i] is > ' ' and <= '~' ? (char)(narrow[i] + 0xFEE0) : narrow[i];
        });

    private static string Name(Draft draft, string code) => draft.Sample.Unit(code).Name!;

    private static Feature Unit(string name, Func<Draft, bool> fits, Func<Draft, string, string> text) =>
        new(name, "unit", d => d.Layout.Has(Dimension.Unit) && fits(d), d =>
        {
            var draft = d.UnitText;
            d.UnitText = code => name == "unit-padded" ? " " + draft(code) + "\u00A0" : text(d, code);
        });

    private static Feature Indicator(string name, Func<Draft, bool> fits, Func<Draft, string, string> text) =>
        new(name, "indicator", d => d.Layout.Has(Dimension.Indicator) && fits(d), d => d.IndicatorText = code => text(d, code));

    private static Feature Bracket(string name, string format, Func<Draft, bool> fits) =>
        new(name, "measure", d => d.Layout.Has(Dimension.Indicator) && fits(d), d =>
            d.MeasureText = code => d.Measure(code) is "share" ? "" : string.Format(CultureInfo.InvariantCulture, format, d.Measure(code)));

    private static void MeasureLine(Draft d)
    {
        d.Pivot = d.Pivot with { MeasureLine = d.Sample.Chinese ? d.Dice.Pick("计量单位", "单位") : "Unit of measure" };
        d.Indicators.RemoveAll(code => d.Measure(code) == "share");
        if (d.Indicators.Count == 0)
            d.Indicators.Add(d.Framework.Root.Leaves().First(node => node.Measure != "share").Code);
    }

    private static void Convert(Draft d)
    {
        foreach (var code in d.Indicators)
        {
            var ways = Conversions.Where(way => way.From == d.Sample.Indicator(code).Measure).ToArray();
            if (ways.Length > 0 && (d.Converted.Count == 0 || d.Dice.Chance(0.7)))
                d.Converted[code] = d.Dice.Pick(ways) is var way ? (way.To, way.Factor) : default;
        }
    }
}
