using BusinessEnv.Core.Notices;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets;
using BusinessEnv.Ingestion.Spreadsheets.Cells;
using BusinessEnv.Ingestion.Spreadsheets.Files;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>What became of an uploaded table of aliases.</summary>
public sealed record AliasReading(bool Accepted, AliasTable Aliases, IReadOnlyList<Issue> Issues);

/// <summary>Reads <c>aliases.csv</c> or <c>aliases.xlsx</c>: a header with the columns <c>name</c>, <c>alias</c> and <c>kind</c> in any order, then one alias per row; kind is <c>organization</c>, <c>region</c> or <c>indicator</c>, and empty means organization.</summary>
public static class AliasReader
{
    private const int LongestName = 100;
    private const int MostRows = 20_000;

    /// <summary>Reads the file; a row that cannot be read is reported and left out. Never throws for what the file holds.</summary>
    /// <param name="content">Seekable.</param>
    public static AliasReading Read(Stream content, string name, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(name);
        var issues = new List<Issue>();
        try
        {
            foreach (var sheet in SpreadsheetFile.Sheets(content, name, new MetricLimits(), issues.Add, cancellation))
                return Read(sheet, issues);
        }
        catch (RefusedException refused)
        {
            return new(false, AliasTable.Empty, [.. issues, refused.Issue]);
        }
        return new(false, AliasTable.Empty, [.. issues, NoHeader(null)]);
    }

    private static AliasReading Read(Sheet sheet, List<Issue> issues)
    {
        var row = new Row();
        if (!sheet.Read(row)) return new(false, AliasTable.Empty, [.. issues, NoHeader(null)]);
        var (name, alias, kind) = (Column(row, "name", "名称"), Column(row, "alias", "别名"), Column(row, "kind", "类型"));
        if (name < 0 || alias < 0) return new(false, AliasTable.Empty, [.. issues, NoHeader(sheet.Place(row.Number, 0))]);
        var aliases = new List<Alias>();
        while (sheet.Read(row))
        {
            if (aliases.Count == MostRows)
            {
                issues.Add(Issue.Warning("too-many-aliases", $"Only the first {MostRows} aliases were read.", sheet.Place(row.Number, 0)));
                break;
            }
            var (canonical, other) = (Text(row, name), Text(row, alias));
            if (canonical.Length is 0 or > LongestName || other.Length is 0 or > LongestName)
                issues.Add(Issue.Warning("bad-alias", $"A name and an alias of 1 to {LongestName} characters are needed.", sheet.Place(row.Number, canonical.Length is 0 or > LongestName ? name : alias), "Fill both cells or remove the row."));
            else if (Kind(kind < 0 ? "" : Text(row, kind)) is { } known)
                aliases.Add(new(canonical, other, known));
            else
                issues.Add(Issue.Warning("bad-kind", $"“{Text(row, kind)}” is not organization, region or indicator.", sheet.Place(row.Number, kind)));
        }
        return new(true, new AliasTable(aliases), issues);
    }

    private static Issue NoHeader(string? place) => Issue.Error("no-header", "The first row must name the columns name and alias.", place, "Begin with the line name,alias,kind.");

    private static int Column(Row row, params string[] names)
    {
        foreach (var cell in row.Cells)
            if (Array.Exists(names, name => row.Text(cell).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))) return cell.Column;
        return -1;
    }

    private static string Text(Row row, int column) => row.Text(row.At(column)).Trim().ToString();

    private static AliasKind? Kind(string word) => word.ToLowerInvariant() switch
    {
        "" or "organization" or "organisation" or "单位" => AliasKind.Organization,
        "region" or "地区" or "区域" => AliasKind.Region,
        "indicator" or "指标" => AliasKind.Indicator,
        _ => null,
    };
}
