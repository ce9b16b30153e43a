using System.Globalization;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Cells;
using BusinessEnv.Ingestion.Spreadsheets.Checks;
using BusinessEnv.Ingestion.Spreadsheets.Matching;
using BusinessEnv.Ingestion.Spreadsheets.Values;

namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>Compares a row of sums or means with what the rows of its block come to.</summary>
internal sealed class ColumnSums(Block block, BlockContext context)
{
    /// <summary>Sheets round what they show: a thousandth is no mismatch.</summary>
    private const double Tolerance = 1e-3;

    private sealed class Sum
    {
        public double Total;
        public int Count;
        public bool Spoilt;
    }

    private readonly Sum?[] _sums = [.. Enumerable.Range(0, block.Right + 1).Select(column => block.Values.Any(value => value.Column == column) ? new Sum() : null)];
    private readonly List<(Aggregate Kind, Row Row, bool CommaMayBeDecimal)> _aggregates = [];
    private bool _spoilt;

    public void Add(ValueColumn column, in Value value)
    {
        var sum = _sums[column.Column]!;
        if (value.Kind == ValueKind.Number)
        {
            sum.Total += value.Number;
            sum.Count++;
        }
        else if (value.Kind != ValueKind.Missing)
            sum.Spoilt = true;
    }

    /// <summary>A row was not taken, so that no sum can be told.</summary>
    public void Spoil() => _spoilt = true;

    public void Keep(Aggregate kind, Row row, bool commaMayBeDecimal)
    {
        if (kind is Aggregate.Sum or Aggregate.Mean)
            _aggregates.Add((kind, row.Copy(), commaMayBeDecimal));
    }

    public void Check(Sheet sheet)
    {
        // Rows of several indicators or periods have no sum to compare.
        if (_spoilt || block.Keys.Indicator >= 0 || block.Keys.Period >= 0 && block.Keys.Unit >= 0)
            return;
        foreach (var (kind, row, commaMayBeDecimal) in _aggregates)
            if (_aggregates.Count(other => other.Kind == kind) == 1)
                foreach (var column in block.Values)
                    Check(sheet, kind, row, column, commaMayBeDecimal);
    }

    private void Check(Sheet sheet, Aggregate kind, Row row, ValueColumn column, bool commaMayBeDecimal)
    {
        var sum = _sums[column.Column]!;
        var cell = row.At(column.Column);
        if (sum.Spoilt || sum.Count == 0 || (column.Target ?? block.Target) is not { Numeric: true } target)
            return;
        var stated = ValueReader.Read(row, cell, target.Unbounded, column.Measure, commaMayBeDecimal);
        var computed = kind == Aggregate.Sum ? sum.Total : sum.Total / sum.Count;
        if (stated.Kind == ValueKind.Number && Math.Abs(stated.Number - computed) > Tolerance * Math.Max(Math.Abs(computed), 1) + RoundingOf(stated.Number))
            context.Issues.Add(Issue.Warning("sum-mismatch", string.Create(CultureInfo.InvariantCulture, $"The {(kind == Aggregate.Sum ? "sum" : "mean")} is given as {stated.Number:R}; the rows come to {computed:G10}."), sheet.Place(row.Number, column.Column), "Check the rows above: one may be missing, doubled or wrong."));
    }

    /// <summary>Half a unit of the last decimal that a number shows.</summary>
    private static double RoundingOf(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var point = text.IndexOf('.');
        return point < 0 || text.Contains('E') ? 0.5 : 0.5 * Math.Pow(10, point - text.Length + 1) * 1.0001;
    }
}
