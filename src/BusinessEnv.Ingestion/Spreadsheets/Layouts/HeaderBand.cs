using BusinessEnv.Ingestion.Spreadsheets.Cells;
using BusinessEnv.Ingestion.Spreadsheets.Matching;

namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>The rows of a header, and the titles above it; indices into a <see cref="HeadGrid"/>.</summary>
internal readonly record struct HeaderBand(int First, int Last, IReadOnlyList<Title> Titles)
{
    private const int MostRows = 6;

    /// <summary>The first rows from <paramref name="from"/> on that look like a header.</summary>
    public static HeaderBand? Find(HeadGrid grid, int from)
    {
        for (var row = from; row < grid.Count; row++)
            if (IsHeader(grid, row))
            {
                var first = row;
                while (first > from && row - first < MostRows && IsUpperHeader(grid, first - 1, first))
                    first--;
                var last = row;
                while (last + 1 < grid.Count && last - first + 1 < MostRows && IsLowerHeader(grid, last + 1, last))
                    last++;
                return new(first, last, TitlesAbove(grid, first));
            }
        return null;
    }

    /// <summary>The band without its first row, which then is a title; null where it has but one.</summary>
    public HeaderBand? WithoutFirst(HeadGrid grid) => First < Last ? new(First + 1, Last, TitlesAbove(grid, First + 1)) : null;

    /// <summary>A row of at least two texts without numbers, years apart, of which enough are at home in a header, or below which numbers begin.</summary>
    public static bool IsHeader(HeadGrid grid, int row)
    {
        var (strong, roles, texts, numbers, years) = (0, 0, 0, 0, 0);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in grid.Columns(row))
        {
            var token = grid.Token(row, column);
            if (token.Text.Length == 0 || !seen.Add(token.Text))
                continue;
            if (token.Period is not null && token.Text.Length == 4)
                years++;
            else if (token.Unit >= 0 || token.Period is not null)
                texts++;
            else if (grid.IsNumber(row, column))
                numbers++;
            else
                texts++;
            if (token.Target is not null || token.IsComposite || IsKey(token.Role) || token.Unit >= 0 || token.Period is not null)
                strong++;
            if (IsKey(token.Role))
                roles++;
        }
        if (numbers > 0 || texts + years < 2 || (years > 0 && !YearsOnlyOnce(grid, row)))
            return false;
        return (strong >= 2 && texts > 0) || (roles > 0 && texts + years >= 3) || (texts + years >= 2 && NumbersFollow(grid, row));
    }

    private static bool IsKey(Role role) => role is not (Role.None or Role.Ignored or Role.Aggregate);

    /// <summary>Years head columns; a year among keys of the body is followed by values.</summary>
    private static bool YearsOnlyOnce(HeadGrid grid, int row)
    {
        var years = grid.Columns(row).Where(column => grid.Token(row, column).Period is not null).ToArray();
        return years.Length >= 2 || row + 1 >= grid.Count || grid.Token(row + 1, years[0]).Period is null;
    }

    private static bool NumbersFollow(HeadGrid grid, int row) =>
        row + 1 < grid.Count && grid.Row(row + 1).Number - grid.Row(row).Number <= 2
        && grid.Columns(row + 1).Count(column => grid.IsNumber(row + 1, column) && grid.Text(row, column).Length > 0) is var numbers and > 0
        && numbers * 2 >= grid.Columns(row + 1).Count() - 3;

    /// <summary>A row right above a header whose cells group it.</summary>
    private static bool IsUpperHeader(HeadGrid grid, int row, int below)
    {
        if (grid.Row(below).Number - grid.Row(row).Number != 1)
            return false;
        var columns = grid.Columns(row).Where(column => grid.Text(row, column).Length > 0).ToArray();
        if (columns.Any(column => grid.IsNumber(row, column) && grid.Token(row, column).Period is null))
            return false;
        return columns.Length >= 2
            ? columns.Count(column => grid.Token(row, column).IsHeader || grid.IsFromAbove(below, column)) * 2 >= columns.Length
            : columns.Length == 1 && columns[0] > Leftmost(grid, below) && grid.Token(row, columns[0]) is { IsHeader: true };
    }

    /// <summary>The first column of a table, by its header and the rows below: what stands above it is a caption of the table, not of a column.</summary>
    private static int Leftmost(HeadGrid grid, int header) =>
        Enumerable.Range(header, Math.Min(5, grid.Count - header)).Min(row => grid.Columns(row).DefaultIfEmpty(int.MaxValue).First());

    /// <summary>A row right below a header that goes on with it: codes, units of measurement, periods, directions, or column numbers.</summary>
    private static bool IsLowerHeader(HeadGrid grid, int row, int above)
    {
        if (grid.Row(row).Number - grid.Row(above).Number != 1)
            return false;
        var cells = grid.Columns(row).Where(column => !grid.IsFromAbove(row, column) && grid.Text(row, column).Length > 0).ToArray();
        if (cells.Length == 0)
            return false;
        if (IsColumnNumbers(grid, row, cells))
            return true;
        if (cells.Any(column => grid.IsNumber(row, column) && grid.Token(row, column) is { Period: null, Unit: < 0 }))
            return false;
        var corner = Enumerable.Range(above, grid.Count - above).Min(below => grid.Columns(below).First());
        var keyIsOpen = cells[0] > corner && (grid.Text(row, corner).Length == 0 || grid.IsFromAbove(row, corner));
        if (keyIsOpen && cells.Length > 1 && row + 1 < grid.Count && grid.Text(row + 1, corner).Length > 0 && !grid.IsFromAbove(row + 1, corner) && cells.All(column => grid.Text(above, column).Length > 0) && cells.Any(column => grid.IsNumber(row + 1, column) || grid.Token(row + 1, column).IsMark))
            return true;
        var key = grid.Token(row, cells[0]);
        if (!keyIsOpen && key is { Role: Role.None, IsDirection: false } && key.Target is null && key.Measure is null)
            return false;
        // A body row may start with an indicator (transposed) or a period; what follows it decides.
        var rest = keyIsOpen ? cells : cells[1..];
        var header = rest.Count(column => grid.Token(row, column) is { } token && (token.Target is not null || token.IsComposite || token.Header.Ambiguous || token.Measure is not null || token.Period is not null || token.Unit >= 0 || token.IsDirection || token.Role != Role.None));
        return rest.Length > 0 && header * 2 > rest.Length && (keyIsOpen || rest.Any(column => grid.Token(row, column).Target is not null) || key.Role != Role.None || key.IsDirection);
    }

    /// <summary>甲 乙 1 2 3: statistical tables number their columns.</summary>
    private static bool IsColumnNumbers(HeadGrid grid, int row, int[] cells)
    {
        var next = 0;
        foreach (var column in cells)
        {
            var text = grid.Text(row, column).Trim('(', ')', '（', '）', '①', '[', ']');
            if (int.TryParse(text, out var number))
            {
                if (next > 0 ? number != next : number is < 0 or > 4)
                    return false;
                next = number + 1;
            }
            else if (text is not ("甲" or "乙" or "丙" or "丁" or "A" or "B" or "C" or "栏次" or "列次"))
                return false;
        }
        return cells.Length >= 3 && next > 2 && cells.Any(column => !int.TryParse(grid.Text(row, column), out _));
    }

    private static Title[] TitlesAbove(HeadGrid grid, int first) =>
        [
            .. from row in Enumerable.Range(0, first)
               from column in grid.Columns(row)
               let text = grid.Text(row, column)
               where text.Length is > 0 and <= 200
               select new Title(text, column, grid.Row(row).Count == 1),
        ];
}

/// <summary>A text above a header.</summary>
/// <param name="Alone">True where nothing else stands in its row: it is about the whole sheet, and not only about the table below it.</param>
internal readonly record struct Title(string Text, int Column, bool Alone);
