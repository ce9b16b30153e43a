namespace BusinessEnv.Ingestion.Spreadsheets.Cells;

internal enum CellKind : byte
{
    Blank,
    Number,
    Text,
    Boolean,

    /// <summary>An error value such as <c>#DIV/0!</c>; its text is the error's name.</summary>
    Error,

    /// <summary>A formula whose result was never stored.</summary>
    FormulaWithoutValue,

    /// <summary>A cell whose content the file garbles; its text says how.</summary>
    Damaged,
}

/// <summary>What a number's format makes of it; a date format also says how fine the date is meant.</summary>
internal enum NumberStyle : byte
{
    Plain,
    Percent,
    Year,
    Month,
    Date,
    Time,
}

/// <summary>One non-blank cell of a row: 16 bytes, because a sheet holds millions. Its text lives in the row's <see cref="Row.Text"/>.</summary>
internal readonly struct Cell
{
    private readonly long _bits;
    private readonly int _text;

    private Cell(int column, CellKind kind, NumberStyle style, long bits, int text) =>
        (Column, Kind, Style, _bits, _text) = ((ushort)column, kind, style, bits, text);

    /// <summary>0-based.</summary>
    public ushort Column { get; }
    public CellKind Kind { get; }
    public NumberStyle Style { get; }

    /// <summary>The value of a number; 1 or 0 of a boolean.</summary>
    public double Number => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>Index of a string, or start of the text in the row's buffer.</summary>
    public int TextStart => _text;

    /// <summary>Length of the text in the row's buffer; −1 where the text is a string of its own.</summary>
    public int TextLength => (int)_bits;

    public bool HasText => Kind is CellKind.Text or CellKind.Error or CellKind.Damaged;

    public static Cell OfNumber(int column, double number, NumberStyle style) =>
        new(column, CellKind.Number, style, BitConverter.DoubleToInt64Bits(number), -1);

    public static Cell OfBoolean(int column, bool value) =>
        new(column, CellKind.Boolean, NumberStyle.Plain, BitConverter.DoubleToInt64Bits(value ? 1 : 0), -1);

    public static Cell OfString(int column, int index, CellKind kind = CellKind.Text) =>
        new(column, kind, NumberStyle.Plain, -1, index);

    public static Cell OfText(int column, int start, int length) =>
        new(column, CellKind.Text, NumberStyle.Plain, length, start);

    public static Cell WithoutValue(int column) =>
        new(column, CellKind.FormulaWithoutValue, NumberStyle.Plain, 0, -1);
}
