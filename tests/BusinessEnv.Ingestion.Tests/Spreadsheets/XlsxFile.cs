using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace BusinessEnv.Ingestion.Tests.Spreadsheets;

/// <summary>Writes small .xlsx packages part by part, so that a test can put anything into them.</summary>
internal sealed class XlsxFile
{
    /// <summary>Cell styles by index: 0 general, 1 percent, 2 date, 3 year and month, 4 year, 5 text.</summary>
    public const string Styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="yyyy"/></numFmts><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="49"/></cellXfs></styleSheet>
        """;

    private readonly List<(string Name, string State, string Body)> _sheets = [];
    private readonly List<(string Path, string Text)> _extra = [];

    /// <summary>The whole text of the shared strings part; null: none.</summary>
    public string? SharedStrings { get; init; }
    public string WorkbookProperties { get; init; } = "";

    /// <summary>Adds a sheet of values: numbers, texts (inline), booleans, null for blank, or <see cref="Raw"/>.</summary>
    public XlsxFile Sheet(string name, object?[][] rows, string[]? merged = null, bool hidden = false, int[]? hiddenRows = null)
    {
        var xml = new StringBuilder("<sheetData>");
        for (var r = 0; r < rows.Length; r++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{r + 1}\"{(hiddenRows?.Contains(r + 1) == true ? " hidden=\"1\"" : "")}>");
            for (var c = 0; c < rows[r].Length; c++)
                xml.Append(Cell(rows[r][c], Place(r, c)));
            xml.Append("</row>");
        }
        xml.Append("</sheetData>");
        if (merged is { Length: > 0 })
            xml.Append("<mergeCells>").AppendJoin("", merged.Select(range => $"<mergeCell ref=\"{range}\"/>")).Append("</mergeCells>");
        return Body(name, xml.ToString(), hidden);
    }

    /// <summary>Adds a sheet by the XML within its <c>worksheet</c> element.</summary>
    public XlsxFile Body(string name, string body, bool hidden = false)
    {
        _sheets.Add((name, hidden ? " state=\"hidden\"" : "", body));
        return this;
    }

    public XlsxFile Part(string path, string text)
    {
        _extra.Add((path, text));
        return this;
    }

    /// <summary>A cell's own XML; <c>@</c> stands for its place.</summary>
    public sealed record Raw(string Xml);

    public sealed record Styled(double Number, int Style);

    public MemoryStream Build(CompressionLevel compression = CompressionLevel.Fastest)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            var sheets = string.Concat(_sheets.Select((sheet, i) => $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{i + 1}\"{sheet.State} r:id=\"rId{i + 1}\"/>"));
            Write(zip, "xl/workbook.xml", $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{WorkbookProperties}<sheets>{sheets}</sheets></workbook>""");
            var parts = string.Concat(_sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"));
            Write(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{parts}<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rIdT" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>""");
            Write(zip, "xl/styles.xml", Styles);
            if (SharedStrings is not null)
                Write(zip, "xl/sharedStrings.xml", SharedStrings);
            for (var i = 0; i < _sheets.Count; i++)
                Write(zip, $"xl/worksheets/sheet{i + 1}.xml", $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{_sheets[i].Body}</worksheet>""");
            foreach (var (path, text) in _extra)
                Write(zip, path, text);
        }
        stream.Position = 0;
        return stream;

        void Write(ZipArchive zip, string path, string text)
        {
            if (_extra.Exists(part => part.Path == path && part.Text != text))
                return;
            using var writer = new StreamWriter(zip.CreateEntry(path, compression).Open(), new UTF8Encoding(false));
            writer.Write(text);
        }
    }

    public static string Place(int row, int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + (rest - 1) % 26) + letters;
        return $"{letters}{row + 1}";
    }

    private static string Cell(object? value, string place) => value switch
    {
        null => "",
        Raw raw => raw.Xml.Replace("@", place, StringComparison.Ordinal),
        Styled styled => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\" s=\"{styled.Style}\"><v>{styled.Number:R}</v></c>"),
        string text => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
        bool flag => $"<c r=\"{place}\" t=\"b\"><v>{(flag ? 1 : 0)}</v></c>",
        _ => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\"><v>{value}</v></c>"),
    };
}
