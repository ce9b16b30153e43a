using System.Text;
using System.Text.Json.Nodes;
using BusinessEnv.Ingestion.Frameworks;
using NJsonSchema;

namespace BusinessEnv.Ingestion.Tests.Frameworks;

/// <summary>The published JSON Schema and the reader agree.</summary>
public class FrameworkSchemaTests
{
    private static readonly string s_text = new StreamReader(FrameworkReader.OpenSchema(), Encoding.UTF8).ReadToEnd();
    private static readonly JsonNode s_tree = JsonNode.Parse(s_text)!;

    [Fact]
    public async Task Every_sample_is_valid()
    {
        var schema = await JsonSchema.FromJsonAsync(s_text, TestContext.Current.CancellationToken);
        var samples = Directory.GetFiles(SampleFrameworks.Folder, "*.json");
        Assert.True(samples.Length >= 3);
        foreach (var sample in samples)
            Assert.Empty(schema.Validate(await File.ReadAllTextAsync(sample, TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("""{"id": "f", "name": "F", "root": {"code": "x", "normalize": "minMax"}}""")]
    [InlineData("""{"id": "f", "name": "F", "root": {"code": "x", "normalise": "goalposts"}}""")]
    [InlineData("""{"id": "f", "name": "F", "root": {"code": "x", "normalise": {"method": "rank", "scale": 1}}}""")]
    [InlineData("""{"id": "f", "name": "F", "root": {"code": "x", "weight": -1}}""")]
    [InlineData("""{"id": "F", "name": "F", "root": {"code": "x"}}""")]
    [InlineData("""{"id": "f", "name": "F"}""")]
    public async Task What_the_schema_refuses_the_reader_refuses(string json)
    {
        var schema = await JsonSchema.FromJsonAsync(s_text, TestContext.Current.CancellationToken);
        Assert.NotEmpty(schema.Validate(json));
        Assert.Null(FrameworkReaderTests.Read(json).Framework);
    }

    /// <summary>Each kind of object of the format, with one property that does not exist: the reader's remedy lists those that do.</summary>
    public static TheoryData<string, string> Objects
    {
        get
        {
            var data = new TheoryData<string, string>();
            void Add(string pointer, string framework) => data.Add(pointer, framework);
            string Framework(string section) => $$"""{"id": "f", "name": "F", "attributes": [{"code": "g"}], {{section}}, "root": {"code": "x"} }""";
            Add("", Framework("\"zzz\": 1"));
            Add("/properties/attributes/items", """{"id": "f", "name": "F", "attributes": [{"code": "g", "zzz": 1}], "root": {"code": "x"}}""");
            Add("/properties/units", Framework("\"units\": {\"zzz\": 1}"));
            Add("/properties/units/properties/ranked", Framework("\"units\": {\"ranked\": {\"attribute\": \"g\", \"values\": [\"yes\"], \"zzz\": 1}}"));
            Add("/properties/units/properties/composition", Framework("\"units\": {\"composition\": {\"units\": {}, \"zzz\": 1}}"));
            Add("/properties/units/properties/known/items", Framework("\"units\": {\"known\": [{\"code\": \"A\", \"zzz\": 1}]}"));
            Add("/properties/ranks", Framework("\"ranks\": {\"zzz\": 1}"));
            Add("/properties/uploads", Framework("\"uploads\": {\"zzz\": 1}"));
            Add("/properties/uncertainty", Framework("\"uncertainty\": {\"zzz\": 1}"));
            Add("/properties/uncertainty/properties/weights/items", Framework("\"uncertainty\": {\"weights\": [{\"level\": 1, \"share\": 1, \"zzz\": 1}]}"));
            Add("/properties/uncertainty/properties/impute/oneOf/1", Framework("\"uncertainty\": {\"impute\": {\"options\": [\"none\"], \"zzz\": 1}}"));
            Add("/properties/defaults", Framework("\"defaults\": {\"zzz\": 1}"));
            Add("/properties/defaults/properties/indicators", Framework("\"defaults\": {\"indicators\": {\"zzz\": 1}}"));
            Add("/properties/defaults/properties/composites", Framework("\"defaults\": {\"composites\": {\"zzz\": 1}}"));
            Add("/definitions/node", FrameworkReaderTests.WithIndicator("\"zzz\": 1"));
            Add("/definitions/node/properties/possible/oneOf/0", FrameworkReaderTests.WithIndicator("\"possible\": {\"zzz\": 1}"));
            Add("/definitions/missing", FrameworkReaderTests.WithIndicator("\"missing\": {\"zzz\": 1}"));
            Add("/definitions/outliers", FrameworkReaderTests.WithIndicator("\"outliers\": {\"zzz\": 1}"));
            Add("/definitions/normalise/oneOf/11/properties/bands/items", FrameworkReaderTests.WithIndicator("\"normalise\": {\"method\": \"bands\", \"bands\": [{\"points\": 1, \"zzz\": 1}]}"));
            foreach (var definition in new[] { "transform", "normalise", "weighting", "aggregate" })
                for (var i = 1; i < s_tree["definitions"]![definition]!["oneOf"]!.AsArray().Count; i++)
                {
                    var method = s_tree["definitions"]![definition]!["oneOf"]![i]!["properties"]!["method"]!["enum"]![0]!.GetValue<string>();
                    var step = $"\"{definition}\": {{\"method\": \"{method}\", \"zzz\": 1}}";
                    Add($"/definitions/{definition}/oneOf/{i}", definition is "weighting" or "aggregate" ? FrameworkReaderTests.WithComposite(step) : FrameworkReaderTests.WithIndicator(step));
                }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void Schema_and_reader_know_the_same_properties(string pointer, string framework)
    {
        var schema = pointer.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(s_tree, (node, step) => (int.TryParse(step, out var index) ? node[index] : node[step])!);
        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
        var issue = Assert.Single(FrameworkReaderTests.Read(framework).Issues, issue => issue.Code == "unknown-property");
        var known = issue.Remedy![(issue.Remedy!.IndexOf("Known here: ", StringComparison.Ordinal) + 12)..].TrimEnd('.').Split(", ");
        Assert.Equal(schema["properties"]!.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal), known);
    }

    [Theory]
    [InlineData("transform")]
    [InlineData("normalise")]
    [InlineData("weighting")]
    [InlineData("aggregate")]
    public void Schema_and_reader_know_the_same_methods(string definition)
    {
        var step = $"\"{definition}\": \"zzz\"";
        var reading = FrameworkReaderTests.Read(definition is "weighting" or "aggregate" ? FrameworkReaderTests.WithComposite(step) : FrameworkReaderTests.WithIndicator(step));
        var remedy = Assert.Single(reading.Issues).Remedy!;
        var methods = s_tree["definitions"]![definition]!["oneOf"]!.AsArray().Skip(1).Select(method => method!["properties"]!["method"]!["enum"]![0]!.GetValue<string>());
        Assert.Equal(methods.Order(StringComparer.Ordinal), remedy[(remedy.IndexOf("Known here: ", StringComparison.Ordinal) + 12)..].TrimEnd('.').Split(", ").Order(StringComparer.Ordinal));
    }

    /// <summary>What stands in the schema as the default is what the reader takes.</summary>
    [Theory]
    [InlineData("normalise", "minMax")]
    [InlineData("normalise", "zScore")]
    [InlineData("normalise", "percentileRank")]
    [InlineData("transform", "linear")]
    [InlineData("weighting", "entropy")]
    [InlineData("weighting", "principalComponent")]
    [InlineData("aggregate", "topsis")]
    [InlineData("aggregate", "vikor")]
    public void A_method_with_its_defaults_spelled_out_is_the_method_by_its_name(string definition, string method)
    {
        var schema = s_tree["definitions"]![definition]!["oneOf"]!.AsArray().Skip(1).Single(option => option!["properties"]!["method"]!["enum"]![0]!.GetValue<string>() == method)!;
        var spelled = string.Concat(schema["properties"]!.AsObject().Where(property => property.Key != "method").Select(property => $", \"{property.Key}\": {property.Value!["default"]!.ToJsonString()}"));
        string In(string step) => definition is "weighting" or "aggregate" ? FrameworkReaderTests.WithComposite(step) : FrameworkReaderTests.WithIndicator(step);
        Assert.Equal(
            FrameworkReaderTests.Read(In($"\"{definition}\": \"{method}\"")).Framework!.Version,
            FrameworkReaderTests.Read(In($"\"{definition}\": {{\"method\": \"{method}\"{spelled}}}")).Framework!.Version);
    }
}
