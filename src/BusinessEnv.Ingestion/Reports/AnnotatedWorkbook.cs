using System.Text;
using System.Xml;
using BusinessEnv.Ingestion.Workbooks;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BusinessEnv.Ingestion.Reports;

/// <summary>The user's own .xlsx with marks on it. Formulas, formats, charts, names and everything else stay as they are.</summary>
internal static class AnnotatedWorkbook
{
    private const string Transitional = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Parts that are read as a tree may be this long.</summary>
    private const int LongestTree = 16 << 20;

    /// <returns>False where the package is one that must not be changed (macros, the strict variant, damage): nothing has been written then.</returns>
    public static bool TryWrite(Stream upload, ReportText report, Stream output)
    {
        using var copy = new MemoryStream();
        upload.Position = 0;
        upload.CopyTo(copy);
        try
        {
            using (var document = SpreadsheetDocument.Open(copy, isEditable: true, new() { AutoSave = true }))
                if (!Annotate(document, report))
                    return false;
        }
        catch (Exception exception) when (exception is OpenXmlPackageException or XmlException or InvalidDataException or FormatException or ArgumentException or InvalidOperationException or NotSupportedException or IOException)
        {
            // Whatever the package holds that the library does not take: the values can still be shown in a new workbook.
            return false;
        }
        copy.Position = 0;
        copy.CopyTo(output);
        return true;
    }

    private static bool Annotate(SpreadsheetDocument document, ReportText report)
    {
        if (document.DocumentType != SpreadsheetDocumentType.Workbook || document.WorkbookPart is not { } book || book.VbaProjectPart is not null || document.StrictRelationshipFound)
            return false;
        if (Length(book) > LongestTree || book.WorkbookStylesPart is { } part && Length(part) > LongestTree)
            return false;
        if (book.Workbook?.Sheets is not { } sheets)
            return false;
        var stylesPart = book.WorkbookStylesPart ?? book.AddNewPart<WorkbookStylesPart>();
        var styles = new StyleTable(stylesPart.Stylesheet ??= new Stylesheet());
        var named = sheets.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Where(sheet => sheet.Name?.Value is not null).ToArray();
        var names = named.Select(sheet => sheet.Name!.Value!).ToArray();
        var marks = SheetMarks.BySheet(report.Issues, names);
        foreach (var sheet in named)
        {
            if (sheet.Id?.Value is not { } id || !book.TryGetPartById(id, out var found) || found is not WorksheetPart worksheet)
                continue;
            var own = marks.GetValueOrDefault(sheet.Name!.Value!);
            if (own is null && !Head(worksheet).Selected)
                continue;
            if (Head(worksheet).Namespace != Transitional)
                return false;
            Repaint(worksheet, own ?? new(), styles);
        }
        Reveal(book, sheets, report.AddSheets(book, styles, names));
        return true;
    }

    /// <summary>Puts the new sheets first, and the workbook opens on them.</summary>
    private static void Reveal(WorkbookPart book, Sheets sheets, IReadOnlyList<(string Name, string Relation)> added)
    {
        var next = sheets.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.SheetId?.Value ?? 0).DefaultIfEmpty(0u).Max();
        for (var i = added.Count - 1; i >= 0; i--)
            sheets.InsertAt(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = added[i].Name, SheetId = ++next, Id = added[i].Relation }, 0);
        // Names that belong to a sheet count sheets from the first.
        foreach (var name in book.Workbook.DefinedNames?.Elements<DefinedName>() ?? [])
            if (name.LocalSheetId is { } local)
                name.LocalSheetId = local + (uint)added.Count;
        foreach (var view in book.Workbook.BookViews?.Elements<WorkbookView>() ?? [])
            (view.ActiveTab, view.FirstSheet) = (0, 0);
        foreach (var views in book.Workbook.Elements<CustomWorkbookViews>().ToArray())
            views.Remove();
    }

    private static void Repaint(WorksheetPart part, SheetMarks marks, StyleTable styles)
    {
        using var painted = new MemoryStream();
        using (var input = XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true }))
        using (var output = XmlWriter.Create(painted, new() { Encoding = new UTF8Encoding(false), CloseOutput = false }))
            new SheetPainter(input, output, marks, styles, existing => marks.Comments.Count > 0 ? SheetComments.Add(part, marks, existing) : existing).Paint();
        painted.Position = 0;
        part.FeedData(painted);
    }

    private static (string Namespace, bool Selected) Head(WorksheetPart part)
    {
        using var xml = XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
        var space = "";
        while (xml.Read() && xml.LocalName is not "sheetData")
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (xml.Depth == 0)
                    space = xml.NamespaceURI;
                if (xml.LocalName == "sheetView" && xml.GetAttribute("tabSelected") is "1" or "true")
                    return (space, true);
            }
        return (space, false);
    }

    private static long Length(OpenXmlPart part)
    {
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        var buffer = new byte[81_920];
        long length = 0;
        for (int count; length <= LongestTree && (count = stream.Read(buffer)) > 0;)
            length += count;
        return length;
    }
}
