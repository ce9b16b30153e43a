using AngleSharp.Dom;

namespace BusinessEnv.Ingestion.Documents;

/// <summary>A table of data as rows of cells; merged cells give their text to every row and column they cover.</summary>
internal static class HtmlTable
{
    private const int MaxColumns = 200, LongestCell = 400;

    /// <summary>Null when the table only arranges the page: other tables inside, one column, or cells with paragraphs of text.</summary>
    public static List<List<string>>? Rows(IElement table)
    {
        var rows = table.QuerySelectorAll("tr").ToList();
        if (table.QuerySelector("table") is not null || rows.Count < 2 || rows.Max(r => Cells(r).Count()) < 2)
            return null;
        if (rows.SelectMany(Cells).Any(c => c.TextContent.AsSpan().Trim().Length > LongestCell))
            return null;
        var result = new List<List<string>>();
        var merged = new Dictionary<int, (string Text, int Rows)>();
        foreach (var row in rows)
        {
            var line = new List<string>();
            foreach (var cell in Cells(row))
            {
                FillMerged(line, merged);
                var text = Text(cell);
                var (width, height) = (Span(cell, "colspan"), Span(cell, "rowspan"));
                for (var i = 0; i < width && line.Count < MaxColumns; i++)
                {
                    if (height > 1)
                        merged[line.Count] = (text, height - 1);
                    line.Add(i == 0 ? text : "");
                }
            }
            FillMerged(line, merged);
            if (line.Exists(c => c.Length > 0))
                result.Add(line);
        }
        return result;
    }

    private static IEnumerable<IElement> Cells(IElement row) => row.Children.Where(c => c.LocalName is "td" or "th");

    private static void FillMerged(List<string> line, Dictionary<int, (string Text, int Rows)> merged)
    {
        while (merged.Remove(line.Count, out var cell))
        {
            if (cell.Rows > 1)
                merged[line.Count] = (cell.Text, cell.Rows - 1);
            line.Add(cell.Text);
        }
    }

    private static int Span(IElement cell, string name) => int.TryParse(cell.GetAttribute(name), out var span) ? Math.Clamp(span, 1, MaxColumns) : 1;

    private static string Text(IElement cell) =>
        string.Join(' ', cell.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
