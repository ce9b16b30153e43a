using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

internal readonly record struct Cell(int Start, int End)
{
    public bool IsEmpty => End <= Start;
}

/// <summary>A table of the notice, however flat it has become.</summary>
/// <param name="Columns">What each column holds.</param>
/// <param name="First">The index of the first block it takes.</param>
internal sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<Cell> Header, IReadOnlyList<IReadOnlyList<Cell>> Rows, int First, double Confidence);

/// <summary>Finds tables: rows with pipes or tabs, one cell per line, and a run of words on one line.</summary>
internal static class TableFinder
{
    private const int LongestCell = 240;
    private const int MostColumns = 40;

    public static List<Table> Find(string text, List<Block> blocks)
    {
        var tables = new List<Table>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Zone is not (Zone.Body or Zone.Annex)) continue;
            var next = IsRow(text, block) ? Rows(text, blocks, i, tables) : Columns.IsHeader(text, block.Start, block.End) ? CellLines(text, blocks, i, tables) : i;
            if (next == i && !IsRow(text, block)) next = RunOfWords(text, blocks, i, tables);
            for (var j = i; j < next; j++) blocks[j].InTable = true;
            if (next > i) i = next - 1;
        }
        return tables;
    }

    private static bool IsRow(string text, Block block)
    {
        var span = text.AsSpan(block.Start, block.End - block.Start);
        return span[0] is '|' || span.IndexOf(" | ") >= 0 || span.Count('|') >= 2 || span.Count('\t') >= 1 && span.Length < LongestCell && !span.Contains('。');
    }

    private static List<Cell> Split(string text, Block block)
    {
        var cells = new List<Cell>();
        var (start, end) = (block.Start, block.End);
        var pipes = text.AsSpan(start, end - start).Contains('|');
        if (pipes && text[start] is '|') start++;
        if (pipes && text[end - 1] is '|') end--;
        var from = start;
        for (var i = start; i <= end; i++)
        {
            if (i < end && !(pipes ? text[i] is '|' : text[i] is '\t')) continue;
            var at = SkipSpaces(text, from, i);
            cells.Add(new(at, TrimEnd(text, at, i)));
            from = i + 1;
        }
        return cells;
    }

    private static bool IsRule(string text, List<Cell> cells) =>
        cells.TrueForAll(cell => text.AsSpan(cell.Start, cell.End - cell.Start).Trim("-:—＝= ").IsEmpty);

    /// <summary>Consecutive rows with pipes or tabs; the first that reads as a header is the header.</summary>
    private static int Rows(string text, List<Block> blocks, int first, List<Table> tables)
    {
        List<Cell>? header = null;
        var rows = new List<IReadOnlyList<Cell>>();
        var next = first;
        for (; next < blocks.Count && blocks[next].Zone == blocks[first].Zone && IsRow(text, blocks[next]); next++)
        {
            var cells = Split(text, blocks[next]);
            if (IsRule(text, cells)) continue;
            if (header is null)
            {
                if (Columns.HeaderCells(text, cells) * 2 > cells.Count && cells.Count is > 1 and <= MostColumns) header = cells;
                continue;
            }
            if (Columns.HeaderCells(text, cells) == cells.Count && cells.Count == header.Count) continue;
            rows.Add(cells);
        }
        if (header is not null && rows.Count > 0) tables.Add(new(Columns.Read(text, header), header, rows, first, 0.97));
        return next;
    }

    /// <summary>Two or more header words on lines of their own, then their cells one by one.</summary>
    private static int CellLines(string text, List<Block> blocks, int first, List<Table> tables)
    {
        var header = new List<Cell>();
        var i = first;
        for (; i < blocks.Count && header.Count < MostColumns && Columns.IsHeader(text, blocks[i].Start, blocks[i].End) && blocks[i].Zone == blocks[first].Zone; i++) header.Add(new(blocks[i].Start, blocks[i].End));
        if (header.Count < 2) return first;
        var columns = Columns.Read(text, header);
        if (!Columns.AreUseful(columns)) return first;
        var rows = new List<IReadOnlyList<Cell>>();
        for (; i + header.Count <= blocks.Count; i += header.Count)
        {
            var cells = blocks.GetRange(i, header.Count).ConvertAll(block => new Cell(block.Start, block.End));
            if (blocks[i].Zone != blocks[first].Zone || !Columns.Fits(text, columns, cells, rows.Count + 1)) break;
            rows.Add(cells);
        }
        if (rows.Count == 0) return first;
        tables.Add(new(columns, header, rows, first, 0.9));
        return i;
    }

    /// <summary>序号 区县 得分 排名 1 长沙县 95.2 1 2 …: words parted by spaces on one line, or header and rows on lines of their own.</summary>
    private static int RunOfWords(string text, List<Block> blocks, int first, List<Table> tables)
    {
        var block = blocks[first];
        var words = Words(text, block.Start, block.End);
        var start = 0;
        while (start < words.Count && !Columns.IsHeader(text, words[start].Start, words[start].End)) start++;
        var count = 0;
        while (start + count < words.Count && count < MostColumns && Columns.IsHeader(text, words[start + count].Start, words[start + count].End)) count++;
        if (count < 2 || start > 3) return first;
        var header = words.GetRange(start, count);
        var columns = Columns.Read(text, header);
        if (!Columns.AreUseful(columns)) return first;
        var next = first + 1;
        words = words.GetRange(start + count, words.Count - start - count);
        // The rows may stand on the lines below.
        while (next < blocks.Count && blocks[next].Zone == block.Zone && blocks[next].End - blocks[next].Start < LongestCell && Words(text, blocks[next].Start, blocks[next].End) is var more && more.Count > 0 && more.Count % count == 0 && Columns.Fits(text, columns, more.GetRange(0, count), 0))
        {
            words.AddRange(more);
            next++;
        }
        var rows = new List<IReadOnlyList<Cell>>();
        for (var i = 0; i + count <= words.Count; i += count)
        {
            var cells = words.GetRange(i, count);
            if (!Columns.Fits(text, columns, cells, rows.Count + 1)) break;
            rows.Add(cells);
        }
        if (rows.Count == 0 || words.Count - rows.Count * count > count) return first;
        tables.Add(new(columns, header, rows, first, 0.85));
        return next;
    }

    private static List<Cell> Words(string text, int start, int end)
    {
        var words = new List<Cell>();
        for (var i = start; i < end;)
        {
            i = SkipSpaces(text, i, end);
            var stop = i;
            while (stop < end && !IsSpace(text[stop])) stop++;
            if (stop > i) words.Add(new(i, stop));
            i = stop;
        }
        return words;
    }
}
