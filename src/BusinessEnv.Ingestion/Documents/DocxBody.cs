using System.Text;
using System.Xml;

namespace BusinessEnv.Ingestion.Documents;

/// <summary>Walks the body of a Word document from start to end.</summary>
internal sealed class DocxBody(XmlReader xml, DocxStyles styles, DocxNumbering numbering, LineWriter lines, CancellationToken cancellation)
{
    private const int MaxColumns = 200;

    // Paragraphs nest (text boxes), and so do tables.
    private readonly Stack<Paragraph> _paragraphs = new();
    private readonly Stack<Table> _tables = new();

    private sealed class Paragraph
    {
        public readonly StringBuilder Text = new();
        public string? Style, List;
        public int ListLevel = -1, Outline = -1;
        public bool InProperties;
    }

    private sealed class Table
    {
        public readonly Dictionary<int, string> Merged = [];
        public List<string> Row = [];
        public readonly StringBuilder Cell = new();
        public int Width = 1;
        public string? Merge;
    }

    public void Read()
    {
        var skip = -1;
        while (xml.Read() && !lines.IsFull)
        {
            cancellation.ThrowIfCancellationRequested();
            if (skip >= 0 && xml.Depth > skip)
                continue;
            skip = -1;
            if (xml.NodeType == XmlNodeType.Element)
            {
                // Deleted text, field codes, and the second copy of what newer Word versions draw otherwise.
                if (xml.LocalName is "del" or "moveFrom" or "instrText" or "delText" or "Fallback" or "rPr" or "pPrChange" or "sectPr" or "tblPr")
                {
                    if (!xml.IsEmptyElement)
                        skip = xml.Depth;
                }
                else
                    Start();
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && _inText && _paragraphs.TryPeek(out var open))
                open.Text.Append(xml.Value);
            else if (xml.NodeType == XmlNodeType.EndElement)
                End(xml.LocalName);
        }
    }

    private bool _inText;

    private void Start()
    {
        var (name, empty) = (xml.LocalName, xml.IsEmptyElement);
        var paragraph = _paragraphs.TryPeek(out var open) ? open : null;
        var table = _tables.TryPeek(out var inner) ? inner : null;
        switch (name)
        {
            case "p":
                _paragraphs.Push(new());
                break;
            case "t":
                _inText = !empty;
                break;
            case "tab" when paragraph is { InProperties: false }:
                paragraph.Text.Append('\t');
                break;
            case "br" or "cr" when paragraph is not null:
                paragraph.Text.Append('\n');
                break;
            case "noBreakHyphen":
                paragraph?.Text.Append('-');
                break;
            case "pPr" when paragraph is not null:
                paragraph.InProperties = !empty;
                break;
            case "pStyle" when paragraph is not null:
                paragraph.Style = Value();
                break;
            case "numId" when paragraph is not null:
                paragraph.List = Value();
                break;
            case "ilvl" when paragraph is not null && int.TryParse(Value(), out var level):
                paragraph.ListLevel = level;
                break;
            case "outlineLvl" when paragraph is not null && int.TryParse(Value(), out var outline):
                paragraph.Outline = outline;
                break;
            case "tbl" when !empty:
                _tables.Push(new());
                break;
            case "tr" when table is not null:
                table.Row = [];
                break;
            case "tc" when table is not null:
                table.Cell.Clear();
                (table.Width, table.Merge) = (1, null);
                break;
            case "gridSpan" when table is not null && int.TryParse(Value(), out var span):
                table.Width = Math.Clamp(span, 1, MaxColumns);
                break;
            case "vMerge" when table is not null:
                table.Merge = Value() ?? "continue";
                break;
        }
        if (empty && name is "p" or "tc" or "tr")
            End(name);
    }

    private void End(string name)
    {
        switch (name)
        {
            case "t":
                _inText = false;
                break;
            case "pPr" when _paragraphs.TryPeek(out var paragraph):
                paragraph.InProperties = false;
                break;
            case "p" when _paragraphs.TryPop(out var paragraph):
                Write(paragraph);
                break;
            case "tc" when _tables.TryPeek(out var table):
                EndCell(table);
                break;
            case "tr" when _tables.TryPeek(out var table):
                EndRow(table);
                break;
            case "tbl":
                _tables.TryPop(out _);
                break;
        }
    }

    private void Write(Paragraph paragraph)
    {
        var style = styles.Find(paragraph.Style);
        var (list, level) = (paragraph.List ?? style.NumberingId, paragraph.ListLevel >= 0 ? paragraph.ListLevel : style.NumberingLevel);
        var text = paragraph.Text.ToString();
        var hasText = !string.IsNullOrWhiteSpace(text);
        var numbered = list is not null && list != "0" && hasText;
        if (numbered)
            text = numbering.Next(list!, level) + text.TrimStart();
        if (_tables.TryPeek(out var table))
        {
            if (hasText)
                table.Cell.Append(table.Cell.Length > 0 ? " " : "").Append(text.Trim());
            return;
        }
        var heading = paragraph.Outline is >= 0 and < 9 ? paragraph.Outline + 1 : style.HeadingLevel;
        lines.Line(text, heading > 0 ? BlockKind.Heading : numbered ? BlockKind.ListItem : BlockKind.Paragraph, heading > 0 ? heading : numbered ? level + 1 : 0);
    }

    // A cell merged downwards gives its text to every row that it covers.
    private static void EndCell(Table table)
    {
        var column = table.Row.Count;
        var text = table.Merge == "continue" ? table.Merged.GetValueOrDefault(column, "") : table.Cell.ToString();
        if (table.Merge is not null)
            table.Merged[column] = text;
        for (var i = 0; i < table.Width && table.Row.Count < MaxColumns; i++)
            table.Row.Add(i == 0 ? text : "");
    }

    private void EndRow(Table table)
    {
        if (!table.Row.Exists(c => c.Length > 0))
            return;
        var outer = _tables.Skip(1).FirstOrDefault();
        if (outer is not null)
            outer.Cell.Append(outer.Cell.Length > 0 ? " " : "").AppendJoin(' ', table.Row.Where(c => c.Length > 0));
        else if (table.Row.Count == 1)
            lines.Line(table.Row[0], BlockKind.Paragraph);
        else
            lines.Row(table.Row);
    }

    private string? Value() => xml.GetAttribute("val", DocxStyles.Word);
}
