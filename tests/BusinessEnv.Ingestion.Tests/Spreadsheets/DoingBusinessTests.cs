using System.Globalization;
using System.Text.RegularExpressions;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets;
using BusinessEnv.Tests;

namespace BusinessEnv.Ingestion.Tests.Spreadsheets;

/// <summary>A whole published index: every cell of raw.csv, and the same values in every layout.</summary>
public class DoingBusinessTests
{
    private static readonly string[][] Raw =
    [
        .. File.ReadLines(SharedData.File("doing-business-2020/raw.csv"))
            .Select(line => Regex.Matches(line + ",", "(?:\"(?<field>[^\"]*)\"|(?<field>[^,]*)),").Select(match => match.Groups["field"].Value).ToArray()),
    ];

    [Theory]
    [InlineData("raw.csv")]
    [InlineData("indicator-scores.csv")]
    public void Published_files_are_read_without_an_error(string file)
    {
        var path = SharedData.File($"doing-business-2020/{file}");
        var framework = Readings.DoingBusiness(File.ReadLines(path).First());
        using var stream = File.OpenRead(path);

        var reading = MetricReader.Read(stream, $"doing-business-2020/2020/{file}", framework, TestContext.Current.CancellationToken);

        Assert.True(reading.Accepted);
        Assert.DoesNotContain(reading.Issues, issue => issue.Severity == Severity.Error);
    }

    [Fact]
    public void Every_cell_of_the_raw_file_is_observed_at_its_place()
    {
        var reading = Readings.Csv(File.ReadAllText(SharedData.File("doing-business-2020/raw.csv")), Readings.DoingBusiness(string.Join(',', Raw[0])), "doing-business-2020/2020/raw.csv");

        var byPlace = reading.Observations.ToDictionary(observation => observation.Place);
        for (var r = 1; r < Raw.Length; r++)
            for (var c = 1; c < Raw[0].Length; c++)
            {
                var text = Raw[r][c];
                if (text.Length == 0)
                {
                    Assert.DoesNotContain(XlsxFile.Place(r, c), byPlace.Keys);
                    continue;
                }
                var observation = byPlace[XlsxFile.Place(r, c)];
                Assert.Equal(("2020", Raw[r][0], Raw[0][c]), (observation.Period, observation.Unit, observation.Indicator));
                if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                    Assert.Equal(number, observation.Number);
                else
                    Assert.Equal(text, observation.Text);
            }
    }
}
