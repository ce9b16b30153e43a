using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Workbooks;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using TextRun = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace BusinessEnv.Ingestion.Reports;

/// <summary>Adds comments to a sheet, beside those that its author wrote: the text goes into the comments part, the boxes into a VML drawing.</summary>
internal static partial class SheetComments
{
    private const string Author = "BusinessEnv";

    [GeneratedRegex(@"_x0000_s(\d+)")]
    private static partial Regex ShapeId();

    /// <returns>The relationship of the drawing, for the sheet's <c>legacyDrawing</c>.</returns>
    /// <param name="drawing">The relationship that the sheet has already, if any.</param>
    public static string Add(WorksheetPart sheet, SheetMarks marks, string? drawing)
    {
        var part = sheet.WorksheetCommentsPart ?? sheet.AddNewPart<WorksheetCommentsPart>();
        part.Comments ??= new Comments();
        part.Comments.Authors ??= new Authors();
        part.Comments.CommentList ??= new CommentList();
        part.Comments.Authors.Append(new Author(Author));
        var author = (uint)part.Comments.Authors.ChildElements.Count - 1;
        var known = part.Comments.CommentList.Elements<Comment>().Where(comment => comment.Reference?.Value is not null).GroupBy(comment => comment.Reference!.Value!).ToDictionary(group => group.Key, group => group.First());

        var boxes = new StringBuilder();
        var vml = drawing is not null && sheet.TryGetPartById(drawing, out var existing) && existing is VmlDrawingPart found ? found : sheet.AddNewPart<VmlDrawingPart>();
        var text = Text(vml);
        var shape = ShapeId().Matches(text).Select(match => long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).DefaultIfEmpty(1024).Max();
        foreach (var ((row, column), issues) in marks.Comments)
        {
            var reference = $"{CellRange.Letters(column)}{row.ToString(CultureInfo.InvariantCulture)}";
            if (known.TryGetValue(reference, out var own))
            {
                own.CommentText ??= new CommentText();
                own.CommentText.Append(new Run(new TextRun("\n\n" + Said(issues)) { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve }));
                continue;
            }
            part.Comments.CommentList.Append(new Comment(new CommentText(new Run(
                new RunProperties(new FontSize { Val = 9 }, new RunFont { Val = "Calibri" }),
                new TextRun(Said(issues)) { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve })))
            { Reference = reference, AuthorId = author });
            Box(boxes, ++shape, row - 1, column - 1, Said(issues));
        }
        part.Comments.Save();
        Save(vml, text, boxes);
        return sheet.GetIdOfPart(vml);
    }

    private static string Said(List<Issue> issues)
    {
        var said = new StringBuilder();
        foreach (var issue in issues.OrderByDescending(issue => issue.Severity).Take(5))
        {
            said.Append(said.Length > 0 ? "\n\n" : "").Append(issue.Severity).Append(" (").Append(issue.Code).Append("): ").Append(issue.Message);
            if (issue.Remedy is { } remedy)
                said.Append("\n→ ").Append(remedy);
        }
        if (issues.Count > 5)
            said.Append(CultureInfo.InvariantCulture, $"\n\n… and {issues.Count - 5} more, on the first sheet.");
        return WorksheetWriter.Clean(said.ToString(0, Math.Min(said.Length, 2_000)));
    }

    private static string Text(VmlDrawingPart vml)
    {
        using var stream = vml.GetStream(FileMode.OpenOrCreate, FileAccess.Read);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>VML need not be well-formed XML, so the boxes are put before its end tag as text.</summary>
    private static void Save(VmlDrawingPart vml, string text, StringBuilder boxes)
    {
        var end = text.LastIndexOf("</xml>", StringComparison.Ordinal);
        var whole = end >= 0
            ? text.Insert(end, ShapeType(text) + boxes)
            : $"""<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>{ShapeType("")}{boxes}</xml>""";
        using var stream = vml.GetStream(FileMode.Create, FileAccess.Write);
        stream.Write(Encoding.UTF8.GetBytes(whole));
    }

    private static string ShapeType(string text) => text.Contains("id=\"_x0000_t202\"", StringComparison.Ordinal) ? ""
        : """<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>""";

    private static void Box(StringBuilder boxes, long id, int row, int column, string text)
    {
        // About 44 characters to a line of 3½ columns; a CJK character counts twice.
        var lines = text.Split('\n').Sum(line => 1 + line.Sum(c => c > 0x2E80 ? 2 : 1) / 44);
        var height = Math.Clamp(lines, 3, 16);
        var top = Math.Max(0, row - 1);
        boxes.Append(CultureInfo.InvariantCulture, $"""<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{column + 1}, 15, {top}, 4, {column + 5}, 15, {top + height}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>""");
    }
}
