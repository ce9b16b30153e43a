using BusinessEnv.Corpus.Books;
using BusinessEnv.Corpus.Tables;

namespace BusinessEnv.Corpus.Features;

/// <summary>Cells that hold no value, or one that cannot be trusted. Each must be reported at its own cell.</summary>
public static class ValueFaults
{
    public static IReadOnlyList<Feature> All { get; } =
    [
        Bad("words-for-a-number", (d, _) => Cell.Of(d.Dice.Pick("偏高", "abc", "见附件", "同上"))),
        Bad("approximate-number", (d, cell) => Cell.Of(d.Dice.Pick("约{0}", "{0}左右", ">{0}", "≥{0}", "{0}?", "{0}以上").Replace("{0}", CsvWriter.Shown(Plainly(cell)), StringComparison.Ordinal))),
        Bad("range-for-a-number", (d, _) => Cell.Of(d.Dice.Pick("12-15", "3~5", "10至12", "3–5"))),
        Bad("two-decimal-points", (d, _) => Cell.Of(d.Dice.Pick("12.5.3", "1..5", "3.2.1"))),
        Bad("wrong-thousands", (d, _) => Cell.Of(d.Dice.Pick("12,34", "1,2345", "1,23,45", ",123", "1,234,56")), d => d.CsvStyle.Delimiter == ','),
        Bad("comma-and-point-swapped", (d, _) => Cell.Of(d.Dice.Pick("1.234,5", "1.234.567,8")), d => d.CsvStyle.Delimiter == ','),
        Bad("letters-in-digits", (d, _) => Cell.Of(d.Dice.Pick("1O5", "l2", "12.5a", "１２ｂ"))),
        Bad("fraction-or-sum", (d, _) => Cell.Of(d.Dice.Pick("1/2", "3+2", "=1+2", "2×3"))),
        Bad("not-finite", (d, _) => Cell.Of(d.Dice.Pick("Infinity", "1E999", "-∞"))),
        Bad("hexadecimal", (_, _) => Cell.Of("0x1F")),
        Bad("date-as-text", (d, _) => Cell.Of(d.Dice.Pick("2020-06-01", "2020/6/1", "2020年6月1日", "6月1日"))),
        Bad("date-in-number-cell", (d, _) => Cell.Of(43983m, d.Dice.Pick("yyyy/m/d", "yyyy-mm-dd", "m\"月\"d\"日\"", "yyyy\"年\"m\"月\"")), NotCsv),
        Bad("time-in-number-cell", (_, _) => Cell.Of(0.5, "h:mm"), NotCsv),
        Bad("boolean", (d, _) => Cell.Truth(d.Dice.Chance(0.5))),
        Bad("error-value", (d, _) => Cell.Failed(d.Dice.Pick("#DIV/0!", "#REF!", "#VALUE!", "#N/A", "#NAME?", "#NUM!"))),
        Bad("formula-with-error", (d, _) => Cell.Failed(d.Dice.Pick("#DIV/0!", "#REF!", "#VALUE!")) with { Formula = "X1/0" }, NotCsv),
        Bad("formula-without-stored-value", (_, cell) => cell with { Formula = "SUM(X1:X9)", Stored = false, Raw = null }, d => d.Container == Container.Xlsx),
        Bad("shared-string-out-of-range", (_, cell) => cell with { Raw = ("s", "98765") }, d => d.Container == Container.Xlsx),
        Bad("shared-string-negative", (_, cell) => cell with { Raw = ("s", "-1") }, d => d.Container == Container.Xlsx),
        Bad("number-cell-with-garbage", (d, cell) => cell with { Raw = ("", d.Dice.Pick("12,5", "abc", "1E999", "NaN")) }, d => d.Container == Container.Xlsx),
        Bad("other-measure-in-cell", (d, _) => Cell.Of(d.Dice.Pick("3公里", "12吨", "5亩"))),
        Bad("percent-where-none-fits", (_, _) => Cell.Of(0.125, "0.00%"), d => NotCsv(d) && d.Indicators.TrueForAll(code => d.Measure(code) is not ("%" or "share"))),
        Bad("percent-text-where-none-fits", (_, _) => Cell.Of("12.5%"), d => d.Indicators.TrueForAll(code => d.Measure(code) is not ("%" or "share"))),
        Suspicious("sentinel", d => d.Dice.Pick(-777m, 9999m, -999m, -9999m)),
        Suspicious("impossible-negative", _ => -12.5m),
        Suspicious("impossibly-large", _ => 30_000_000m, d => d.Indicators.TrueForAll(code => d.Sample.Indicator(code).Possible?.Maximum is < 10_000) && d.Converted.Count == 0),
        Wrong("total-mismatch", d => d.Pivot.TotalRow is "合计" or "总计" or "全省合计" or "Total" && d.Gaps.Count == 0, (d, book) =>
        {
            var sheet = d.Dice.Pick(book.Sheets);
            var row = sheet.Rows.FindIndex(cells => cells.Cells.Exists(cell => cell.Note == "total row"));
            if (row < 0)
                return;
            var columns = Enumerable.Range(0, sheet.Rows[row].Cells.Count).Where(c => sheet.Rows[row].Cells[c].Kind == CellKind.Number).ToList();
            var column = d.Dice.Pick(columns);
            var cell = sheet.Rows[row].Cells[column];
            sheet.Rows[row].Cells[column] = cell with { Number = Math.Round(cell.Number * 1.25 + 10, 4), Fault = new("total-mismatch"), Anchor = true };
        }),
    ];

    /// <summary>Picks value cells, and puts something else in each.</summary>
    private static Feature Bad(string name, Func<Draft, Cell, Cell> replace, Func<Draft, bool>? fits = null) =>
        Wrong(name, d => Untotalled(d) && (fits?.Invoke(d) ?? true), (d, book) => Strike(d, book, cell => replace(d, cell) with
        {
            Table = cell.Table, Expected = null, Note = cell.Note, Fault = new(name), Anchor = true,
        }));

    /// <summary>Picks value cells and puts a number in each that may be taken, but not without a word.</summary>
    private static Feature Suspicious(string name, Func<Draft, decimal> value, Func<Draft, bool>? fits = null) =>
        Wrong(name, d => Untotalled(d) && d.Converted.Count == 0 && (fits?.Invoke(d) ?? true), (d, book) => Strike(d, book, cell =>
        {
            var number = value(d);
            return Cell.Of(number) with { Table = cell.Table, Note = cell.Note, Expected = cell.Expected!.Value with { Number = (double)number }, Fault = new(name), Anchor = true };
        }));

    private static Feature Wrong(string name, Func<Draft, bool> fits, Action<Draft, Book> strike) =>
        new(name, null, fits, d => d.Finishing.Add(strike)) { Wrong = true };

    private static void Strike(Draft d, Book book, Func<Cell, Cell> replace)
    {
        var cells = book.Sheets.SelectMany(sheet => sheet.Cells().Where(at => at.Cell is { Expected.Number: not null, Fault: null }).Select(at => (Sheet: sheet, at.Row, at.Column, at.Cell))).ToList();
        foreach (var (sheet, row, column, cell) in d.Dice.Some(cells, d.Dice.Between(1, 3)))
            sheet.Rows[row].Cells[column] = replace(cell);
    }

    private static Cell Plainly(Cell cell) => cell.Kind == CellKind.Number ? cell with { Format = null } : cell;

    private static bool NotCsv(Draft d) => d.Container != Container.Csv;

    private static bool Untotalled(Draft d) => d.Pivot is { TotalRow: null, TotalColumn: null };
}
