using BusinessEnv.Core.Frameworks;
using BusinessEnv.Ingestion.Spreadsheets.Matching;

namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>What a sheet's name and the titles above a header say of the whole block.</summary>
/// <param name="Scope">A composite, such as the topic that the sheet is about.</param>
internal sealed record SheetFacts(Target? Target, Measure? Measure, int Unit, string? Period, string? TitlePeriod, Node? Scope)
{
    public static SheetFacts Of(string sheet, IReadOnlyList<string> titles, HeadGrid grid, BlockContext context)
    {
        Target? target = null;
        Measure? measure = null, stated = null;
        Node? scope = null;
        var unit = -1;
        foreach (var text in titles.Reverse().Prepend(sheet))
        {
            var token = grid.TokenOf(text);
            if (target is null && token.Target is { } named)
                (target, measure) = (named, token.Header.Measure);
            scope ??= token.Header.Term?.Composite;
            unit = unit >= 0 ? unit : token.Unit;
            stated ??= StatedMeasure(text);
        }
        foreach (var text in titles.Reverse().Prepend(sheet))
        {
            var folded = Names.Fold(text);
            if (unit < 0)
                unit = OnlyWithin(folded, context.Units.KnownNames().Select(name => (name.Folded, name.Unit)), -1);
            if (target is null && scope is null)
                target = OnlyWithin(folded, context.Vocabulary.TargetNames().Where(name => name.Term.Target!.IsIndicator).Select(name => (name.Folded, name.Term.Target)), null);
        }
        var inSheet = Periods.Find(sheet);
        var inTitles = titles.SelectMany(Periods.Find).Distinct().ToArray();
        return new(target, measure ?? stated, unit, inSheet is [var only] ? only : null, inTitles is [var title] ? title : null, scope);
    }

    /// <summary>单位：万元, alone or at the end of a title.</summary>
    private static Measure? StatedMeasure(string title)
    {
        var at = Math.Max(title.LastIndexOf("单位", StringComparison.Ordinal), title.LastIndexOf("單位", StringComparison.Ordinal));
        return at >= 0 && at + 3 < title.Length && title[at + 2] is ':' or '：' ? Measures.Parse(title.AsSpan(at + 3).TrimEnd([')', '）', ']', '】', ' '])) : null;
    }

    /// <summary>The one thing whose name stands in a text; the longest name where several overlap.</summary>
    private static T OnlyWithin<T>(string text, IEnumerable<(string Name, T Value)> names, T none)
    {
        var found = names.Where(name => name.Name.Length >= (name.Name.All(char.IsAscii) ? 5 : 2) && text.Contains(name.Name, StringComparison.Ordinal)).ToArray();
        if (found.Length == 0)
            return none;
        var longest = found.MaxBy(name => name.Name.Length);
        return found.All(name => longest.Name.Contains(name.Name, StringComparison.Ordinal)) && found.Where(name => name.Name.Length == longest.Name.Length).Select(name => name.Value).Distinct().Count() == 1
            ? longest.Value
            : none;
    }
}
