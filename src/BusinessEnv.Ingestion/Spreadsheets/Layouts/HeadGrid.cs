using System.Globalization;
using BusinessEnv.Ingestion.Spreadsheets.Cells;
using BusinessEnv.Ingestion.Spreadsheets.Matching;
using BusinessEnv.Ingestion.Spreadsheets.Values;

namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>The rows that a layout is judged by, with merged ranges filled from their first cell.</summary>
internal sealed class HeadGrid
{
    private readonly IReadOnlyList<Row> _rows;
    private readonly Dictionary<(int Row, int Column), (int Row, int Column)> _merged = [];
    private readonly Vocabulary _vocabulary;
    private readonly UnitTable _units;
    private readonly Dictionary<string, Token> _tokens = new(StringComparer.Ordinal);

    public HeadGrid(IReadOnlyList<Row> rows, Sheet sheet, BlockContext context)
    {
        (_rows, _vocabulary, _units) = (rows, context.Vocabulary, context.Units);
        Width = rows.Max(row => row.Width);
        var byNumber = new Dictionary<int, int>();
        for (var i = 0; i < rows.Count; i++)
            byNumber[rows[i].Number] = i;
        foreach (var range in sheet.Merged)
            if (byNumber.TryGetValue(range.Top, out var top))
            {
                Width = Math.Max(Width, Math.Min(range.Right + 1, Width + 256));
                for (var number = range.Top; number <= Math.Min(range.Bottom, rows[^1].Number); number++)
                    if (byNumber.TryGetValue(number, out var row))
                        for (var column = range.Left; column <= Math.Min(range.Right, Width - 1); column++)
                            _merged[(row, column)] = (top, range.Left);
            }
    }

    public int Count => _rows.Count;
    public int Width { get; }

    /// <summary>True where a merged range goes over several columns of a row.</summary>
    public bool IsMergedAcross(int row) => _merged.Any(cell => cell.Key.Row == row && cell.Key.Column != cell.Value.Column);

    public Row Row(int row) => _rows[row];

    /// <summary>True where merged ranges carry a column's names down below a header.</summary>
    public bool HasMergedBody(int header, int column) => _merged.Any(cell => cell.Key.Column == column && cell.Key.Row > header && cell.Value.Row > header && cell.Value.Row < cell.Key.Row);

    /// <summary>True where the cell shows what a cell above it holds.</summary>
    public bool IsFromAbove(int row, int column) => _merged.TryGetValue((row, column), out var first) && first.Row < row;

    public Cell At(int row, int column)
    {
        (row, column) = _merged.GetValueOrDefault((row, column), (row, column));
        return _rows[row].At(column);
    }

    /// <summary>The text of a cell; a number as text; empty for a blank one.</summary>
    public string Text(int row, int column)
    {
        (row, column) = _merged.GetValueOrDefault((row, column), (row, column));
        var cell = _rows[row].At(column);
        return cell.Kind switch
        {
            CellKind.Text => _rows[row].Text(cell).Trim().ToString(),
            CellKind.Number when cell.Style >= NumberStyle.Year => Periods.OfDate(cell.Number, cell.Style) ?? "",
            CellKind.Number => cell.Number.ToString("R", CultureInfo.InvariantCulture),
            _ => "",
        };
    }

    public Token Token(int row, int column) => TokenOf(Text(row, column));

    public Token TokenOf(string text)
    {
        if (text.Length == 0)
            return Layouts.Token.Blank;
        if (!_tokens.TryGetValue(text, out var token))
            _tokens[text] = token = Layouts.Token.Of(text, _vocabulary, _units);
        return token;
    }

    /// <summary>True for a number, or a text that is one.</summary>
    public bool IsNumber(int row, int column)
    {
        var cell = _rows[row].At(column);
        return cell.Kind == CellKind.Number ? cell.Style < NumberStyle.Year
            : cell.Kind == CellKind.Text && NumberText.TryParse(_rows[row].Text(cell), false, out _);
    }

    /// <summary>Columns with their own cells (not filled from a merged range) in a row.</summary>
    public IEnumerable<int> Columns(int row) => _rows[row].Cells.ToArray().Select(cell => (int)cell.Column);
}

/// <summary>What one text can be in a header or among keys.</summary>
/// <param name="Unit">A known unit, or −1.</param>
/// <param name="IsDirection">Words such as 正向.</param>
/// <param name="IsMark">Words for a missing value, and coded texts.</param>
internal sealed record Token(string Text, HeaderText Header, Role Role, int Unit, string? Period, Measure? Measure, bool IsDirection, bool IsMark)
{
    public static readonly Token Blank = new("", default, Role.None, -1, null, null, false, false);

    public Target? Target => Header.Qualifier is null ? Header.Term?.Target : null;
    public bool IsIndicator => Target is { IsIndicator: true };
    public bool IsComposite => Header.Term?.Composite is not null;

    /// <summary>True for a text that is at home in a header.</summary>
    public bool IsHeader => Target is not null || IsComposite || Header.Ambiguous || Role != Role.None || Unit >= 0 || Period is not null || Measure is not null || IsDirection;

    public static Token Of(string text, Vocabulary vocabulary, UnitTable units) =>
        text.Length > 200
            ? Blank with { Text = text }
            : new(text, HeaderText.Parse(text, vocabulary, null), Roles.Of(text), units.FindKnown(text, out _), Periods.Parse(text), Measures.Parse(text), HeaderText.IsDirection(text), MissingMarks.Contains(text) || vocabulary.IsTextCode(text));
}
