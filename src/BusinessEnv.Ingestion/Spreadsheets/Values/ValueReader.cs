using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Cells;
using BusinessEnv.Ingestion.Spreadsheets.Matching;

namespace BusinessEnv.Ingestion.Spreadsheets.Values;

internal enum ValueKind
{
    /// <summary>Nothing in the cell.</summary>
    Blank,
    Number,
    Text,

    /// <summary>The cell states that there is no value.</summary>
    Missing,

    /// <summary>Not taken; the issue says why.</summary>
    Bad,
}

/// <param name="Problem">Code, message and remedy of what is wrong; of a <see cref="ValueKind.Number"/> it is a warning, and of a <see cref="ValueKind.Bad"/> one an error.</param>
internal readonly record struct Value(ValueKind Kind, double Number = 0, string? Text = null, Issue? Problem = null)
{
    public static Value Bad(string code, string message, string remedy) => new(ValueKind.Bad, Problem: Issue.Error(code, message, null, remedy));
}

/// <summary>Reads a cell as a value of an indicator or an attribute. In doubt it does not take the value.</summary>
internal static class ValueReader
{
    /// <param name="measure">The unit of measurement that the column or the row states; null where it states none.</param>
    public static Value Read(Row row, in Cell cell, Target target, Measure? measure, bool commaMayBeDecimal)
    {
        switch (cell.Kind)
        {
            case CellKind.Number:
                return OfNumber(cell, target, measure);
            case CellKind.Text:
                return OfText(row.Text(cell), target, measure, commaMayBeDecimal);
            case CellKind.Error:
                return Value.Bad("formula-error", $"The formula's result is {row.Text(cell)}.", "Mend the formula or clear the cell.");
            case CellKind.FormulaWithoutValue:
                return Value.Bad("formula-without-value", "The formula has no stored result.", "Open the file in a spreadsheet program, let it calculate, and save it.");
            case CellKind.Damaged:
                return Value.Bad("damaged-cell", $"The file is damaged at this cell: {row.Text(cell)}.", "Enter the value again.");
            case CellKind.Boolean:
                return target.TextCode(cell.Number == 1 ? "TRUE" : "FALSE") is { } code ? new(ValueKind.Text, Text: code)
                    : !target.Numeric ? new(ValueKind.Text, Text: cell.Number == 1 ? "TRUE" : "FALSE")
                    : Value.Bad("type", $"The cell holds {(cell.Number == 1 ? "TRUE" : "FALSE")}, not a number.", "Write a number.");
            default:
                return new(ValueKind.Blank);
        }
    }

    private static Value OfNumber(in Cell cell, Target target, Measure? measure)
    {
        var number = cell.Number;
        if (!target.Numeric)
            return new(ValueKind.Text, Text: cell.Style >= NumberStyle.Year ? Periods.OfDate(number, cell.Style) ?? Plain(number) : Plain(number));
        if (cell.Style >= NumberStyle.Year)
            return Value.Bad("date-value", $"The cell is formatted as a date or a time ({Plain(number)} as a number).", "Format the cell as a number and enter the value again.");
        if (cell.Style == NumberStyle.Percent)
            return Converted(number, new Measure("share", 1), target, $"{Plain(NumberText.Scale(number, 100))}%");
        return Bounded(number, target, measure, null);
    }

    private static Value OfText(ReadOnlySpan<char> text, Target target, Measure? measure, bool commaMayBeDecimal)
    {
        if (target.Numeric && NumberText.TryParsePlain(text, out var plain))
            return Bounded(plain, target, measure, null);
        text = text.Trim();
        if (text.IsEmpty)
            return new(ValueKind.Blank);
        if (target.TextCode(text) is { } code)
            return new(ValueKind.Text, Text: code);
        if (MissingMarks.Contains(text))
            return new(ValueKind.Missing);
        if (!target.Numeric)
            return new(ValueKind.Text, Text: new string(text));
        if (!NumberText.TryParse(text, commaMayBeDecimal, out var number))
            return Value.Bad("type", $"“{Shown(text)}” is not a number{(target.IsIndicator ? " and not a text that the framework knows" : "")}.", "Write a number, or leave the cell blank.");
        if (number.Measure is { } own)
            return Converted(number.Value, own, target, new string(text));
        if (number.Multiplied && measure is { Factor: not 1 } scaled && !scaled.Quantity.StartsWith("time", StringComparison.Ordinal))
            return Value.Bad("unit-mismatch", $"“{Shown(text)}” has a multiple, and its column has one as well.", "Write the number without 万, 亿 and the like.");
        return Bounded(number.Value, target, measure, number.Rounded
            ? Issue.Warning("rounded-number", $"“{Shown(text)}” is a long number in scientific notation, perhaps cut short.", null, "Format the cells as numbers before saving as CSV.")
            : null);
    }

    /// <summary>A number whose cell itself says in what it is measured.</summary>
    private static Value Converted(double number, Measure own, Target target, string shown)
    {
        if (target.Expected is null)
            return own.Quantity is "share"
                ? Value.Bad("unit-mismatch", $"The cell says {shown}, and the framework does not say whether {target.Name} is a percentage or a share.", "Write the number without %, or state the measure in the framework.")
                : own.Factor == 1 || own.Quantity == "count" ? Bounded(number, target, null, null)
                : Value.Bad("unit-mismatch", $"The cell says {shown}, and the framework states no unit for {target.Name}.", "Write the plain number.");
        return target.ExpectedMeasure is { } expected && own.To(expected) is { } factor
            ? Bounded(NumberText.Scale(number, factor), target, null, null)
            : Value.Bad("unit-mismatch", $"The cell says {shown}, and {target.Name} is measured in {target.Expected}.", $"Give the value in {target.Expected}.");
    }

    private static Value Bounded(double number, Target target, Measure? measure, Issue? warning)
    {
        if (measure is { } stated && target.ExpectedMeasure is { } expected && stated != expected && stated.To(expected) is { } factor)
            number = NumberText.Scale(number, factor);
        return number >= target.Minimum && number <= target.Maximum
            ? new(ValueKind.Number, number, Problem: warning)
            : Value.Bad("out-of-range", $"{Plain(number)} cannot be: {target.Name} lies in {Plain(target.Minimum)}…{Plain(target.Maximum)}.", "Check the value and its unit.");
    }

    private static string Plain(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static string Shown(ReadOnlySpan<char> text) => text.Length <= 60 ? new string(text) : $"{text[..59]}…";
}
