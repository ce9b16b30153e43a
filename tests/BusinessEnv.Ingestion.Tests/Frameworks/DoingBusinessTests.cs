using System.Globalization;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Tests;

namespace BusinessEnv.Ingestion.Tests.Frameworks;

/// <summary>World Bank Doing Business 2020 against its published scores and ranks. All its rules are in the sample frameworks.</summary>
public class DoingBusinessTests
{
    private static readonly string[] s_topics =
    [
        "starting-a-business", "dealing-with-construction-permits", "getting-electricity", "registering-property", "getting-credit",
        "protecting-minority-investors", "paying-taxes", "trading-across-borders", "enforcing-contracts", "resolving-insolvency",
    ];

    private static readonly Lazy<Dictionary<string, Dictionary<string, string>>> s_published =
        new(() => Csv.Rows(SharedData.File("doing-business-2020/published.csv")).ToDictionary(row => row["unit"]));

    private static double Published(string unit, string column) => double.Parse(s_published.Value[unit][column], CultureInfo.InvariantCulture);

    private static RankingResult Rank(string framework, ObservationSet observations) =>
        RankingEngine.Rank(SampleFrameworks.Read(framework), observations, null, TestContext.Current.CancellationToken);

    private static ObservationSet Raw => Csv.Observations(SharedData.File("doing-business-2020/raw.csv"), "unit", "2020");

    [Fact]
    public void From_published_indicator_scores_every_topic_score_and_all_2090_ranks_are_the_published_ones()
    {
        var result = Rank("doing-business-2020-scores", Csv.Observations(SharedData.File("doing-business-2020/indicator-scores.csv"), "unit", "2020", "paying-taxes.postfiling"));
        var ranked = result.Units.Where(unit => unit.Rank is not null).ToArray();
        Assert.Equal(190, ranked.Length);
        Assert.Equal(23, result.Units.Count - ranked.Length);
        Assert.Empty(result.Issues);
        foreach (var node in s_topics.Append("overall"))
            foreach (var unit in ranked)
            {
                Assert.Equal(Published(unit.Unit, node + ".score"), unit.Scores[node]!.Value, 1e-5);
                Assert.Equal(Published(unit.Unit, node + ".rank"), unit.Ranks[node]);
            }
    }

    [Fact]
    public void From_raw_values_of_each_economys_own_row_exactly_the_13_known_ranks_differ()
    {
        var result = Rank("doing-business-2020", Raw);
        Assert.Equal(213, result.Units.Count);
        Assert.Equal(190, result.Units.Count(unit => unit.Rank is not null));
        Assert.All(result.Units.Where(unit => unit.Rank is not null), unit => Assert.Equal(Published(unit.Unit, "overall.score"), unit.Score!.Value, 0.05));
        var differences = Differences(result);
        Assert.Equal(
            ["Brazil", "China", "Dominican Republic", "Korea, Rep.", "Malawi", "Pakistan", "Paraguay", "Sierra Leone", "Spain", "Suriname", "Uganda", "United States", "West Bank and Gaza"],
            differences.Keys.Order(StringComparer.Ordinal));
        Assert.All(differences.Values, difference => Assert.InRange(Math.Abs(difference), 1, 2));
    }

    [Fact]
    public void With_the_two_city_rule_exactly_the_7_known_ranks_differ()
    {
        var result = Rank("doing-business-2020-two-cities", Raw);
        Assert.All(result.Units.Where(unit => unit.Rank is not null), unit => Assert.Equal(Published(unit.Unit, "overall.score"), unit.Score!.Value, 0.015));
        Assert.Equal(
            new Dictionary<string, double>
            {
                ["China"] = -1, ["Dominican Republic"] = 2, ["Spain"] = 1, ["Sierra Leone"] = -1, ["Suriname"] = 1, ["Uganda"] = -1, ["West Bank and Gaza"] = -1,
            }.OrderBy(pair => pair.Key),
            Differences(result).OrderBy(pair => pair.Key));
    }

    /// <summary>Computed minus published overall rank, where they differ, by name.</summary>
    private static Dictionary<string, double> Differences(RankingResult result) => result.Units
        .Where(unit => unit.Rank is { } rank && rank != Published(unit.Unit, "overall.rank"))
        .ToDictionary(unit => unit.Name, unit => unit.Rank!.Value - Published(unit.Unit, "overall.rank"));

    [Fact]
    public void The_expected_texts_of_the_raw_file_are_all_codes_of_the_framework() =>
        Assert.Empty(Rank("doing-business-2020", Raw).Issues);
}
