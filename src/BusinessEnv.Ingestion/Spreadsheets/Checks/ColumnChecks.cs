using System.Globalization;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Matching;
using BusinessEnv.Ingestion.Spreadsheets.Values;

namespace BusinessEnv.Ingestion.Spreadsheets.Checks;

/// <summary>Checks that need all values of an indicator.</summary>
internal sealed class ColumnChecks(ObservationTable table, IReadOnlyList<Target> targets, IssueList issues)
{
    /// <summary>Fewer equal values may well be chance.</summary>
    private const int FewestForConstant = 5;
    private const double LowCoverage = 0.5;

    /// <summary>Numbers that people and programs write where there is no value.</summary>
    private static readonly HashSet<double> Sentinels = [-99, -999, -9999, -99999, -999999, -777, -7777, -888, -8888, 9999, 99999, 999999, 9999999, 99999999, 999999999];

    private static bool IsSentinel(double number) => number is < 0 or >= 9999 && Sentinels.Contains(number);

    private struct Column
    {
        public int First;
        public int Numbers;
        public int Cells;
        public int Suspects;
        public double Smallest;
        public double Largest;
    }

    public void Run()
    {
        var columns = new Column[targets.Count];
        var units = new System.Collections.BitArray(0);
        for (var i = 0; i < table.Count; i++)
        {
            ref readonly var entry = ref table.At(i);
            if (entry.Unit >= units.Length)
                units.Length = Math.Max(1024, entry.Unit * 2);
            units[entry.Unit] = true;
            ref var column = ref columns[entry.Target];
            if (column.Cells++ == 0)
                (column.First, column.Smallest, column.Largest) = (i, double.PositiveInfinity, double.NegativeInfinity);
            if (entry.Text != Entry.IsNumber)
                continue;
            if (IsSentinel(entry.Number))
            {
                column.Suspects++;
                continue;
            }
            column.Numbers++;
            column.Smallest = Math.Min(column.Smallest, entry.Number);
            column.Largest = Math.Max(column.Largest, entry.Number);
        }
        var present = 0;
        for (var unit = 0; unit < units.Length; unit++)
            present += units[unit] ? 1 : 0;
        for (var target = 0; target < columns.Length; target++)
            if (targets[target].IsIndicator)
                Check(targets[target], columns[target], present);
        if (Array.Exists(columns, column => column.Suspects > 0))
            CheckSentinels(columns);
    }

    private void Check(Target target, in Column column, int units)
    {
        if (column.Cells == 0)
        {
            if (target.Required)
                issues.Add(Issue.Error("missing-required", $"{target.Name} ({target.Code}) is required, and the file has no value of it.", null, "Add the indicator to the file."));
            return;
        }
        var first = table.Place(table.At(column.First));
        if (column.Numbers >= FewestForConstant && column.Suspects == 0 && column.Smallest == column.Largest)
            issues.Add(Issue.Warning("constant-column", $"All {column.Numbers} values of {target.Name} are {Plain(column.Smallest)}.", first, "Check that the values were not filled down by mistake."));
        if (column.Cells < LowCoverage * units)
            issues.Add(Issue.Warning("coverage", $"{target.Name} has a value for {column.Cells} of the file's {units} units.", first, "Fill in the missing values, or write that there are none."));
    }

    /// <summary>A sentinel that stands alone is not taken; one among numbers of its size may be one of them, and is.</summary>
    private void CheckSentinels(Column[] columns)
    {
        for (var i = 0; i < table.Count; i++)
        {
            ref var entry = ref table.At(i);
            if (entry.Text != Entry.IsNumber || !IsSentinel(entry.Number))
                continue;
            var (target, column) = (targets[entry.Target], columns[entry.Target]);
            var alone = entry.Number < 0 ? column.Smallest >= entry.Number / 2 : column.Largest <= entry.Number / 2;
            if (alone && !target.IsBounded)
            {
                issues.Add(Issue.Error("sentinel", $"{Plain(entry.Number)} stands for a missing value in many files, and no other value of {target.Name} is near it; it was not taken.", table.Place(entry), "Leave the cell blank where there is no value; if the number is meant, state the possible values in the framework."));
                entry.Text = Entry.IsWithdrawn;
            }
            else
                issues.Add(Issue.Warning("sentinel", $"{Plain(entry.Number)} stands for a missing value in many files; it was taken as a value.", table.Place(entry), "Leave the cell blank where there is no value."));
        }
    }

    private static string Plain(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
