using System.Globalization;
using System.Xml;
using BusinessEnv.Ingestion.Spreadsheets.Cells;

namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>What the number format of each cell style says.</summary>
internal static class XlsxStyles
{
    private const int MostStyles = 65_536;

    /// <returns>By index of a cell's style.</returns>
    public static NumberStyle[] Read(XmlReader? xml)
    {
        if (xml is null)
            return [];
        using (xml)
        {
            var custom = new Dictionary<int, NumberStyle>();
            var styles = new List<NumberStyle>();
            var inCells = false;
            while (xml.ReadBounded())
                if (xml.IsElement("numFmt"))
                    custom[Id(xml)] = NumberFormats.OfCode(xml.GetAttribute("formatCode"));
                else if (xml.IsElement("cellXfs"))
                    inCells = !xml.IsEmptyElement;
                else if (xml.IsEnd("cellXfs"))
                    inCells = false;
                else if (inCells && xml.IsElement("xf"))
                {
                    var id = Id(xml);
                    styles.Add(custom.TryGetValue(id, out var style) ? style : NumberFormats.OfBuiltIn(id));
                    if (styles.Count > MostStyles || custom.Count > MostStyles)
                        throw RefusedException.Corrupt($"The workbook has more than {MostStyles:N0} cell styles.");
                }
            return [.. styles];
        }
    }

    private static int Id(XmlReader xml) =>
        int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
