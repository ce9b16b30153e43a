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
    public static IReadOnlyList<Block> Find(BlockContext context, Sheet sheet, IReadOnlyList<Row> window, out int taken, out List<Issue> issues)
    {
        var grid = new HeadGrid(window, sheet, context);
        for (var from = 0; HeaderBand.Find(grid, from) is { } band; from = band.Last + 1)
        {
            var found = new List<Block>();
            issues = [];
            foreach (var (left, right) in Sides(grid, band))
                if (new BlockBuilder(context, sheet, grid, band, left, right).Build(issues) is { } block)
                    found.Add(block);
            if (found.Count > 0)
            {
                taken = band.Last + 1;
                return found;
            }
        }
        (taken, issues) = (0, []);
        return [];
    }

    /// <summary>Splits the columns where an empty one parts them and the same key word stands on both sides.</summary>
    private static List<(int Left, int Right)> Sides(HeadGrid grid, HeaderBand band)
    {
        var sides = new List<(int, int)>();
        var start = 0;
        for (var column = 1; column < grid.Width; column++)
            if (IsEmpty(grid, band, column) && column + 1 < grid.Width && KeyOf(grid, band, column + 1) is { } key && key == KeyOf(grid, band, start))
            {
                sides.Add((start, column - 1));
                start = column + 1;
            }
        sides.Add((start, grid.Width - 1));
        return sides;
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
