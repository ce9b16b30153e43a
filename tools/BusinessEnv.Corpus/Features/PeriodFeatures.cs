using System.Globalization;
using BusinessEnv.Corpus.Books;
using BusinessEnv.Corpus.Tables;

namespace BusinessEnv.Corpus.Features;

/// <summary>How periods are written, and where the one period of a file is stated.</summary>
public static class PeriodFeatures
{
    private static readonly string[] Years = ["2018", "2019", "2020"];
    private static readonly string[] Halves = ["2019H2", "2020H1", "2020H2"];
    private static readonly string[] Quarters = ["2019Q4", "2020Q1", "2020Q2"];
    private static readonly string[] Months = ["2020-05", "2020-06", "2020-11"];

    public static IReadOnlyList<Feature> All { get; } =
    [
        Source("period-in-file-name", Statement.FileName, _ => true),
        Source("period-in-sheet-name", Statement.SheetName, d => d.Container != Container.Csv && d.PageStatement != Statement.Caption),
        Source("period-in-title", Statement.Title, _ => true),

        Form("period-year-as-number", Years, period => Cell.Of(Year(period)), d => d.Container != Container.Csv),
        Form("period-year-with-nian", Years, period => Cell.Of(period + "年")),
        Form("period-year-with-niandu", Years, period => Cell.Of(period + "年度")),
        Form("period-year-full-width", Years, period => Cell.Of(LabelFeatures.Wide(period) + "年")),
        Form("period-half-in-words", Halves, period => Cell.Of($"{Year(period)}年{(period[^1] == '1' ? "上" : "下")}半年")),
        Form("period-half-short", Halves, Cell.Of),
        Form("period-quarter-short", Quarters, Cell.Of),
        Form("period-quarter-lower-case", Quarters, period => Cell.Of(period.ToLowerInvariant())),
        Form("period-quarter-in-words", Quarters, period => Cell.Of($"{Year(period)}年第{"一二三四"[period[^1] - '1']}季度")),
        Form("period-quarter-with-digit", Quarters, period => Cell.Of($"{Year(period)}年{period[^1]}季度")),
        Form("period-month-short", Months, Cell.Of),
        Form("period-month-in-words", Months, period => Cell.Of($"{Year(period)}年{Month(period)}月")),
        Form("period-month-with-slash", Months, period => Cell.Of($"{Year(period)}/{Month(period)}"), d => d.Layout.Has(Dimension.Period)),
        Form("period-date-cell", Months, period => Cell.Of(Serial(Year(period), Month(period)), "yyyy-mm"), d => d.Container != Container.Csv && d.Layout.Has(Dimension.Period)),
        Form("period-date-cell-in-words", Months, period => Cell.Of(Serial(Year(period), Month(period)), "yyyy\"年\"m\"月\""), d => d.Container != Container.Csv && d.Layout.Has(Dimension.Period)),
        Form("period-date-cell-year", Years, period => Cell.Of(Serial(Year(period), 1), "yyyy\"年\""), d => d.Container != Container.Csv && d.Layout.Has(Dimension.Period)),
        Form("period-date-1904", Months, period => Cell.Of(Serial(Year(period), Month(period)), "yyyy-mm"), d => d.Container != Container.Csv && d.Layout.Has(Dimension.Period), d => d.Finishing.Add((_, book) => book.Date1904 = true)),
    ];

    private static Feature Source(string name, Statement statement, Func<Draft, bool> fits) =>
        new(name, "period-source", d => !d.Layout.Has(Dimension.Period) && d.Periods.Count == 1 && fits(d), d => d.PeriodStatement = statement);

    private static Feature Form(string name, string[] periods, Func<string, Cell> cell, Func<Draft, bool>? fits = null, Action<Draft>? also = null) =>
        new(name, "period", d => (d.Layout.Has(Dimension.Period) || d.PeriodStatement != Statement.Folder) && (fits?.Invoke(d) ?? true), d =>
        {
            d.PeriodPool = periods;
            d.Periods = d.Dice.Some(periods, d.Periods.Count);
            d.PeriodCell = cell;
            also?.Invoke(d);
        });

    private static int Year(string period) => int.Parse(period.AsSpan(0, 4), CultureInfo.InvariantCulture);

    private static int Month(string period) => int.Parse(period.AsSpan(5), CultureInfo.InvariantCulture);

    private static double Serial(int year, int month) => new DateTime(year, month, 1).ToOADate();
}
