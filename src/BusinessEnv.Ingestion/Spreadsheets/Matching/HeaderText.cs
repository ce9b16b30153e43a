using BusinessEnv.Core.Frameworks;

namespace BusinessEnv.Ingestion.Spreadsheets.Matching;

/// <summary>A header text taken apart: what it names, and the unit of measurement that it adds in brackets or behind a stroke.</summary>
/// <param name="Ambiguous">True where the text names several nodes.</param>
/// <param name="Qualifier">What stood in brackets and is neither a measure nor a direction; then the match is not exact.</param>
internal readonly record struct HeaderText(Term? Term, Measure? Measure, bool Ambiguous, string? Qualifier)
{
    private static readonly (char Open, char Close)[] Brackets = [('(', ')'), ('[', ']'), ('（', '）'), ('【', '】'), ('［', '］'), ('〔', '〕'), ('<', '>'), ('〈', '〉')];

    public static HeaderText Parse(string text, Vocabulary vocabulary, Node? scope)
    {
        var rest = text.Trim();
        Measure? measure = null;
        string? qualifier = null;
        while (true)
        {
            if (vocabulary.Find(rest, scope, out var ambiguous) is { } term)
                return new(term, measure, false, IsOwnMeasure(term, qualifier) ? null : qualifier);
            if (ambiguous)
                return new(null, measure, true, qualifier);
            if (!TrySplit(rest, out var before, out var inside))
                return new(null, measure, false, qualifier);
            if (Measures.Parse(inside) is { } stated)
                measure ??= stated;
            else if (!IsDirection(inside))
                qualifier = inside;
            rest = before;
        }
    }

    /// <summary>What stands in brackets is the framework's own word for the unit of measurement, such as 0-15, though no unit that is known here.</summary>
    private static bool IsOwnMeasure(Term term, string? qualifier) =>
        qualifier is not null && term.Target?.Expected is { } expected && Names.FoldCode(expected) == Names.FoldCode(qualifier);

    /// <summary>The measure that a header text states at its end, whatever else it says.</summary>
    public static Measure? MeasureOf(string text) => TrySplit(text.Trim(), out _, out var inside) ? Measures.Parse(inside) : null;

    /// <summary>Splits what stands at the end in brackets, or behind a stroke or a comma.</summary>
    private static bool TrySplit(string text, out string before, out string inside)
    {
        (before, inside) = ("", "");
        foreach (var (open, close) in Brackets)
            if (text.EndsWith(close) && text.LastIndexOf(open) is > 0 and var at)
            {
                (before, inside) = (text[..at].TrimEnd(), text[(at + 1)..^1].Trim());
                return before.Length > 0;
            }
        var stroke = text.LastIndexOfAny(['/', '／', ',', '，', ':', '：', '\n']);
        if (stroke <= 0 || (Measures.Parse(text.AsSpan(stroke + 1)) is null && !IsDirection(text[(stroke + 1)..])))
            return false;
        (before, inside) = (text[..stroke].TrimEnd(), text[(stroke + 1)..].Trim());
        if (before.EndsWith("单位", StringComparison.Ordinal) || before.EndsWith("單位", StringComparison.Ordinal))
            before = before[..^2].TrimEnd(' ', ',', '，', ';', '；', '\n', '(', '（');
        return before.Length > 0;
    }

    public static bool IsDirection(string text) =>
        Names.Fold(text) is "正向" or "逆向" or "负向" or "正向指标" or "逆向指标" or "负向指标" or "越大越好" or "越小越好" or "越高越好" or "越低越好"
            or "higherisbetter" or "lowerisbetter" or "positive" or "negative";
}
