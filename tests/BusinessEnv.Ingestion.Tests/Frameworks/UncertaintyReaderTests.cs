using System.Text;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Ingestion.Frameworks;

namespace BusinessEnv.Ingestion.Tests.Frameworks;

public class UncertaintyReaderTests
{
    private static FrameworkReading Read(string uncertainty, string more = "") =>
        FrameworkReader.Read(new MemoryStream(Encoding.UTF8.GetBytes($$"""
            {"id": "f", "name": "F", "uncertainty": {{uncertainty}}, {{more}}
             "root": {"code": "index", "children": [{"code": "p", "children": [{"code": "x", "normalise": "minMax", "outliers": {} } ] }, {"code": "y", "normalise": "minMax"} ] } }
            """)), "f.json", TestContext.Current.CancellationToken);

    [Fact]
    public void Every_rule_is_read_and_written_again()
    {
        var reading = Read("""
            {"seed": 7, "draws": 200, "sensitivity": true, "weights": [{"level": 1, "share": 0.25}, {"level": 2, "share": 0.5}],
             "impute": ["none", "mean", ["groupMean", "median"]], "outliers": {"nodes": ["x"], "options": ["none", {"maximumPoints": 3}]},
             "normalise": ["minMax", {"method": "zScore", "mean": 10, "deviation": 2}], "aggregate": ["arithmetic", {"method": "power", "exponent": 2}]}
            """, "\"attributes\": [{\"code\": \"g\"}], \"units\": {\"group\": \"g\"},");
        Assert.Empty(reading.Issues);
        var rules = reading.Framework!.Uncertainty!;
        Assert.Equal((7, 200, true), (rules.Seed, rules.Draws, rules.Sensitivity));
        Assert.Equal([new(1, 0.25), new(2, 0.5)], rules.Weights);
        Assert.Equal([[], [Imputation.Mean], [Imputation.GroupMean, Imputation.Median]], rules.Impute!.Options.Select(option => option.ToArray()));
        Assert.Equal(["x"], rules.Outliers!.Nodes);
        Assert.Equal([null, new OutlierRule(MaximumPoints: 3)], rules.Outliers.Options);
        Assert.Equal([new Normalisation.MinMax(), new Normalisation.ZScore(10, 2)], rules.Normalise!.Options);
        Assert.Equal([new Aggregation.Arithmetic(), new Aggregation.Power(2)], rules.Aggregate!.Options);

        var written = CanonicalForm.Write(reading.Framework);
        var again = FrameworkReader.Read(new MemoryStream(written), "f.json", TestContext.Current.CancellationToken);
        Assert.Empty(again.Issues);
        Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(CanonicalForm.Write(again.Framework!)));
    }

    [Theory]
    [InlineData("""{"weights": [{"level": 3, "share": 0.1}]}""", "no-such-level")]
    [InlineData("""{"weights": [{"level": 1, "share": 0.1}, {"level": 1, "share": 0.2}]}""", "repeated-level")]
    [InlineData("""{"weights": [{"level": 1, "share": 1.5}]}""", "out-of-range")]
    [InlineData("""{"weights": [{"level": 1}]}""", "missing-property")]
    [InlineData("""{"draws": 10001}""", "out-of-range")]
    [InlineData("""{"normalise": []}""", "no-options")]
    [InlineData("""{"normalise": ["minmax"]}""", "unknown-value")]
    [InlineData("""{"impute": ["groupMean"]}""", "no-group")]
    [InlineData("""{"impute": ["average"]}""", "unknown-value")]
    [InlineData("""{"aggregate": {"nodes": ["indx"], "options": ["geometric"]}}""", "unknown-code")]
    public void What_cannot_be_is_refused_with_its_place(string uncertainty, string code)
    {
        var reading = Read(uncertainty);
        Assert.Null(reading.Framework);
        Assert.Contains("uncertainty", Assert.Single(reading.Issues, issue => issue.Code == code).Place);
    }
}
