using System.Globalization;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Cells;
using BusinessEnv.Ingestion.Spreadsheets.Matching;

namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>Reads what the key columns of a row say. A merged key holds for all its rows; a blank one holds for none.</summary>
internal sealed class KeyReader
{
    private readonly BlockContext _context;
    private readonly Block _block;
    private readonly Dictionary<string, Target?> _indicators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Target?>.AlternateLookup<ReadOnlySpan<char>> _indicatorsBySpan;
    private readonly Dictionary<string, string?> _periods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?>.AlternateLookup<ReadOnlySpan<char>> _periodsBySpan;
    private readonly Dictionary<int, MergedRange[]> _mergedKeys;
    private readonly Dictionary<int, (int Row, string Text)> _lastKeys = [];
    private readonly HashSet<string> _reportedFuzzy = new(StringComparer.Ordinal);
    private Node? _scope;

    public KeyReader(BlockContext context, Sheet sheet, Block block)
    {
        (_context, _block, _scope) = (context, block, block.Scope);
        _indicatorsBySpan = _indicators.GetAlternateLookup<ReadOnlySpan<char>>();
        _periodsBySpan = _periods.GetAlternateLookup<ReadOnlySpan<char>>();
        _mergedKeys = sheet.Merged.Where(range => range.Bottom > range.Top && range.Left <= block.Right)
            .GroupBy(range => range.Left).ToDictionary(column => column.Key, column => column.OrderBy(range => range.Top).ToArray());
    }

    /// <summary>The text of a key cell; that of the first row of a merged range; empty for a blank one.</summary>
    public ReadOnlySpan<char> Text(Row row, int column)
    {
        if (column < 0)
            return default;
        var cell = row.At(column);
        ReadOnlySpan<char> text = cell.Kind switch
        {
            CellKind.Text => row.Text(cell),
            CellKind.Number when cell.Style >= NumberStyle.Year => Periods.OfDate(cell.Number, cell.Style),
            CellKind.Number => cell.Number.ToString("R", CultureInfo.InvariantCulture),
            _ => default,
        };
        var grouped = _block.Grouped.Contains(column);
        if (!_mergedKeys.TryGetValue(column, out var merged) && !grouped)
            return text;
        if (!text.IsEmpty)
            _lastKeys[column] = (row.Number, new string(text));
        else if (_lastKeys.TryGetValue(column, out var last) && (grouped || Array.Exists(merged!, range => range.Top == last.Row && range.Bottom >= row.Number)))
            return last.Text;
        return text;
    }

    /// <summary>Notes the keys of merged ranges that begin in a row, whether or not the row has a value.</summary>
    public void Remember(Row row)
    {
        foreach (var column in _mergedKeys.Keys)
            Text(row, column);
        foreach (var column in _block.Grouped)
            Text(row, column);
    }

    /// <summary>The unit that a text names; −1, with an issue where a fuzzy match is taken or the text is unknown.</summary>
    public int Unit(ReadOnlySpan<char> text, out Issue? issue)
    {
        issue = null;
        if (text.Contains('\uFFFD'))
        {
            issue = Issue.Error("undecodable", $"“{text}” has characters that could not be decoded; the row was not taken.", null, "Save the file as UTF-8.");
            return -1;
        }
        var unit = _context.Units.Resolve(text);
        if (unit >= 0)
            return unit;
        if (_context.Units.FindFuzzy(text) is { } meant)
        {
            issue = Issue.Warning("fuzzy-match", $"“{text}” was taken for the unit {meant.Name} ({_context.Units.Codes[meant.Unit]}).", null, "Write the unit as the framework has it, or add an alias to the framework.");
            return meant.Unit;
        }
        issue = Issue.Error("unknown-unit", $"“{text}” is not a unit of the framework; the row was not taken.", null, "Correct the name, or add the unit or an alias to the framework.");
        return -1;
    }

    /// <summary>The period that a row states, or the block's; null with an issue where there is none.</summary>
    public string? Period(Row row, out Issue? issue)
    {
        issue = null;
        if (_block.Keys.Period < 0)
            return _block.Period;
        var text = Text(row, _block.Keys.Period);
        if (_block.Keys.PeriodPart >= 0)
            text = Joined(text, Text(row, _block.Keys.PeriodPart));
        if (!_periodsBySpan.TryGetValue(text, out var period))
            _periods[new string(text)] = period = Periods.Parse(text) ?? Periods.OfDateText(text);
        if (period is null)
            issue = text.IsEmpty
                ? Issue.Error("missing-period", "The row has no period; it was not taken.", null, "Write the period as 2020, 2020Q3, 2020H1 or 2020-06.")
                : Issue.Error("period", $"“{text}” is not a period; the row was not taken.", null, "Write the period as 2020, 2020Q3, 2020H1 or 2020-06.");
        return period;
    }

    /// <summary>2020 and 3 in a column headed 季度 are 2020Q3.</summary>
    private string Joined(ReadOnlySpan<char> year, ReadOnlySpan<char> part)
    {
        var header = Names.Fold(_block.Columns.FirstOrDefault(column => column.Column == CellPlace.Column(_block.Keys.PeriodPart))?.Header);
        if (part.IsEmpty || Periods.Parse(part) is not null)
            return part.IsEmpty ? new string(year) : new string(part);
        var bare = year.TrimEnd("年度 ");
        return header.Contains('季') || header.Contains("quarter", StringComparison.Ordinal) ? $"{bare}Q{part.TrimStart("Qq第").TrimEnd("季度")}".Replace("Q一", "Q1").Replace("Q二", "Q2").Replace("Q三", "Q3").Replace("Q四", "Q4")
            : header.Contains('月') || header.Contains("month", StringComparison.Ordinal) ? $"{bare}-{part.TrimEnd("月份")}"
            : $"{bare}{part}";
    }

    /// <summary>The indicator that a row names; null with an issue (or none, for a row that holds no values of its own).</summary>
    public Target? Indicator(Row row, ReadOnlySpan<char> text, out Issue? issue, out Measure? measure)
    {
        (issue, measure) = (null, null);
        FindScope(row);
        if (_scope == _block.Scope && _indicatorsBySpan.TryGetValue(text, out var known) && known is not null)
            return known;
        var name = new string(text);
        var parsed = HeaderText.Parse(name, _context.Vocabulary, _scope);
        var target = parsed.Qualifier is null ? parsed.Term?.Target : null;
        if (target is not null)
        {
            if (parsed.Measure is { } stated)
            {
                measure = stated;
                issue = Checks.MeasureCheck.Of(stated, target, name);
                if (issue?.Severity == Severity.Error)
                    return null;
            }
            if (_scope == _block.Scope && parsed.Measure is null)
                _indicators[name] = target;
            return target;
        }
        if (parsed.Term?.Composite is { } composite)
            issue = Issue.Information("aggregate-row", $"“{name}” is {composite.Name ?? composite.Code}, which is computed from its indicators; the row was left out.");
        else if (parsed.Ambiguous)
            issue = Issue.Error("ambiguous-header", $"“{name}” names several indicators; the row was not taken.", null, "Use the indicator's code.");
        else if (FuzzyMatch.Find(name, _context.Vocabulary.TargetNames().Select(candidate => (candidate.Folded, candidate.Term.Target!))) is { } meant)
        {
            if (_reportedFuzzy.Add(name))
                issue = Issue.Warning("fuzzy-match", $"“{name}” was taken for {meant.Name} ({meant.Code}).", null, "Write the name as the framework has it, or add an alias to the framework.");
            return meant;
        }
        else
            issue = Issue.Error("unknown-indicator", $"“{name}” is not an indicator of the framework; the row was not taken.", null, "Correct the name, or add an alias to the framework.");
        return null;
    }

    /// <summary>A topic named left of the indicator, or in a row of its own, narrows what an indicator's name can mean.</summary>
    private void FindScope(Row row)
    {
        for (var column = _block.Left; column < _block.Keys.Indicator; column++)
            if (Text(row, column) is { IsEmpty: false } text && column != _block.Keys.Unit && column != _block.Keys.Period && !char.IsDigit(text[0])
                && _context.Vocabulary.Find(text, null, out _) is { Composite: { } composite })
                _scope = composite;
    }

    public bool IsKnownUnit(ReadOnlySpan<char> text) => _context.Units.FindKnown(text, out _) >= 0;

    /// <summary>What the row's own column of measures states.</summary>
    /// <returns>False, with an issue, where it contradicts the framework.</returns>
    public bool TryMeasure(Row row, Target target, ref Measure? measure, out Issue? issue)
    {
        issue = null;
        var text = Text(row, _block.Keys.Measure);
        if (text.IsEmpty || target.Expected is null || Names.FoldCode(text) == Names.FoldCode(target.Expected))
            return true;
        measure = Measures.Parse(text);
        issue = measure is { } stated
            ? Checks.MeasureCheck.Of(stated, target, new string(text))
            : Issue.Error("unit-mismatch", $"“{text}” is not a known unit of measurement, and {target.Name} is measured in {target.Expected}; the row was not taken.", null, $"Give the value in {target.Expected}.");
        return issue?.Severity != Severity.Error;
    }

}
