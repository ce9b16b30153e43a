using System.Globalization;
using System.Text;

namespace BusinessEnv.Corpus.Books;

/// <summary>How a text file of values is written.</summary>
public sealed record CsvStyle
{
    /// <summary><c>utf-8</c>, <c>gb18030</c>, <c>utf-16le</c> or <c>utf-16be</c>.</summary>
    public string Encoding { get; init; } = "utf-8";
    public bool Bom { get; init; }
    public char Delimiter { get; init; } = ',';
    public string NewLine { get; init; } = "\r\n";
    public bool QuoteAll { get; init; }

    /// <summary>Trailing blanks are left out, so that rows differ in length.</summary>
    public bool Ragged { get; init; }

    /// <summary>A delimiter after the last field of every row.</summary>
    public bool TrailingDelimiter { get; init; }

    /// <summary>Empty lines at the end.</summary>
    public int TrailingLines { get; init; }

    /// <summary>No line break after the last row.</summary>
    public bool Unterminated { get; init; }

    /// <summary>A cell whose text is written as it stands, quotes unbalanced or not.</summary>
    public Func<Cell, bool>? Unquoted { get; init; }
}

public static class CsvWriter
{
    static CsvWriter() => System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static byte[] Write(Sheet sheet, CsvStyle style)
    {
        var text = new StringBuilder();
        var width = sheet.Rows.Select(row => row.Cells.Count).DefaultIfEmpty(0).Max();
        for (var r = 0; r < sheet.Rows.Count; r++)
        {
            var row = sheet.Rows[r];
            var used = row.Cells.FindLastIndex(cell => cell.Kind != CellKind.Blank) + 1;
            var count = style.Ragged ? Math.Max(1, used) : Math.Max(width, row.Cells.Count);
            for (var c = 0; c < count; c++)
                text.Append(c > 0 ? style.Delimiter.ToString() : "").Append(Field(row[c], style));
            if (style.TrailingDelimiter)
                text.Append(style.Delimiter);
            if (!style.Unterminated || r < sheet.Rows.Count - 1)
                text.Append(style.NewLine);
        }
        for (var i = 0; i < style.TrailingLines; i++)
            text.Append(style.NewLine);
        Encoding encoding = style.Encoding switch
        {
            "gb18030" => System.Text.Encoding.GetEncoding("gb18030"),
            "utf-16le" => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
            "utf-16be" => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        };
        return [.. style.Bom ? encoding.GetPreamble() : [], .. encoding.GetBytes(text.ToString())];
    }

    /// <summary>The text that a spreadsheet program shows and saves for a cell.</summary>
    public static string Shown(Cell cell) => cell.Kind switch
    {
        CellKind.Text or CellKind.Error => cell.Text,
        CellKind.Boolean => cell.Number == 0 ? "FALSE" : "TRUE",
        CellKind.Number => cell.Format switch
        {
            { } code when code.EndsWith('%') => ((decimal)cell.Number * 100).ToString("0.##########", CultureInfo.InvariantCulture) + "%",
            { } code when code.Contains('y', StringComparison.Ordinal) => DateTime.FromOADate(cell.Number).ToString(code.Replace("m", "M", StringComparison.Ordinal).Replace("\"", "'", StringComparison.Ordinal), CultureInfo.InvariantCulture),
            { } code when code.Contains("#,##", StringComparison.Ordinal) => ((decimal)cell.Number).ToString("#,##0.##########", CultureInfo.InvariantCulture),
            _ => cell.Number.ToString("R", CultureInfo.InvariantCulture),
        },
        _ => "",
    };

    private static string Field(Cell cell, CsvStyle style)
    {
        var text = Shown(cell);
        if (style.Unquoted?.Invoke(cell) == true)
            return text;
        var quoted = style.QuoteAll && text.Length > 0 || text.AsSpan().ContainsAny(style.Delimiter, '"', '\n') || text.Contains('\r', StringComparison.Ordinal);
        return quoted ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
