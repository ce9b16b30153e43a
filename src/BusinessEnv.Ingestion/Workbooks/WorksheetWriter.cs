using System.Globalization;
using System.Text;
using System.Xml;

namespace BusinessEnv.Ingestion.Workbooks;

/// <summary>Writes one worksheet part forward, cell by cell: a large sheet costs no memory. Texts are inline strings.</summary>
internal sealed class WorksheetWriter : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Excel's longest cell.</summary>
    private const int LongestText = 32_767;
    private readonly XmlWriter _xml;
    private readonly bool _protected;
    private readonly List<(string Cell, string Target, string Tip)> _links = [];
    private int _row;
    private int _column;
    private bool _open;

    public WorksheetWriter(Stream part, SheetFrame frame)
    {
        _protected = frame.Protected;
        _xml = XmlWriter.Create(part, new() { Encoding = new UTF8Encoding(false), CloseOutput = true });
        _xml.WriteStartDocument(standalone: true);
        _xml.WriteStartElement("worksheet", Main);
        _xml.WriteAttributeString("xmlns", "r", null, Relations);
        if (frame.FitToWidth || frame.Tab is not null)
        {
            Start("sheetPr");
            if (frame.Tab is { } tab)
            {
                Start("tabColor", ("rgb", "FF" + tab));
                End(1);
            }
            if (frame.FitToWidth)
            {
                Start("pageSetUpPr", ("fitToPage", "1"));
                End(1);
            }
            End(1);
        }
        Views(frame);
        Start("sheetFormatPr", ("defaultRowHeight", "16.5"));
        End(1);
        if (frame.Widths.Count > 0)
        {
            Start("cols");
            for (var i = 0; i < frame.Widths.Count; i++)
            {
                Start("col", ("min", Number(i + 1)), ("max", Number(i + 1)), ("width", Number(frame.Widths[i])), ("customWidth", "1"));
                End(1);
            }
            End(1);
        }
        Start("sheetData");
    }

    /// <summary>1-based number of the row being written.</summary>
    public int Row => _row;

    /// <param name="number">1-based; the next row when 0.</param>
    /// <param name="height">In points; the program's own choice when null.</param>
    public void StartRow(int number = 0, double? height = null, bool hidden = false)
    {
        EndRow();
        _row = number > 0 ? number : _row + 1;
        _column = 0;
        _open = true;
        Start("row", ("r", Number(_row)));
        if (height is { } points)
        {
            _xml.WriteAttributeString("ht", Number(points));
            _xml.WriteAttributeString("customHeight", "1");
        }
        if (hidden)
            _xml.WriteAttributeString("hidden", "1");
    }

    /// <summary>Leaves columns out.</summary>
    public void Skip(int columns = 1) => _column += columns;

    /// <summary>Goes to a 1-based column.</summary>
    public void MoveTo(int column) => _column = column - 1;

    public void Blank(uint style)
    {
        Cell(style, null);
        End(1);
    }

    public void Value(double number, uint style = 0)
    {
        Cell(style, null);
        _xml.WriteElementString("v", Main, number.ToString("R", CultureInfo.InvariantCulture));
        End(1);
    }

    public void Value(ReadOnlySpan<char> text, uint style = 0)
    {
        Cell(style, "inlineStr");
        Start("is");
        Start("t");
        _xml.WriteAttributeString("xml", "space", null, "preserve");
        _xml.WriteString(Clean(text));
        End(3);
    }

    public void Error(ReadOnlySpan<char> error, uint style = 0)
    {
        Cell(style, "e");
        _xml.WriteElementString("v", Main, Clean(error));
        End(1);
    }

    public void Truth(bool value, uint style = 0)
    {
        Cell(style, "b");
        _xml.WriteElementString("v", Main, value ? "1" : "0");
        End(1);
    }

    /// <param name="target">A place in the same workbook: <c>'Sheet 1'!C7</c>.</param>
    public void Link(string text, string target, uint style)
    {
        Value(text, style);
        _links.Add(($"{Reports.CellRange.Letters(_column)}{Number(_row)}", target, $"Go to {text}"));
    }

    /// <summary>Ends the sheet.</summary>
    /// <param name="filter">The range with filter buttons in its first row.</param>
    /// <param name="legacyDrawing">The relationship of the comments' drawing.</param>
    public void Finish(IReadOnlyList<string>? merged = null, string? filter = null, IReadOnlyList<Highlight>? highlights = null, IReadOnlyList<Validation>? validations = null, string? legacyDrawing = null)
    {
        EndRow();
        End(1);
        if (_protected)
        {
            Start("sheetProtection", ("sheet", "1"), ("objects", "1"), ("scenarios", "1"), ("formatCells", "0"), ("formatColumns", "0"), ("formatRows", "0"), ("sort", "0"), ("autoFilter", "0"));
            End(1);
        }
        if (filter is not null)
        {
            Start("autoFilter", ("ref", filter));
            End(1);
        }
        if (merged is { Count: > 0 })
        {
            Start("mergeCells", ("count", Number(merged.Count)));
            foreach (var range in merged)
            {
                Start("mergeCell", ("ref", range));
                End(1);
            }
            End(1);
        }
        for (var i = 0; i < highlights?.Count; i++)
        {
            Start("conditionalFormatting", ("sqref", highlights[i].Range));
            Start("cfRule", ("type", "expression"), ("dxfId", Number(highlights[i].Look)), ("priority", Number(i + 1)));
            _xml.WriteElementString("formula", Main, highlights[i].Formula);
            End(2);
        }
        if (validations is { Count: > 0 })
        {
            Start("dataValidations", ("count", Number(validations.Count)));
            foreach (var validation in validations)
                Write(validation);
            End(1);
        }
        if (_links.Count > 0)
        {
            Start("hyperlinks");
            foreach (var (cell, target, tip) in _links)
            {
                Start("hyperlink", ("ref", cell), ("location", Clean(target)), ("tooltip", Clean(tip.AsSpan(0, Math.Min(tip.Length, 200)))));
                End(1);
            }
            End(1);
        }
        Start("pageMargins", ("left", "0.5"), ("right", "0.5"), ("top", "0.6"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3"));
        End(1);
        Start("pageSetup", ("orientation", "landscape"), ("fitToHeight", "0"));
        End(1);
        if (legacyDrawing is not null)
        {
            Start("legacyDrawing");
            _xml.WriteAttributeString("r", "id", Relations, legacyDrawing);
            End(1);
        }
        End(1);
        _xml.WriteEndDocument();
        _xml.Flush();
    }

    public void Dispose() => _xml.Dispose();

    /// <summary>Text as XML and Excel can hold it: no control characters or lone surrogates, 32,767 characters at most.</summary>
    public static string Clean(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestText)
            text = text[..LongestText];
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (XmlConvert.IsXmlChar(text[i]))
                clean.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                clean.Append(text[i]).Append(text[++i]);
            else
                clean.Append('\uFFFD');
        return clean.ToString();
    }

    private void Views(SheetFrame frame)
    {
        Start("sheetViews");
        Start("sheetView", ("workbookViewId", "0"));
        if (!frame.GridLines)
            _xml.WriteAttributeString("showGridLines", "0");
        if (frame.Selected)
            _xml.WriteAttributeString("tabSelected", "1");
        if (frame.FrozenRows > 0 || frame.FrozenColumns > 0)
        {
            Start("pane");
            if (frame.FrozenColumns > 0)
                _xml.WriteAttributeString("xSplit", Number(frame.FrozenColumns));
            if (frame.FrozenRows > 0)
                _xml.WriteAttributeString("ySplit", Number(frame.FrozenRows));
            _xml.WriteAttributeString("topLeftCell", $"{Reports.CellRange.Letters(frame.FrozenColumns + 1)}{frame.FrozenRows + 1}");
            _xml.WriteAttributeString("activePane", frame.FrozenColumns == 0 ? "bottomLeft" : frame.FrozenRows == 0 ? "topRight" : "bottomRight");
            _xml.WriteAttributeString("state", "frozen");
            End(1);
        }
        End(2);
    }

    private void Write(Validation validation)
    {
        Start("dataValidation", ("type", validation.List is not null ? "list" : "custom"), ("errorStyle", "stop"), ("allowBlank", "1"), ("showInputMessage", "1"), ("showErrorMessage", validation.Blocking ? "1" : "0"));
        // Excel's limits: 32 characters for a title, 255 for a message.
        static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
        _xml.WriteAttributeString("errorTitle", "Please check");
        _xml.WriteAttributeString("error", Cut(Clean(validation.Prompt), 250));
        _xml.WriteAttributeString("promptTitle", Cut(Clean(validation.Title), 32));
        _xml.WriteAttributeString("prompt", Cut(Clean(validation.Prompt), 250));
        _xml.WriteAttributeString("sqref", validation.Range);
        _xml.WriteElementString("formula1", Main, validation.List is { } choices ? $"\"{string.Join(',', choices).Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : validation.Formula);
        End(1);
    }

    private void Cell(uint style, string? type)
    {
        _column++;
        Start("c", ("r", $"{Reports.CellRange.Letters(_column)}{Number(_row)}"));
        if (style > 0)
            _xml.WriteAttributeString("s", Number(style));
        if (type is not null)
            _xml.WriteAttributeString("t", type);
    }

    private void EndRow()
    {
        if (_open)
            End(1);
        _open = false;
    }

    private void Start(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _xml.WriteStartElement(element, Main);
        foreach (var (name, value) in attributes)
            _xml.WriteAttributeString(name, value);
    }

    private void End(int levels)
    {
        for (var i = 0; i < levels; i++)
            _xml.WriteEndElement();
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
