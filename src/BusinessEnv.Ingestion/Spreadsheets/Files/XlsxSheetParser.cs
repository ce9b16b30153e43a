using System.Globalization;
using System.Xml;
using BusinessEnv.Ingestion.Spreadsheets.Cells;

namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>Reads one worksheet part (ECMA-376 part 1, 18.3.1).</summary>
internal sealed class XlsxSheetParser(StoredSheet sheet, XmlReader xml, StringTable strings, NumberStyle[] styles, bool dates1904, MetricLimits limits, CellBudget budget, CancellationToken cancellation)
{
    /// <summary>Days between the epochs 1904-01-01 and 1900-01-00 of Excel's serial dates.</summary>
    private const int DaysFrom1900To1904 = 1462;
    private const int MostMergedRanges = 200_000;

    private readonly List<Cell> _cells = [];
    private readonly List<MergedRange> _merged = [];
    private readonly HashSet<int> _hiddenColumns = [];
    private int _row;
    private int _column;
    private bool _inOrder;

    public void Parse()
    {
        using var value = new TextGatherer(limits.StringLength);
        while (xml.ReadBounded())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "row":
                    ReadRow(value);
                    break;
                case "mergeCell":
                    ReadMerged(xml.GetAttribute("ref"));
                    break;
                case "col" when xml.GetAttribute("hidden") is "1" or "true":
                    ReadHiddenColumns();
                    break;
            }
        }
        sheet.Describe(_merged, _hiddenColumns);
    }

    private void ReadRow(TextGatherer value)
    {
        var last = _row;
        _row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : _row + 1;
        if (_row <= last)
            throw RefusedException.Corrupt($"Row {_row} comes after row {last}.", sheet.Place(_row, 0));
        if (_row > limits.Rows)
            throw RefusedException.Limit("rows", $"The sheet goes beyond row {limits.Rows:N0}", sheet.Place(_row, 0));
        if (_row % 1024 == 0)
            cancellation.ThrowIfCancellationRequested();
        var hidden = xml.GetAttribute("hidden") is "1" or "true";
        (_column, _inOrder) = (-1, true);
        _cells.Clear();
        if (!xml.IsEmptyElement)
            while (xml.ReadBounded() && !xml.IsEnd("row"))
                if (xml.IsElement("c"))
                    ReadCell(value);
        if (_cells.Count == 0)
            return;
        if (!_inOrder)
            Sort();
        sheet.Store(_row, hidden, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_cells));
    }

    private void Sort()
    {
        _cells.Sort((a, b) => a.Column.CompareTo(b.Column));
        for (var i = 1; i < _cells.Count; i++)
            if (_cells[i].Column == _cells[i - 1].Column)
                throw RefusedException.Corrupt("The file holds this cell twice.", sheet.Place(_row, _cells[i].Column));
    }

    private void ReadCell(TextGatherer value)
    {
        string? type = null;
        var style = NumberStyle.Plain;
        var column = _column + 1;
        while (xml.MoveToNextAttribute())
            switch (xml.LocalName)
            {
                case "r":
                    if (!CellPlace.TryParse(xml.Value, out column, out var row) || row != _row)
                        throw RefusedException.Corrupt($"“{xml.Value}” is not a cell of row {_row}.", sheet.Place(_row, 0));
                    break;
                case "t":
                    type = xml.Value;
                    break;
                case "s":
                    if (int.TryParse(xml.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < styles.Length)
                        style = styles[index];
                    break;
            }
        xml.MoveToElement();
        budget.Take(sheet.Name);
        if (column >= limits.Columns)
            throw RefusedException.Limit("columns", $"The sheet goes beyond column {limits.Columns:N0}", sheet.Place(_row, column));
        _inOrder &= column > _column;
        _column = column;
        if (!xml.IsEmptyElement)
            ReadContent(type, style, value);
    }

    private void ReadContent(string? type, NumberStyle style, TextGatherer value)
    {
        var (formula, stored, inValue) = (false, false, false);
        value.Clear();
        while (xml.ReadBounded() && !xml.IsEnd("c"))
            if (xml.NodeType == XmlNodeType.Element)
                switch (xml.LocalName)
                {
                    case "v":
                        (stored, inValue) = (true, !xml.IsEmptyElement);
                        break;
                    case "f":
                        formula = true;
                        break;
                    case "is" when !xml.IsEmptyElement:
                        XlsxStrings.ReadItem(xml, "is", value, sheet.Name);
                        stored = true;
                        break;
                }
            else if (xml.IsEnd("v"))
                inValue = false;
            else if (inValue && xml.IsText() && !value.TryAppend(xml))
                throw RefusedException.Limit("stringLength", $"The cell holds a text of more than {limits.StringLength:N0} characters", sheet.Place(_row, _column));
        if (formula && (!stored || (value.Text.IsEmpty && type is not "str")))
            _cells.Add(Cell.WithoutValue(_column));
        else if (stored && !value.Text.IsEmpty)
            _cells.Add(ToCell(type, style, value.Text));
    }

    private Cell ToCell(string? type, NumberStyle style, ReadOnlySpan<char> text)
    {
        switch (type)
        {
            case "s":
                return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.SharedCount
                    ? Cell.OfString(_column, index)
                    : Damaged($"it points to shared string {Shown(text)}, and the workbook has {strings.SharedCount:N0}");
            case "str" or "inlineStr":
                return Cell.OfString(_column, strings.Add(XlsxStrings.Unescape(text), sheet.Name));
            case "b":
                return Cell.OfBoolean(_column, text.Trim() is "1" or "true");
            case "e":
                return Cell.OfString(_column, strings.Add(text, sheet.Name), CellKind.Error);
            case "d":
                return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date)
                    ? Cell.OfNumber(_column, date.ToOADate(), style == NumberStyle.Plain ? NumberStyle.Date : style)
                    : Damaged($"“{Shown(text)}” is not a date");
            default:
                if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
                    return Damaged($"“{Shown(text)}” is not a number");
                if (dates1904 && style >= NumberStyle.Year)
                    number += DaysFrom1900To1904;
                return Cell.OfNumber(_column, number, style);
        }
    }

    private Cell Damaged(string how) => Cell.OfString(_column, strings.Add(how, sheet.Name), CellKind.Damaged);

    private static ReadOnlySpan<char> Shown(ReadOnlySpan<char> text) => text.Length <= 40 ? text : text[..40];

    private void ReadMerged(string? range)
    {
        if (_merged.Count == MostMergedRanges)
            throw RefusedException.Corrupt($"The sheet has more than {MostMergedRanges:N0} merged ranges.", sheet.Name);
        var colon = range?.IndexOf(':') ?? -1;
        if (colon > 0
            && CellPlace.TryParse(range.AsSpan(0, colon), out var left, out var top)
            && CellPlace.TryParse(range.AsSpan(colon + 1), out var right, out var bottom)
            && left <= right && top <= bottom)
            _merged.Add(new(top, left, bottom, right));
    }

    private void ReadHiddenColumns()
    {
        if (int.TryParse(xml.GetAttribute("min"), out var first) && int.TryParse(xml.GetAttribute("max"), out var last))
            for (var column = Math.Max(first, 1); column <= Math.Min(last, limits.Columns); column++)
                _hiddenColumns.Add(column - 1);
    }
}
