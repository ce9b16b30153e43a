using BusinessEnv.Core.Notices;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Documents;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>What became of an uploaded table of aliases.</summary>
public sealed record AliasReading(bool Accepted, AliasTable Aliases, IReadOnlyList<Issue> Issues);

/// <summary>Reads <c>aliases.csv</c>: a header with the columns <c>name</c>, <c>alias</c> and <c>kind</c> in any order, then one alias per row; kind is <c>organization</c>, <c>region</c> or <c>indicator</c>, and empty means organization.</summary>
public static class AliasReader
{
    private const int MostRows = 20_000;
    private const int LongestName = 100;

    /// <summary>Reads the file; a row that cannot be read is reported and left out. Never throws for what the file holds.</summary>
    public static AliasReading Read(Stream content, string name, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        // The encoding is found as for a notice; a .csv is plain text.
        var document = DocumentReader.Read(content, Path.ChangeExtension(name, ".txt"), cancellation: cancellation);
        if (document.Document is not { } file) return new(false, AliasTable.Empty, document.Issues);
        var issues = new List<Issue>();
        var rows = Rows(file.Text);
        if (rows.Count == 0) return Refused("no-header", "The file holds no row.");
        var header = rows[0].ConvertAll(cell => cell.Trim().TrimStart('\uFEFF').ToLowerInvariant());
        var (nameAt, aliasAt, kindAt) = (Column(header, "name", "名称"), Column(header, "alias", "别名"), Column(header, "kind", "类型"));
        if (nameAt < 0 || aliasAt < 0) return Refused("no-header", "The first row must name the columns name and alias.");
        var aliases = new List<Alias>();
        for (var i = 1; i < rows.Count; i++)
        {
            if ((i & 1023) == 0) cancellation.ThrowIfCancellationRequested();
            var place = $"line {i + 1}";
            if (i > MostRows)
            {
                issues.Add(Issue.Warning("too-many-aliases", $"Only the first {MostRows} rows were read.", place));
                break;
            }
            var row = rows[i];
            if (row.TrueForAll(string.IsNullOrWhiteSpace)) continue;
            var (canonical, other) = (Cell(row, nameAt), Cell(row, aliasAt));
            if (canonical.Length is 0 or > LongestName || other.Length is 0 or > LongestName)
            {
                issues.Add(Issue.Warning("bad-alias", $"A name and an alias of 1 to {LongestName} characters are needed.", place, "Fill both cells or remove the row."));
                continue;
            }
            if (Kind(Cell(row, kindAt)) is not { } kind)
            {
                issues.Add(Issue.Warning("bad-kind", $"“{Cell(row, kindAt)}” is not organization, region or indicator.", place));
                continue;
            }
            aliases.Add(new(canonical, other, kind));
        }
        return new(true, new AliasTable(aliases), issues);

        static AliasReading Refused(string code, string message) => new(false, AliasTable.Empty, [Issue.Error(code, message, "line 1", "Begin with the line name,alias,kind.")]);
    }

    private static int Column(List<string> header, params string[] names) => header.FindIndex(cell => Array.IndexOf(names, cell) >= 0);

    private static string Cell(List<string> row, int at) => at < 0 || at >= row.Count ? "" : row[at].Trim();

    private static AliasKind? Kind(string word) => word.ToLowerInvariant() switch
    {
        "" or "organization" or "organisation" or "单位" => AliasKind.Organization,
        "region" or "地区" or "区域" => AliasKind.Region,
        "indicator" or "指标" => AliasKind.Indicator,
        _ => null,
    };

    /// <summary>RFC 4180: commas, quotes doubled inside quotes, line breaks inside quotes.</summary>
    private static List<List<string>> Rows(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length && rows.Count <= MostRows + 1; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
                else quoted = false;
            }
            else if (c == '"' && cell.Length == 0) quoted = true;
            else if (c == ',') EndCell();
            else if (c == '\n') EndRow();
            else if (c != '\r') cell.Append(c);
        }
        if (cell.Length > 0 || row.Count > 0) EndRow();
        return rows;

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            rows.Add(row);
            row = [];
        }
    }
}
