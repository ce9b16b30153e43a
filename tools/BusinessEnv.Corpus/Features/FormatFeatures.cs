using BusinessEnv.Corpus.Books;
using BusinessEnv.Corpus.Tables;

namespace BusinessEnv.Corpus.Features;

/// <summary>The liberties of file formats.</summary>
public static class FormatFeatures
{
    public static IReadOnlyList<Feature> All { get; } =
    [
        Xlsx("strings-inline", style => style with { SharedStrings = 0 }),
        Xlsx("strings-mixed", style => style with { SharedStrings = 0.5 }),
        Xlsx("cells-without-references", style => style with { References = false }),
        Xlsx("namespace-prefix", style => style with { Prefix = "x" }),
        Xlsx("strict-namespaces", style => style with { Strict = true }),
        Xlsx("absolute-targets", style => style with { AbsoluteTargets = true }),
        Xlsx("no-dimension", style => style with { Dimension = null }),
        Xlsx("wrong-dimension", style => style with { Dimension = false }),
        Xlsx("chart-sheet", style => style with { ChartSheet = true }),
        Xlsx("sheet-files-renumbered", style => style with { Renumbered = true }),
        Xlsx("iso-dates", style => style with { IsoDates = true }),
        Xlsx("shared-formulas", style => style with { SharedFormulas = true }),
        Xlsx("indented-xml", style => style with { Indented = true }),
        new("labels-in-rich-text", null, d => d.Container == Container.Xlsx, d => d.Finishing.Add((_, book) =>
        {
            foreach (var sheet in book.Sheets)
                sheet.Change((_, _, cell) => cell is { Kind: CellKind.Text, Label: not null, Text.Length: > 1 } ? cell with { Rich = true } : cell);
        })),

        Csv("csv-utf-8-bom", "encoding", style => style with { Bom = true }),
        Csv("csv-gb18030", "encoding", style => style with { Encoding = "gb18030" }),
        Csv("csv-utf-16-le", "encoding", style => style with { Encoding = "utf-16le", Bom = true }),
        Csv("csv-utf-16-be", "encoding", style => style with { Encoding = "utf-16be", Bom = true }),
        Csv("csv-tab", "delimiter", style => style with { Delimiter = '\t' }),
        // Where semicolons separate, a comma in a number may be a decimal comma: no telling for 241,344.
        Csv("csv-semicolon", "delimiter", style => style with { Delimiter = ';' }, d => d.Presentations.Count == 0),
        Csv("csv-lf", "line", style => style with { NewLine = "\n" }),
        Csv("csv-cr", "line", style => style with { NewLine = "\r" }),
        Csv("csv-all-quoted", null, style => style with { QuoteAll = true }),
        Csv("csv-ragged", "ragged", style => style with { Ragged = true }),
        Csv("csv-trailing-delimiter", "ragged", style => style with { TrailingDelimiter = true }),
        Csv("csv-trailing-lines", "end", style => style with { TrailingLines = 3 }),
        Csv("csv-unterminated", "end", style => style with { Unterminated = true }),
    ];

    private static Feature Xlsx(string name, Func<XlsxStyle, XlsxStyle> change) =>
        new(name, null, d => d.Container == Container.Xlsx, d => d.XlsxStyle = change(d.XlsxStyle));

    private static Feature Csv(string name, string? group, Func<CsvStyle, CsvStyle> change, Func<Draft, bool>? fits = null) =>
        new(name, group is null ? null : "csv-" + group, d => d.Container == Container.Csv && (fits?.Invoke(d) ?? true), d => d.CsvStyle = change(d.CsvStyle));
}
