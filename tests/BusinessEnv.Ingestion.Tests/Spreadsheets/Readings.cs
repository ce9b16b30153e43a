using System.Collections.Immutable;
using System.Text;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets;

namespace BusinessEnv.Ingestion.Tests.Spreadsheets;

/// <summary>Frameworks and shortcuts that the tests of spreadsheets share.</summary>
internal static class Readings
{
    /// <summary>Three indicators under two topics, with measures, bounds and a text code; units are whatever the file brings.</summary>
    public static readonly Framework City = new()
    {
        Id = "city",
        Name = "城市营商环境",
        Root = new()
        {
            Code = "city",
            Children =
            [
                new()
                {
                    Code = "start",
                    Name = "开办企业",
                    Children =
                    [
                        new() { Code = "start.time", Name = "办理时间", Aliases = ["开办时间"], Measure = "天", LowerIsBetter = true, Possible = new(0, 1000) },
                        new() { Code = "start.cost", Name = "办理成本", Measure = "元", TextCodes = ImmutableDictionary<string, TextCode>.Empty.Add("No Practice", new(TextMeaning.Score, 0)) },
                    ],
                },
                new()
                {
                    Code = "online",
                    Name = "政务服务",
                    Children = [new() { Code = "online.share", Name = "网上可办率", Measure = "%", Possible = new(0, 100) }],
                },
            ],
        },
        Attributes = [new("region", "所属地区", []), new("population", "常住人口", [], Numeric: true)],
    };

    /// <summary><see cref="City"/> with its units known, and no others allowed.</summary>
    public static readonly Framework Hunan = City with
    {
        Units = new()
        {
            Known =
            [
                new("430100", "长沙市", ["长沙"]), new("430200", "株洲市", []), new("430300", "湘潭市", []),
                new("430400", "衡阳市", []), new("430500", "邵阳市", []), new("430600", "岳阳市", []),
            ],
        },
    };

    /// <summary>A framework of World Bank Doing Business 2020 as far as reading needs it: the indicators are the columns of raw.csv that have a topic.</summary>
    public static Framework DoingBusiness(string columns)
    {
        var codes = columns.Trim().Split(',');
        var topics = codes.Where(code => code.Contains('.', StringComparison.Ordinal)).GroupBy(code => code.Split('.')[0]);
        return new()
        {
            Id = "doing-business-2020",
            Name = "Doing Business 2020",
            Root = new()
            {
                Code = "overall",
                Children = [.. topics.Select(topic => new Node
                {
                    Code = topic.Key,
                    Name = topic.Key.Replace('-', ' '),
                    Children = [.. topic.Select(code => new Node { Code = code, Name = code.Split('.')[1].Replace('-', ' '), TextCodes = TextCodes })],
                })],
            },
            Attributes = [new("name", "Economy name", []), new("region", null, []), new("income_group", null, []), new("ranked", null, [])],
        };
    }

    private static readonly ImmutableDictionary<string, TextCode> TextCodes = new[] { "No Practice", "No VAT refund per case study scenario", "No VAT", "No corporate income tax" }
        .ToImmutableDictionary(text => text, text => new TextCode(TextMeaning.NotApplicable));

    public static MetricReading Csv(string text, Framework? framework = null, string name = "city/2020/data.csv", Encoding? encoding = null) =>
        MetricReader.Read(new MemoryStream([.. (encoding ?? new UTF8Encoding(false)).GetPreamble(), .. (encoding ?? new UTF8Encoding(false)).GetBytes(text)]), name, framework ?? City, TestContext.Current.CancellationToken);

    public static MetricReading Xlsx(XlsxFile file, Framework? framework = null, string name = "city/2020/data.xlsx") =>
        MetricReader.Read(file.Build(), name, framework ?? City, TestContext.Current.CancellationToken);

    public static IEnumerable<Issue> Errors(this MetricReading reading) => reading.Issues.Where(issue => issue.Severity == Severity.Error);

    public static Observation Cell(this MetricReading reading, string place) => Assert.Single(reading.Observations, observation => observation.Place == place);

    /// <summary>Observations as a set of lines without their places, to compare layouts.</summary>
    public static ImmutableSortedSet<string> Facts(this MetricReading reading) =>
        [.. reading.Observations.Select(observation => (observation with { Place = "" }).ToString())];

    /// <summary>Code and place of every issue above information, as <c>code@place</c>.</summary>
    public static IEnumerable<string> Problems(this MetricReading reading) =>
        reading.Issues.Where(issue => issue.Severity != Severity.Information).Select(issue => $"{issue.Code}@{issue.Place}");
}
