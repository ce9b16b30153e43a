using BusinessEnv.Corpus.Books;

namespace BusinessEnv.Corpus.Tables;

/// <summary>Which dimensions run down the rows and which across the columns of a table; the rest are the same for a whole table, and each combination of them has a table of its own.</summary>
public sealed record Layout(string Name, Dimension[] Rows, Dimension[] Columns)
{
    public static readonly Layout Matrix = new("matrix", [Dimension.Unit], [Dimension.Indicator]);
    public static readonly Layout Transposed = new("transposed", [Dimension.Indicator], [Dimension.Unit]);
    public static readonly Layout Panel = new("panel", [Dimension.Unit, Dimension.Period], [Dimension.Indicator]);
    public static readonly Layout PeriodPanel = new("period-panel", [Dimension.Period, Dimension.Unit], [Dimension.Indicator]);
    public static readonly Layout Long = new("long", [Dimension.Unit, Dimension.Period, Dimension.Indicator], []);
    public static readonly Layout LongByPeriod = new("long-by-period", [Dimension.Period, Dimension.Indicator, Dimension.Unit], []);
    public static readonly Layout LongOnePeriod = new("long-one-period", [Dimension.Unit, Dimension.Indicator], []);
    public static readonly Layout Series = new("period-by-unit", [Dimension.Period], [Dimension.Unit]);
    public static readonly Layout UnitSeries = new("unit-by-period", [Dimension.Unit], [Dimension.Period]);
    public static readonly Layout Profile = new("indicator-by-period", [Dimension.Indicator], [Dimension.Period]);
    public static readonly Layout History = new("period-by-indicator", [Dimension.Period], [Dimension.Indicator]);
    public static readonly Layout Wide = new("periods-over-indicators", [Dimension.Unit], [Dimension.Period, Dimension.Indicator]);
    public static readonly Layout WideByIndicator = new("indicators-over-periods", [Dimension.Unit], [Dimension.Indicator, Dimension.Period]);
    public static readonly Layout TransposedWide = new("periods-over-units", [Dimension.Indicator], [Dimension.Period, Dimension.Unit]);

    public static IReadOnlyList<Layout> All { get; } =
        [Matrix, Transposed, Panel, PeriodPanel, Long, LongByPeriod, LongOnePeriod, Series, UnitSeries, Profile, History, Wide, WideByIndicator, TransposedWide];

    /// <summary>The dimensions that are the same for a whole table.</summary>
    public IReadOnlyList<Dimension> Fixed { get; } = [.. Enum.GetValues<Dimension>().Except(Rows).Except(Columns)];

    public bool Has(Dimension dimension) => !Fixed.Contains(dimension);
}
