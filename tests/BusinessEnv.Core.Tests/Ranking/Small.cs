using System.Globalization;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Core.Tests.Ranking;

/// <summary>Small frameworks and tables, written in one line each.</summary>
internal static class Small
{
    public static Node Leaf(string code) => new() { Code = code };

    public static Node Composite(Aggregation? aggregate, params Node[] children) => new() { Code = "index", Aggregate = aggregate, Children = [.. children] };

    public static Framework Framework(Node root, UnitRules? units = null, params UnitAttribute[] attributes) =>
        new() { Id = "small", Name = "Small", Root = root, Units = units ?? new(), Attributes = [.. attributes] };

    /// <summary><c>unit a b | A 1 2 | B - 3</c>: a dash is a blank cell, what is not a number is text.</summary>
    public static ObservationSet Data(string table, string period = "2020")
    {
        var rows = table.Split('|').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var observations = rows.Skip(1)
            .SelectMany(row => rows[0].Skip(1).Zip(row.Skip(1), (column, text) => (Unit: row[0], Column: column, Text: text)))
            .Where(cell => cell.Text != "-")
            .Select(cell => double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? new Observation(period, cell.Unit, cell.Column, number, null, "A1")
                : new Observation(period, cell.Unit, cell.Column, null, cell.Text, "A1"));
        return Merge(period, [.. observations]);
    }

    public static ObservationSet Merge(string period, params Observation[] observations) =>
        ObservationSet.Merge(period, [new("upload", new BlobSource("metrics/small/data.csv", "1"), observations)]);

    public static RankingTrace Trace(Node root, string table, UnitRules? units = null, params UnitAttribute[] attributes) =>
        RankingEngine.Trace(Framework(root, units, attributes), Data(table), null, TestContext.Current.CancellationToken);

    /// <summary>The root's results in the order of the units' codes.</summary>
    public static double[] Scores(Node root, string table) => Trace(root, table).Root.Result;

    public static double[] Normalised(Normalisation method, string values, bool lowerIsBetter = false)
    {
        var cells = values.Split(' ');
        var table = "unit x | " + string.Join(" | ", cells.Select((cell, i) => $"{(char)('A' + i)} {cell}"));
        return Scores(Leaf("x") with { Normalise = method, LowerIsBetter = lowerIsBetter }, table);
    }

    public static void Equal(double[] expected, double[] actual, double tolerance = 1e-12)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(double.IsNaN(expected[i]) ? double.IsNaN(actual[i]) : Math.Abs(expected[i] - actual[i]) <= tolerance,
                $"[{string.Join(", ", actual)}] is not [{string.Join(", ", expected)}]");
    }
}
