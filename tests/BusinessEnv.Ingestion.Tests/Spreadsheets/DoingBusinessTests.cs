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

    public static TheoryData<string> Layouts => ["matrix", "transposed", "long", "topics"];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Every_layout_gives_the_same_observations(string layout)
    {
        var framework = Readings.DoingBusiness(string.Join(',', Raw[0]));
        var csv = Readings.Csv(File.ReadAllText(SharedData.File("doing-business-2020/raw.csv")), framework, "doing-business-2020/2020/raw.csv");
        var file = layout switch
        {
            "matrix" => new XlsxFile().Sheet("Sheet1", [.. Raw.Select((row, r) => row.Select(text => Cell(text, r)).ToArray())]),
            "transposed" => new XlsxFile().Sheet("Sheet1", [.. Enumerable.Range(0, Raw[0].Length).Select(c => Raw.Select((row, r) => c == 0 && r == 0 ? "indicator" : Cell(row[c], r)).ToArray())]),
            "long" => new XlsxFile().Sheet("Sheet1", [["economy", "year", "indicator", "value"], .. from row in Raw.Skip(1) from c in Enumerable.Range(1, Raw[0].Length - 1) where row[c].Length > 0 select new[] { row[0], 2020, Raw[0][c], Cell(row[c], 1) }]),
            _ => Topics(),
        };

        var reading = Readings.Xlsx(file, framework, layout == "long" ? "doing-business-2020/raw.xlsx" : "doing-business-2020/2020/raw.xlsx");

        Assert.Empty(reading.Errors());
        var lost = string.Join('\n', csv.Facts().Except(reading.Facts()).Take(5).Concat(reading.Problems()));
        Assert.True(lost.Length == 0, lost);
        Assert.Empty(reading.Facts().Except(csv.Facts()).Take(5));
        Assert.Equal(csv.Observations.Count, reading.Observations.Count);
    }

    /// <summary>One sheet per topic: its name over the names of its indicators, merged; attributes on the first sheet only.</summary>
    private static XlsxFile Topics()
    {
        var file = new XlsxFile();
        var attributes = Enumerable.Range(1, Raw[0].Length - 1).Where(c => !Raw[0][c].Contains('.', StringComparison.Ordinal)).ToArray();
        file.Sheet("Economies", Sheet(attributes, c => Raw[0][c], "Economies", out var merged), merged);
        foreach (var topic in Raw[0].Select((code, c) => (code, c)).Where(column => column.code.Contains('.', StringComparison.Ordinal)).GroupBy(column => column.code.Split('.')[0]))
        {
            var columns = topic.Select(column => column.c).ToArray();
            file.Sheet(topic.Key.Replace('-', ' ')[..Math.Min(topic.Key.Length, 31)], Sheet(columns, c => Raw[0][c].Split('.')[1].Replace('-', ' '), topic.Key.Replace('-', ' '), out merged), merged);
        }
        return file;
    }

    private static object?[][] Sheet(int[] columns, Func<int, string> header, string title, out string[] merged)
    {
        merged = columns.Length == 1 ? ["A1:A2"] : ["A1:A2", $"B1:{XlsxFile.Place(0, columns.Length)}"];
        return
        [
            ["Economy", title, .. new object?[columns.Length - 1]],
            [null, .. columns.Select(header)],
            .. Raw.Skip(1).Select(row => (object?[])[row[0], .. columns.Select(c => Cell(row[c], 1))]),
        ];
    }

    private static object? Cell(string text, int row) =>
        text.Length == 0 ? null : row > 0 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : text;
}
