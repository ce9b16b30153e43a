using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Cells;
using BusinessEnv.Ingestion.Spreadsheets.Matching;

namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>Finds the next header of a sheet, and the blocks that stand side by side under it.</summary>
internal static class LayoutFinder
{
    /// <param name="window">The next rows of the sheet.</param>
    /// <param name="taken">Rows up to the end of the header.</param>
    /// <param name="issues">What is the matter with the header; empty when no block is found.</param>
    public static IReadOnlyList<Block> Find(BlockContext context, Sheet sheet, IReadOnlyList<Row> window, out int taken, out List<HeaderIssue> issues)
    {
        var grid = new HeadGrid(window, sheet, context);
        var band = HeaderBand.Find(grid, 0);
        while (band is { } header)
        {
            var found = new List<Block>();
            issues = [];
            foreach (var (left, right) in Sides(grid, header))
                if (new BlockBuilder(context, sheet, grid, header, left, right).Build(issues) is { } block)
                    found.Add(block);
                else
                    ReportSide(grid, header, left, right, issues);
            if (found.Count > 0)
            {
                taken = header.Last + 1;
                return found;
            }
            band = header.WithoutFirst(grid) ?? HeaderBand.Find(grid, header.Last + 1);
        }
        (taken, issues) = (0, []);
        return [];
    }

    /// <summary>Numbers beside a block that was understood must not vanish without a word.</summary>
    private static void ReportSide(HeadGrid grid, HeaderBand band, int left, int right, List<HeaderIssue> issues)
    {
        for (var column = left; column <= right; column++)
            if (ColumnBody.Of(grid, band, column).Numbers > 0)
                issues.Add(new(Issue.Error("header-not-understood", $"Column {CellPlace.Column(column)} has numbers, and no header above them that names indicators of the framework; it was not taken.", null, "Name the columns by the framework's indicator codes or names."), grid.Row(band.Last).Number, column));
    }

    /// <summary>Splits the columns at empty ones, where what follows has the same header as what stands before.</summary>
    private static List<(int Left, int Right)> Sides(HeadGrid grid, HeaderBand band)
    {
        var sides = new List<(int, int)>();
        var start = 0;
        while (start + 1 < grid.Width && IsEmpty(grid, band, start))
            start++;
        for (var column = start + 1; column + 1 < grid.Width; column++)
            if (IsEmpty(grid, band, column) && !IsEmpty(grid, band, column + 1) && Repeats(grid, band, start, column))
            {
                sides.Add((start, column - 1));
                start = column + 1;
            }
        sides.Add((start, grid.Width - 1));
        return sides;
    }

    /// <summary>True when the header right of a gap begins as the one left of it: the same key word, or, where the corner is blank, the same columns.</summary>
    private static bool Repeats(HeadGrid grid, HeaderBand band, int start, int gap)
    {
        while (start < gap && IsEmpty(grid, band, start))
            start++;
        var (key, next) = (KeyOf(grid, band, start), KeyOf(grid, band, gap + 1));
        if (key is not null && key == next)
            return true;
        for (var offset = 1; start + offset < gap; offset++)
            if (grid.Text(band.Last, start + offset) != grid.Text(band.Last, Math.Min(gap + 1 + offset, grid.Width - 1)))
                return false;
        return start + 1 < gap;
    }

    private static bool IsEmpty(HeadGrid grid, HeaderBand band, int column)
    {
        for (var row = band.First; row < grid.Count; row++)
            if (grid.Text(row, column).Length > 0)
                return false;
        return true;
    }

    private static string? KeyOf(HeadGrid grid, HeaderBand band, int column)
    {
        for (var row = band.Last; row >= band.First; row--)
            if (grid.Token(row, column) is { Text.Length: > 0, Target: null } token)
                return token.Text;
        return null;
    }
}
