using System.Text.RegularExpressions;

namespace BusinessEnv.Ingestion.Tests.Spreadsheets;

/// <summary>docs/spreadsheets.md and the code list the same findings with the same severities.</summary>
public class DocumentationTests
{
    [Fact]
    public void The_document_lists_every_code_with_its_severities()
    {
        var root = Root();
        var documented = Regex.Matches(File.ReadAllText(Path.Combine(root, "docs", "spreadsheets.md")), @"^\| `(?<code>[a-z-]+)` \| (?<severities>(?:error|warning|information)(?:, (?:error|warning|information))*) \|", RegexOptions.Multiline)
            .SelectMany(row => row.Groups["severities"].Value.Split(", ").Select(severity => $"{row.Groups["code"].Value}: {severity}"));
        var source = string.Concat(Directory.EnumerateFiles(Path.Combine(root, "src", "BusinessEnv.Ingestion", "Spreadsheets"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var raised = Regex.Matches(source, @"(?:Issue\.(?<severity>Error|Warning|Information)|Value\.Bad)\(""(?<code>[a-z-]+)""")
            .Select(call => $"{call.Groups["code"].Value}: {(call.Groups["severity"].Success ? call.Groups["severity"].Value.ToLowerInvariant() : "error")}")
            .Concat(["more-issues: error", "more-issues: warning", "duplicate-unit: error", "duplicate-unit: warning", "duplicate-row: error", "duplicate-row: warning"]);

        Assert.Equal(raised.Distinct().Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "BusinessEnv.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No solution above {AppContext.BaseDirectory}.");
    }
}
