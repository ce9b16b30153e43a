using System.Globalization;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Corpus.Books;
using BusinessEnv.Corpus.Tables;

namespace BusinessEnv.Corpus.Features;

/// <summary>How a value, or its absence, is written in its cell.</summary>
public static class ValueFeatures
{
    public static IReadOnlyList<Feature> All { get; } =
    [
        Shown("number-as-text", (_, v) => Cell.Of(Plain(v))),
        Shown("thousands-separator", (_, v) => v >= 1000 ? Cell.Of(v.ToString("#,##0.######", CultureInfo.InvariantCulture)) : null, Large),
        Shown("thousands-format", (_, v) => Cell.Of(v, "#,##0.00"), Large),
        Shown("full-width-digits", (_, v) => Cell.Of(LabelFeatures.Wide(Plain(v)))),
        Shown("full-width-thousands", (_, v) => v >= 1000 ? Cell.Of(LabelFeatures.Wide(v.ToString("#,##0.######", CultureInfo.InvariantCulture))) : null, Large),
        Shown("value-in-wan", (node, v) => v >= 10_000 && Countable(node) ? Cell.Of(Plain(v / 10_000) + "万") : null, d => d.Sample.Chinese && Large(d)),
        Shown("value-in-wan-with-measure", (node, v) => v >= 10_000 && Countable(node) ? Cell.Of(Plain(v / 10_000) + "万" + node.Measure) : null, d => d.Sample.Chinese && Large(d)),
        Shown("value-in-yi", (node, v) => v >= 100_000_000 && Countable(node) ? Cell.Of(Plain(v / 100_000_000) + "亿") : null, d => d.Sample.Chinese && Large(d)),
        Shown("value-with-measure", (node, v) => node.Measure is null or "share" or "number" ? null : Cell.Of(Plain(v) + (node.Measure[0] < 128 && node.Measure != "%" ? " " : "") + node.Measure)),
        Shown("percent-format", (node, v) => node.Measure == "%" ? Cell.Of(v / 100, "0.00%") : node.Measure == "share" ? Cell.Of(v, "0.0%") : null, d => Has(d, "%", "share")),
        Shown("percent-text", (node, v) => node.Measure == "%" ? Cell.Of(Plain(v) + "%") : node.Measure == "share" ? Cell.Of(Plain(v * 100) + "%") : null, d => Has(d, "%", "share")),
        Shown("percent-full-width", (node, v) => node.Measure == "%" ? Cell.Of(LabelFeatures.Wide(Plain(v) + "%")) : null, d => Has(d, "%")),
        Shown("number-padded", (_, v) => Cell.Of($" {Plain(v)}\u00A0")),
        Shown("number-after-plus", (_, v) => Cell.Of("+" + Plain(v))),
        Shown("number-in-scientific-text", (_, v) => Cell.Of(((double)v).ToString("0.###############E+00", CultureInfo.InvariantCulture))),
        Shown("number-in-scientific-notation", (_, v) => Cell.Of(v) with { Raw = ("", ((double)v).ToString("0.###############E+00", CultureInfo.InvariantCulture)) }, d => d.Container == Container.Xlsx),
        Shown("number-with-noise-digits", (_, v) => Cell.Of((double)v + Math.ScaleB(Math.Abs((double)v), -52)), d => d.Container != Container.Csv),
        Shown("number-as-rich-text", (_, v) => Cell.Of(Plain(v)) with { Rich = true }, d => d.Container == Container.Xlsx),
        Shown("number-with-quoted-format", (node, v) => Cell.Of(v, $"0.00\"{node.Measure}\""), d => d.Container != Container.Csv && !Has(d, "%", "share")),
        Shown("formula-with-stored-value", (_, v) => Cell.Of(v) with { Formula = "ROUND(X1*1,4)" }, d => d.Container != Container.Csv),
        Shown("formula-with-stored-text", (_, v) => Cell.Of(Plain(v)) with { Formula = "TEXT(X1,\"0.0\")" }, d => d.Container != Container.Csv),

        Gap("blanks", 0.25, _ => (Cell.Blank, null)),
        Gap("formula-of-nothing", 0.15, _ => (Cell.Of("") with { Kind = CellKind.Text, Formula = "IF(X1=0,\"\",X1)" }, null), d => d.Container == Container.Xlsx),
        Gap("missing-em-dash", 0.2, _ => (Cell.Of("—"), "")),
        Gap("missing-double-dash", 0.2, _ => (Cell.Of("——"), "")),
        Gap("missing-hyphen", 0.2, _ => (Cell.Of("-"), "")),
        Gap("missing-slash", 0.2, _ => (Cell.Of("/"), "")),
        Gap("missing-na", 0.2, _ => (Cell.Of("N/A"), "")),
        Gap("missing-zanwu", 0.2, _ => (Cell.Of("暂无"), "")),
        Gap("text-codes", 0.6, node => node.TextCodes.Count > 0 ? (Cell.Of(node.TextCodes.Keys.Order(StringComparer.Ordinal).First()), node.TextCodes.Keys.Order(StringComparer.Ordinal).First()) : null, HasCodes),
        Gap("text-code-not-applicable", 0.5, node => node.TextCodes.Where(code => code.Value.Meaning == TextMeaning.NotApplicable).Select(code => code.Key).Order(StringComparer.Ordinal).FirstOrDefault() is { } text ? (Cell.Of(text), text) : null, HasCodes),
        Gap("text-code-padded", 0.5, node => node.TextCodes.Count > 0 ? (Cell.Of($" {node.TextCodes.Keys.Order(StringComparer.Ordinal).Last()} "), node.TextCodes.Keys.Order(StringComparer.Ordinal).Last()) : null, HasCodes),
    ];

    public static string Plain(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    private static Feature Shown(string name, Func<Node, decimal, Cell?> show, Func<Draft, bool>? fits = null) =>
        new(name, null, d => NoTotals(d) && (fits?.Invoke(d) ?? true), d => d.Presentations.Add((d.Dice.Chance(0.3) ? 1 : 0.6, show)));

    private static Feature Gap(string name, double chance, Func<Node, (Cell, string?)?> show, Func<Draft, bool>? fits = null) =>
        new(name, null, d => NoTotals(d) && (fits?.Invoke(d) ?? true), d => d.Gaps.Add((chance, show)));

    private static bool NoTotals(Draft d) => d.Pivot is { TotalRow: null, TotalColumn: null };

    private static bool Large(Draft d) => d.Indicators.Any(code => d.Sample.Ranges[code].Low >= 100);

    private static bool Has(Draft d, params string[] measures) => d.Indicators.Any(code => measures.Contains(d.Measure(code)));

    private static bool HasCodes(Draft d) => d.Indicators.Any(code => d.Sample.Indicator(code).TextCodes.Count > 0);

    /// <summary>Where 万 and 亿 cannot be mistaken for a part of the unit of measurement.</summary>
    private static bool Countable(Node node) => node.Measure is { } measure && !measure.StartsWith('万') && !measure.StartsWith('亿') && !measure.StartsWith('千');
}
