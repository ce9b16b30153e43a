using System.Globalization;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Statistics;
using BusinessEnv.Ingestion.Tests.Frameworks;
using BusinessEnv.Tests;

namespace BusinessEnv.Core.Tests.Ranking;

/// <summary>The ASEM index of COINr 1.1.14, every step within 1e-9 of the file that COINr wrote. The imputed table is that of the means of <c>EurAsia_group</c>, whatever the README of the data says.</summary>
public class AsemTests
{
    private static readonly Lazy<IReadOnlyList<Dictionary<string, string>>> s_rows = new(() => Csv.Rows(SharedData.File("asem/indicators.csv")));
    private static readonly Lazy<RankingTrace> s_trace = new(() => RankingEngine.Trace(Framework(), Units()));

    internal static ObservationSet Units() => Csv.Observations(SharedData.File("asem/units.csv"), "uCode", "2018", "Time");

    internal static Framework Framework(Func<Node, Node>? change = null) => new()
    {
        Id = "asem",
        Name = "Sustainable connectivity",
        Root = Tree(s_rows.Value.Single(row => row["iCode"] == "Index"), change ?? (node => node)),
        Units = new() { NameAttribute = "uName", GroupAttribute = "EurAsia_group", MinimumCoverage = 0.9, ImputedCounts = true },
        Attributes =
        [
            new("uName", null, []),
            .. s_rows.Value.Where(row => row["Type"] is "Group" or "Denominator").Select(row => new UnitAttribute(row["iCode"], row["iName"], [], row["Type"] == "Denominator")),
        ],
    };

    private static Node Tree(Dictionary<string, string> row, Func<Node, Node> change)
    {
        var node = new Node { Code = row["iCode"], Name = row["iName"], Weight = double.Parse(row["Weight"], CultureInfo.InvariantCulture) };
        return change(row["Type"] == "Aggregate"
            ? node with { Children = [.. s_rows.Value.Where(child => child["Parent"] == node.Code).Select(child => Tree(child, change))] }
            : node with
            {
                LowerIsBetter = row["Direction"] == "-1",
                Transforms = row["Denominator"].Length == 0 ? [] : [new Transform.Denominator(row["Denominator"])],
                Missing = new() { Impute = [Imputation.GroupMean] },
                Outliers = new(),
                Normalise = new Normalisation.MinMax(),
            });
    }

    [Theory]
    [InlineData("Denominated")]
    [InlineData("Imputed")]
    [InlineData("Treated")]
    [InlineData("Normalised")]
    [InlineData("Aggregated")]
    public void Every_step_gives_the_table_that_COINr_gave(string step)
    {
        var compared = 0;
        foreach (var row in Csv.Rows(SharedData.File($"asem/expected/{step}.csv")))
            foreach (var (code, text) in row.Where(cell => cell.Key != "uCode"))
            {
                var node = s_trace.Value[code];
                var values = step switch
                {
                    "Denominated" => node.Transformed.Values,
                    "Imputed" => node.Imputed.Values,
                    "Treated" => node.Treated.Values,
                    _ => node.Result,
                };
                var actual = values[s_trace.Value.Table.IndexOf(row["uCode"])];
                var expected = text is "" or "NA" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
                Assert.True(double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(actual - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{row["uCode"]} {code}: {actual} for {text}");
                compared++;
            }
        Assert.Equal(51 * (step == "Aggregated" ? 60 : 49), compared);
    }

    [Fact]
    public void Exactly_the_65_missing_values_are_marked_as_imputed()
    {
        var indicators = s_trace.Value.Nodes.Where(node => node.Plan.IsIndicator).ToArray();
        Assert.Equal(65, indicators.Sum(node => node.Imputed.States.Count(state => state == CellState.Imputed)));
        Assert.All(indicators, node => Assert.All(Enumerable.Range(0, 51), unit =>
            Assert.Equal(node.Imputed.States[unit] == CellState.Imputed, double.IsNaN(node.Transformed.Values[unit]))));
    }

    [Fact]
    public void Ranks_are_COINrs_at_the_index_and_at_every_composite()
    {
        var result = Rankings.Of(s_trace.Value);
        foreach (var row in Csv.Rows(SharedData.File("asem/expected/results_ranks.csv")))
            foreach (var (code, rank) in row.Where(cell => cell.Key != "uCode"))
                Assert.Equal(double.Parse(rank, CultureInfo.InvariantCulture), result.Units.Single(unit => unit.Unit == row["uCode"]).Ranks[code]);
    }

    [Fact]
    public void Treatment_is_recorded_as_COINr_records_it()
    {
        foreach (var row in Csv.Rows(SharedData.File("asem/expected/treat_details.csv")))
        {
            var record = s_trace.Value[row["iCode"]].Treatment!;
            Near(row["check_SkewKurt0.Skew"], record.Before.Skewness);
            Near(row["check_SkewKurt0.Kurt"], record.Before.Kurtosis);
            Assert.True(record.Passes);
            Assert.Equal(row["winsorise.nwin"] is "" or "NA" ? 0 : int.Parse(row["winsorise.nwin"], CultureInfo.InvariantCulture), record.Winsorised);
            Assert.Equal(row["check_SkewKurt0.Pass"] == "TRUE", record.AfterWinsorising is null);
            Assert.Equal(record.Winsorised, record.Points.Count);
            if (record.AfterWinsorising is { } after)
            {
                Near(row["check_SkewKurt1.Skew"], after.Skewness);
                Near(row["check_SkewKurt1.Kurt"], after.Kurtosis);
            }
        }
    }

    [Fact]
    public void Effective_weights_are_COINrs()
    {
        foreach (var row in Csv.Rows(SharedData.File("asem/expected/effective_weights.csv")))
            Near(row["EffWeight"], s_trace.Value[row["iCode"]].EffectiveWeight);
    }

    [Fact]
    public void Loadings_of_the_first_component_are_COINrs()
    {
        var framework = Framework(node => node.Code == "Sust" ? node with { Weighting = new Weighting.PrincipalComponent(LoadingSigns.Keep) } : node);
        var trace = RankingEngine.Trace(framework, Units(), null, TestContext.Current.CancellationToken);
        foreach (var row in Csv.Rows(SharedData.File("asem/expected/pca_weights_Sust_L2.csv")).Where(row => row["iCode"] is "Environ" or "Social" or "SusEcFin"))
            Near(row["Weight"], trace[row["iCode"]].Weight);
    }

    [Fact]
    public void Profiles_of_the_raw_columns_are_COINrs_to_the_three_digits_given()
    {
        foreach (var row in Csv.Rows(SharedData.File("asem/expected/stats_raw.csv")))
        {
            var profile = ColumnProfile.Of(s_trace.Value[row["iCode"]].Raw.Values);
            void Digits(string column, double actual)
            {
                var expected = double.Parse(row[column], CultureInfo.InvariantCulture);
                var lastDigit = expected == 0 ? 1e-9 : Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(expected))) - 2);
                Assert.Equal(expected, actual, lastDigit * (0.5 + 1e-9));
            }
            Digits("Min", profile.Minimum);
            Digits("Max", profile.Maximum);
            Digits("Mean", profile.Moments.Mean);
            Digits("Median", profile.Median);
            Digits("Std", profile.Moments.Deviation);
            Digits("Skew", profile.Moments.Skewness);
            Digits("Kurt", profile.Moments.Kurtosis);
            Digits("N.Avail", profile.Available);
            Digits("N.NonZero", profile.NonZero);
            Digits("N.Unique", profile.Unique);
            Digits("N.Same", profile.Same);
            Assert.Equal(row["Flag.Avail"] == "LOW", profile.IsSparse);
            Assert.Equal(row["Flag.NonZero"] == "LOW", profile.IsMostlyZero);
            Assert.Equal(row["Flag.Unique"] == "LOW", profile.IsCoarse);
            Assert.Equal(row["Flag.SkewKurt"] == "OUT", profile.HasOutliers);
        }
    }

    private static void Near(string expected, double actual) => Assert.Equal(double.Parse(expected, CultureInfo.InvariantCulture), actual, 1e-9);
}
