using BusinessEnv.Corpus.Books;
using BusinessEnv.Corpus.Tables;

namespace BusinessEnv.Corpus.Features;

/// <summary>Headers and row labels that are wrong, doubtful or absent. Each must be reported; the values that hang on them may be left out, never misread.</summary>
public static class LabelFaults
{
    public static IReadOnlyList<Feature> All { get; } =
    [
        Label("unknown-indicator", Dimension.Indicator, _ => true, lost: true, (d, _) => d.Sample.Chinese ? d.Dice.Pick("人均公园绿地面积", "森林覆盖率") : d.Dice.Pick("Rainfall per year", "Forest cover")),
        Label("unknown-unit", Dimension.Unit, d => d.Sample.Chinese, lost: true, (d, _) => d.Dice.Pick("石家庄市", "乌鲁木齐市", "海口市")),
        Label("unknown-unit-code", Dimension.Unit, d => d.Sample.Chinese, lost: true, (d, _) => d.Dice.Pick("440100", "439999")),
        Label("unreadable-period", Dimension.Period, _ => true, lost: true, (d, _) => d.Dice.Pick("去年", "2O20", "第三轮", "20200")),
        Label("impossible-period", Dimension.Period, _ => true, lost: true, (d, _) => d.Dice.Pick("2020-13", "2020Q5", "2020年13月")),
        Label("misspelt-indicator", Dimension.Indicator, _ => true, lost: false, (d, label) => Misspelt(d.Dice, d.Sample.Indicator(label.Code).Name!)),
        Label("misspelt-unit", Dimension.Unit, d => d.Sample.Chinese, lost: false, (d, label) => label.Code switch
        {
            "430200" => "株州市",
            "433100" => "湘西土家族苗族自冶州",
            "430800" => "张家介市",
            _ => d.Sample.Unit(label.Code).Name![..^1] + "巿",
        }),
        Label("other-measure-in-header", Dimension.Indicator, d => d.Pivot.MeasureLine is null && d.Converted.Count == 0, lost: false, (d, label) =>
            $"{d.Sample.Indicator(label.Code).Name}（{d.Dice.Pick("公里", "吨", "摄氏度")}）"),
        Twin("indicator-twice", Dimension.Indicator),
        Twin("unit-twice", Dimension.Unit),
        Twin("period-twice", Dimension.Period),
        new("blank-header", null, d => d.Layout.Columns is [Dimension.Indicator] or [Dimension.Unit] && d.Layout.Columns.Length > 0 && d.Members(d.Layout.Columns[0]).Count > 2, d => d.Finishing.Add((_, book) =>
            Strike(d, book, "blank-header", d.Layout.Columns[0], lost: true, (_, _) => ""))) { Wrong = true },
    ];

    private static Feature Label(string name, Dimension dimension, Func<Draft, bool> fits, bool lost, Func<Draft, Label, string> text) =>
        new(name, null, d => d.Layout.Has(dimension) && d.Members(dimension).Count > 2 && d.Pivot is { TotalRow: null, TotalColumn: null } && fits(d), d => d.Finishing.Add((_, book) => Strike(d, book, name, dimension, lost, text))) { Wrong = true };

    /// <summary>One label becomes a second copy of another: neither line can be trusted.</summary>
    private static Feature Twin(string name, Dimension dimension) =>
        new(name, null, d => d.Layout.Has(dimension) && d.Members(dimension).Count > 2 && d.Pivot is { TotalRow: null, TotalColumn: null, Merged: false }, d => d.Finishing.Add((_, book) =>
        {
            // In a table with one line for each member of the dimension, so that the copy collides.
            var labels = Labels(book, dimension).Where(at => Lines(d, at.Cell, dimension) && Sound(d, at, dimension)).ToList();
            if (labels.Count == 0)
                return;
            var first = d.Dice.Pick(labels);
            var second = labels.Find(at => at.Cell.Table == first.Cell.Table && at.Sheet == first.Sheet && at.Cell.Label != first.Cell.Label && Same(d, dimension, at, first));
            if (second.Cell is null)
                return;
            var fault = new Fault(name);
            Reach(d, first, dimension, fault, lost: false);
            Reach(d, second, dimension, fault, lost: true);
            Beside(d, second, dimension, fault);
            first.Sheet.Rows[first.Row].Cells[first.Column] = first.Cell with { Fault = fault, Anchor = true };
            second.Sheet.Rows[second.Row].Cells[second.Column] = first.Cell with { Fault = fault, Anchor = true };
        })) { Wrong = true };

    private static bool Lines(Draft d, Cell cell, Dimension dimension) => cell.Fault is null && (d.Layout.Rows is [var row] && row == dimension || d.Layout.Columns is [var column] && column == dimension);

    private static bool Same(Draft d, Dimension dimension, (Sheet Sheet, int Row, int Column, Cell Cell) a, (Sheet Sheet, int Row, int Column, Cell Cell) b) =>
        d.Layout.Rows.Contains(dimension) ? a.Column == b.Column : a.Row == b.Row;

    private static void Strike(Draft d, Book book, string name, Dimension dimension, bool lost, Func<Draft, Label, string> text)
    {
        var labels = Labels(book, dimension).Where(at => at.Cell is { Fault: null, Across: 1, Down: 1 } && Sound(d, at, dimension)).ToList();
        if (labels.Count == 0)
            return;
        var at = d.Dice.Pick(labels);
        var fault = new Fault(name);
        var members = Reach(d, at, dimension, fault, lost);
        var replaced = Cell.Of(text(d, at.Cell.Label!.Value)) with { Table = at.Cell.Table, Fault = fault, Anchor = true };
        at.Sheet.Rows[at.Row].Cells[at.Column] = replaced;
        Beside(d, at, dimension, fault);
        if (name == "blank-header")
            foreach (var (row, column) in members)
                at.Sheet.Rows[row].Cells[column] = at.Sheet.Rows[row].Cells[column] with { Anchor = true };
    }

    /// <summary>Marks the value cells that hang on a label: those of its columns or rows.</summary>
    private static List<(int Row, int Column)> Reach(Draft d, (Sheet Sheet, int Row, int Column, Cell Cell) at, Dimension dimension, Fault fault, bool lost)
    {
        var members = new List<(int, int)>();
        at.Sheet.Change((row, column, cell) =>
        {
            if (!Within(d, at, dimension, row, column, cell) || cell.Expected is null)
                return cell;
            members.Add((row, column));
            return cell with { Fault = fault, Expected = lost ? null : cell.Expected };
        });
        return members;
    }

    /// <summary>A reader may name any cell of a column's header, or of a row's labels: the unit of measurement, say.</summary>
    private static void Beside(Draft d, (Sheet Sheet, int Row, int Column, Cell Cell) at, Dimension dimension, Fault fault)
    {
        var across = d.Layout.Columns.Contains(dimension);
        var first = across ? at.Sheet.Cells().Where(other => other.Cell.Table == at.Cell.Table && other.Cell.Expected is not null).Select(other => other.Row).DefaultIfEmpty(0).Min() : 0;
        at.Sheet.Change((row, column, cell) =>
            cell is { Fault: null, Expected: null } && cell.Table == at.Cell.Table && (across ? column == at.Column && row < first : row == at.Row && column != at.Column && cell.Kind != CellKind.Blank)
                ? cell with { Fault = fault, Anchor = true }
                : cell);
    }

    /// <summary>Whether a line has no other fault yet: of two, a reader need only report the one that made it leave out the line.</summary>
    private static bool Sound(Draft d, (Sheet Sheet, int Row, int Column, Cell Cell) at, Dimension dimension) =>
        !at.Sheet.Cells().Any(other => other.Cell.Fault is not null && (Within(d, at, dimension, other.Row, other.Column, other.Cell) || other.Row == at.Row || other.Column == at.Column));

    private static bool Within(Draft d, (Sheet Sheet, int Row, int Column, Cell Cell) at, Dimension dimension, int row, int column, Cell cell) =>
        cell.Table == at.Cell.Table && (d.Layout.Columns.Contains(dimension)
            ? column >= at.Column && column < at.Column + at.Cell.Across && row > at.Row
            : row >= at.Row && row < at.Row + at.Cell.Down && column != at.Column);

    private static List<(Sheet Sheet, int Row, int Column, Cell Cell)> Labels(Book book, Dimension dimension) =>
        [.. book.Sheets.SelectMany(sheet => sheet.Cells().Where(at => at.Cell.Table > 0 && at.Cell.Label?.Dimension == dimension).Select(at => (sheet, at.Row, at.Column, at.Cell)))];

    private static string Misspelt(Dice dice, string name)
    {
        int at;
        do
            at = dice.Between(1, name.Length - 2);
        while (name[at] == ' ');
        return dice.Chance(0.5) ? name.Remove(at, 1) : name[..at] + name[at] + name[at..];
    }
}
