using System.Text;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Frameworks;
using BusinessEnv.Ingestion.Tests.Spreadsheets;
using CsCheck;

namespace BusinessEnv.Ingestion.Tests.Frameworks;

/// <summary>Whatever a file holds, it ends as a framework or as errors, and at a bounded cost.</summary>
public class FrameworkRobustnessTests
{
    private static readonly byte[] s_json = Encoding.UTF8.GetBytes("""
        {"id": "f", "name": "F", "defaults": {"indicators": {"normalise": "minMax"}}, "attributes": [{"code": "g", "numeric": true}],
         "units": {"group": "g", "known": [{"code": "A", "attributes": {"g": "n"}}], "composition": {"level": 1, "units": {"C": {"A": 1}}}, "ranked": {"attribute": "g", "values": ["y"]}},
         "root": {"code": "i", "weighting": {"method": "pairwise", "matrix": [[1, "1/3"], [3, 1]]}, "aggregate": {"method": "power", "exponent": 2}, "children": [
           {"code": "x", "normalise": {"method": "bands", "bands": [{"points": 1}, {"from": 2, "points": 3}]}, "textCodes": {"n": {"score": 0}, "m": "missing"}, "transform": [{"method": "log"}]},
           {"code": "y", "missing": {"impute": ["mean"], "value": 1e3}, "outliers": {"then": "boxCox"}, "possible": {"minimum": -1}}]}}
        """);

    private static readonly byte[] s_workbook = new XlsxFile().Sheet("settings", [["id", "f"], ["name", "F"]]).Sheet("nodes", [["code", "parent", "weight", "textCodes"], ["i", null, null, null], ["x", "i", 2, "{\"n\": \"missing\"}"]]).Build().ToArray();

    private static void Reads(byte[] bytes, string name)
    {
        var reading = FrameworkReader.Read(new MemoryStream(bytes), name);
        Assert.Equal(reading.Framework is null, reading.Issues.Any(issue => issue.Severity == Severity.Error));
        Assert.InRange(reading.Issues.Count, 0, FrameworkReader.MaximumIssues + 1);
    }

    private static Gen<byte[]> Damaged(byte[] original, Gen<byte> put) =>
        Gen.Select(Gen.Int[0, original.Length - 1], put).Array[1, 6].Select(changes =>
        {
            var bytes = (byte[])original.Clone();
            foreach (var (at, value) in changes)
                bytes[at] = value;
            return bytes;
        });

    [Fact]
    public void Damaged_JSON_never_throws() =>
        Damaged(s_json, Gen.OneOf(Gen.Byte, Gen.Char["{}[]\":,0-9e.ntf"].Select(letter => (byte)letter))).Sample(bytes => Reads(bytes, "f.json"), iter: 20_000);

    [Fact]
    public void Damaged_workbooks_never_throw() =>
        Damaged(s_workbook, Gen.Byte).Sample(bytes => Reads(bytes, "f.xlsx"), iter: 3_000);

    [Fact]
    public void Any_value_in_the_place_of_another_never_throws()
    {
        string[] values = ["null", "true", "-1", "1e999", "\"\"", "\"log\"", "[]", "[[]]", "[null]", "{}", "{\"method\": 5}", "{\"a\": {}}"];
        Gen.Select(Gen.Int[0, s_json.Length - 1], Gen.Int[0, values.Length - 1]).Sample((at, value) =>
        {
            var text = Encoding.UTF8.GetString(s_json);
            var colon = text.IndexOf(": ", at, StringComparison.Ordinal);
            if (colon < 0)
                return;
            var end = text.IndexOfAny([',', '}', ']'], colon);
            Reads(Encoding.UTF8.GetBytes(text[..(colon + 2)] + values[value] + text[end..]), "f.json");
        }, iter: 5_000);
    }

    [Fact]
    public void A_million_mistakes_make_a_short_list()
    {
        var json = "{\"id\": \"f\", \"name\": \"F\", \"root\": {\"code\": \"x\"}, " + string.Join(", ", Enumerable.Range(0, 300_000).Select(i => $"\"p{i}\": 1")) + "}";
        var reading = FrameworkReaderTests.Read(json);
        Assert.Equal(FrameworkReader.MaximumIssues + 1, reading.Issues.Count);
        Assert.Equal("more-issues", reading.Issues[^1].Code);
    }

    [Fact]
    public void A_framework_of_too_many_nodes_or_compared_children_is_refused()
    {
        static string Children(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"{{\"code\": \"x{i}\"}}"));
        Assert.Equal("too-many-nodes", Assert.Single(FrameworkReaderTests.Read(FrameworkReaderTests.WithComposite("", Children(FrameworkReader.MaximumNodes))).Issues).Code);
        Assert.Equal("too-many-children", Assert.Single(FrameworkReaderTests.Read(FrameworkReaderTests.WithComposite("\"weighting\": \"critic\"", Children(201))).Issues).Code);
    }

    /// <summary>Every framework of the documentation and of the samples, through its canonical form.</summary>
    [Fact]
    public void The_canonical_form_of_every_example_reads_back_as_the_same_version()
    {
        foreach (var json in FrameworkDocumentTests.Frameworks.Concat(Directory.GetFiles(SampleFrameworks.Folder, "*.json").Select(File.ReadAllText)))
        {
            var id = System.Text.Json.Nodes.JsonNode.Parse(json)!["id"]!.GetValue<string>();
            var framework = FrameworkReaderTests.Read(json, id + ".json").Framework!;
            var again = FrameworkReader.Read(new MemoryStream(CanonicalForm.Write(framework)), id + ".json", TestContext.Current.CancellationToken);
            Assert.Empty(again.Issues);
            Assert.Equal(framework.Version, again.Framework!.Version);
        }
    }
}
