using BusinessEnv.Core.Notices;
using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>A number in a table cell: what it measures, of whom.</summary>
internal sealed record TableFact(Quantity Quantity, string Metric, string? Subject, int Start, int End);

/// <summary>What the tables of a notice say.</summary>
internal sealed class TableRecords
{
    public List<IndicatorText> Indicators { get; } = [];
    public Dictionary<string, IndicatorText> ByCode { get; } = [];
    public List<(Standing Standing, Zone Zone)> Standings { get; } = [];
    public List<(TableFact Fact, Zone Zone)> Facts { get; } = [];
    public List<(int Start, int End)> Unread { get; } = [];
}

/// <summary>Makes records of the rows of tables.</summary>
internal static class TableReader
{
    public static TableRecords Read(string text, List<Block> blocks, Setting setting)
    {
        var records = new TableRecords();
        foreach (var table in TableFinder.Find(text, blocks))
        {
            var zone = blocks[table.First].Zone;
            var caption = Caption(text, blocks, table.First);
            int At(ColumnKind kind) => table.Columns.ToList().FindIndex(column => column.Kind == kind);
            var (indicator, lead, key, region) = (At(ColumnKind.Indicator), At(ColumnKind.Lead), At(ColumnKind.Key), At(ColumnKind.Region));
            if (indicator >= 0 && (lead >= 0 || key >= 0)) Responsibilities(text, table, indicator, records);
            else if (region >= 0) Standings(text, table, region, caption, setting, zone, records);
            else if (indicator >= 0 && At(ColumnKind.Rank) >= 0) IndicatorRanks(text, table, indicator, setting, zone, records);
            else records.Unread.Add((table.Header[0].Start, table.Header[^1].End));
        }
        return records;
    }

    /// <summary>The one or two short lines above a table.</summary>
    private static string Caption(string text, List<Block> blocks, int first)
    {
        var caption = "";
        for (var i = first - 1; i >= Math.Max(0, first - 3); i--)
            caption = text[blocks[i].Start..Math.Min(blocks[i].End, blocks[i].Start + 200)] + caption;
        return caption;
    }

    private static void Responsibilities(string text, Table table, int column, TableRecords records)
    {
        IndicatorText? current = null;
        foreach (var row in table.Rows)
        {
            if (column < row.Count && !row[column].IsEmpty)
            {
                // 一级指标 beside 二级指标: the one that the national system knows names the row.
                var cell = row[column];
                for (var i = 0; i < Math.Min(row.Count, table.Columns.Count); i++)
                    if (table.Columns[i].Kind is ColumnKind.Indicator && !row[i].IsEmpty && IndicatorNames.Find(text[row[i].Start..row[i].End]) is { Exact: true })
                    {
                        cell = row[i];
                        break;
                    }
                var heading = text[cell.Start..cell.End];
                var marker = Outline.MarkerAt(text, cell.Start, cell.End);
                if (marker.Kind is not MarkerKind.None) heading = heading[marker.Length..];
                var name = IndicatorNames.Find(heading);
                var known = name is { Exact: true } || heading.Contains("指标", StringComparison.Ordinal);
                current = new(known && name is not null ? name : IndicatorNames.Local(heading), NumberOf(text, table, row), cell.Start + (marker.Kind is MarkerKind.None ? 0 : marker.Length), cell.End, "table-row", table.Confidence);
                if (records.ByCode.TryAdd(current.Name.Code, current)) records.Indicators.Add(current);
                else current = records.ByCode[current.Name.Code];
            }
            if (current is null) continue;
            for (var i = 0; i < Math.Min(row.Count, table.Columns.Count); i++)
            {
                if (row[i].IsEmpty || table.Columns[i].Kind is not (ColumnKind.Lead or ColumnKind.Key)) continue;
                var units = UnitList.Split(text, row[i].Start, row[i].End);
                current.Add(text, table.Columns[i].Kind is ColumnKind.Lead ? units : [], table.Columns[i].Kind is ColumnKind.Key ? units : []);
            }
        }
    }

    private static int? NumberOf(string text, Table table, IReadOnlyList<Cell> row)
    {
        for (var i = 0; i < Math.Min(row.Count, table.Columns.Count); i++)
            if (table.Columns[i].Kind is ColumnKind.Number && !row[i].IsEmpty && Numerals.TryRead(text, row[i].Start, row[i].End, out var number)) return (int)number.Value;
        return null;
    }

    private static void Standings(string text, Table table, int column, string caption, Setting setting, Zone zone, TableRecords records)
    {
        var explicitRank = table.Columns.Any(one => one.Kind is ColumnKind.Rank);
        var byNumber = !explicitRank && (caption.Contains("排名", StringComparison.Ordinal) || caption.Contains("由高到低", StringComparison.Ordinal) || caption.Contains("排序", StringComparison.Ordinal)) && !caption.Contains("不分先后", StringComparison.Ordinal);
        var matrix = explicitRank || caption.Contains("排名", StringComparison.Ordinal);
        foreach (var row in table.Rows)
        {
            if (column >= row.Count || row[column].IsEmpty) continue;
            var region = text[row[column].Start..row[column].End].Trim('*', '“', '”');
            int? previous = null, change = null;
            for (var i = 0; i < Math.Min(row.Count, table.Columns.Count); i++)
            {
                if (row[i].IsEmpty) continue;
                if (table.Columns[i].Kind is ColumnKind.PreviousRank) previous = Columns.Rank(text, row[i].Start, row[i].End);
                if (table.Columns[i].Kind is ColumnKind.Change) change = Columns.Change(text, row[i].Start, row[i].End);
            }
            for (var i = 0; i < Math.Min(row.Count, table.Columns.Count); i++)
            {
                var (cell, about) = (row[i], table.Columns[i]);
                if (cell.IsEmpty) continue;
                if (about.Kind is ColumnKind.Rank || matrix && about is { Kind: ColumnKind.Other, Indicator: not null })
                {
                    if (Columns.Rank(text, cell.Start, cell.End) is not { } rank)
                    {
                        if (about.Kind is ColumnKind.Rank && text.AsSpan(cell.Start, cell.End - cell.Start).Trim() is not ("-" or "—" or "/" or "——" or "--" or "无")) records.Unread.Add((cell.Start, cell.End));
                        continue;
                    }
                    var moved = about.Indicator is null ? change ?? previous - rank : null;
                    AddRank(records, zone, table, row, region, rank, about.Scope is null ? null : setting.Localise(about.Scope), StandingKind.Rank, moved, about.Indicator, cell, setting);
                }
                else if (about.Kind is ColumnKind.Score && Columns.Score(text, cell.Start, cell.End) is { } score)
                    records.Facts.Add((new(new(cell.Start, cell.End, cell.Start, score, null, "分", Comparator.Equal, 0, false, "table-cell", table.Confidence), about.Name, region, row[0].Start, row[^1].End), zone));
                else if (about.Kind is ColumnKind.Quantity && Numerals.TryRead(text, cell.Start, cell.End, out var number) && number.End == cell.End)
                    records.Facts.Add((new(Scaled(cell, number, about.Unit!, table.Confidence), about.Name, region, row[0].Start, row[^1].End), zone));
                else if (byNumber && about.Kind is ColumnKind.Number && NumberOf(text, table, row) is { } place)
                    AddRank(records, zone, table, row, region, place, null, StandingKind.OrderedList, null, null, cell, setting);
            }
        }
    }

    private static Quantity Scaled(Cell cell, Numeral number, string unit, double confidence)
    {
        var factor = unit[0] switch { '万' => 1e4, '亿' => 1e8, _ => 1 };
        var word = factor > 1 && unit.Length > 1 ? unit[1..] : unit;
        return new(cell.Start, cell.End, cell.Start, number.Value * factor, null, MeasureWords.LongestAt(word, 0)?.Unit ?? word, Comparator.Equal, 0, false, "table-cell", confidence);
    }

    private static void AddRank(TableRecords records, Zone zone, Table table, IReadOnlyList<Cell> row, string region, int rank, string? scope, StandingKind kind, int? change, string? indicator, Cell cell, Setting setting)
    {
        var period = setting.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        records.Standings.Add((new(region, rank, scope, kind, null, change, period, indicator, cell.Start, cell.End, "table-row", table.Confidence), zone));
        if (kind is StandingKind.Rank)
            records.Facts.Add((new(new(cell.Start, cell.End, cell.Start, rank, null, "名", Comparator.Rank, 0, false, "table-cell", table.Confidence), $"{indicator ?? ""}排名", region, row[0].Start, row[^1].End), zone));
    }

    /// <summary>A table of the issuer's own indicators and their ranks.</summary>
    private static void IndicatorRanks(string text, Table table, int column, Setting setting, Zone zone, TableRecords records)
    {
        if (setting.Region is not { } region)
        {
            records.Unread.Add((table.Header[0].Start, table.Header[^1].End));
            return;
        }
        foreach (var row in table.Rows)
        {
            if (column >= row.Count || row[column].IsEmpty) continue;
            var heading = text[row[column].Start..row[column].End];
            var name = IndicatorNames.Find(heading)?.Name ?? IndicatorNames.Trim(heading);
            for (var i = 0; i < Math.Min(row.Count, table.Columns.Count); i++)
                if (table.Columns[i].Kind is ColumnKind.Rank && !row[i].IsEmpty && Columns.Rank(text, row[i].Start, row[i].End) is { } rank)
                    AddRank(records, zone, table, row, region, rank, table.Columns[i].Scope is { } scope ? setting.Localise(scope) : null, StandingKind.Rank, null, name, row[i], setting);
        }
    }
}
