using System.Buffers.Binary;
using BusinessEnv.Ingestion.Spreadsheets.Cells;

namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>Reads one worksheet's records (MS-XLS 2.1.7.20.6).</summary>
internal sealed class XlsSheetParser(StoredSheet sheet, BiffReader records, StringTable strings, NumberStyle[] styles, bool dates1904, MetricLimits limits, CellBudget budget, CancellationToken cancellation)
{
    private const int Formula = 0x0006, EndOfFile = 0x000A, ColumnInfo = 0x007D, MultipleRk = 0x00BD, RichString = 0x00D6, MergeCells = 0x00E5, LabelSst = 0x00FD,
        Number = 0x0203, Label = 0x0204, BoolErr = 0x0205, String = 0x0207, RowInfo = 0x0208, Rk = 0x027E, BeginOfFile = 0x0809;
    private const int DaysFrom1900To1904 = 1462;

    private readonly List<(int Row, Cell Cell)> _cells = [];
    private readonly HashSet<int> _hiddenRows = [];
    private readonly HashSet<int> _hiddenColumns = [];
    private readonly List<MergedRange> _merged = [];
    private bool _inOrder = true;

    public void Parse()
    {
        if (!records.Next() || records.Type != BeginOfFile)
            throw RefusedException.Corrupt("The sheet does not begin where the workbook says.", sheet.Name);
        // Charts within a sheet are substreams of their own.
        for (var depth = 1; depth > 0 && records.Next();)
            if (records.Type == BeginOfFile)
                depth++;
            else if (records.Type == EndOfFile)
                depth--;
            else if (depth == 1)
                Read();
        Store();
    }

    private void Read()
    {
        switch (records.Type)
        {
            case RowInfo:
                var row = records.UInt16();
                records.Skip(10);
                if ((records.UInt16() & 0x20) != 0)
                    _hiddenRows.Add(row + 1);
                break;
            case ColumnInfo:
                var (first, last) = (records.UInt16(), records.UInt16());
                records.Skip(4);
                if ((records.UInt16() & 1) != 0)
                    for (var column = first; column <= Math.Min(last, 255); column++)
                        _hiddenColumns.Add(column);
                break;
            case MergeCells:
                for (var left = records.UInt16(); left > 0; left--)
                {
                    var (top, bottom, from, to) = (records.UInt16(), records.UInt16(), records.UInt16(), records.UInt16());
                    _merged.Add(new(top + 1, from, bottom + 1, to));
                }
                break;
            case MultipleRk:
                var (at, start, end) = (records.UInt16(), records.UInt16(), (records.Data.Length - 6) / 6);
                for (var i = 0; i < end; i++)
                    Add(at, Numeric(start + i, records.UInt16(), OfRk(records.UInt32())));
                break;
            case LabelSst or Label or RichString or Number or BoolErr or Rk or Formula:
                var (cellRow, cellColumn, style) = (records.UInt16(), records.UInt16(), records.UInt16());
                if (ReadCell(cellColumn, style) is { } cell)
                    Add(cellRow, cell);
                break;
        }
    }

    private Cell? ReadCell(int column, int style)
    {
        switch (records.Type)
        {
            case LabelSst:
                var index = records.UInt32();
                return index < strings.SharedCount ? Cell.OfString(column, (int)index)
                    : Cell.OfString(column, strings.Add($"it points to shared string {index}, and the workbook has {strings.SharedCount:N0}", sheet.Name), CellKind.Damaged);
            case Label or RichString:
                return Text(column);
            case Number:
                return Numeric(column, style, Double());
            case Rk:
                return Numeric(column, style, OfRk(records.UInt32()));
            case BoolErr:
                var value = records.Byte();
                return records.Byte() == 0 ? Cell.OfBoolean(column, value != 0) : Error(column, value);
            default:
                return ReadResult(column, style);
        }
    }

    /// <summary>A formula's stored result (MS-XLS 2.5.133).</summary>
    private Cell? ReadResult(int column, int style)
    {
        var result = BinaryPrimitives.ReadInt64LittleEndian(records.Data[6..14]);
        if ((ulong)result >> 48 != 0xFFFF)
            return Numeric(column, style, BitConverter.Int64BitsToDouble(result));
        var value = (byte)(result >> 16);
        switch ((byte)result)
        {
            case 0:
                var here = records.Position;
                while (records.Next() && records.Type is not (String or Formula or EndOfFile))
                {
                }
                if (records.Type == String)
                    return Text(column);
                records.Position = here;
                return Cell.WithoutValue(column);
            case 1:
                return Cell.OfBoolean(column, value != 0);
            case 2:
                return Error(column, value);
            default:
                return null;
        }
    }

    private Cell? Text(int column) =>
        records.UInt16() is > 0 and var length ? Cell.OfString(column, strings.Add(records.Text(length, limits.StringLength), sheet.Name)) : null;

    private double Double() => BitConverter.Int64BitsToDouble((long)(records.UInt32() | (ulong)records.UInt32() << 32));

    private Cell Numeric(int column, int style, double number)
    {
        var kind = style < styles.Length ? styles[style] : NumberStyle.Plain;
        return Cell.OfNumber(column, dates1904 && kind >= NumberStyle.Year ? number + DaysFrom1900To1904 : number, kind);
    }

    private Cell Error(int column, byte code) =>
        Cell.OfString(column, strings.Add(code switch { 0x00 => "#NULL!", 0x07 => "#DIV/0!", 0x0F => "#VALUE!", 0x17 => "#REF!", 0x1D => "#NAME?", 0x24 => "#NUM!", 0x2A => "#N/A", _ => "#ERROR" }, sheet.Name), CellKind.Error);

    /// <summary>30 bits of an integer or of a double, perhaps in hundredths (MS-XLS 2.5.217).</summary>
    private static double OfRk(uint rk)
    {
        var number = (rk & 2) != 0 ? (int)rk >> 2 : BitConverter.Int64BitsToDouble((long)(rk & 0xFFFF_FFFC) << 32);
        return (rk & 1) != 0 ? number / 100 : number;
    }

    private void Add(int row, Cell cell)
    {
        budget.Take(sheet.Name);
        if (_cells.Count % 4096 == 0)
            cancellation.ThrowIfCancellationRequested();
        if (cell.Kind == CellKind.Number && !double.IsFinite(cell.Number))
            throw RefusedException.Corrupt("The cell holds no number.", sheet.Place(row + 1, cell.Column));
        _inOrder &= _cells.Count == 0 || _cells[^1].Row < row || (_cells[^1].Row == row && _cells[^1].Cell.Column < cell.Column);
        _cells.Add((row, cell));
    }

    private void Store()
    {
        if (!_inOrder)
            _cells.Sort((a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Cell.Column.CompareTo(b.Cell.Column));
        var row = new List<Cell>();
        for (var i = 0; i < _cells.Count; i++)
        {
            if (row.Count > 0 && row[^1].Column == _cells[i].Cell.Column)
                throw RefusedException.Corrupt("The file holds this cell twice.", sheet.Place(_cells[i].Row + 1, row[^1].Column));
            row.Add(_cells[i].Cell);
            if (i + 1 < _cells.Count && _cells[i + 1].Row == _cells[i].Row)
                continue;
            sheet.Store(_cells[i].Row + 1, _hiddenRows.Contains(_cells[i].Row + 1), System.Runtime.InteropServices.CollectionsMarshal.AsSpan(row));
            row.Clear();
        }
        sheet.Describe(_merged, _hiddenColumns);
    }
}
