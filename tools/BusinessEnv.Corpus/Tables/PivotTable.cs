using BusinessEnv.Core.Observations;
using BusinessEnv.Corpus.Books;

namespace BusinessEnv.Corpus.Tables;

/// <summary>What stands in and beside a table besides its labels and values.</summary>
public sealed record PivotStyle
{
    /// <summary>A numbered first column.</summary>
    public string? OrderColumn { get; init; }

    /// <summary>The unit's code or name in a column of its own beside the label.</summary>
    public string? SideColumn { get; init; }

    /// <summary>The header of a column with the units' region, an attribute of the framework.</summary>
    public string? RegionColumn { get; init; }

    /// <summary>The header of a column with remarks, which are no values.</summary>
    public string? RemarkColumn { get; init; }

    /// <summary>A row of composites above the indicators, merged.</summary>
    public bool TopicRow { get; init; }

    /// <summary>A row above even that, one merged cell over all.</summary>
    public string? BannerRow { get; init; }

    /// <summary>A row, or a column where the indicators run down, with the units of measurement.</summary>
    public string? MeasureLine { get; init; }

    /// <summary>The label of a row with the sums or means of the columns.</summary>
    public string? TotalRow { get; init; }

    /// <summary>The label of a column with the sums or means of the rows, where units run across.</summary>
    public string? TotalColumn { get; init; }

    /// <summary>Repeated labels merged (true), or written again in each cell.</summary>
    public bool Merged { get; init; }

    /// <summary>Unit codes made of digits are stored as numbers.</summary>
    public bool NumericCodes { get; init; }

    /// <summary>The captions of the label columns and of the value column.</summary>
    public string[] Captions { get; init; } = ["地区", "指标", "时间", "数值"];

    /// <summary>True: the captions stand in the first of several header rows, merged down; false: in the last.</summary>
    public bool CaptionsMerged { get; init; } = true;
}

/// <summary>Lays out one table.</summary>
public static class PivotTable
{
    private static readonly string[] Regions = ["长株潭", "洞庭湖", "湘南", "大湘西"];
    private static readonly string[] WorldRegions = ["Americas", "Europe", "Asia", "Africa"];

    /// <param name="page">The code of each fixed dimension.</param>
    /// <param name="table">The table's number, 1-based.</param>
    public static List<Row> Build(Draft draft, IReadOnlyDictionary<Dimension, string> page, int table)
    {
        var style = draft.Pivot;
        var layout = draft.Layout;
        var columns = Product(draft, layout.Columns);
        var indicatorColumns = layout.Columns.Contains(Dimension.Indicator);
        var levels = layout.Columns.Length;
        var banner = style.BannerRow is null ? 0 : 1;
        var topics = style.TopicRow && indicatorColumns ? 1 : 0;
        var topicLevel = layout.Columns.AsSpan().IndexOf(Dimension.Indicator);
        var measures = style.MeasureLine is not null && indicatorColumns ? 1 : 0;
        var headerRows = Math.Max(1, banner + levels + topics + measures);
        var rows = Enumerable.Range(0, headerRows).Select(_ => new Row()).ToList();

        var lead = new List<string>();
        if (style.OrderColumn is { } order)
            lead.Add(order);
        var unitRows = layout.Rows.Contains(Dimension.Unit);
        if (style.SideColumn is { } side && unitRows)
            lead.Add(side);
        var labelStart = lead.Count;
        lead.AddRange(layout.Rows.Select(dimension => style.Captions[(int)dimension]));
        if (style.RegionColumn is { } region && unitRows)
            lead.Add(region);
        if (style.MeasureLine is { } measureCaption && layout.Rows.Contains(Dimension.Indicator))
            lead.Add(measureCaption);
        for (var i = 0; i < lead.Count; i++)
            if (style.CaptionsMerged)
                rows[0].Set(i, Cell.Of(lead[i]) with { Down = headerRows });
            else
                rows[^1].Set(i, Cell.Of(lead[i]));
        foreach (var row in rows)
            if (row.Cells.Count < lead.Count)
                row.Set(lead.Count - 1, Cell.Blank);

        Headers(draft, rows, columns, lead.Count, banner, topics, topicLevel, measures);
        var width = lead.Count + Math.Max(1, columns.Count);
        var totalColumn = style.TotalColumn is not null && levels == 1 && layout.Columns[0] == Dimension.Unit ? width++ : -1;
        if (totalColumn >= 0)
            rows[0].Set(totalColumn, Cell.Of(style.TotalColumn!) with { Down = headerRows, Note = "total column" });
        var remarkColumn = style.RemarkColumn is not null ? width++ : -1;
        if (remarkColumn >= 0)
            rows[0].Set(remarkColumn, Cell.Of(style.RemarkColumn!) with { Down = headerRows });

        var number = 0;
        var tuples = Product(draft, layout.Rows);
        for (var t = 0; t < tuples.Count; t++)
        {
            var row = new Row();
            var key = new Dictionary<Dimension, string>(page);
            for (var i = 0; i < layout.Rows.Length; i++)
                key[layout.Rows[i]] = tuples[t][i];
            if (style.OrderColumn is not null)
                row.Set(0, Cell.Of(++number));
            if (style.SideColumn is not null && unitRows)
                row.Set(labelStart - 1, Cell.Of(draft.Sample.Chinese ? key[Dimension.Unit] : draft.Sample.Unit(key[Dimension.Unit]).Name!)
                    with { Expected = draft.Sample.Chinese || !key.TryGetValue(Dimension.Period, out var named) ? null : new Observation(named, key[Dimension.Unit], "name", null, draft.Sample.Unit(key[Dimension.Unit]).Name, "") });
            for (var i = 0; i < layout.Rows.Length; i++)
                row.Set(labelStart + i, Repeated(draft, tuples, t, i, out var span) ? Cell.Blank : draft.LabelCell(layout.Rows[i], tuples[t][i]) with { Down = span });
            var next = labelStart + layout.Rows.Length;
            if (style.RegionColumn is not null && unitRows)
            {
                var name = (draft.Sample.Chinese ? Regions : WorldRegions)[draft.Sample.Units.ToList().FindIndex(unit => unit.Code == key[Dimension.Unit]) % 4];
                row.Set(next++, Cell.Of(name) with { Expected = new Observation(key[Dimension.Period], key[Dimension.Unit], "region", null, name, "") });
            }
            if (style.MeasureLine is not null && layout.Rows.Contains(Dimension.Indicator))
                row.Set(next, Cell.Of(draft.Measure(key[Dimension.Indicator])));
            for (var c = 0; c < Math.Max(1, columns.Count); c++)
            {
                for (var i = 0; i < levels; i++)
                    key[layout.Columns[i]] = columns[c][i];
                row.Set(lead.Count + c, draft.ValueCell(key[Dimension.Period], key[Dimension.Unit], key[Dimension.Indicator]));
            }
            if (totalColumn >= 0)
                row.Set(totalColumn, Total(draft, style.TotalColumn!, row.Cells));
            if (remarkColumn >= 0)
                row.Set(remarkColumn, t % 3 == 0 ? Cell.Of(draft.Sample.Chinese ? "已核实" : "checked") : Cell.Blank);
            rows.Add(row);
        }
        if (style.TotalRow is { } label && layout.Rows is [Dimension.Unit])
        {
            var total = new Row();
            total.Set(labelStart, Cell.Of(label) with { Note = "total row" });
            for (var c = 0; c < columns.Count; c++)
                total.Set(lead.Count + c, Total(draft, label, rows.Skip(headerRows).Select(row => row[lead.Count + c])));
            rows.Add(total);
        }
        foreach (var row in rows)
            for (var c = 0; c < row.Cells.Count; c++)
                row.Cells[c] = row.Cells[c] with { Table = table };
        return rows;
    }

    private static void Headers(Draft draft, List<Row> rows, List<string[]> columns, int start, int banner, int topics, int topicLevel, int measures)
    {
        var style = draft.Pivot;
        if (columns.Count == 0 || draft.Layout.Columns.Length == 0)
        {
            rows[0].Set(start, Cell.Of(style.Captions[3]));
            return;
        }
        if (banner > 0)
            rows[0].Set(start, Cell.Of(style.BannerRow!) with { Across = columns.Count });
        var line = banner;
        for (var level = 0; level < draft.Layout.Columns.Length; level++)
        {
            if (topics > 0 && level == topicLevel)
            {
                for (var c = 0; c < columns.Count;)
                {
                    var topic = draft.Sample.Topic(columns[c][level]);
                    var end = c;
                    while (end < columns.Count && draft.Sample.Topic(columns[end][level]) == topic && columns[end].AsSpan(0, level).SequenceEqual(columns[c].AsSpan(0, level)))
                        end++;
                    rows[line].Set(start + c, Cell.Of(topic.Name!) with { Across = end - c });
                    c = end;
                }
                line++;
            }
            for (var c = 0; c < columns.Count; c++)
                rows[line].Set(start + c, Repeated(draft, columns, c, level, out var span) ? Cell.Blank : draft.LabelCell(draft.Layout.Columns[level], columns[c][level]) with { Across = span });
            line++;
        }
        if (measures > 0)
            for (var c = 0; c < columns.Count; c++)
                rows[line].Set(start + c, Cell.Of(draft.Measure(columns[c][topicLevel])));
    }

    /// <summary>Whether the label at a level stands already in the merged cell of an earlier tuple; else over how many tuples it is to be merged.</summary>
    private static bool Repeated(Draft draft, List<string[]> tuples, int index, int level, out int span)
    {
        span = 1;
        if (!draft.Pivot.Merged || level == tuples[index].Length - 1)
            return false;
        if (index > 0 && tuples[index - 1].AsSpan(0, level + 1).SequenceEqual(tuples[index].AsSpan(0, level + 1)))
            return true;
        while (index + span < tuples.Count && tuples[index + span].AsSpan(0, level + 1).SequenceEqual(tuples[index].AsSpan(0, level + 1)))
            span++;
        return false;
    }

    private static Cell Total(Draft draft, string label, IEnumerable<Cell> cells)
    {
        var numbers = cells.Where(cell => cell is { Kind: CellKind.Number, Expected.Number: not null }).Select(cell => (decimal)cell.Number).ToArray();
        if (numbers.Length == 0)
            return Cell.Blank;
        var mean = label.Contains('均', StringComparison.Ordinal) || label is "Average" or "Mean";
        return Cell.Of(mean ? Math.Round(numbers.Average(), 4) : numbers.Sum()) with { Formula = draft.Container == Container.Xlsx ? "SUM(A1:A2)" : null };
    }

    private static List<string[]> Product(Draft draft, Dimension[] dimensions) =>
        dimensions.Aggregate(new List<string[]> { Array.Empty<string>() }, (tuples, dimension) =>
            [.. tuples.SelectMany(tuple => draft.Members(dimension).Select(code => (string[])[.. tuple, code]))]);
}
