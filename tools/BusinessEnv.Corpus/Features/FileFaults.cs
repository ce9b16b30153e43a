using System.Text;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Corpus.Books;
using BusinessEnv.Corpus.Tables;

namespace BusinessEnv.Corpus.Features;

/// <summary>Rows and files that are broken.</summary>
public static class FileFaults
{
    public static IReadOnlyList<Feature> All { get; } =
    [
        new("no-period-anywhere", null, d => !d.Layout.Has(Dimension.Period) && d is { PeriodStatement: Statement.Folder, Periods.Count: 1 }, d =>
        {
            d.PeriodStatement = Statement.Caption;
            d.Refused = true;
        }) { Wrong = true },
        new("missing-required", null, d => d.Layout is { Name: "matrix" } && d.Gaps.Count == 0 && d.Pivot.TotalRow is null && d.Indicators.Count > 1, d =>
        {
            var required = d.Dice.Pick(d.Indicators);
            d.Framework = d.Framework with { Root = Required(d.Framework.Root, required) };
            d.Finishing.Add((_, book) =>
            {
                var sheet = d.Dice.Pick(book.Sheets);
                var cells = sheet.Cells().Where(at => at.Cell is { Fault: null } && at.Cell.Expected?.Indicator == required).ToList();
                if (cells.Count == 0)
                    return;
                var (row, column, _) = d.Dice.Pick(cells);
                sheet.Rows[row].Cells[column] = Cell.Blank with { Fault = new("missing-required"), Anchor = true };
            });
        }) { Wrong = true },
        new("csv-row-too-long", null, d => d.Container == Container.Csv && !d.SideBySide && d.Pivot.TotalRow is null, d => d.Finishing.Add((_, book) =>
        {
            var rows = book.Sheets[0].Rows;
            var width = rows.Max(row => row.Cells.Count);
            var candidates = rows.Where(Sound).ToList();
            if (candidates.Count == 0)
                return;
            var fault = new Fault("csv-row-too-long");
            var row = d.Dice.Pick(candidates);
            Touch(row, fault);
            row.Set(width + 1, Cell.Of("42.5") with { Fault = fault, Anchor = true });
            // Or at the top of the column, which has no header.
            rows.First(header => header.Cells.Exists(cell => cell.Table > 0)).Set(width + 1, Cell.Blank with { Fault = fault, Anchor = true });
        })) { Wrong = true },
        new("csv-open-quote", null, d => d.Container == Container.Csv && d.Layout.Rows.Length == 1 && d.Pivot is { TotalRow: null, TotalColumn: null } && !d.SideBySide && d.NoteRows.Count == 0, d => d.Finishing.Add((_, book) =>
        {
            var candidates = book.Sheets[0].Rows.Where(Sound).ToList();
            if (candidates.Count == 0)
                return;
            var fault = new Fault("csv-open-quote");
            var row = d.Dice.Pick(candidates);
            Touch(row, fault);
            var at = row.Cells.FindIndex(cell => cell is { Expected.Number: not null } && cell.Fault == fault);
            for (var c = 0; c < row.Cells.Count; c++)
                if (row.Cells[c].Fault == fault)
                    row.Cells[c] = row.Cells[c] with { Anchor = true, Expected = c == at ? null : row.Cells[c].Expected };
            row.Cells[at] = Cell.Of("\"" + CsvWriter.Shown(row.Cells[at])) with { Fault = fault, Anchor = true };
            d.CsvStyle = d.CsvStyle with { Unquoted = cell => cell.Fault == fault && cell.Text.StartsWith('"') };
        })) { Wrong = true },
        File("truncated-file", d => d.Container != Container.Csv, bytes => bytes[..(bytes.Length / 2)]),
        File("empty-file", _ => true, _ => []),
        File("csv-named-xlsx", d => d.Container == Container.Csv, bytes => bytes, "xlsx"),
        File("csv-named-xls", d => d.Container == Container.Csv, bytes => bytes, "xls"),
        File("page-named-xls", d => d.Container == Container.Xls, _ => Encoding.UTF8.GetBytes("<html><body><table><tr><td>长沙市</td><td>12</td></tr></table></body></html>")),
        File("picture-named-xlsx", d => d.Container == Container.Xlsx, _ => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. new byte[64]]),
    ];

    private static Feature File(string name, Func<Draft, bool> fits, Func<byte[], byte[]> damage, string? ending = null) =>
        new(name, "file", fits, d =>
        {
            d.Refused = true;
            d.Damage = damage;
            d.Ending = ending;
        }) { Wrong = true };

    /// <summary>A row with values and no fault yet: of two, a reader need only report the one that made it leave out the row.</summary>
    private static bool Sound(Row row) => row.Cells.Exists(cell => cell.Expected?.Number is not null) && row.Cells.TrueForAll(cell => cell.Fault is null);

    private static void Touch(Row row, Fault fault)
    {
        for (var c = 0; c < row.Cells.Count; c++)
            if (row.Cells[c].Expected is not null && row.Cells[c].Fault is null)
                row.Cells[c] = row.Cells[c] with { Fault = fault };
    }

    private static Node Required(Node node, string code) => node with
    {
        Required = node.Required || node.Code == code,
        Children = [.. node.Children.Select(child => Required(child, code))],
    };
}
