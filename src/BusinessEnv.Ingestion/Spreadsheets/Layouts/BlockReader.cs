using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Cells;
using BusinessEnv.Ingestion.Spreadsheets.Checks;
using BusinessEnv.Ingestion.Spreadsheets.Files;
using BusinessEnv.Ingestion.Spreadsheets.Matching;
using BusinessEnv.Ingestion.Spreadsheets.Values;

namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>Reads the rows of a block into observations.</summary>
internal sealed class BlockReader
{
    private readonly BlockContext _context;
    private readonly Sheet _sheet;
    private readonly Block _block;
    private readonly KeyColumns _keys;
    private readonly KeyReader _keyReader;
    private readonly ColumnSums _sums;
    private readonly ValueColumn?[] _byColumn;
    private readonly ushort _sheetIndex;
    private readonly bool _commaMayBeDecimal;
    private readonly string _keyCaption;
    private string? _lastPeriod;
    private int _lastPeriodIndex;
    private bool _reportedPeriod;
    private int _last;

    public BlockReader(BlockContext context, Sheet sheet, Block block)
    {
        (_context, _sheet, _block, _keys) = (context, sheet, block, block.Keys);
        _keyReader = new(context, sheet, block);
        _sheetIndex = (ushort)context.Table.Sheet(sheet.Name);
        _commaMayBeDecimal = sheet is CsvSheet { CommaMayBeDecimal: true };
        _byColumn = new ValueColumn?[block.Right + 1];
        foreach (var value in block.Values)
            _byColumn[value.Column] = value;
        var key = _keys.Unit >= 0 ? _keys.Unit : _keys.Indicator >= 0 ? _keys.Indicator : _keys.Period;
        _keyCaption = block.Columns.FirstOrDefault(column => column.Column == CellPlace.Column(Math.Max(key, 0)))?.Header.Split(" / ")[^1] ?? "";
        _sums = new(block, context);
        _last = block.HeaderRows[^1];
    }

    public Block Block => _block;

    /// <summary>Number of the last row with values.</summary>
    public int LastRow => _last;

    /// <summary>True for a row with a number among its values that is no year: only a row without one can be the header of the next block, a title or a note.</summary>
    public bool HasNumber(Row row)
    {
        foreach (ref readonly var cell in row.Cells)
            if (cell.Column < _byColumn.Length && _byColumn[cell.Column] is not null
                && (cell.Kind == CellKind.Number ? cell.Style < NumberStyle.Year && !IsYear(cell.Number)
                    : cell.Kind == CellKind.Text && NumberText.TryParse(row.Text(cell), false, out var number) && !IsYear(number.Value)))
                return true;
        return false;

        static bool IsYear(double number) => number is >= 1950 and <= 2099 && number == Math.Floor(number);
    }

    /// <summary>True when the row's first key is there, and is not the header's word again.</summary>
    public bool HasKey(Row row)
    {
        var key = _keys.Unit >= 0 ? _keys.Unit : _keys.Indicator >= 0 ? _keys.Indicator : _keys.Period;
        if (key < 0)
            return true;
        var cell = row.At(key);
        return cell.Kind == CellKind.Blank ? _block.Grouped.Contains(key) : !row.Text(cell).SequenceEqual(_keyCaption);
    }

    public void Read(Row row)
    {
        _keyReader.Remember(row);
        if (!HasValues(row) || IsLooseText(row))
        {
            NoteWithoutValues(row);
            return;
        }
        _last = row.Number;
        if (IsRagged(row))
            return;
        if (row.Hidden)
            _context.Issues.Add(Issue.Warning("hidden-row", $"The hidden row {row.Number} was read like the others.", $"{_sheet.Name}!{row.Number}:{row.Number}", "Delete it if it is not meant to be sent."));
        var unit = _block.Unit;
        var aggregate = AggregateOf(row, out var summed);
        if (aggregate != Aggregate.None)
        {
            Report(Issue.Information("aggregate-row", "The row sums up the others; it was left out."), row, summed);
            _sums.Keep(aggregate, row, _commaMayBeDecimal);
            return;
        }
        if (_keys.Unit >= 0 && (unit = ReadUnit(row)) < 0)
        {
            _sums.Spoil();
            return;
        }
        var period = _keyReader.Period(row, out var periodIssue);
        if (periodIssue is not null)
            Report(periodIssue, row, _keys.Period);
        var target = _block.Target;
        Measure? measure = null;
        if (_keys.Indicator >= 0 && !TryIndicator(row, out target, out measure) || periodIssue is not null)
        {
            _sums.Spoil();
            return;
        }
        if (period is not null && _keys.Period >= 0 && !_reportedPeriod && _context.PathPeriod is { } path && !period.StartsWith(path, StringComparison.Ordinal) && !path.StartsWith(period, StringComparison.Ordinal))
        {
            _reportedPeriod = true;
            Report(Issue.Warning("period-mismatch", $"The row is of {period}, and the path says {path}; the row's period was taken, here and below.", null, "State one period."), row, _keys.Period);
        }
        ReadValues(row, unit, period, target, measure);
    }

    /// <summary>Ends the block: what can only be said when all rows are read.</summary>
    public SheetUnderstanding Complete()
    {
        _sums.Check(_sheet);
        return new(_sheet.Name, CellPlace.Range(_block.HeaderRows[0], _block.Left, _last, _block.Right), _block.Layout, _block.HeaderRows, _block.Columns);
    }

    private int PeriodIndex(string period)
    {
        if (!ReferenceEquals(period, _lastPeriod))
            (_lastPeriod, _lastPeriodIndex) = (period, _context.Table.Period(period));
        return _lastPeriodIndex;
    }

    private void ReadValues(Row row, int unit, string? period, Target? target, Measure? measure)
    {
        _context.Table.BeginRow();
        var (repeated, conflicts, first) = (0, 0, "");
        var rowPeriod = period is null ? -1 : PeriodIndex(period);
        foreach (ref readonly var cell in row.Cells)
        {
            if (cell.Column >= _byColumn.Length || _byColumn[cell.Column] is not { } column)
                continue;
            var ownTarget = column.Target ?? target!;
            var value = ValueReader.Read(row, cell, ownTarget, measure ?? column.Measure, _commaMayBeDecimal);
            if (value.Problem is { } problem)
                Report(problem, row, cell.Column);
            if (value.Kind == ValueKind.Blank)
                continue;
            _sums.Add(column, value);
            if (value.Kind == ValueKind.Bad)
                continue;
            var ownPeriod = column.Period is { } stated ? _context.Table.Period(stated) : rowPeriod;
            if (ownPeriod < 0)
                continue;
            var entry = new Entry
            {
                Number = value.Number,
                Unit = column.Unit >= 0 ? column.Unit : unit,
                Row = row.Number,
                Target = (ushort)ownTarget.Index,
                Column = cell.Column,
                Period = (ushort)ownPeriod,
                Sheet = _sheetIndex,
                Text = value.Kind switch { ValueKind.Number => Entry.IsNumber, ValueKind.Missing => Entry.IsMissing, _ => _context.Table.Text(value.Text!) },
            };
            if (_context.Table.Add(entry) is not (>= 0 and var index))
                continue;
            repeated++;
            if (Conflict(index, entry, row, out var place))
                conflicts++;
            first = place;
        }
        if (repeated > 0 && RowKey is >= 0 and var key)
        {
            var (code, text) = (key == _keys.Unit ? "duplicate-unit" : "duplicate-row", new string(_keyReader.Text(row, key)));
            Report(conflicts > 0
                ? Issue.Error(code, $"“{text}” stands in the file already (see {first}), with other values; those that differ were not taken.", null, "Remove the wrong row.")
                : Issue.Warning(code, $"“{text}” stands in the file already (see {first}), with the same values.", null, "Remove one of the rows."), row, key);
        }
        ReportMissing(row);
    }

    /// <summary>The column that alone names the row; −1 where a row holds but one value.</summary>
    private int RowKey => _block.Values.Count < 2 ? -1 : _keys.Unit >= 0 ? _keys.Unit : _keys.Period >= 0 ? _keys.Period : _keys.Indicator;

    /// <summary>The same cell (period, unit, indicator) twice in one file: equal values do no harm, of different ones neither is taken.</summary>
    private bool Conflict(int index, in Entry entry, Row row, out string place)
    {
        ref var earlier = ref _context.Table.At(index);
        place = _context.Table.Place(earlier);
        if (earlier.SameValue(entry))
        {
            if (RowKey < 0)
                Report(Issue.Warning("repeated-value", $"The value stands at {place} already.", null, "Remove one of the two."), row, entry.Column);
            return false;
        }
        Report(Issue.Error("conflicting-values", $"Another value for the same cell stands at {place}; neither was taken.", null, "Remove the wrong one."), row, entry.Column);
        if (earlier.Text != Entry.IsWithdrawn)
            _context.Issues.Add(Issue.Error("conflicting-values", $"Another value for the same cell stands at {_sheet.Place(row.Number, entry.Column)}; neither was taken.", place, "Remove the wrong one."));
        earlier.Text = Entry.IsWithdrawn;
        return true;
    }

    private void ReportMissing(Row row)
    {
        foreach (var column in _block.Values)
            if (column.Target is { Required: true } && row.At(column.Column).Kind == CellKind.Blank)
                Report(Issue.Error("missing-required", $"{column.Target.Name} is required and has no value.", null, "Fill in the value, or write that there is none."), row, column.Column);
    }

    private int ReadUnit(Row row)
    {
        var text = _keyReader.Text(row, _keys.Unit);
        if (text.IsEmpty)
        {
            Report(Issue.Error("missing-unit", "The row has values and names no unit; it was not taken.", null, "Write the unit's name or code."), row, _keys.Unit);
            return -1;
        }
        var unit = _keyReader.Unit(text, out var issue);
        if (issue is not null)
            Report(issue, row, _keys.Unit);
        if (unit >= 0 && _keys.Label >= 0 && _keyReader.Text(row, _keys.Label) is { IsEmpty: false } label && _context.Units.FindKnown(label, out _) is >= 0 and var other && other != unit && unit < _context.Units.KnownCount)
        {
            Report(Issue.Error("unit-conflict", $"“{text}” and “{label}” are different units; the row was not taken.", null, "Correct the code or the name."), row, _keys.Label);
            return -1;
        }
        if (unit >= 0 && _keys.Label >= 0 && _context.Units.KnownCount > 0 && !_context.Units.AllowOthers && _keyReader.Text(row, _keys.Label) is { IsEmpty: false } second && _keyReader.Unit(second, out var unknown) < 0)
        {
            Report(unknown!, row, _keys.Label);
            return -1;
        }
        return unit;
    }

    private bool TryIndicator(Row row, out Target? target, out Measure? measure)
    {
        (target, measure) = (null, null);
        var text = _keyReader.Text(row, _keys.Indicator);
        if (text.IsEmpty)
        {
            Report(Issue.Error("missing-indicator", "The row has values and names no indicator; it was not taken.", null, "Write the indicator's name or code."), row, _keys.Indicator);
            return false;
        }
        target = _keyReader.Indicator(row, text, out var issue, out measure);
        if (issue is not null)
            Report(issue, row, _keys.Indicator);
        if (target is null)
            return false;
        if (_keys.Measure < 0)
            return true;
        var agrees = _keyReader.TryMeasure(row, target, ref measure, out var mismatch);
        if (mismatch is not null)
            Report(mismatch, row, _keys.Measure);
        return agrees;
    }

    /// <summary>合计 may stand in the unit's column, the indicator's, or, merged across, in the first.</summary>
    private Aggregate AggregateOf(Row row, out int column)
    {
        column = _keys.Unit >= 0 ? _keys.Unit : Math.Max(_keys.Period, _keys.Indicator);
        var text = row.Text(row.At(Math.Max(0, column)));
        if (text.IsEmpty)
            foreach (ref readonly var cell in row.Cells)
                if (cell.Column >= _block.Left && cell.Column <= _block.Right && cell.Kind == CellKind.Text && _byColumn[cell.Column] is null)
                {
                    column = cell.Column;
                    text = row.Text(cell);
                    break;
                }
        var aggregate = Aggregates.Of(text);
        return aggregate != Aggregate.None && (_keys.Unit < 0 || !_keyReader.IsKnownUnit(text)) ? aggregate : Aggregate.None;
    }

    private bool HasValues(Row row)
    {
        foreach (ref readonly var cell in row.Cells)
            if (cell.Column < _byColumn.Length && _byColumn[cell.Column] is not null)
                return true;
        return false;
    }

    /// <summary>A single text in a column of attributes, beside no unit, is a note.</summary>
    private bool IsLooseText(Row row) =>
        row.Count == 1 && _keys.Unit >= 0 && row.Cells[0] is { Kind: CellKind.Text } cell && _byColumn[Math.Min(cell.Column, _byColumn.Length - 1)] is { Target: { IsIndicator: false } };

    private void NoteWithoutValues(Row row)
    {
        foreach (ref readonly var cell in row.Cells)
            if (cell.Column >= _block.Left && cell.Column <= _block.Right && cell.Kind == CellKind.Text && !(_keys.Unit == cell.Column && _keyReader.IsKnownUnit(row.Text(cell))))
            {
                if (!_keys.Contains(cell.Column) || row.Count == 1)
                    Report(Issue.Information("note-row", $"“{Shown(row.Text(cell))}” was taken for a note."), row, cell.Column);
                return;
            }
    }

    /// <summary>A CSV record longer than its header is out of step somewhere; a shorter one may be.</summary>
    private bool IsRagged(Row row)
    {
        if (row.Fields == 0 || _block.Width == 0)
            return false;
        if (row.Width > _block.Width)
        {
            Report(Issue.Error("ragged-row", $"The row has values beyond the header's {_block.Width} columns; it was not taken.", null, "Put fields with a separator in them into quotation marks."), row, row.Width - 1);
            _sums.Spoil();
            return true;
        }
        if (row.Fields < _block.Width)
            Report(Issue.Warning("ragged-row", $"The row has {row.Fields} fields and the header {_block.Width}; what is missing was taken for blank cells at its end.", null, "Write every field, blank ones included."), row, Math.Max(0, row.Fields - 1));
        return false;
    }

    private void Report(Issue issue, Row row, int column) =>
        _context.Issues.Add(issue with { Place = _sheet.Place(row.Number, Math.Max(column, 0)) });

    private static string Shown(ReadOnlySpan<char> text) => text.Length <= 60 ? new string(text) : $"{text[..59]}…";
}
