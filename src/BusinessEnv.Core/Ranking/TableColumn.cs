namespace BusinessEnv.Core.Ranking;

/// <summary>One column as it was observed, by unit index. A cell has a number, a text, or neither.</summary>
/// <param name="numbers">NaN where there is no number; infinite where what was given is no finite number.</param>
public sealed class TableColumn(double[] numbers)
{
    public double[] Numbers { get; } = numbers;

    /// <summary>Null when the column has no text at all.</summary>
    public string?[]? Texts { get; private set; }

    public static TableColumn Empty(int units)
    {
        var numbers = new double[units];
        Array.Fill(numbers, double.NaN);
        return new(numbers);
    }

    public void Put(int unit, double? number, string? text)
    {
        if (number is { } value)
            Numbers[unit] = double.IsNaN(value) ? double.PositiveInfinity : value;
        else if (text is not null)
            (Texts ??= new string?[Numbers.Length])[unit] = text;
    }

    public TableColumn With(int unit, double? number)
    {
        var column = new TableColumn((double[])Numbers.Clone()) { Texts = (string?[]?)Texts?.Clone() };
        column.Numbers[unit] = double.NaN;
        column.Texts?[unit] = null;
        column.Put(unit, number, null);
        return column;
    }

    public TableColumn Keep(int[] units) =>
        new(Array.ConvertAll(units, unit => Numbers[unit])) { Texts = Texts is null ? null : Array.ConvertAll(units, unit => Texts[unit]) };
}
