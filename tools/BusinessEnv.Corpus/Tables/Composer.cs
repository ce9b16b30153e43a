using BusinessEnv.Corpus.Books;

namespace BusinessEnv.Corpus.Tables;

/// <summary>Puts a draft's tables on sheets, and gathers the truth from where the cells came to stand.</summary>
public static class Composer
{
    public static CorpusFile Compose(Draft draft, int number, IReadOnlyList<string> features)
    {
        var book = new Book();
        Sheets(draft, book);
        foreach (var finish in draft.Finishing)
            finish(draft, book);
        var folder = draft.Layout.Has(Dimension.Period) || draft.Periods.Count > 1 || draft.PeriodStatement != Statement.Folder ? "" : draft.Periods[0] + "/";
        var stem = !draft.Layout.Has(Dimension.Period) && draft.PeriodStatement == Statement.FileName ? $"{draft.FileStem} {CsvWriter.Shown(draft.PeriodCell(draft.Periods[0]))}" : draft.FileStem;
        var ending = draft.Ending ?? draft.Container switch { Container.Csv => "csv", Container.Xls => "xls", _ => "xlsx" };
        var bytes = draft.Container switch
        {
            Container.Csv => CsvWriter.Write(book.Sheets[0], draft.CsvStyle),
            Container.Xls => XlsWriter.Write(book),
            _ => XlsxWriter.Write(book, draft.XlsxStyle),
        };
        return new(number, $"{draft.Framework.Id}/{folder}{stem}.{ending}", draft.Framework, book, draft.Damage?.Invoke(bytes) ?? bytes, features, Collect(draft, book));
    }

    private static void Sheets(Draft draft, Book book)
    {
        var pages = Pages(draft);
        var single = draft.Container == Container.Csv || pages.Count > 1 && draft.PageStatement == Statement.Caption;
        if (!single)
        {
            foreach (var (page, index) in pages.Select((page, index) => (page, index)))
            {
                var sheet = new Sheet(SheetName(draft, page, index));
                Opening(draft, sheet, page, caption: pages.Count == 1 && draft.PageStatement == Statement.Caption);
                sheet.Rows.AddRange(PivotTable.Build(draft, page, index + 1));
                Closing(draft, sheet);
                book.Sheets.Add(sheet);
            }
            return;
        }
        var all = new Sheet("Sheet1");
        Opening(draft, all, pages[0], caption: false);
        var left = 0;
        var top = all.Rows.Count;
        foreach (var (page, index) in pages.Select((page, index) => (page, index)))
        {
            List<Row> block = [];
            if (pages.Count > 1 || draft.PageStatement == Statement.Caption)
                foreach (var dimension in draft.Layout.Fixed.Where(dimension => dimension != Dimension.Period || pages.Count > 1 && draft.Periods.Count > 1))
                    block.Add(new(Caption(draft, dimension, page[dimension]) with { Table = index + 1 }));
            block.AddRange(PivotTable.Build(draft, page, index + 1));
            if (draft.SideBySide)
            {
                var width = block.Max(row => row.Cells.Count) + 1;
                for (var r = 0; r < block.Count; r++)
                {
                    while (all.Rows.Count <= top + r)
                        all.Add();
                    for (var c = 0; c < block[r].Cells.Count; c++)
                        all.Rows[top + r].Set(left + c, block[r].Cells[c]);
                }
                left += width;
            }
            else
            {
                all.Rows.AddRange(block);
                if (index < pages.Count - 1)
                    all.Add();
            }
        }
        Closing(draft, all);
        book.Sheets.Add(all);
    }

    private static List<Dictionary<Dimension, string>> Pages(Draft draft) =>
        draft.Layout.Fixed.Aggregate(new List<Dictionary<Dimension, string>> { new() }, (pages, dimension) =>
            [.. pages.SelectMany(page => draft.Members(dimension).Select(code => new Dictionary<Dimension, string>(page) { [dimension] = code }))]);

    private static string SheetName(Draft draft, Dictionary<Dimension, string> page, int index)
    {
        var parts = page.Where(entry => draft.Members(entry.Key).Count > 1 || entry.Key != Dimension.Period && draft.PageStatement == Statement.SheetName || entry.Key == Dimension.Period && draft.PeriodStatement == Statement.SheetName)
            .Select(entry => entry.Key switch
            {
                Dimension.Period => CsvWriter.Shown(draft.PeriodCell(entry.Value)),
                Dimension.Indicator => draft.IndicatorText(entry.Value),
                _ => draft.UnitText(entry.Value),
            }).ToArray();
        var name = parts.Length == 0 ? $"Sheet{index + 1}" : string.Join(" ", parts);
        name = string.Concat(name.Where(c => !@"[]:*?/\".Contains(c, StringComparison.Ordinal)));
        return name.Length > 31 ? name[..31] : name;
    }

    private static Cell Caption(Draft draft, Dimension dimension, string code)
    {
        var cell = draft.LabelCell(dimension, code);
        // Of a unit that nobody knows beforehand, a bare code above a table would say nothing.
        return dimension == Dimension.Unit && !draft.Sample.Chinese ? cell with { Text = "Country: " + cell.Text }
            : dimension == Dimension.Indicator && draft.Sample.Chinese && draft.Dice.Chance(0.5) ? cell with { Text = "指标：" + cell.Text }
            : cell;
    }

    private static void Opening(Draft draft, Sheet sheet, Dictionary<Dimension, string> page, bool caption)
    {
        for (var i = 0; i < draft.LeadingRows; i++)
            sheet.Add();
        if (draft.PeriodStatement == Statement.Title && page.TryGetValue(Dimension.Period, out var period))
            sheet.Add(Cell.Of(CsvWriter.Shown(draft.PeriodCell(period)) + (draft.Sample.Chinese ? "全省营商环境监测指标汇总表" : " business environment indicators")) with { Across = 4, Label = new(Dimension.Period, period) });
        foreach (var title in draft.TitleRows)
            sheet.Add(Cell.Of(title) with { Across = 4 });
        if (caption)
            foreach (var (dimension, code) in page.Where(entry => entry.Key != Dimension.Period))
                sheet.Add(Caption(draft, dimension, code));
    }

    private static void Closing(Draft draft, Sheet sheet)
    {
        if (draft.NoteRows.Count > 0 && draft.Dice.Chance(0.5))
            sheet.Add();
        foreach (var note in draft.NoteRows)
            sheet.Add(Cell.Of(note));
    }

    private static Truth Collect(Draft draft, Book book)
    {
        var observations = new List<ExpectedObservation>();
        var notes = new List<(CellPlace, string)>();
        var faults = new Dictionary<Fault, (List<CellPlace> Anchors, List<CellPlace> Members)>(ReferenceEqualityComparer.Instance);
        foreach (var sheet in draft.Container == Container.Csv ? book.Sheets[..1] : book.Sheets)
            foreach (var (row, column, cell) in sheet.Cells())
            {
                var place = new CellPlace(draft.Container == Container.Csv ? "" : sheet.Name, row + 1, column + 1);
                if (cell.Fault is { } fault)
                {
                    if (!faults.TryGetValue(fault, out var cells))
                        faults[fault] = cells = ([], []);
                    (cell.Anchor ? cells.Anchors : cells.Members).Add(place);
                    if (cell.Anchor)
                        cells.Members.Add(place);
                }
                if (cell.Expected is { } expected)
                    observations.Add(new(expected with { Place = place.ToString() }, place, cell.Fault is not null));
                if (cell.Note is { } note)
                    notes.Add((place, note));
            }
        return new(observations, [.. faults.Select(entry => new PlacedFault(entry.Key, entry.Value.Anchors, entry.Value.Members))], notes, draft.Refused);
    }
}
