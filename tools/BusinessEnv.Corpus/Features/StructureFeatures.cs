using BusinessEnv.Corpus.Books;
using BusinessEnv.Corpus.Tables;

namespace BusinessEnv.Corpus.Features;

/// <summary>What stands around, beside and between the values.</summary>
public static class StructureFeatures
{
    public static IReadOnlyList<Feature> All { get; } =
    [
        new("title-rows", null, _ => true, d =>
        {
            d.TitleRows.Add(d.Sample.Chinese ? "全省营商环境评价指标数据表" : "Business environment indicators");
            if (d.Dice.Chance(0.5))
                d.TitleRows.Add(d.Sample.Chinese ? "填报单位：省发展和改革委员会" : "Prepared by the statistics office");
        }),
        new("title-with-other-numbers", null, d => d.PeriodStatement == Statement.Folder || d.Layout.Has(Dimension.Period), d =>
            d.TitleRows.Add(d.Sample.Chinese ? "根据湘政办发〔2016〕12号文件要求填报" : "Version 3, form 12-B, printed on 4 pages")),
        new("note-rows", null, _ => true, d =>
        {
            d.NoteRows.Add(d.Sample.Chinese ? "注：数据来源于各市州统计部门，截至年末。" : "Note: figures are as reported by the national offices.");
            if (d.Dice.Chance(0.5))
                d.NoteRows.Add(d.Sample.Chinese ? "数据来源：省统计局" : "Source: national statistics offices");
        }),
        new("note-rows-with-numbers", null, _ => true, d =>
            d.NoteRows.Add(d.Sample.Chinese ? "注：1.本表共12项指标，2.制表日期：2021年3月15日。" : "Note: 12 offices answered; the tables were closed on 15 March 2021.")),
        new("leading-blank-rows", null, _ => true, d => d.LeadingRows = d.Dice.Between(1, 3)),
        new("leading-blank-column", null, d => !d.SideBySide, d => d.Finishing.Add((_, book) =>
        {
            foreach (var row in book.Sheets.SelectMany(sheet => sheet.Rows))
                row.Cells.Insert(0, Cell.Blank);
        })),
        Pivot("order-column", _ => true, (d, style) => style with { OrderColumn = d.Sample.Chinese ? "序号" : "No." }),
        Pivot("code-column", d => d.Sample.Chinese && d.Layout.Rows.Contains(Dimension.Unit), (_, style) => style with { SideColumn = "行政区划代码" }),
        Pivot("name-column", d => !d.Sample.Chinese && d.Layout.Rows.Contains(Dimension.Unit) && d.Layout.Has(Dimension.Indicator) && !d.Layout.Columns.Contains(Dimension.Period) && !Repeats(d), (_, style) => style with { SideColumn = "Economy" }),
        Pivot("group-column", d => d.Layout.Rows.Contains(Dimension.Unit) && d.Layout.Has(Dimension.Indicator) && !d.Layout.Columns.Contains(Dimension.Period) && !Repeats(d), (d, style) => style with { RegionColumn = d.Sample.Chinese ? d.Dice.Pick("区域", "板块") : "Region" }),
        Pivot("remark-column", _ => true, (d, style) => style with { RemarkColumn = d.Sample.Chinese ? "备注" : "Remarks" }),
        Pivot("topic-row-merged", d => d.Layout.Columns.Contains(Dimension.Indicator), (_, style) => style with { TopicRow = true }),
        Pivot("three-header-rows", d => d.Layout.Columns.Contains(Dimension.Indicator), (d, style) => style with { TopicRow = true, BannerRow = d.Sample.Chinese ? "营商环境指标" : "Indicators" }),
        Pivot("captions-in-last-header-row", d => d.Pivot.TopicRow || d.Layout.Columns.Length == 2, (_, style) => style with { CaptionsMerged = false }),
        // A text file has no merged cells: blanks below a label are only blanks there.
        Pivot("labels-merged", d => d.Layout.Columns.Length > 1 || d.Layout.Rows.Length > 1 && d.Container != Container.Csv, (_, style) => style with { Merged = true }),
        Pivot("captions-left-blank", d => d.Layout.Rows.Length == 1 && d.Layout.Columns.Length > 0, (_, style) => style with { Captions = ["", "", "", "数值"] }),
        Pivot("captions-with-slash", d => d.Sample.Chinese && d.Layout.Rows.Length == 1 && d.Layout.Columns.Length == 1, (d, style) => style with { Captions = [.. Enum.GetValues<Dimension>().Select(dimension => $"{style.Captions[(int)dimension]}{d.Dice.Pick("\\", "/")}{style.Captions[(int)d.Layout.Columns[0]]}"), "数值"] }),
        Pivot("other-captions", d => d.Layout.Columns.Length == 0 || d.Layout.Rows.Length > 1, (d, style) => style with { Captions = d.Sample.Chinese ? ["市州", "指标名称", "年份", "指标值"] : ["Unit", "Indicator", "Period", "Value"] }),
        Total("total-row", "合计", "总计", "全省合计"),
        Total("average-row", "平均", "平均值", "全省平均"),
        new("total-column", "total", d => d.Layout.Columns is [Dimension.Unit] && Plain(d), d => d.Pivot = d.Pivot with { TotalColumn = d.Sample.Chinese ? "合计" : "Total" }),
        new("average-column", "total", d => d.Layout.Columns is [Dimension.Unit] && Plain(d), d => d.Pivot = d.Pivot with { TotalColumn = d.Sample.Chinese ? "平均" : "Average" }),
        new("blocks-on-one-sheet", "page", d => Paged(d), d => Blocks(d, sideBySide: false)),
        new("blocks-side-by-side", "page", d => Paged(d), d => Blocks(d, sideBySide: true)),
        new("one-sheet-per-page", "page", d => d.Container != Container.Csv && d.Layout.Fixed.Count > 0, Multiply),
        new("page-named-in-caption", "page", d => d.Container != Container.Csv && d.Layout.Fixed.Any(dimension => dimension != Dimension.Period), d => d.PageStatement = Statement.Caption),
        new("hidden-row", null, d => d.Container != Container.Csv, d => d.Finishing.Add((_, book) => HideRow(d, book))),
        new("hidden-column", null, d => d.Container != Container.Csv, d => d.Finishing.Add((_, book) => HideColumn(d, book))),
        new("hidden-sheet", null, d => d.Container != Container.Csv, d => d.Finishing.Add((_, book) => Hide(d, book))),
        new("instruction-sheet", null, d => d.Container != Container.Csv, d => d.Finishing.Add((_, book) => Instructions(d, book))),
        new("empty-sheets", null, d => d.Container != Container.Csv, d => d.Finishing.Add((_, book) => book.Sheets.Insert(d.Dice.Next(2) * book.Sheets.Count, new("Sheet99")))),
    ];

    private static Feature Pivot(string name, Func<Draft, bool> fits, Func<Draft, PivotStyle, PivotStyle> change) =>
        new(name, name is "code-column" or "name-column" ? "side" : name.StartsWith("captions", StringComparison.Ordinal) || name == "other-captions" ? "captions" : null, fits, d => d.Pivot = change(d, d.Pivot));

    private static Feature Total(string name, params string[] labels) =>
        new(name, "total", d => d.Layout.Rows is [Dimension.Unit] && d.Layout.Columns.Length > 0 && Plain(d), d =>
            d.Pivot = d.Pivot with { TotalRow = d.Sample.Chinese ? d.Dice.Pick(labels) : name == "total-row" ? "Total" : "Average" });

    /// <summary>Totals are only sure where every cell is a plain number.</summary>
    private static bool Plain(Draft d) => d.Presentations.Count == 0 && d.Gaps.Count == 0 && d.Finishing.Count == 0;

    /// <summary>Whether an attribute of a unit would be stated more than once in a period.</summary>
    private static bool Repeats(Draft d) => d.Layout.Rows.Contains(Dimension.Indicator) || d.PageStatement == Statement.Caption;

    private static bool Paged(Draft d) => d.Layout.Fixed.Any(dimension => dimension != Dimension.Period) || d.Layout.Fixed.Count > 0 && d.PeriodStatement == Statement.Folder;

    private static void Blocks(Draft d, bool sideBySide)
    {
        Multiply(d);
        d.PageStatement = Statement.Caption;
        d.SideBySide = sideBySide;
    }

    private static void Multiply(Draft d)
    {
        if (d.Layout.Fixed.Contains(Dimension.Period) && d.PeriodStatement != Statement.FileName)
            d.Periods = d.Dice.Some(d.PeriodPool, 2);
        if (d.Layout.Fixed.Contains(Dimension.Indicator) && d.Indicators.Count < 2)
            d.Indicators = d.Dice.Some([.. d.Framework.Root.Leaves().Select(node => node.Code)], 2);
        if (d.Layout.Fixed.Contains(Dimension.Unit) && d.Units.Count < 2)
            d.Units = d.Dice.Some([.. d.Sample.Units.Select(unit => unit.Code)], 2);
    }

    private static void HideRow(Draft d, Book book)
    {
        var candidates = book.Sheets.SelectMany(sheet => sheet.Rows).Where(row => row.Cells.Exists(cell => cell.Expected?.Number is not null)).ToList();
        if (candidates.Count == 0)
            return;
        var row = d.Dice.Pick(candidates);
        row.Hidden = true;
        var at = row.Cells.FindIndex(cell => cell.Expected?.Number is not null);
        row.Cells[at] = row.Cells[at] with { Note = "hidden row" };
    }

    private static void HideColumn(Draft d, Book book)
    {
        var sheet = d.Dice.Pick(book.Sheets);
        var cells = sheet.Cells().Where(at => at.Cell.Expected?.Number is not null).ToList();
        if (cells.Count == 0)
            return;
        var (row, column, cell) = d.Dice.Pick(cells);
        sheet.HiddenColumns.Add(column);
        sheet.Rows[row].Cells[column] = cell with { Note = "hidden column" };
    }

    private static void Hide(Draft d, Book book)
    {
        var sheet = book.Sheets[^1];
        if (book.Sheets.Count == 1)
            book.Sheets.Insert(0, Readme(d));
        sheet.Visibility = d.Dice.Pick(Visibility.Hidden, Visibility.VeryHidden);
        var (row, column, cell) = sheet.Cells().FirstOrDefault(at => at.Cell.Expected?.Number is not null);
        if (cell is not null)
            sheet.Rows[row].Cells[column] = cell with { Note = "hidden sheet" };
    }

    private static void Instructions(Draft d, Book book) => book.Sheets.Insert(d.Dice.Chance(0.5) ? 0 : book.Sheets.Count, Readme(d));

    private static Sheet Readme(Draft d)
    {
        var sheet = new Sheet(d.Sample.Chinese ? "填报说明" : "Read me");
        sheet.Add(Cell.Of(d.Sample.Chinese ? "填报说明" : "How to fill in"));
        sheet.Add(Cell.Of(d.Sample.Chinese ? "1. 请各市州如实填报，不得修改表头。" : "1. Do not change the headers."));
        sheet.Add(Cell.Of(d.Sample.Chinese ? "2. 联系电话：0731-85555555" : "2. Questions: +1 202 555 0100"));
        return sheet;
    }
}
