using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;
using BusinessEnv.Corpus.Books;

namespace BusinessEnv.Corpus.Tables;

public enum Container
{
    Xlsx,
    Xls,
    Csv,
}

/// <summary>Where a table's one period, unit or indicator is stated.</summary>
public enum Statement
{
    Folder,
    FileName,
    SheetName,
    Title,
    Caption,
}

/// <summary>A file in the making: what it holds, how it is laid out and how it is written. Features turn its knobs.</summary>
public sealed class Draft(Dice dice, SampleFramework sample, Container container, Layout layout)
{
    private readonly Dictionary<(string, string, string), decimal> _values = [];

    public Dice Dice => dice;
    public SampleFramework Sample => sample;
    public Framework Framework { get; set; } = sample.Framework;
    public Container Container => container;
    public Layout Layout { get; set; } = layout;

    public List<string> Units { get; set; } = [];
    public List<string> Indicators { get; set; } = [];
    public List<string> Periods { get; set; } = ["2020"];
    public string[] PeriodPool { get; set; } = ["2018", "2019", "2020"];

    /// <summary>How a unit, an indicator or a period is written in a header.</summary>
    public Func<string, string> UnitText { get; set; } = code => code;
    public Func<string, string> IndicatorText { get; set; } = code => code;
    public Func<string, Cell> PeriodCell { get; set; } = period => Cell.Of(period);

    /// <summary>The unit of measurement behind an indicator's name, ready to be put there: <c>（天）</c>.</summary>
    public Func<string, string> MeasureText { get; set; } = _ => "";

    /// <summary>Indicators whose cells are in another unit of measurement than the framework's, and by what their values are multiplied for it.</summary>
    public Dictionary<string, (string Measure, decimal Factor)> Converted { get; } = [];

    /// <summary>Ways to show a value, tried in turn with the given chance; a plain number when none fits.</summary>
    public List<(double Chance, Func<Node, decimal, Cell?> Show)> Presentations { get; } = [];

    /// <summary>Cells that hold something else than a value: a missing mark, a text code, a blank.</summary>
    public List<(double Chance, Func<Node, (Cell Cell, string? Text)?> Show)> Gaps { get; } = [];

    public Statement PeriodStatement { get; set; } = Statement.Folder;
    public Statement PageStatement { get; set; } = Statement.SheetName;
    public bool SideBySide { get; set; }
    public PivotStyle Pivot { get; set; } = new();
    public List<string> TitleRows { get; } = [];
    public List<string> NoteRows { get; } = [];
    public int LeadingRows { get; set; }
    public List<Action<Draft, Book>> Finishing { get; } = [];

    public XlsxStyle XlsxStyle { get; set; } = new();
    public CsvStyle CsvStyle { get; set; } = new();
    public string FileStem { get; set; } = "data";
    public bool Refused { get; set; }

    /// <summary>Changes the bytes after writing.</summary>
    public Func<byte[], byte[]>? Damage { get; set; }

    /// <summary>The ending of the name, where it is not the container's own.</summary>
    public string? Ending { get; set; }

    /// <summary>The value of an indicator in the framework's unit of measurement.</summary>
    public decimal Value(string period, string unit, string indicator)
    {
        if (_values.TryGetValue((period, unit, indicator), out var value))
            return value;
        var range = sample.Ranges[indicator];
        var scale = (decimal)Math.Pow(10, Math.Min(range.Decimals, 4));
        var steps = (long)((range.High - range.Low) * scale);
        do
            value = range.Low + (decimal)(Dice.Next(int.MaxValue) % (steps + 1)) / scale;
        while (value is 777 or 888 or 999 or 7777 or 8888 or 9999 or 99999 or 999999 or 66 or 77 or 88 or 99);
        return _values[(period, unit, indicator)] = value;
    }

    /// <summary>The cell of one value as it is shown, with the observation that a right reading takes from it.</summary>
    public Cell ValueCell(string period, string unit, string indicator)
    {
        var node = sample.Indicator(indicator);
        foreach (var (chance, show) in Gaps)
            if (Dice.Chance(chance) && show(node) is { } gap)
                return gap.Text is null ? gap.Cell
                    : gap.Cell with { Expected = new Observation(period, unit, indicator, null, gap.Text is "" ? null : gap.Text, "") };
        var value = Value(period, unit, indicator);
        var shown = Converted.TryGetValue(indicator, out var conversion) ? value * conversion.Factor : value;
        var measured = Converted.ContainsKey(indicator) ? node with { Measure = conversion.Measure } : node;
        var cell = Cell.Of(shown);
        foreach (var (chance, show) in Presentations)
            if (Dice.Chance(chance) && show(measured, shown) is { } presented)
            {
                cell = presented;
                break;
            }
        return cell with { Expected = new Observation(period, unit, indicator, (double)value, null, "") };
    }

    public string Measure(string indicator) =>
        Converted.TryGetValue(indicator, out var conversion) ? conversion.Measure : sample.Indicator(indicator).Measure ?? "";

    public Cell LabelCell(Dimension dimension, string code) => dimension switch
    {
        Dimension.Unit => int.TryParse(UnitText(code), out var number) && Pivot.NumericCodes ? Cell.Of(number) : Cell.Of(UnitText(code)),
        Dimension.Indicator => Cell.Of(IndicatorText(code) + MeasureText(code)),
        _ => PeriodCell(code),
    } with { Label = new(dimension, code) };

    public IReadOnlyList<string> Members(Dimension dimension) => dimension switch
    {
        Dimension.Unit => Units,
        Dimension.Indicator => Indicators,
        _ => Periods,
    };
}
