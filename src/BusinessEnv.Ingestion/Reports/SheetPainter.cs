using System.Globalization;
using System.Xml;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Workbooks;

namespace BusinessEnv.Ingestion.Reports;

/// <summary>Copies a worksheet part and changes nothing but the background of marked cells, the tab's selection and the comments' drawing. It streams: the sheet may be large.</summary>
internal sealed class SheetPainter(XmlReader input, XmlWriter output, SheetMarks marks, StyleTable styles, Func<string?, string?> drawing)
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>What stands behind <c>legacyDrawing</c> in a worksheet.</summary>
    private static readonly HashSet<string> Behind = ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];
    private readonly List<KeyValuePair<int, SortedDictionary<int, Severity>>> _rows = [.. marks.Rows];
    private int _nextRow;
    private int _row;
    private int _column;
    private bool _drawn;

    public void Paint()
    {
        while (input.Read())
            switch (input.NodeType)
            {
                case XmlNodeType.Element when input is { Depth: 1, LocalName: "legacyDrawing" }:
                    _drawn = true;
                    Drawing(input.GetAttribute("id", Relations));
                    Skip();
                    break;
                case XmlNodeType.Element when input is { Depth: 1, LocalName: "sheetData", IsEmptyElement: true } && _rows.Count > 0:
                    Start();
                    RowsBefore(int.MaxValue);
                    output.WriteEndElement();
                    break;
                case XmlNodeType.Element when input is { Depth: 2, LocalName: "row" }:
                    Row();
                    break;
                case XmlNodeType.Element when input is { Depth: 3, LocalName: "c" }:
                    Cell();
                    break;
                case XmlNodeType.Element when input is { Depth: 2, LocalName: "sheetView" }:
                    Start("tabSelected");
                    Close();
                    break;
                case XmlNodeType.Element:
                    if (input.Depth == 1 && Behind.Contains(input.LocalName))
                        Draw();
                    Start();
                    Close();
                    break;
                case XmlNodeType.EndElement:
                    if (input is { Depth: 2, LocalName: "row" })
                        CellsBefore(int.MaxValue);
                    else if (input is { Depth: 1, LocalName: "sheetData" })
                        RowsBefore(int.MaxValue);
                    else if (input.Depth == 0)
                        Draw();
                    output.WriteFullEndElement();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    output.WriteString(input.Value);
                    break;
                case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    output.WriteWhitespace(input.Value);
                    break;
                case XmlNodeType.XmlDeclaration:
                    output.WriteStartDocument(standalone: true);
                    break;
                case XmlNodeType.Comment:
                    output.WriteComment(input.Value);
                    break;
            }
    }

    private void Row()
    {
        var number = int.TryParse(input.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : _row + 1;
        RowsBefore(number);
        _row = number;
        _column = 0;
        var empty = input.IsEmptyElement;
        Start();
        if (!empty)
            return;
        CellsBefore(int.MaxValue);
        output.WriteEndElement();
    }

    private void Cell()
    {
        var column = IssuePlace.TryParse(input.GetAttribute("r"), [], out var place) ? place.Range.FirstColumn : _column + 1;
        CellsBefore(column);
        _column = column;
        if (marks.Find(_row, column) is { } severity)
        {
            Start("s");
            var style = uint.TryParse(input.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;
            output.WriteAttributeString("s", styles.Filled(style, SheetMarks.Colour(severity)).ToString(CultureInfo.InvariantCulture));
        }
        else
            Start();
        Close();
    }

    /// <summary>Marked rows that the sheet does not have.</summary>
    private void RowsBefore(int number)
    {
        for (; _nextRow < _rows.Count && _rows[_nextRow].Key <= number; _nextRow++)
        {
            if (_rows[_nextRow].Key == number)
                continue;
            _row = _rows[_nextRow].Key;
            _column = 0;
            output.WriteStartElement(input.Prefix, "row", input.NamespaceURI);
            output.WriteAttributeString("r", _row.ToString(CultureInfo.InvariantCulture));
            CellsBefore(int.MaxValue);
            output.WriteEndElement();
        }
    }

    /// <summary>Marked cells that the row does not have.</summary>
    private void CellsBefore(int column)
    {
        foreach (var (marked, severity) in marks.InRow(_row))
        {
            if (marked <= _column)
                continue;
            if (marked >= column)
                return;
            output.WriteStartElement(input.Prefix, "c", input.NamespaceURI);
            output.WriteAttributeString("r", $"{CellRange.Letters(marked)}{_row.ToString(CultureInfo.InvariantCulture)}");
            output.WriteAttributeString("s", styles.Filled(0, SheetMarks.Colour(severity)).ToString(CultureInfo.InvariantCulture));
            output.WriteEndElement();
        }
    }

    private void Draw()
    {
        if (!_drawn)
            Drawing(null);
        _drawn = true;
    }

    private void Drawing(string? existing)
    {
        if (drawing(existing) is not { } relation)
            return;
        output.WriteStartElement(input.Prefix, "legacyDrawing", input.NamespaceURI);
        output.WriteAttributeString("r", "id", Relations, relation);
        output.WriteEndElement();
    }

    /// <summary>Copies a start tag, but for one attribute.</summary>
    private void Start(string? without = null)
    {
        output.WriteStartElement(input.Prefix, input.LocalName, input.NamespaceURI);
        while (input.MoveToNextAttribute())
            if (input.LocalName != without || input.Prefix.Length > 0)
                output.WriteAttributeString(input.Prefix, input.LocalName, input.NamespaceURI, input.Value);
        input.MoveToElement();
    }

    private void Close()
    {
        if (input.IsEmptyElement)
            output.WriteEndElement();
    }

    /// <summary>Leaves an element and what it holds out.</summary>
    private void Skip()
    {
        if (input.IsEmptyElement)
            return;
        var depth = input.Depth;
        while (input.Read() && !(input.NodeType == XmlNodeType.EndElement && input.Depth == depth))
        {
        }
    }
}
