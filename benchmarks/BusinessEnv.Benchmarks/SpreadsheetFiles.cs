using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using BusinessEnv.Core.Frameworks;

namespace BusinessEnv.Benchmarks;

/// <summary>The files that spreadsheet reading is measured on, and the framework that they fit.</summary>
internal static class SpreadsheetFiles
{
    private const int Indicators = 11;

    public static readonly Framework Framework = new()
    {
        Id = "speed",
        Name = "Speed",
        Root = new()
        {
            Code = "all",
            Children = [.. Enumerable.Range(0, Indicators).Select(i => new Node { Code = $"i{i}", Name = $"Indicator {(char)('A' + i)}", Possible = new(0, 1e6) })],
        },
    };

    /// <summary>A matrix of units × 11 indicators: 12 columns, the first of shared strings, in the form that Excel writes.</summary>
    public static byte[] Xlsx(int rows)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>""");
            Part("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part("xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Part("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>""");
            using (var strings = Open("xl/sharedStrings.xml"))
            {
                strings.Write("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
                foreach (var name in Header())
                    strings.Write($"<si><t>{name}</t></si>");
                for (var row = 0; row < rows; row++)
                    strings.Write(string.Create(CultureInfo.InvariantCulture, $"<si><t>unit {row}</t></si>"));
                strings.Write("</sst>");
            }
            using var sheet = Open("xl/worksheets/sheet1.xml");
            sheet.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">");
            for (var column = 0; column <= Indicators; column++)
                sheet.Write($"<c r=\"{(char)('A' + column)}1\" t=\"s\"><v>{column}</v></c>");
            sheet.Write("</row>");
            for (var row = 0; row < rows; row++)
            {
                sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{row + 2}\" spans=\"1:12\"><c r=\"A{row + 2}\" t=\"s\"><v>{row + 12}</v></c>"));
                for (var column = 1; column <= Indicators; column++)
                    sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{(char)('A' + column)}{row + 2}\"><v>{Value(row, column)}</v></c>"));
                sheet.Write("</row>");
            }
            sheet.Write("</sheetData></worksheet>");

            StreamWriter Open(string path) => new(zip.CreateEntry(path, CompressionLevel.Optimal).Open(), new UTF8Encoding(false));

            void Part(string path, string text)
            {
                using var writer = Open(path);
                writer.Write(text);
            }
        }
        return stream.ToArray();
    }

    /// <summary>A long list: unit, period, indicator, value.</summary>
    public static byte[] LongCsv(int rows)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true))
        {
            writer.Write("unit,period,indicator,value\n");
            for (var row = 0; row < rows; row++)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"unit {row / Indicators % 3000},{2000 + row / (Indicators * 3000)},i{row % Indicators},{Value(row, row % Indicators)}\n"));
        }
        return stream.ToArray();
    }

    /// <summary>A matrix of units × 11 indicators.</summary>
    public static byte[] WideCsv(int rows)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true))
        {
            writer.Write(string.Join(',', Header()) + "\n");
            for (var row = 0; row < rows; row++)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"unit {row}"));
                for (var column = 1; column <= Indicators; column++)
                    writer.Write(string.Create(CultureInfo.InvariantCulture, $",{Value(row, column)}"));
                writer.Write('\n');
            }
        }
        return stream.ToArray();
    }

    private static IEnumerable<string> Header() => Enumerable.Range(0, Indicators).Select(i => $"i{i}").Prepend("unit");

    private static double Value(int row, int column) => (row * 7919L + column * 104_729L) % 1_000_003 / 100.0;
}
