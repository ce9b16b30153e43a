using BusinessEnv.Core.Observations;

namespace BusinessEnv.Corpus.Books;

public enum CellKind
{
    Blank,
    Number,
    Text,
    Boolean,
    Error,
}

public enum Dimension
{
    Unit,
    Indicator,
    Period,
}

public readonly record struct Label(Dimension Dimension, string Code);

/// <summary>One cell to be written, and what a right reading makes of it.</summary>
public sealed record Cell
{
    public static readonly Cell Blank = new();

    public CellKind Kind { get; init; }

    /// <summary>The stored number; 0 or 1 for a boolean.</summary>
    public double Number { get; init; }

    /// <summary>The text, or the error (<c>#DIV/0!</c>).</summary>
    public string Text { get; init; } = "";

    /// <summary>The number format's code; null for General.</summary>
    public string? Format { get; init; }

    /// <summary>The formula without its equals sign; the cell's own content is the stored value.</summary>
    public string? Formula { get; init; }

    /// <summary>False: the formula has no stored value.</summary>
    public bool Stored { get; init; } = true;

    /// <summary>Written as runs of rich text with a phonetic guide, which is no part of the text.</summary>
    public bool Rich { get; init; }

    /// <summary>Stored as this raw content of the <c>v</c> element of an .xlsx, with this type, whatever the rest says.</summary>
    public (string Type, string Value)? Raw { get; init; }

    /// <summary>How many columns and rows the merged cell covers.</summary>
    public int Across { get; init; } = 1;
    public int Down { get; init; } = 1;

    /// <summary>The observation that a right reading takes from the cell; its place is filled in when the book is finished.</summary>
    public Observation? Expected { get; init; }

    /// <summary>For a header: the unit, indicator or period that it names.</summary>
    public Label? Label { get; init; }

    /// <summary>The table that the cell belongs to; 0 for titles, notes and the like.</summary>
    public int Table { get; init; }

    /// <summary>What is wrong with the cell.</summary>
    public Fault? Fault { get; init; }

    /// <summary>True for the cell that must be named when its <see cref="Fault"/> is reported.</summary>
    public bool Anchor { get; init; }

    /// <summary>What an honest reading mentions about the cell: a left-out total, a hidden row.</summary>
    public string? Note { get; init; }

    public static Cell Of(string text) => text.Length == 0 ? Blank : new() { Kind = CellKind.Text, Text = text };

    public static Cell Of(decimal number, string? format = null) => Of((double)number, format);

    public static Cell Of(int number) => Of((double)number);

    public static Cell Of(double number, string? format = null) => new() { Kind = CellKind.Number, Number = number, Format = format };

    public static Cell Failed(string error) => new() { Kind = CellKind.Error, Text = error };

    public static Cell Truth(bool value) => new() { Kind = CellKind.Boolean, Number = value ? 1 : 0 };
}
