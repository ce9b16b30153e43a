using System.Globalization;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Ingestion.Tests.Frameworks;

/// <summary>Plain CSV tables as rows by column name, and as observations.</summary>
internal static class Csv
{
    public static IReadOnlyList<Dictionary<string, string>> Rows(string path)
    {
        var lines = File.ReadLines(path).Select(Fields).ToArray();
        return [.. lines.Skip(1).Select(fields => lines[0].Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>Every cell that is not blank; the columns named are not observations.</summary>
    public static ObservationSet Observations(string path, string unitColumn, string period, params string[] without)
    {
        var observations = new List<Observation>();
        foreach (var row in Rows(path))
            foreach (var (column, text) in row)
                if (column != unitColumn && !without.Contains(column) && text is not ("" or "NA"))
                    observations.Add(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                        ? new(period, row[unitColumn], column, number, null, column)
                        : new(period, row[unitColumn], column, null, text, column));
        return ObservationSet.Merge(period, [new("upload", new BlobSource(path, "1"), observations)]);
    }

    private static string[] Fields(string line)
    {
        var fields = new List<string>();
        var field = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var letter in line)
            if (letter == '"')
                quoted = !quoted;
            else if (letter == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
                field.Append(letter);
        fields.Add(field.ToString());
        return [.. fields];
    }
}
