using System.Text;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets;

namespace BusinessEnv.Ingestion.Tests.Spreadsheets;

public class ValueTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData(" １２．５ ", 12.5)]
    [InlineData("\"1,234.5\"", 1234.5)]
    [InlineData("3.2万", 32_000)]
    [InlineData("1.35亿元", 135_000_000)]
    [InlineData("2万亿", 2e12)]
    [InlineData("¥1200", 1200)]
    [InlineData("+5", 5)]
    [InlineData("−5", -5)]
    [InlineData("1.2E+03", 1200)]
    public void Numbers_as_people_write_them(string text, double number) =>
        Assert.Equal(number, Assert.Single(Readings.Csv($"城市,办理成本\n长沙,{text}").Observations).Number);

    [Theory]
    [InlineData("12小时", "start.time", 0.5)]
    [InlineData("90分钟", "start.time", 0.0625)]
    [InlineData("3天", "start.time", 3)]
    [InlineData("12.5%", "online.share", 12.5)]
    [InlineData("125‰", "online.share", 12.5)]
    public void A_cell_s_own_measure_is_converted(string text, string indicator, double number) =>
        Assert.Equal(number, Assert.Single(Readings.Csv($"城市,{indicator}\n长沙,{text}").Observations).Number!.Value, 12);

    [Theory]
    [InlineData("\"1,23\"", "type")]
    [InlineData("1.234.567", "type")]
    [InlineData("约30", "type")]
    [InlineData("30-40", "type")]
    [InlineData("(5)", "type")]
    [InlineData("NaN", "type")]
    [InlineData("三十", "type")]
    [InlineData("3工作日", "unit-mismatch")]
    [InlineData("5%", "unit-mismatch")]
    [InlineData("1001", "out-of-range")]
    [InlineData("-1", "out-of-range")]
    public void What_can_be_doubted_is_reported_and_not_taken(string text, string code)
    {
        var reading = Readings.Csv($"城市,办理时间,办理成本\n长沙,{text},7");
        Assert.Equal([$"{code}@B2"], reading.Problems());
        Assert.Equal("start.cost", Assert.Single(reading.Observations).Indicator);
    }

    [Theory]
    [InlineData("—")]
    [InlineData("/")]
    [InlineData("N/A")]
    [InlineData("暂无")]
    public void A_mark_for_a_missing_value_is_an_observation_without_one(string mark)
    {
        var observation = Assert.Single(Readings.Csv($"城市,办理时间\n长沙,{mark}").Observations);
        Assert.Equal((null, null), (observation.Number, observation.Text));
    }

    [Fact]
    public void Percent_formats_dates_errors_and_unstored_formulas_in_a_workbook()
    {
        var reading = Readings.Xlsx(new XlsxFile().Sheet("S", [
            ["城市", "网上可办率（%）", "办理成本"],
            ["长沙", new XlsxFile.Styled(0.125, 1), 1],
            ["株洲", 12.5, new XlsxFile.Styled(43831, 2)],
            ["湘潭", 3, new XlsxFile.Raw("<c r=\"@\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>")],
            ["衡阳", 4, new XlsxFile.Raw("<c r=\"@\"><f>1+1</f></c>")],
            ["邵阳", 5, new XlsxFile.Raw("<c r=\"@\"><f>1+1</f><v>2</v></c>")],
        ]));

        Assert.Equal(["date-value@S!C3", "formula-error@S!C4", "formula-without-value@S!C5", "coverage@S!C2"], reading.Problems());
        Assert.Equal(12.5, reading.Cell("S!B2").Number);
        Assert.Equal(12.5, reading.Cell("S!B3").Number);
        Assert.Equal(2, reading.Cell("S!C6").Number);
    }

    [Theory]
    [InlineData("办理时间（小时）", 0.5)]
    [InlineData("办理时间/小时", 0.5)]
    [InlineData("辦理時間［天］", 12)]
    [InlineData("开办 时间", 12)]
    public void A_measure_in_the_header_is_converted(string header, double number) =>
        Assert.Equal(number, Assert.Single(Readings.Csv($"城市,{header}\n长沙,12").Observations).Number);

    [Fact]
    public void A_measure_that_does_not_convert_costs_its_column()
    {
        var reading = Readings.Csv("城市,办理时间（元）,办理成本\n长沙,12,3\n株洲,13,4");
        Assert.Equal(["unit-mismatch@B1:B3"], reading.Problems());
        Assert.Equal(["C2", "C3"], reading.Observations.Select(observation => observation.Place));
    }

    public static TheoryData<string, string> Encodings => new() { { "utf-8", "," }, { "gb18030", "\t" }, { "utf-16", ";" }, { "utf-16BE", "," } };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Encodings_and_separators_of_csv(string encoding, string separator)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var reading = Readings.Csv($"城市,办理时间\r\n长沙市,4.5\r\n".Replace(",", separator, StringComparison.Ordinal), encoding: Encoding.GetEncoding(encoding));
        Assert.Equal([new Observation("2020", "长沙市", "start.time", 4.5, null, "B2")], reading.Observations);
    }

    [Fact]
    public void One_bad_row_of_a_csv_costs_no_other()
    {
        var reading = Readings.Csv("城市,办理时间,办理成本\n长沙,\"3,4\n株洲,5,6\n湘潭,7,8,9\n衡阳,1\n");
        Assert.Equal(["malformed-row@B2", "ragged-row@D4", "ragged-row@B5"], reading.Problems());
        Assert.Equal(["B3", "C3", "B5"], reading.Observations.Select(observation => observation.Place));
    }

    [Fact]
    public void A_total_is_left_out_and_compared()
    {
        var reading = Readings.Csv("城市,办理时间,办理成本\n长沙,3,10\n株洲,4,20\n合计,7,31\n");
        Assert.Equal(["sum-mismatch@C4"], reading.Problems());
        Assert.Equal(4, reading.Observations.Count);
        Assert.Contains(reading.Issues, issue => issue is { Code: "aggregate-row", Place: "A4" });
    }

    [Fact]
    public void Conflicting_rows_of_a_unit_are_both_left_out()
    {
        var reading = Readings.Csv("城市,办理时间,办理成本\n长沙,3,10\n长沙,4,10\n", Readings.Hunan);
        Assert.Equal(["conflicting-values@B2", "conflicting-values@B3", "duplicate-unit@A3"], reading.Problems().Order(StringComparer.Ordinal));
        Assert.Equal(["C2"], reading.Observations.Select(observation => observation.Place));
    }

    [Fact]
    public void A_lone_sentinel_is_not_taken_and_one_among_its_like_is()
    {
        Assert.Equal(["sentinel@B3"], Readings.Csv("城市,办理成本\n长沙,3\n株洲,9999\n").Problems());
        var reading = Readings.Csv("城市,办理成本\n长沙,8000\n株洲,9999\n");
        Assert.Equal(Severity.Warning, Assert.Single(reading.Issues).Severity);
        Assert.Equal(2, reading.Observations.Count);
    }

    [Fact]
    public void A_misspelling_is_taken_with_a_warning_and_an_unknown_name_is_not()
    {
        var reading = Readings.Csv("城市,网上可办里,办理速度\n张家界市,1,2\n长沙市,3,4", Readings.Hunan);
        Assert.Equal(["fuzzy-match@B1", "unknown-indicator@C1:C3", "unknown-unit@A2"], reading.Problems().Order(StringComparer.Ordinal));
        Assert.Equal(["B3"], reading.Observations.Select(observation => observation.Place));
    }

    [Fact]
    public void The_policy_may_refuse_a_file_with_an_error()
    {
        var framework = Readings.City with { Uploads = new() { RejectOnAnyError = true } };
        var reading = Readings.Csv("城市,办理时间\n长沙,3\n株洲,x", framework);
        Assert.False(reading.Accepted);
        Assert.Equal(["rejected-by-policy@", "type@B3"], reading.Problems());
    }

    [Fact]
    public void Other_periods_and_uploads_are_compared_where_they_are_known()
    {
        var options = new MetricOptions
        {
            Context = new()
            {
                Previous = observation => observation.Unit == "长沙" ? 0.3 : 4,
                Others = observation => observation.Unit == "株洲" ? new("metrics/city/2020/b.csv", observation with { Number = 5, Place = "C7" }, Newer: true) : null,
            },
        };
        var reading = MetricReader.Read(new MemoryStream("城市,办理时间\n长沙,3\n株洲,4"u8.ToArray()), "city/2020/a.csv", Readings.City, options, TestContext.Current.CancellationToken);
        Assert.Equal(["outlier-against-history@B2", "duplicate-cell@B3"], reading.Problems());
        Assert.Contains("newer and wins", reading.Issues[1].Message, StringComparison.Ordinal);
    }
}
