using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace BusinessEnv.Corpus.Books;

/// <summary>The liberties that ISO/IEC 29500 leaves to a writer of .xlsx, and that writers take.</summary>
public sealed record XlsxStyle
{
    /// <summary>Texts as inline strings (0), as shared strings (1) or as either.</summary>
    public double SharedStrings { get; init; } = 1;

    /// <summary>False: cells and rows carry no <c>r</c>; their place follows from their order.</summary>
    public bool References { get; init; } = true;

    /// <summary>The prefix of the spreadsheet namespace; none when empty.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The namespaces of the strict variant.</summary>
    public bool Strict { get; init; }

    /// <summary>Relationship targets as <c>/xl/worksheets/…</c>.</summary>
    public bool AbsoluteTargets { get; init; }

    /// <summary>What the <c>dimension</c> element says: right (true), wrong (false), or no such element (null).</summary>
    public bool? Dimension { get; init; } = true;

    /// <summary>A chart sheet before the first worksheet.</summary>
    public bool ChartSheet { get; init; }

    /// <summary>Sheet files numbered against the order of the tabs.</summary>
    public bool Renumbered { get; init; }

    /// <summary>Dates as ISO 8601 text (<c>t="d"</c>).</summary>
    public bool IsoDates { get; init; }

    /// <summary>Shared formulas instead of one formula in each cell.</summary>
    public bool SharedFormulas { get; init; }

    /// <summary>Spaces and line breaks between the elements.</summary>
    public bool Indented { get; init; }
}

/// <summary>Writes .xlsx by hand, so that the corpus owes nothing to a library's habits. The same book gives the same bytes.</summary>
public static class XlsxWriter
{
    private const string OfficeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly DateTimeOffset Stamp = new(2021, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(Book book, XlsxStyle style)
    {
        var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
            new Package(zip, book, style).Write();
        return output.ToArray();
    }

    private sealed class Package(ZipArchive zip, Book book, XlsxStyle style)
    {
        private readonly string _main = style.Strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main" : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        private readonly string _relations = style.Strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships" : OfficeRelations;
        private readonly string _p = style.Prefix.Length == 0 ? "" : style.Prefix + ":";
        private readonly string _line = style.Indented ? "\n    " : "";
        private readonly List<string> _strings = [];
        private readonly Dictionary<string, int> _stringIndex = [];
        private readonly List<string> _formats = ["General"];
        private int _toggle;

        public void Write()
        {
            var files = Enumerable.Range(1, book.Sheets.Count).Select(n => style.Renumbered ? book.Sheets.Count + 1 - n : n).ToArray();
            for (var i = 0; i < book.Sheets.Count; i++)
                Entry($"xl/worksheets/sheet{files[i]}.xml", Worksheet(book.Sheets[i]));
            if (style.ChartSheet)
                Entry("xl/chartsheets/sheet1.xml", Root("chartsheet", $"<{_p}sheetViews><{_p}sheetView workbookViewId=\"0\"/></{_p}sheetViews>"));
            Entry("xl/sharedStrings.xml", Root("sst", string.Concat(_strings)));
            Entry("xl/styles.xml", Styles());
            Entry("xl/workbook.xml", Workbook());
            Entry("xl/_rels/workbook.xml.rels", Relations(
                book.Sheets.Select((_, i) => ($"rId{i + 1}", "worksheet", $"worksheets/sheet{files[i]}.xml"))
                    .Concat([("rIdS", "sharedStrings", "sharedStrings.xml"), ("rIdF", "styles", "styles.xml")])
                    .Concat(style.ChartSheet ? [("rIdC", "chartsheet", "chartsheets/sheet1.xml")] : []), "/xl/"));
            Entry("_rels/.rels", Relations([("rId1", "officeDocument", "xl/workbook.xml")], "/"));
            Entry("[Content_Types].xml", ContentTypes());
        }

        private string Worksheet(Sheet sheet)
        {
            var xml = new StringBuilder();
            var width = sheet.Rows.Select(row => row.Cells.Count).DefaultIfEmpty(1).Max();
            if (style.Dimension is { } right)
                xml.Append($"<{_p}dimension ref=\"{(right ? $"A1:{CellPlace.Letters(Math.Max(1, width))}{Math.Max(1, sheet.Rows.Count)}" : "A1")}\"/>");
            if (sheet.HiddenColumns.Count > 0)
            {
                xml.Append($"<{_p}cols>");
                foreach (var column in sheet.HiddenColumns.Order())
                    xml.Append($"<{_p}col min=\"{column + 1}\" max=\"{column + 1}\" width=\"0\" hidden=\"1\" customWidth=\"1\"/>");
                xml.Append($"</{_p}cols>");
            }
            var merges = new List<string>();
            var shared = 0;
            xml.Append($"<{_p}sheetData>");
            for (var r = 0; r < sheet.Rows.Count; r++)
            {
                var row = sheet.Rows[r];
                if (style.References && !row.Hidden && row.Cells.All(cell => cell is { Kind: CellKind.Blank, Formula: null, Raw: null, Format: null }))
                    continue;
                xml.Append(_line).Append($"<{_p}row").Append(style.References ? $" r=\"{r + 1}\"" : "").Append(row.Hidden ? " hidden=\"1\"" : "").Append('>');
                for (var c = 0; c < row.Cells.Count; c++)
                {
                    var cell = row.Cells[c];
                    if (cell.Across > 1 || cell.Down > 1)
                        merges.Add($"{CellPlace.Letters(c + 1)}{r + 1}:{CellPlace.Letters(c + cell.Across)}{r + cell.Down}");
                    if (cell is { Kind: CellKind.Blank, Formula: null, Raw: null, Format: null } && style.References)
                        continue;
                    xml.Append(_line).Append(Written(cell, $"{CellPlace.Letters(c + 1)}{r + 1}", ref shared));
                }
                xml.Append(_line).Append($"</{_p}row>");
            }
            xml.Append($"</{_p}sheetData>");
            if (merges.Count > 0)
                xml.Append($"<{_p}mergeCells count=\"{merges.Count}\">").AppendJoin("", merges.Select(range => $"<{_p}mergeCell ref=\"{range}\"/>")).Append($"</{_p}mergeCells>");
            return Root("worksheet", xml.ToString());
        }

        private string Written(Cell cell, string reference, ref int shared)
        {
            var format = cell.Format is null ? 0 : FormatIndex(cell.Format);
            var start = $"<{_p}c" + (style.References ? $" r=\"{reference}\"" : "") + (format > 0 ? $" s=\"{format}\"" : "");
            if (cell.Raw is { } raw)
                return start + (raw.Type.Length > 0 ? $" t=\"{raw.Type}\"" : "") + $"><{_p}v>{raw.Value}</{_p}v></{_p}c>";
            var formula = "";
            if (cell.Formula is { } text)
            {
                formula = style.SharedFormulas
                    ? shared == 0 ? $"<{_p}f t=\"shared\" ref=\"{reference}\" si=\"0\">{SecurityElement.Escape(text)}</{_p}f>" : $"<{_p}f t=\"shared\" si=\"0\"/>"
                    : $"<{_p}f>{SecurityElement.Escape(text)}</{_p}f>";
                shared++;
                if (!cell.Stored)
                    return start + $">{formula}</{_p}c>";
            }
            string Value(string type, string value) => start + (type.Length > 0 ? $" t=\"{type}\"" : "") + $">{formula}<{_p}v>{value}</{_p}v></{_p}c>";
            switch (cell.Kind)
            {
                case CellKind.Number when style.IsoDates && cell.Format is { } code && code.Contains('y', StringComparison.Ordinal):
                    return Value("d", DateTime.FromOADate(cell.Number).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
                case CellKind.Number:
                    var serial = book.Date1904 && cell.Format is { } dated && dated.Contains('y', StringComparison.Ordinal) ? cell.Number - 1462 : cell.Number;
                    return Value("", serial.ToString("R", CultureInfo.InvariantCulture));
                case CellKind.Boolean:
                    return Value("b", cell.Number == 0 ? "0" : "1");
                case CellKind.Error:
                    return Value("e", cell.Text);
                case CellKind.Text when formula.Length > 0:
                    return Value("str", Escaped(cell.Text));
                case CellKind.Text when !cell.Rich && style.SharedStrings < 1 && (style.SharedStrings == 0 || _toggle++ % 2 == 0):
                    return start + $" t=\"inlineStr\"><{_p}is><{_p}t xml:space=\"preserve\">{Escaped(cell.Text)}</{_p}t></{_p}is></{_p}c>";
                case CellKind.Text:
                    return Value("s", SharedIndex(cell).ToString(CultureInfo.InvariantCulture));
                default:
                    return start + "/>";
            }
        }

        private int SharedIndex(Cell cell)
        {
            var key = (cell.Rich ? "r" : "p") + cell.Text;
            if (_stringIndex.TryGetValue(key, out var index))
                return index;
            string Run(string text) => $"<{_p}t xml:space=\"preserve\">{Escaped(text)}</{_p}t>";
            var half = cell.Text.Length / 2;
            _strings.Add($"<{_p}si>" + (cell.Rich
                ? $"<{_p}r><{_p}rPr><{_p}b/></{_p}rPr>{Run(cell.Text[..half])}</{_p}r><{_p}r>{Run(cell.Text[half..])}</{_p}r><{_p}rPh sb=\"0\" eb=\"1\"><{_p}t>77</{_p}t></{_p}rPh><{_p}phoneticPr fontId=\"0\"/>"
                : Run(cell.Text)) + $"</{_p}si>");
            return _stringIndex[key] = _strings.Count - 1;
        }

        private int FormatIndex(string code)
        {
            var index = _formats.IndexOf(code);
            if (index < 0)
            {
                _formats.Add(code);
                index = _formats.Count - 1;
            }
            return index;
        }

        private string Styles()
        {
            static int Builtin(string code) => code switch { "General" => 0, "0" => 1, "0.00" => 2, "#,##0" => 3, "#,##0.00" => 4, "0%" => 9, "0.00%" => 10, "yyyy/m/d" => 14, _ => -1 };
            var ids = _formats.Select((code, i) => Builtin(code) is >= 0 and var id ? id : 164 + i).ToArray();
            var custom = _formats.Select((code, i) => (Code: code, Id: ids[i])).Where(format => format.Id >= 164).ToArray();
            var xml = new StringBuilder();
            if (custom.Length > 0)
                xml.Append($"<{_p}numFmts count=\"{custom.Length}\">").AppendJoin("", custom.Select(format => $"<{_p}numFmt numFmtId=\"{format.Id}\" formatCode=\"{SecurityElement.Escape(format.Code)}\"/>")).Append($"</{_p}numFmts>");
            xml.Append($"<{_p}fonts count=\"1\"><{_p}font><{_p}sz val=\"11\"/><{_p}name val=\"Calibri\"/></{_p}font></{_p}fonts>");
            xml.Append($"<{_p}fills count=\"2\"><{_p}fill><{_p}patternFill patternType=\"none\"/></{_p}fill><{_p}fill><{_p}patternFill patternType=\"gray125\"/></{_p}fill></{_p}fills>");
            xml.Append($"<{_p}borders count=\"1\"><{_p}border><{_p}left/><{_p}right/><{_p}top/><{_p}bottom/><{_p}diagonal/></{_p}border></{_p}borders>");
            xml.Append($"<{_p}cellStyleXfs count=\"1\"><{_p}xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></{_p}cellStyleXfs>");
            xml.Append($"<{_p}cellXfs count=\"{ids.Length}\">").AppendJoin("", ids.Select(id => $"<{_p}xf numFmtId=\"{id}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>")).Append($"</{_p}cellXfs>");
            return Root("styleSheet", xml.ToString());
        }

        private string Workbook()
        {
            var sheets = new StringBuilder();
            if (style.ChartSheet)
                sheets.Append($"<{_p}sheet name=\"图表\" sheetId=\"99\" r:id=\"rIdC\"/>");
            for (var i = 0; i < book.Sheets.Count; i++)
            {
                var state = book.Sheets[i].Visibility switch { Visibility.Hidden => " state=\"hidden\"", Visibility.VeryHidden => " state=\"veryHidden\"", _ => "" };
                sheets.Append($"<{_p}sheet name=\"{SecurityElement.Escape(book.Sheets[i].Name)}\" sheetId=\"{i + 1}\"{state} r:id=\"rId{i + 1}\"/>");
            }
            return Root("workbook", (book.Date1904 ? $"<{_p}workbookPr date1904=\"1\"/>" : "") + $"<{_p}sheets>{sheets}</{_p}sheets>", $" xmlns:r=\"{_relations}\"");
        }

        private string Root(string element, string content, string attributes = "") =>
            $"<{_p}{element} xmlns{(style.Prefix.Length == 0 ? "" : ":" + style.Prefix)}=\"{_main}\"{attributes}>{content}</{_p}{element}>";

        private string Relations(IEnumerable<(string Id, string Type, string Target)> relations, string folder) =>
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
            string.Concat(relations.Select(relation => $"<Relationship Id=\"{relation.Id}\" Type=\"{_relations}/{relation.Type}\" Target=\"{(style.AbsoluteTargets ? folder : "")}{relation.Target}\"/>")) +
            "</Relationships>";

        private string ContentTypes()
        {
            const string Office = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            var parts = book.Sheets.Select((_, i) => ($"/xl/worksheets/sheet{i + 1}.xml", "worksheet"))
                .Concat([("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles"), ("/xl/sharedStrings.xml", "sharedStrings")])
                .Concat(style.ChartSheet ? [("/xl/chartsheets/sheet1.xml", "chartsheet")] : []);
            return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>" +
                string.Concat(parts.Select(part => $"<Override PartName=\"{part.Item1}\" ContentType=\"{Office}{part.Item2}+xml\"/>")) + "</Types>";
        }

        private void Entry(string name, string xml)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = Stamp;
            using var stream = entry.Open();
            stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml));
        }

        private static string Escaped(string text) => SecurityElement.Escape(text).Replace("\r", "_x000D_", StringComparison.Ordinal);
    }
}
