using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Cells;
using BusinessEnv.Ingestion.Spreadsheets.Checks;
using BusinessEnv.Ingestion.Spreadsheets.Matching;

namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>Decides what the columns under one header mean.</summary>
internal sealed class BlockBuilder
{
    private readonly BlockContext _context;
    private readonly Sheet _sheet;
    private readonly HeadGrid _grid;
    private readonly HeaderBand _band;
    private readonly int _left;
    private readonly string[] _titles;
    private readonly SheetFacts _facts;
    private readonly List<ColumnHeader> _headers = [];
    private readonly List<ColumnBody> _bodies = [];
    private readonly Dictionary<int, ColumnMatch> _matches = [];

    public BlockBuilder(BlockContext context, Sheet sheet, HeadGrid grid, HeaderBand band, int left, int right)
    {
        (_context, _sheet, _grid, _band, _left) = (context, sheet, grid, band, left);
        _titles = [.. band.Titles.Where(title => title.Alone || (title.Column >= left && title.Column <= right)).Select(title => title.Text)];
        _facts = SheetFacts.Of(sheet.Name, _titles, grid, context);
        var filled = new FilledHeader(grid, band, left, right);
        for (var column = 0; column <= right; column++)
        {
            _headers.Add(ColumnHeader.Of(grid, band, column, column < left ? (_, _) => "" : filled.Text, _facts.Scope, context.Vocabulary));
            _bodies.Add(column < left ? default : ColumnBody.Of(grid, band, column));
        }
        foreach (var header in _headers)
            header.TakePeriodWithin(context.Vocabulary, _facts.Scope);
    }

    /// <returns>Null when unit or indicator cannot be told for any value.</returns>
    public Block? Build(List<HeaderIssue> issues)
    {
        var keys = KeyColumns.Find(_headers, _bodies, _context);
        var own = new List<HeaderIssue>();
        var values = keys.Indicator >= 0 ? UnderKeys(keys)
            : _headers.Any(header => header.Target is { IsIndicator: true } && !keys.Contains(header.Column)) || keys.Unit >= 0 && _facts.Target is null && _headers.Any(header => header.Target is not null && !keys.Contains(header.Column))
                ? Indicators(keys, own)
            : OfOneIndicator(keys);
        values = Distinct(values, keys, own);
        if (values.Count == 0)
            return null;
        var target = keys.Indicator < 0 && values.Exists(value => value.Target is null) ? _facts.Target ?? CornerTarget() : null;
        if (keys.Indicator < 0 && target is null && values.Exists(value => value.Target is null))
            return null;
        if (target is not null && _facts.Measure is { } measure)
            values = values.ConvertAll(value => value with { Measure = value.Measure ?? measure });
        ReportPeriodless(values, keys, own);
        var unit = keys.Unit < 0 && values.Exists(value => value.Unit < 0) ? UnitOfSheet(own) : -1;
        if (keys.Unit < 0 && unit < 0 && values.Exists(value => value.Unit < 0))
            return null;
        values = WithRightMeasures(values, target, own);
        foreach (var header in _headers.Skip(_left))
            Describe(header, keys, values, own);
        var period = BlockPeriod(keys, values, own);
        var grouped = GroupedKeys(keys, own);
        issues.AddRange(own);
        return new()
        {
            Layout = LayoutName(keys, values),
            HeaderRows = [.. Enumerable.Range(_band.First, _band.Last - _band.First + 1).Select(row => _grid.Row(row).Number)],
            Values = values,
            Columns = [.. _matches.OrderBy(match => match.Key).Select(match => match.Value)],
            Keys = keys,
            Left = _left,
            Right = values.Max(value => value.Column),
            Unit = unit,
            Target = target,
            Measure = _facts.Measure,
            Scope = _facts.Scope,
            Period = period,
            Grouped = grouped,
            Width = _grid.Row(_band.Last).Fields == 0 ? 0 : 1 + Enumerable.Range(0, _grid.Width).Last(column => HeadText(column) || ColumnBody.Of(_grid, _band, column).Filled * 2 > _grid.Count - _band.Last - 1),
        };
    }

    /// <summary>One column per indicator or attribute.</summary>
    private List<ValueColumn> Indicators(KeyColumns keys, List<HeaderIssue> issues)
    {
        var values = new List<ValueColumn>();
        var open = new List<ColumnHeader>();
        foreach (var header in _headers.Where(header => !keys.Contains(header.Column)))
            if (header.Contradictory)
                issues.Add(At(header, Issue.Error("ambiguous-header", $"The rows of the header “{header.Text}” name different indicators; the column was not taken.", null, "Leave one name in the header.")));
            else if (header.Target is { } target)
                values.Add(new(header.Column, header.Text) { Target = target, Period = header.Period, Measure = header.Measure });
            else if (header.Text.Length > 0 && header.Role == Role.None && !header.NamesComposite && !header.Ambiguous && _bodies[header.Column].Filled > 0)
                open.Add(header);
        var claimed = values.Select(value => value.Target).ToHashSet();
        foreach (var header in open)
            if (FuzzyMatch.Find(BareName(header), _context.Vocabulary.TargetNames().Select(name => (name.Folded, name.Term.Target!))) is { } target && claimed.Add(target))
            {
                header.TakeFuzzy(target);
                issues.Add(At(header, Issue.Warning("fuzzy-match", $"“{header.Text}” was taken for {target.Name} ({target.Code}).", null, "Write the name as the framework has it, or add an alias to the framework.")));
                values.Add(new(header.Column, header.Text) { Target = target, Period = header.Period, Measure = header.Measure });
            }
        return values;
    }

    private static string BareName(ColumnHeader header)
    {
        var name = header.Name;
        var bracket = name.LastIndexOfAny(['(', '（', '[', '【']);
        return bracket > 0 && HeaderText.MeasureOf(name) is not null ? name[..bracket] : name;
    }

    /// <summary>Indicators are named in a column of keys: a list with one column of values, or columns per unit or period.</summary>
    private List<ValueColumn> UnderKeys(KeyColumns keys)
    {
        var rest = _headers.Where(header => !keys.Contains(header.Column) && header.Target is null).ToArray();
        var value = rest.Where(header => header.Role == Role.Value).ToArray();
        if (keys.Unit >= 0 || !rest.Any(header => header.Unit >= 0 || header is { Period: not null, Name.Length: > 0, Role: Role.None }))
        {
            if (value.Length == 1)
                return [new(value[0].Column, value[0].Text) { Measure = value[0].Measure, Period = value[0].Period }];
            if (rest.Where(header => header.Period is not null).ToArray() is { Length: > 0 } periods)
                return [.. periods.Select(header => new ValueColumn(header.Column, header.Text) { Period = header.Period, Measure = header.Measure })];
            var numeric = rest.Where(header => header.Role == Role.None && _bodies[header.Column].IsNumeric).ToArray();
            if (value.Length == 0 && numeric.Length == 1 && (keys.Unit >= 0 || _facts.Unit >= 0))
                return [new(numeric[0].Column, numeric[0].Text) { Measure = numeric[0].Measure }];
            if (keys.Unit >= 0)
                return [];
        }
        return Units(keys);
    }

    /// <summary>Every value belongs to one indicator that the sheet names.</summary>
    private List<ValueColumn> OfOneIndicator(KeyColumns keys)
    {
        var rest = _headers.Where(header => !keys.Contains(header.Column) && header.Target is null or { IsIndicator: false }).ToArray();
        if (keys.Unit >= 0 && rest.Where(header => header.Period is not null).ToArray() is { Length: > 0 } periods)
            return [.. periods.Select(header => new ValueColumn(header.Column, header.Text) { Period = header.Period, Measure = header.Measure })];
        if (keys.Unit < 0)
            return Units(keys);
        var value = rest.Where(header => header.Role == Role.Value).ToArray();
        return value.Length == 1 ? [new(value[0].Column, value[0].Text) { Measure = value[0].Measure, Period = value[0].Period }] : [];
    }

    /// <summary>One column per unit; units that are not known beforehand are what is left when other columns are explained.</summary>
    private List<ValueColumn> Units(KeyColumns keys)
    {
        var values = new List<ValueColumn>();
        foreach (var header in _headers)
        {
            if (keys.Contains(header.Column) || header.Name.Length == 0 || Aggregates.Of(header.Name) != Aggregate.None)
                continue;
            var unit = header.Unit >= 0 ? header.Unit
                : header is { Target: null, Role: Role.None } && _context.Units.AllowOthers && _bodies[header.Column].Filled > 0 ? _context.Units.Resolve(header.Name) : -1;
            if (unit >= 0)
                values.Add(new(header.Column, header.Text) { Unit = unit, Period = header.Period, Measure = header.Measure });
        }
        return values;
    }

    /// <summary>Two columns that claim the same cell are an error, and neither is taken.</summary>
    private List<ValueColumn> Distinct(List<ValueColumn> values, KeyColumns keys, List<HeaderIssue> issues)
    {
        var groups = values.GroupBy(value => (value.Target, value.Unit, value.Period)).ToArray();
        foreach (var group in groups.Where(group => group.Count() > 1))
            foreach (var value in group)
                issues.Add(At(_headers[value.Column], Issue.Error("duplicate-column", $"Columns {string.Join(" and ", group.Select(other => CellPlace.Column(other.Column)))} both claim {group.Key.Target?.Name ?? "the same values"}; none was taken.", null, "Remove or rename one of them.")));
        return [.. groups.Where(group => group.Count() == 1).Select(group => group.Single()).OrderBy(value => value.Column)];
    }

    /// <summary>Where some headers state a period and others do not, the others state one that cannot be read.</summary>
    private void ReportPeriodless(List<ValueColumn> values, KeyColumns keys, List<HeaderIssue> issues)
    {
        if (keys.Period >= 0 || !values.Exists(value => value.Period is not null))
            return;
        foreach (var value in values.Where(value => value.Period is null && value.Target is not { IsIndicator: false }))
            issues.Add(new(Issue.Error("period", $"The header “{value.Header}” states no period that could be understood; the column was not taken.", null, "Write the period as 2020, 2020Q3, 2020H1 or 2020-06."), _grid.Row(_band.First).Number, value.Column));
        values.RemoveAll(value => value.Period is null && value.Target is not { IsIndicator: false });
    }

    private bool HeadText(int column) => Enumerable.Range(_band.First, _band.Last - _band.First + 1).Any(row => _grid.Text(row, column).Length > 0);

    private Target? CornerTarget() =>
        _headers.Skip(_left).Select(header => header.Name).Where(name => name.Length > 0).Take(2)
            .SelectMany(name => name.Split(['\\', '/', '|', '＼', '／'], StringSplitOptions.TrimEntries)).Select(part => _grid.TokenOf(part).Target).FirstOrDefault(target => target is { IsIndicator: true });

    private HashSet<int> GroupedKeys(KeyColumns keys, List<HeaderIssue> issues)
    {
        var grouped = Enumerable.Range(_left, _bodies.Count - _left).Where(column => keys.Count > 1 && keys.Contains(column) && _bodies[column].IsGrouped).ToHashSet();
        foreach (var column in grouped)
            if (!_grid.HasMergedBody(_band.Last, column))
                issues.Add(At(_headers[column], Issue.Warning("carried-key", $"Column {CellPlace.Column(column)} names each group of rows once; its blank cells were read as the name above them.", null, "Repeat the name in every row.")));
        return grouped;
    }

    /// <summary>A sheet that is about one unit names it; a generic name such as Sheet1 names none.</summary>
    private int UnitOfSheet(List<HeaderIssue> issues)
    {
        if (_facts.Unit >= 0)
            return _facts.Unit;
        if (!_context.Units.AllowOthers)
            return -1;
        foreach (var name in _titles.Reverse().Prepend(_sheet.Name))
            if (name.Length is > 0 and <= 40 && Periods.Find(name).Count == 0 && !IsGeneric(name) && _grid.TokenOf(name) is { IsHeader: false })
            {
                issues.Add(new(Issue.Warning("unit-from-title", $"“{name}” above the table was taken for the unit of its values.", null, "Add a column that names the unit."), _grid.Row(_band.First).Number, _left));
                return _context.Units.Resolve(name);
            }
        return -1;
    }

    private static bool IsGeneric(string sheet) =>
        Names.Fold(sheet).TrimEnd("0123456789".ToCharArray()) is "sheet" or "工作表" or "表" or "data" or "数据" or "table" or "feuil" or "tabelle" or "" or "raw" or "export" or "指标" or "指标数据" or "汇总";

    private string? BlockPeriod(KeyColumns keys, List<ValueColumn> values, List<HeaderIssue> issues)
    {
        var stated = _facts.Period ?? _context.PathPeriod ?? _facts.TitlePeriod;
        if (keys.Period < 0 && values.Exists(value => value.Period is null))
        {
            if (stated is null)
                issues.Add(new(Issue.Error("missing-period", "Neither the table nor the path says of which period the values are; none was taken.", null, "Write the period in a column, a header, the sheet's name or the path."), _grid.Row(_band.First).Number, _left));
            var others = new[] { _facts.Period, _context.PathPeriod, _facts.TitlePeriod }.Where(period => period is not null && period != stated).Distinct().ToArray();
            if (others.Length > 0)
                issues.Add(new(Issue.Warning("period-mismatch", $"The values were taken for {stated}; the sheet's name, its title or the path says {string.Join(" and ", others)}.", null, "State one period."), _grid.Row(_band.First).Number, _left));
        }
        return stated;
    }

    /// <summary>Converts where the header states another measure than the framework, and drops columns where that cannot be.</summary>
    private List<ValueColumn> WithRightMeasures(List<ValueColumn> values, Target? blockTarget, List<HeaderIssue> issues)
    {
        var kept = new List<ValueColumn>();
        foreach (var value in values)
        {
            var target = value.Target ?? blockTarget;
            var header = _headers[value.Column];
            if (value.Measure is not { } stated || target is null || !target.Numeric)
                kept.Add(target is null || value.Measure is not null || _facts.Measure is not { } measure || target.ExpectedMeasure is not { } wanted || measure.To(wanted) is null ? value : value with { Measure = measure });
            else if (MeasureCheck.Of(stated, target, header.MeasureText ?? header.Text) is { } issue)
            {
                issues.Add(At(header, issue));
                if (issue.Severity != Severity.Error)
                    kept.Add(value);
            }
            else
                kept.Add(value);
        }
        return kept;
    }

    private void Describe(ColumnHeader header, KeyColumns keys, List<ValueColumn> values, List<HeaderIssue> issues)
    {
        var column = header.Column;
        var body = _bodies[column];
        var value = values.Find(value => value.Column == column);
        if (value is null && header.Text.Length == 0 && body.Filled == 0)
            return;
        var role = column == keys.Unit || column == keys.Label ? "unit"
            : column == keys.Period || column == keys.PeriodPart ? "period"
            : column == keys.Indicator ? "indicator"
            : column == keys.Measure ? "measure"
            : value is null ? "ignored"
            : value.Target is null ? "value"
            : value.Target.IsIndicator ? "indicator" : "attribute";
        _matches[column] = new(CellPlace.Column(column), header.Text, role, value?.Target?.Code, value?.Target is null ? null : header.How);
        if (_sheet.HiddenColumns.Contains(column) && role != "ignored")
            issues.Add(At(header, Issue.Warning("hidden-column", $"The hidden column {CellPlace.Column(column)} was read like the others.", $"{_sheet.Name}!{CellPlace.Column(column)}:{CellPlace.Column(column)}", "Delete it if it is not meant to be sent.")));
        if (role == "ignored" && !issues.Exists(issue => issue.Column == column && issue.Issue.Severity == Severity.Error && issue.Issue.Code != "missing-period"))
            ReportIgnored(header, _band.First < _band.Last && _grid.Text(_band.Last, column).Length == 0, body, keys, issues);
    }

    private static void ReportIgnored(ColumnHeader header, bool isGroup, ColumnBody body, KeyColumns keys, List<HeaderIssue> issues)
    {
        if (header.Text.Length == 0 || (header is { NamesComposite: true, Target: null } && body.Numbers > 0 && isGroup))
            issues.Add(At(header, header.Column > Math.Max(keys.Unit, Math.Max(keys.Period, keys.Indicator))
                ? Issue.Error("blank-header", $"Column {CellPlace.Column(header.Column)} has values and no header; it was not taken.", null, "Give the column a header or clear it.")
                : Issue.Information("ignored-column", $"Column {CellPlace.Column(header.Column)} has no header; it was left out.")));
        else if (header is { NamesComposite: true, Composite: { } composite, Target: null })
            issues.Add(At(header, Issue.Information("ignored-column", $"“{header.Text}” is {composite.Name ?? composite.Code}, which is computed from its indicators; the column was left out.")));
        else if (header.Ambiguous)
            issues.Add(At(header, Issue.Error("ambiguous-header", $"“{header.Text}” names several indicators; the column was not taken.", null, "Use the indicator's code, or set the topic above the column.")));
        else if (Aggregates.Of(header.Name) != Aggregate.None || header.Role == Role.Aggregate)
            issues.Add(At(header, Issue.Information("aggregate-column", $"“{header.Text}” is computed from other columns; it was left out.")));
        else if (header.Role != Role.None || (body is { Numbers: 0, Marks: 0 } && !header.IsQualified))
            issues.Add(At(header, Issue.Information("ignored-column", $"“{header.Text}” is no indicator or attribute of the framework; the column was left out.")));
        else if (keys.Unit < 0)
            issues.Add(At(header, Issue.Error("unknown-unit", $"“{header.Text}” is not a unit of the framework; the column was not taken.", null, "Correct the name, or add the unit or an alias to the framework.")));
        else
            issues.Add(At(header, Issue.Error("unknown-indicator", $"“{header.Text}” is not an indicator of the framework; the column was not taken.", null, "Correct the name, or add an alias to the framework.")));
    }

    private static HeaderIssue At(ColumnHeader header, Issue issue) => new(issue, header.Row, header.Column);

    private static string LayoutName(KeyColumns keys, List<ValueColumn> values) =>
        keys.Indicator >= 0
            ? values[0].Unit >= 0 ? "transposed" : values[0].Period is not null ? "indicator-by-period" : "long"
            : values[0].Target is not null ? values.Exists(value => value.Period is not null) ? "matrix-by-period" : "matrix"
            : values[0].Unit >= 0 ? "period-by-unit"
            : values[0].Period is not null ? "unit-by-period" : "list";
}
