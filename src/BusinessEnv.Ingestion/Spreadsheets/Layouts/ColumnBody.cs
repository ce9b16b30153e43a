using BusinessEnv.Ingestion.Spreadsheets.Cells;
using BusinessEnv.Ingestion.Spreadsheets.Matching;

namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>What the first rows below a header hold in one column: counts of cells.</summary>
/// <param name="Rows">Rows that were looked at: those up to the first gap.</param>
internal readonly record struct ColumnBody(int Rows, int Filled, int Numbers, int Indicators, int Units, int Periods, int Measures, int Marks)
{
    private const int MostRows = 40;

    /// <summary>True for a column that names each group of rows once and leaves the rows below blank.</summary>
    public bool IsGrouped => Filled > 0 && Filled * 2 <= Rows;

    public bool IsNumeric => Numbers > 0 && Numbers * 2 >= Filled;

    public static ColumnBody Of(HeadGrid grid, HeaderBand band, int column)
    {
        int rows = 0, filled = 0, numbers = 0, indicators = 0, units = 0, periods = 0, measures = 0, marks = 0;
        for (var row = band.Last + 1; row < Math.Min(grid.Count, band.Last + 1 + MostRows); row++)
        {
            if (row > band.Last + 1 && grid.Row(row).Number - grid.Row(row - 1).Number > 1)
                break;
            if (grid.Row(row).Count == 1)
                continue;
            rows++;
            var token = grid.Token(row, column);
            if (token.Text.Length == 0)
            {
                // An error is no text, and yet something stands there.
                if (grid.At(row, column).Kind is CellKind.Boolean or CellKind.Error or CellKind.FormulaWithoutValue or CellKind.Damaged)
                    filled++;
                continue;
            }
            filled++;
            numbers += grid.IsNumber(row, column) ? 1 : 0;
            indicators += token.Target is not null || token.Header.Ambiguous ? 1 : 0;
            units += token.Unit >= 0 ? 1 : 0;
            periods += token.Period is not null ? 1 : 0;
            measures += token.Measure is not null ? 1 : 0;
            marks += token.IsMark ? 1 : 0;
        }
        return new(rows, filled, numbers, indicators, units, periods, measures, marks);
    }

    public bool Mostly(int count) => Filled > 0 && count * 2 > Filled;
}
