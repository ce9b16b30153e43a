using System.IO.Compression;
using System.Xml;
using BusinessEnv.Ingestion.Spreadsheets.Cells;

namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>The parts of an .xlsx package (ECMA-376, transitional or strict): only the workbook, its styles, strings and sheets are ever opened.</summary>
internal sealed class XlsxWorkbook
{
    private const string RelationshipTypes = "/relationships/";
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly MetricLimits _limits;
    private readonly InflationBudget _budget;

    private XlsxWorkbook(ZipArchive archive, MetricLimits limits)
    {
        (_limits, _budget) = (limits, new(limits.InflatedBytes));
        foreach (var entry in archive.Entries)
        {
            if (entry.FullName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
                throw RefusedException.WrongFormat($"The workbook holds another archive, {entry.Name}.", "Remove the attachment and send the file again.");
            _entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }
    }

    /// <summary>Yields the sheets in the workbook's order; each must be read before the next is asked for.</summary>
    public static IEnumerable<Sheet> Sheets(Stream content, MetricLimits limits, CancellationToken cancellation)
    {
        ZipDirectory.Check(content);
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        var workbook = new XlsxWorkbook(archive, limits);
        foreach (var sheet in workbook.Sheets(cancellation))
            yield return sheet;
    }

    private IEnumerable<Sheet> Sheets(CancellationToken cancellation)
    {
        var path = Relationships("").FirstOrDefault(part => part.Type == "officeDocument")?.Target ?? "xl/workbook.xml";
        if (!_entries.ContainsKey(path))
            throw RefusedException.WrongFormat("The file is a zip archive but not an Excel workbook: it has no workbook part.", "Save the file as .xlsx in a spreadsheet program.");
        var parts = Relationships(path);
        var (references, dates1904) = ReadWorkbook(path);
        if (references.Count > _limits.Sheets)
            throw RefusedException.Limit("sheets", $"The workbook has {references.Count:N0} sheets, more than {_limits.Sheets:N0}");
        var styles = XlsxStyles.Read(Part(parts, "styles"));
        var strings = new StringTable(XlsxStrings.Read(Part(parts, "sharedStrings"), _limits, cancellation), _limits);
        var cells = new CellBudget(_limits);
        foreach (var reference in references)
        {
            var part = parts.FirstOrDefault(part => part.Id == reference.Relationship);
            if (part is { Type: not "worksheet" })
                continue;
            using var xml = part is null ? null : Open(part.Target);
            if (xml is null)
                throw RefusedException.Corrupt($"The part of sheet {reference.Name} is missing.", reference.Name);
            var sheet = new StoredSheet { Name = reference.Name, Hidden = reference.Hidden, Strings = strings.All };
            new XlsxSheetParser(sheet, xml, strings, styles, dates1904, _limits, cells, cancellation).Parse();
            yield return sheet;
        }
    }

    private XmlReader? Part(List<Relationship> parts, string type) =>
        parts.FirstOrDefault(part => part.Type == type) is { } found ? Open(found.Target) : null;

    private XmlReader? Open(string path) =>
        !_entries.TryGetValue(path, out var entry) ? null
        : entry.IsEncrypted ? throw RefusedException.WrongFormat("The file is an encrypted archive.", "Remove the password and send the file again.")
        : XmlReader.Create(new GuardedStream(entry.Open(), _budget, (_limits.StringLength + 8192) * 8, path), Settings());

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreWhitespace = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private List<Relationship> Relationships(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var found = new List<Relationship>();
        using var xml = Open($"{part[..slash]}_rels/{part[slash..]}.rels");
        while (xml is not null && xml.ReadBounded())
            if (xml.IsElement("Relationship") && xml.GetAttribute("TargetMode") != "External" && xml.GetAttribute("Target") is { } target)
            {
                var type = xml.GetAttribute("Type") ?? "";
                found.Add(new(xml.GetAttribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], Resolve(part[..slash], target)));
            }
        return found;
    }

    private static string Resolve(string folder, string target) =>
        new Uri(new Uri("zip:///" + folder), target.Replace('\\', '/')).AbsolutePath.TrimStart('/') is var path ? Uri.UnescapeDataString(path) : path;

    private (List<SheetReference>, bool Dates1904) ReadWorkbook(string path)
    {
        var sheets = new List<SheetReference>();
        var dates1904 = false;
        using var xml = Open(path)!;
        while (xml.ReadBounded())
            if (xml.IsElement("workbookPr"))
                dates1904 = xml.GetAttribute("date1904") is "1" or "true";
            else if (xml.IsElement("sheet"))
            {
                string? relationship = null;
                while (xml.MoveToNextAttribute())
                    if (xml.LocalName == "id" && xml.NamespaceURI.Contains(RelationshipTypes.TrimEnd('/'), StringComparison.Ordinal))
                        relationship = xml.Value;
                xml.MoveToElement();
                sheets.Add(new(xml.GetAttribute("name") ?? $"Sheet{sheets.Count + 1}", relationship, xml.GetAttribute("state") is "hidden" or "veryHidden"));
            }
        return (sheets, dates1904);
    }

    private sealed record Relationship(string Id, string Type, string Target);

    private sealed record SheetReference(string Name, string? Relationship, bool Hidden);
}
