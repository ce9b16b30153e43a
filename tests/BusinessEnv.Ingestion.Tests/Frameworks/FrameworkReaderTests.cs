using System.Text;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Frameworks;

namespace BusinessEnv.Ingestion.Tests.Frameworks;

public class FrameworkReaderTests
{
    internal static FrameworkReading Read(string json, string name = "f.json") =>
        FrameworkReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), name, TestContext.Current.CancellationToken);

    /// <summary>A framework with one indicator that has the properties given.</summary>
    internal static string WithIndicator(string properties) => $$$"""{"id": "f", "name": "F", "root": {"code": "x"{{{(properties.Length > 0 ? ", " : "")}}}{{{properties}}} }}""";

    internal static string WithComposite(string properties, string children = """{"code": "x"}, {"code": "y"}""") =>
        $$"""{"id": "f", "name": "F", "attributes": [{"code": "g"}], "root": {"code": "index", {{properties}}{{(properties.Length > 0 ? ", " : "")}}"children": [{{children}}]} }""";

    private static Issue Only(FrameworkReading reading)
    {
        Assert.Null(reading.Framework);
        return Assert.Single(reading.Issues);
    }

    [Fact]
    public void The_smallest_framework()
    {
        var reading = Read(WithIndicator(""));
        Assert.Empty(reading.Issues);
        Assert.Equal(("f", "F", "x"), (reading.Framework!.Id, reading.Framework.Name, reading.Framework.Root.Code));
    }

    [Fact]
    public void An_unknown_property_is_an_error_with_its_line_its_pointer_and_a_suggestion()
    {
        var issue = Only(Read("{\n\"id\": \"f\", \"name\": \"F\",\n\"root\": {\"code\": \"x\",\n  \"normalize\": \"minMax\"}}"));
        Assert.Equal("unknown-property", issue.Code);
        Assert.Equal("line 4, /root/normalize", issue.Place);
        Assert.StartsWith("Did you mean \"normalise\"?", issue.Remedy);
    }

    [Fact]
    public void Several_mistakes_are_all_reported()
    {
        var reading = Read("""{"id": "f", "nmae": "F", "root": {"code": 5, "weight": -1, "round": 1.5, "children": [{"code": "a", "aggregate": "mean"}]}}""");
        Assert.Null(reading.Framework);
        Assert.Equal(
            ["missing-property", "not-whole", "out-of-range", "unknown-property", "unknown-value", "wrong-type"],
            reading.Issues.Select(issue => issue.Code).Distinct().Order());
    }

    [Theory]
    [InlineData("""{"id": "f", "name": "F", "name": "G", "root": {"code": "x"}}""", "repeated-property", "line 1, ")]
    [InlineData("""[]""", "wrong-type", "line 1, /")]
    [InlineData("""{"id": "f",""", "not-json", "line 1")]
    [InlineData("", "not-json", null)]
    [InlineData("""{"id": "f", "name": "F"}""", "missing-property", "line 1, /")]
    [InlineData("""{"id": "F 1", "name": "F", "root": {"code": "x"}}""", "bad-id", "line 1, /id", "F 1.json")]
    [InlineData("""{"id": "g", "name": "F", "root": {"code": "x"}}""", "id-is-not-file-name", "line 1, /id")]
    [InlineData("""{"id": "f", "name": "F", "root": {"code": "x"}}""", "unknown-format", null, "f.yaml")]
    public void What_is_no_framework_is_refused_with_a_place(string json, string code, string? place, string name = "f.json")
    {
        var reading = Read(json, name);
        Assert.Null(reading.Framework);
        var issue = Assert.Single(reading.Issues, issue => issue.Code == code);
        if (place is not null)
            Assert.StartsWith(place, issue.Place);
    }

    [Theory]
    [InlineData("""{"code": "x"}, {"code": "x"}""", "duplicate-code", "/root/children/1/code")]
    [InlineData("""{"code": "x"}, {"code": "g"}""", "duplicate-code", "/attributes")]
    [InlineData("""{"code": "x", "weight": 0}, {"code": "y", "weight": 0}""", "bad-weights", "/root/children")]
    [InlineData("""{"code": "x", "normalise": {"method": "goalposts", "worst": 1}}""", "missing-property", "/root/children/0/normalise")]
    [InlineData("""{"code": "x", "normalise": {"method": "goalposts", "worst": 1, "best": 1}}""", "equal-goalposts", "/root/children/0/normalise")]
    [InlineData("""{"code": "x", "normalise": {"method": "goalposts", "worst": 9, "best": 1}}""", "contradicting-direction", "/root/children/0/normalise")]
    [InlineData("""{"code": "x", "normalise": {"method": "minMax", "lower": 5, "upper": 5}}""", "empty-range", "/root/children/0/normalise")]
    [InlineData("""{"code": "x", "normalise": {"method": "bands", "bands": [{"from": 2, "points": 1}, {"from": 1, "points": 2}]}}""", "bands-out-of-order", "/root/children/0/normalise/bands")]
    [InlineData("""{"code": "x", "transform": {"method": "denominator", "column": "gpd"}}""", "unknown-column", "/root/children/0/transform")]
    [InlineData("""{"code": "x", "missing": {"impute": "groupMean"}}""", "no-group", "/root/children/0/missing")]
    [InlineData("""{"code": "x", "missing": {"impute": "groupMean", "group": "region"}}""", "unknown-attribute", "/root/children/0/missing")]
    [InlineData("""{"code": "x", "missing": {"impute": "value"}}""", "unclear-imputation", "/root/children/0/missing")]
    [InlineData("""{"code": "x", "aggregate": "sum"}""", "no-children", "/root/children/0/aggregate")]
    [InlineData("""{"code": "x", "children": []}""", "no-children", "/root/children/0/children")]
    [InlineData("""{"code": "x", "lowerIsBetter": true}, {"code": "y"}""", "mixed-directions", "/root/children")]
    [InlineData("""{"code": "x", "possible": {"minimum": 2, "maximum": 1}}""", "empty-range", "/root/children/0/possible")]
    [InlineData("""{"code": "x", "textCodes": {"none": "nothing"}}""", "unknown-value", "/root/children/0/textCodes/none")]
    [InlineData("""{"code": "x", "textCodes": {"a/b": {"score": 1, "value": 2}}}""", "unclear-text-code", "/root/children/0/textCodes/a~1b")]
    [InlineData("""{"code": "p", "column": "z", "children": [{"code": "x"}]}""", "not-an-indicator", "/root/children/0/column")]
    [InlineData("""{"code": "p", "missing": {"impute": "previous"}, "children": [{"code": "x"}]}""", "not-an-indicator", "/root/children/0/missing")]
    public void A_framework_that_makes_no_sense_is_refused_at_the_place(string children, string code, string pointer)
    {
        var issue = Only(Read(WithComposite("", children)));
        Assert.Equal(code, issue.Code);
        Assert.EndsWith(", " + pointer, issue.Place);
    }

    [Theory]
    [InlineData("""{"method": "pairwise", "matrix": [[1, 2]]}""", "bad-matrix")]
    [InlineData("""{"method": "pairwise", "matrix": [[1, 2], [2, 1]]}""", "bad-matrix")]
    [InlineData("""{"method": "budget", "experts": [{"x": 1, "z": 1}]}""", "unknown-code")]
    [InlineData("""{"method": "budget", "experts": [{"x": 0}]}""", "bad-weights")]
    [InlineData("""{"method": "budget", "experts": []}""", "no-experts")]
    [InlineData("""{"method": "entropie"}""", "unknown-value")]
    [InlineData("""{"zeros": "limit"}""", "missing-property")]
    public void Weights_that_cannot_be_are_refused(string weighting, string code) =>
        Assert.Equal(code, Only(Read(WithComposite($"\"weighting\": {weighting}"))).Code);

    [Fact]
    public void An_inconsistent_pairwise_comparison_is_refused_unless_it_is_allowed()
    {
        const string Comparison = """{"method": "pairwise", "matrix": [[1, 9, "1/9"], ["1/9", 1, 9], [9, "1/9", 1]]""";
        const string Children = """{"code": "x"}, {"code": "y"}, {"code": "z"}""";
        Assert.Equal("inconsistent-matrix", Only(Read(WithComposite($"\"weighting\": {Comparison}}}", Children))).Code);
        Assert.Empty(Read(WithComposite($"\"weighting\": {Comparison}, \"allowInconsistent\": true}}", Children)).Issues);
    }

    [Fact]
    public void Defaults_go_into_nodes_that_do_not_state_their_own_and_null_declines_one()
    {
        var framework = Read("""
            {"id": "f", "name": "F", "defaults": {"indicators": {"normalise": "minMax", "round": 2}, "composites": {"aggregate": "geometric"}},
             "root": {"code": "index", "children": [{"code": "x"}, {"code": "y", "normalise": "rank"}, {"code": "z", "normalise": null}]}}
            """).Framework!;
        Assert.IsType<Aggregation.Geometric>(framework.Root.Aggregate);
        Assert.Null(framework.Root.Normalise);
        Assert.Equal([new Normalisation.MinMax(), new Normalisation.Rank(), null], framework.Indicators().Select(node => node.Normalise));
        Assert.All(framework.Indicators(), node => Assert.Equal(2, node.Round));
    }

    [Fact]
    public void A_mistake_in_the_defaults_is_reported_once()
    {
        Assert.Equal("unknown-property", Only(Read("""{"id": "f", "name": "F", "defaults": {"indicators": {"norm": "minMax"}}, "root": {"code": "i", "children": [{"code": "x"}, {"code": "y"}]}}""")).Code);
        Assert.Equal("unknown-value", Only(Read("""{"id": "f", "name": "F", "defaults": {"indicators": {"normalise": "minmax"}}, "root": {"code": "i", "children": [{"code": "x"}, {"code": "y"}]}}""")).Code);
    }

    [Theory]
    [InlineData("""{"name": "label"}""", "unknown-attribute")]
    [InlineData("""{"ranked": {"attribute": "g", "values": []}}""", "missing-property")]
    [InlineData("""{"known": [{"code": "A"}, {"code": "A"}]}""", "duplicate-unit")]
    [InlineData("""{"composition": {"level": 1, "units": {"A": {"B": 1}, "B": {"C": 1}}}}""", "nested-composition")]
    [InlineData("""{"composition": {"level": 1, "units": {"A": {}}}}""", "bad-weights")]
    [InlineData("""{"minimumCoverage": 90}""", "out-of-range")]
    public void Rules_for_units_are_checked(string units, string code) =>
        Assert.Equal(code, Only(Read($$"""{"id": "f", "name": "F", "attributes": [{"code": "g"}], "units": {{units}}, "root": {"code": "x"} }""")).Code);

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_taken()
    {
        Assert.Empty(Read("\uFEFF{\"id\": \"f\", // the name of the blob\n\"name\": \"F\", \"root\": {\"code\": \"x\"},}").Issues);
        var utf16 = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(WithIndicator(""))).ToArray();
        Assert.Empty(FrameworkReader.Read(new MemoryStream(utf16), "f.json", TestContext.Current.CancellationToken).Issues);
    }

    [Fact]
    public void A_file_that_is_too_large_or_too_deep_is_refused()
    {
        Assert.Equal("too-large", Only(FrameworkReader.Read(new MemoryStream(new byte[FrameworkReader.MaximumBytes + 1]), "f.json", TestContext.Current.CancellationToken)).Code);
        Assert.Equal("not-json", Only(Read(string.Concat(Enumerable.Repeat("[", 100_000)))).Code);
    }

    [Theory]
    [InlineData("doing-business-2020")]
    [InlineData("doing-business-2020-scores")]
    [InlineData("doing-business-2020-two-cities")]
    public void The_canonical_form_reads_back_as_the_same_version(string id)
    {
        var framework = SampleFrameworks.Read(id);
        var again = FrameworkReader.Read(new MemoryStream(CanonicalForm.Write(framework, indented: true)), id + ".json", TestContext.Current.CancellationToken);
        Assert.Empty(again.Issues);
        Assert.Equal(framework.Version, again.Framework!.Version);
        Assert.Equal(CanonicalForm.Write(framework), CanonicalForm.Write(again.Framework));
    }

    [Fact]
    public void The_version_sees_every_step_but_not_the_order_of_properties_or_what_is_default()
    {
        var plain = Read(WithIndicator("")).Framework!.Version;
        Assert.Matches("^[0-9a-f]{16}$", plain);
        Assert.Equal(plain, Read("""{"root": {"lowerIsBetter": false, "code": "x"}, "units": {}, "name": "F", "id": "f"}""").Framework!.Version);
        string[] properties =
        [
            "\"name\": \"X\"", "\"aliases\": [\"y\"]", "\"description\": \"d\"", "\"measure\": \"天\"", "\"lowerIsBetter\": true", "\"textCodes\": {\"n\": {\"score\": 0}}", "\"textCodes\": {\"n\": {\"value\": 0}}",
            "\"textCodes\": {\"n\": \"missing\"}", "\"possible\": {\"minimum\": 0}", "\"possible\": {\"maximum\": 0}", "\"required\": true", "\"column\": \"z\"", "\"transform\": \"log\"", "\"transform\": {\"method\": \"log\", \"base\": 10}",
            "\"transform\": {\"method\": \"cap\", \"value\": 1}", "\"transform\": {\"method\": \"linear\", \"offset\": 1}", "\"missing\": {\"impute\": \"mean\"}", "\"missing\": {\"maximumAge\": 1}", "\"missing\": {\"minimumCoverage\": 1}",
            "\"outliers\": {}", "\"outliers\": {\"lambda\": 0}", "\"outliers\": {\"combine\": true}", "\"normalise\": \"minMax\"", "\"normalise\": {\"method\": \"minMax\", \"upper\": 1}",
            "\"normalise\": {\"method\": \"goalposts\", \"worst\": 0, \"best\": 1}", "\"normalise\": {\"method\": \"goalposts\", \"worst\": 0, \"best\": 1, \"clip\": false}",
            "\"normalise\": {\"method\": \"goalposts\", \"worst\": 0, \"best\": 1, \"beforeTransform\": true}", "\"normalise\": {\"method\": \"distanceToTarget\", \"target\": 1, \"cap\": true}",
            "\"normalise\": {\"method\": \"bands\", \"bands\": [{\"points\": 1}]}", "\"weight\": 2", "\"round\": 2",
        ];
        var versions = properties.Select(property => Read(WithIndicator(property)) is { Framework: { } framework } ? framework.Version : throw new InvalidOperationException(property)).Append(plain).ToArray();
        Assert.Equal(versions.Length, versions.Distinct().Count());
    }
}
