using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Frameworks;

namespace BusinessEnv.Ingestion.Tests.Frameworks;

/// <summary>Executes docs/frameworks.md: each framework or node, its table, and the results to the digits shown.</summary>
public partial class FrameworkDocumentTests
{
    private static readonly string s_document = File.ReadAllText(Path.Combine(SampleFrameworks.Repository, "docs", "frameworks.md"));

    [GeneratedRegex(@"```json (?<kind>framework|node)\n(?<json>.*?)```\n```csv data\n(?<data>.*?)```\n```csv result\n(?<result>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, Example().Count(s_document))];

    internal static IEnumerable<string> Frameworks => Example().Matches(s_document).Select(match => Framework(match.Groups));

    private static string Framework(GroupCollection example) =>
        example["kind"].Value == "framework" ? example["json"].Value : $"{{\"id\": \"example\", \"name\": \"Example\", \"root\": {example["json"].Value}}}";

    [Fact]
    public void Every_block_of_the_document_belongs_to_an_example() =>
        Assert.Equal(Regex.Count(s_document, "^```json (framework|node)", RegexOptions.Multiline), Example().Count(s_document));

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_example_gives_the_results_shown(int index)
    {
        var example = Example().Matches(s_document)[index].Groups;
        var json = Framework(example);
        var reading = FrameworkReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "example.json", TestContext.Current.CancellationToken);
        Assert.Empty(reading.Issues);
        var observations = Observations(Table(example["data"].Value));
        var trace = RankingEngine.Trace(reading.Framework!, observations, null, TestContext.Current.CancellationToken);
        var ranking = RankingEngine.Rank(reading.Framework!, observations, null, TestContext.Current.CancellationToken);

        var expected = Table(example["result"].Value);
        // Weights are the same for all units: one line shows them.
        if (!expected[0].Any(column => column.StartsWith("weight:", StringComparison.Ordinal)))
            Assert.Equal(ranking.Units.Select(unit => unit.Unit).Order(StringComparer.Ordinal), expected[1..].Select(row => row[0]));
        foreach (var row in expected[1..])
            foreach (var (column, text) in expected[0].Zip(row).Skip(1))
            {
                var actual = Cell(trace, ranking.Units.Single(unit => unit.Unit == row[0]), column);
                var tolerance = 0.5000001 * Math.Pow(10, text.Contains('.') ? text.IndexOf('.') + 1 - text.Length : 0) * (text.Contains('.') ? 1 : 1e-9);
                Assert.True(text.Length == 0 ? actual is null : actual is { } number && Math.Abs(number - double.Parse(text, CultureInfo.InvariantCulture)) <= tolerance, $"{row[0]} {column}: {actual} for {text}");
            }
    }

    private static double? Cell(RankingTrace trace, RankedUnit unit, string column) => column switch
    {
        "rank" => unit.Rank,
        "rankLow" => unit.RankLow,
        "rankHigh" => unit.RankHigh,
        "groupRank" => unit.GroupRank,
        "coverage" => unit.Coverage,
        _ when column.StartsWith("weight:", StringComparison.Ordinal) => trace[column[7..]].Weight,
        _ when column.StartsWith("effective:", StringComparison.Ordinal) => trace[column[10..]].EffectiveWeight,
        _ => unit.Scores[column],
    };

    private static string[][] Table(string csv) => [.. csv.Trim().Split('\n').Select(line => line.Split(','))];

    private static ObservationSet Observations(string[][] table) => ObservationSet.Merge("2020",
    [
        new("upload", new BlobSource("metrics/example/data.csv", "1"),
        [
            .. table[1..].SelectMany(row => table[0].Zip(row).Skip(1).Where(cell => cell.Second.Length > 0).Select(cell =>
                double.TryParse(cell.Second, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? new Observation("2020", row[0], cell.First, number, null, "A1")
                    : new Observation("2020", row[0], cell.First, null, cell.Second, "A1"))),
        ]),
    ]);

    [Fact]
    public void Every_method_of_the_schema_is_in_an_example()
    {
        var examples = string.Concat(Example().Matches(s_document).Select(match => match.Groups["json"].Value));
        foreach (var definition in new[] { "transform", "normalise", "weighting", "aggregate" })
            foreach (var method in Schema["definitions"]![definition]!["oneOf"]!.AsArray().Skip(1).Select(option => option!["properties"]!["method"]!["enum"]![0]!.GetValue<string>()))
                Assert.Contains($"\"{method}\"", examples);
        foreach (var method in Schema["definitions"]!["imputation"]!["enum"]!.AsArray())
            Assert.Contains(method!.ToJsonString(), examples);
    }

    [Fact]
    public void Every_property_and_value_of_the_schema_is_explained()
    {
        foreach (var name in Names(Schema).Distinct().Where(name => name != "$schema"))
            Assert.True(s_document.Contains($"`{name}`", StringComparison.Ordinal) || s_document.Contains($".{name}`", StringComparison.Ordinal) || name == "method", $"`{name}` is not explained.");
    }

    private static JsonNode Schema => JsonNode.Parse(FrameworkReader.OpenSchema())!;

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(property => property.Key switch
        {
            "properties" when property.Value is JsonObject properties => properties.Select(inner => inner.Key).Concat(properties.SelectMany(inner => Names(inner.Value))),
            "enum" => property.Value!.AsArray().Select(value => value!.GetValue<string>()),
            "default" => [],
            _ => Names(property.Value),
        }),
        JsonArray list => list.SelectMany(Names),
        _ => [],
    };
}
