using BusinessEnv.Core.Frameworks;
using BusinessEnv.Ingestion.Spreadsheets.Matching;

namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>What the rows of a header say together of one column.</summary>
internal sealed class ColumnHeader
{
    private ColumnHeader(int column, int row, string text) => (Column, Row, Text) = (column, row, text);

    public int Column { get; }

    /// <summary>Number of the row where the header's name stands.</summary>
    public int Row { get; private set; }

    /// <summary>The texts from top to bottom, joined; empty for a column without a header.</summary>
    public string Text { get; }
    public Target? Target { get; private set; }
    public string? How { get; private set; }
    public Node? Composite { get; private set; }

    /// <summary>True where the header's name itself is a composite's, and not only a group above it.</summary>
    public bool NamesComposite { get; private set; }

    /// <summary>True where the name is an indicator's but for something in brackets.</summary>
    public bool IsQualified { get; private set; }
    public Measure? Measure { get; private set; }
    public string? MeasureText { get; private set; }
    public string? Period { get; private set; }
    public int Unit { get; private set; } = -1;
    public Role Role { get; private set; }
    public bool Ambiguous { get; private set; }

    /// <summary>True where two rows of the header name different indicators.</summary>
    public bool Contradictory { get; private set; }

    /// <summary>The last text of the header that is not a measure, a period or a direction.</summary>
    public string Name { get; private set; } = "";

    public static ColumnHeader Of(HeadGrid grid, HeaderBand band, int column, Func<int, int, string> textAt, Node? scope, Vocabulary vocabulary)
    {
        var texts = new List<string>();
        var rows = new List<int>();
        var row = grid.Row(band.Last).Number;
        for (var i = band.First; i <= band.Last; i++)
            if (textAt(i, column) is { Length: > 0 } text && !texts.Contains(text))
            {
                texts.Add(text);
                rows.Add(grid.Row(i).Number);
                row = grid.Row(i).Number;
            }
        var header = new ColumnHeader(column, row, string.Join(" / ", texts));
        for (var i = 0; i < texts.Count; i++)
            header.Take(grid.TokenOf(texts[i]), rows[i], ref scope, vocabulary);
        if (header.Target is null && !header.Contradictory && texts.Count > 1)
            header.TakeTogether(texts, scope, vocabulary);
        return header;
    }

    private void Take(Token token, int row, ref Node? scope, Vocabulary vocabulary)
    {
        var parsed = scope is null ? token.Header : HeaderText.Parse(token.Text, vocabulary, scope);
        if (parsed.Term?.Target is null && token.Period is { } period)
        {
            Period = period;
            return;
        }
        if (parsed.Term is null && Target is not null && (token.Measure is not null || token.IsDirection))
        {
            State(token.Measure, token.Text);
            return;
        }
        if (parsed.Term is null && !parsed.Ambiguous && token.Measure is not null && token.Role == Role.None)
        {
            State(token.Measure, token.Text);
            if (Name.Length == 0)
                Name = token.Text;
            return;
        }
        if (token.IsDirection)
            return;
        (Name, Row, NamesComposite, IsQualified) = (token.Text, row, false, parsed is { Term.Target: not null, Qualifier: not null });
        State(parsed.Measure, token.Text);
        if (parsed is { Term.Target: { } target, Qualifier: null })
        {
            Contradictory |= Target is not null && Target != target;
            (Target, How, Ambiguous) = (target, parsed.Term.How, false);
        }
        else if (parsed is { Term.Composite: { } composite, Qualifier: null })
            (scope, Composite, NamesComposite) = (composite, composite, true);
        else if (Target is null)
            Ambiguous |= parsed.Ambiguous;
        if (token.Unit >= 0)
            Unit = token.Unit;
        if (token.Role != Role.None)
            Role = token.Role;
    }

    private void State(Measure? measure, string text)
    {
        if (measure is not null)
            (Measure, MeasureText) = (measure, text);
    }

    /// <summary>办理 over 时间: parts that only together are a name; or a name around a period, 2020年办理时间.</summary>
    private void TakeTogether(List<string> texts, Node? scope, Vocabulary vocabulary)
    {
        for (var from = 0; from < texts.Count - 1; from++)
            if (HeaderText.Parse(string.Concat(texts.Skip(from)), vocabulary, scope) is { Term.Target: { } target, Qualifier: null } parsed)
            {
                (Target, How, Ambiguous) = (target, parsed.Term.How, false);
                State(parsed.Measure, texts[^1]);
                return;
            }
    }

    /// <summary>2020年办理时间: takes the period out of a header that names nothing with it.</summary>
    public void TakePeriodWithin(Vocabulary vocabulary, Node? scope)
    {
        if (Target is not null || Period is not null || Periods.Strip(Name) is not var (rest, period) || HeaderText.Parse(rest, vocabulary, scope) is not { Term.Target: { } target, Qualifier: null } parsed)
            return;
        (Target, How, Period, Ambiguous) = (target, parsed.Term.How, period, false);
        State(parsed.Measure, Name);
    }

    public void TakeFuzzy(Target target)
    {
        (Target, How, Ambiguous) = (target, "fuzzy", false);
        State(HeaderText.MeasureOf(Name), Name);
    }
}
