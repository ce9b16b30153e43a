using BenchmarkDotNet.Attributes;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets;
using ExcelDataReader;

namespace BusinessEnv.Benchmarks;

/// <summary>Parsing, matching and validating, against a peer that merely iterates over the cells.</summary>
[MemoryDiagnoser]
public class SpreadsheetBenchmarks
{
    private byte[] _xlsx = [];
    private byte[] _long = [];
    private byte[] _wide = [];

    [GlobalSetup]
    public void Setup()
    {
        _xlsx = SpreadsheetFiles.Xlsx(100_000);
        _long = SpreadsheetFiles.LongCsv(1_000_000);
        _wide = SpreadsheetFiles.WideCsv(1_000_000);
    }

    [Benchmark]
    public int ReadXlsx() => Read(new MemoryStream(_xlsx), "speed/2020/a.xlsx");

    [Benchmark]
    public int ExcelDataReaderXlsx() => IterateXlsx(new MemoryStream(_xlsx));

    [Benchmark]
    public int ReadLongCsv() => Read(new MemoryStream(_long), "speed/a.csv");

    [Benchmark]
    public int CsvHelperLongCsv() => IterateCsv(new MemoryStream(_long));

    [Benchmark]
    public int ReadWideCsv() => Read(new MemoryStream(_wide), "speed/2020/a.csv");

    [Benchmark]
    public int CsvHelperWideCsv() => IterateCsv(new MemoryStream(_wide));

    internal static int Read(Stream file, string name)
    {
        var reading = MetricReader.Read(file, name, SpreadsheetFiles.Framework);
        return reading.Accepted && !reading.Issues.Any(issue => issue.Severity == Severity.Error) ? reading.Observations.Count : throw new InvalidOperationException(reading.Issues[0].ToString());
    }

    internal static int IterateXlsx(Stream file)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(file);
        var cells = 0;
        while (reader.Read())
            for (var column = 0; column < reader.FieldCount; column++)
                if (reader.GetValue(column) is not null)
                    cells++;
        return cells;
    }

    internal static int IterateCsv(Stream file)
    {
        using var reader = new CsvHelper.CsvDataReader(CsvHelper.CsvReader.Create(file, new CsvHelper.CsvReaderOptions(), true), false);
        var characters = 0;
        while (reader.Read())
            for (var column = 0; column < reader.FieldCount; column++)
                characters += reader.GetString(column).Length;
        return characters;
    }
}
