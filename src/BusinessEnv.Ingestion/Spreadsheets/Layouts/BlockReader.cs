using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Cells;
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
    private readonly ValueColumn?[] _byColumn;
    private readonly ushort _sheetIndex;
    private readonly bool _commaMayBeDecimal;
    private readonly Dictionary<string, Target?> _indicators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Target?>.AlternateLookup<ReadOnlySpan<char>> _indicatorsBySpan;
    private int _last;

    public BlockReader(BlockContext context, Sheet sheet, Block block)
    {
        (_context, _sheet, _block) = (context, sheet, block);
        _sheetIndex = (ushort)context.Table.Sheet(sheet.Name);
        _commaMayBeDecimal = sheet is CsvSheet { CommaMayBeDecimal: true };
        _indicatorsBySpan = _indicators.GetAlternateLookup<ReadOnlySpan<char>>();
        _byColumn = new ValueColumn?[block.Values.Count == 0 ? 0 : block.Values.Max(value => value.Column) + 1];
        foreach (var value in block.Values)
            _byColumn[value.Column] = value;
    }

    public SheetUnderstanding Read(RowQueue rows)
    {
        _last = _block.HeaderRows[^1];
        while (rows.Take() is { } row)
        {
            ReadRow(row);
            _last = row.Number;
        }
        var right = Math.Max(_byColumn.Length - 1, _block.UnitColumn);
        return new(_sheet.Name, CellPlace.Range(_block.HeaderRows[0], 0, _last, right), _block.Layout, _block.HeaderRows, _block.Columns);
    }

    private void ReadRow(Row row)
    {
        var unit = _block.Unit;
        if (_block.UnitColumn >= 0)
        {
            var cell = row.At(_block.UnitColumn);
            unit = ResolveUnit(row, cell);
            if (unit < 0)
            {
                Report(Issue.Error("unknown-unit", $"“{Key(row, cell)}” is not a unit of the framework; the row was not taken.", null, "Correct the name, or add the unit or an alias to the framework."), row, _block.UnitColumn);
                return;
            }
        }
        var period = _block.Period;
        if (_block.PeriodColumn >= 0 && ResolvePeriod(row, row.At(_block.PeriodColumn)) is { } own)
            period = own;
        if (period is null)
        {
            Report(Issue.Error("missing-period", "The row has no period that could be understood; it was not taken.", null, "Write the period as 2020, 2020Q3, 2020H1 or 2020-06, in a column or in the path."), row, Math.Max(0, _block.PeriodColumn));
            return;
        }
        var target = _block.Target;
        if (_block.IndicatorColumn >= 0)
        {
            var cell = row.At(_block.IndicatorColumn);
            target = ResolveIndicator(Key(row, cell));
            if (target is null)
            {
                Report(Issue.Error("unknown-indicator", $"“{Key(row, cell)}” is not an indicator of the framework; the row was not taken.", null, "Correct the name or the code."), row, _block.IndicatorColumn);
                return;
            }
        }
        var periodIndex = (ushort)_context.Table.Period(period);
        foreach (ref readonly var cell in row.Cells)
            if (cell.Column < _byColumn.Length && _byColumn[cell.Column] is { } column)
                ReadValue(row, cell, column, column.Target ?? target!, column.Unit >= 0 ? column.Unit : unit, periodIndex);
    }

    private void ReadValue(Row row, in Cell cell, ValueColumn column, Target target, int unit, ushort period)
    {
        var value = ValueReader.Read(row, cell, target, column.Measure, _commaMayBeDecimal);
        if (value.Problem is { } problem)
            Report(problem, row, cell.Column);
        if (value.Kind is ValueKind.Bad or ValueKind.Blank)
            return;
        var entry = new Entry
        {
            Number = value.Number,
            Unit = unit,
            Row = row.Number,
            Target = (ushort)target.Index,
            Column = cell.Column,
            Period = period,
            Sheet = _sheetIndex,
            Text = value.Kind switch { ValueKind.Number => Entry.IsNumber, ValueKind.Missing => Entry.IsMissing, _ => _context.Table.Text(value.Text!) },
        };
        if (_context.Table.Add(entry) is >= 0 and var first)
            ReportDuplicate(first, entry, row);
    }

    private void ReportDuplicate(int first, in Entry entry, Row row)
    {
        ref var earlier = ref _context.Table.At(first);
        if (earlier.SameValue(entry))
        {
            Report(Issue.Warning("duplicate-cell", $"The value stands at {_context.Table.Place(earlier)} already.", null, "Remove one of the two."), row, entry.Column);
            return;
        }
        Report(Issue.Error("duplicate-cell", $"Another value stands at {_context.Table.Place(earlier)}; neither was taken.", null, "Remove the wrong one."), row, entry.Column);
        earlier.Text = Entry.IsWithdrawn;
    }

    private int ResolveUnit(Row row, in Cell cell) =>
        cell.Kind switch
        {
            CellKind.Text => _context.Units.Resolve(row.Text(cell)),
            CellKind.Number => _context.Units.Resolve(Key(row, cell)),
            _ => -1,
        };

    private static string? ResolvePeriod(Row row, in Cell cell) =>
        cell.Kind switch
        {
            CellKind.Text => Periods.Parse(row.Text(cell)),
            CellKind.Number when cell.Style >= NumberStyle.Year => Periods.OfDate(cell.Number, cell.Style),
            CellKind.Number => Periods.OfNumber(cell.Number),
            _ => null,
        };

    private Target? ResolveIndicator(ReadOnlySpan<char> text)
    {
        if (_indicatorsBySpan.TryGetValue(text, out var known))
            return known;
        var key = new string(text);
        return _indicators[key] = HeaderText.Parse(key, _context.Vocabulary, null).Term?.Target;
    }

    private static ReadOnlySpan<char> Key(Row row, in Cell cell) =>
        cell.Kind == CellKind.Number ? cell.Number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : row.Text(cell);

    private void Report(Issue issue, Row row, int column) =>
        _context.Issues.Add(issue with { Place = _sheet.Place(row.Number, column) });
}
