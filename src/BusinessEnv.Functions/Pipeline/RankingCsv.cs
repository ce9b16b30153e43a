using System.Globalization;
using System.Text;

namespace BusinessEnv.Functions.Pipeline;

/// <summary>A ranking as CSV: one line per unit, the columns of the summary and then score and rank of every node.</summary>
public static class RankingCsv
{
    private static readonly string[] Summary = ["rank", "unit", "name", "score", "coverage", "rankLow", "rankHigh", "previousRank"];

    /// <param name="nodes">Codes of the framework's nodes, in the tree's order.</param>
    public static BinaryData Write(RankingDocument ranking, IReadOnlyList<string> nodes)
    {
        var csv = new StringBuilder();
        Line(csv, [.. Summary, .. nodes.SelectMany(code => new[] { $"{code}.score", $"{code}.rank" })]);
        foreach (var unit in ranking.Units)
            Line(csv,
            [
                Number(unit.Rank), unit.Unit, unit.Name, Number(unit.Score), Number(unit.Coverage), Number(unit.RankLow), Number(unit.RankHigh), Number(unit.PreviousRank),
                .. nodes.SelectMany(code => new[] { Number(unit.Scores.GetValueOrDefault(code)), Number(unit.Ranks.GetValueOrDefault(code)) }),
            ]);
        return new(Encoding.UTF8.GetBytes(csv.ToString()));
    }

    private static void Line(StringBuilder csv, IEnumerable<string> fields)
    {
        csv.AppendJoin(',', fields.Select(Field)).Append("\r\n");
    }

    private static string Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Quoted as RFC 4180 asks; a text that a spreadsheet would run as a formula is made plain by an apostrophe.</summary>
    private static string Field(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !double.TryParse(text, CultureInfo.InvariantCulture, out _))
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
