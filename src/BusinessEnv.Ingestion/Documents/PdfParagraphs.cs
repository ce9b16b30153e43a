using System.Text;

namespace BusinessEnv.Ingestion.Documents;

/// <summary>Joins printed lines to paragraphs: a line that fills its column runs on into the next one, be it in the next column or on the next page, unless that one is indented or larger.</summary>
internal static class PdfParagraphs
{
    public static void Write(IEnumerable<PdfLine> lines, LineWriter writer)
    {
        var paragraph = new StringBuilder();
        PdfLine? last = null;
        foreach (var line in lines)
        {
            if (last is { } before && !RunsOn(before, line))
                Flush(before.IsRow);
            else if (paragraph.Length > 0 && paragraph[^1] < '\u2E80' && line.Text[0] < '\u2E80')
                paragraph.Append(' ');
            paragraph.Append(line.Text);
            last = line;
        }
        Flush(last?.IsRow ?? false);

        void Flush(bool isRow)
        {
            writer.Line(paragraph.ToString(), isRow ? BlockKind.TableRow : BlockKind.Paragraph);
            paragraph.Clear();
        }
    }

    private static bool RunsOn(PdfLine line, PdfLine next)
    {
        if (line.IsRow || next.IsRow)
            return false;
        var size = Math.Max(line.Height, 1);
        var isFull = line.ColumnRight - line.Right < 1.8 * size;
        var isIndented = next.Left - next.ColumnLeft > 0.8 * size;
        var sameSize = Math.Abs(line.Height - next.Height) < 0.15 * size;
        var isNear = next.StartsColumn || line.Bottom - next.Bottom < 3 * size;
        return isFull && !isIndented && sameSize && isNear;
    }
}
