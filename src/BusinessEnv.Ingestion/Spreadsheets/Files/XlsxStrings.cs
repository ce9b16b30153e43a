using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>The strings that a workbook's cells share.</summary>
internal static partial class XlsxStrings
{
    public static List<string> Read(XmlReader? xml, MetricLimits limits, CancellationToken cancellation)
    {
        var strings = new List<string>();
        if (xml is null)
            return strings;
        const string part = "shared strings";
        using var text = new TextGatherer(limits.StringLength);
        using (xml)
            while (xml.ReadBounded())
                if (xml.IsElement("si"))
                {
                    if (strings.Count == limits.Strings)
                        throw RefusedException.Limit("strings", $"The workbook has more than {limits.Strings:N0} shared strings", part);
                    if (strings.Count % 4096 == 0)
                        cancellation.ThrowIfCancellationRequested();
                    text.Clear();
                    if (!xml.IsEmptyElement)
                        ReadItem(xml, "si", text, part);
                    strings.Add(Unescape(text.Text));
                }
        return strings;
    }

    /// <summary>Gathers the runs of a string item (<c>si</c> or <c>is</c>) up to its end; phonetic guides are not part of it.</summary>
    public static void ReadItem(XmlReader xml, string element, TextGatherer text, string part)
    {
        var phonetic = 0;
        var inText = false;
        while (xml.ReadBounded() && !xml.IsEnd(element))
            if (xml.IsElement("rPh"))
                phonetic += xml.IsEmptyElement ? 0 : 1;
            else if (xml.IsEnd("rPh"))
                phonetic--;
            else if (xml.IsElement("t"))
                inText = !xml.IsEmptyElement;
            else if (xml.IsEnd("t"))
                inText = false;
            else if (inText && phonetic == 0 && xml.IsText())
                text.Append(xml, part);
    }

    /// <summary>Undoes <c>_x000D_</c> and its like (ECMA-376 part 1, 22.9.2.19).</summary>
    public static string Unescape(ReadOnlySpan<char> text) =>
        text.IndexOf("_x", StringComparison.Ordinal) < 0
            ? new string(text)
            : Escape().Replace(new string(text), match => ((char)int.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}
