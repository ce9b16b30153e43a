using System.Text.RegularExpressions;
using BusinessEnv.Local;
using BusinessEnv.Local.Azurite;
using BusinessEnv.Local.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace BusinessEnv.EndToEnd.Tests;

/// <summary>What README and docs claim is there.</summary>
public partial class DocumentTests
{
    [Fact]
    public void Every_link_of_a_document_leads_somewhere()
    {
        var documents = Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md")).Append(Path.Combine(Repository.Root, "samples", "README.md"));
        foreach (var document in documents)
            foreach (Match link in Link().Matches(File.ReadAllText(document)))
            {
                var target = link.Groups[1].Value.Split('#')[0];
                if (target.Length > 0 && !target.Contains("://", StringComparison.Ordinal))
                    Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, target)), $"{Path.GetFileName(document)} links to {target}");
            }
    }

    [Fact]
    public void The_HTTP_document_lists_every_route_and_no_other()
    {
        var routes = LocalFunction.Find(typeof(LocalHost).Assembly.GetTypes())
            .Select(function => function.Trigger).OfType<HttpTriggerAttribute>()
            .Select(trigger => $"{trigger.Methods![0].ToUpperInvariant()} {trigger.Route!["api/".Length..]}").Order(StringComparer.Ordinal);
        var table = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "http.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        var documented = table.SelectMany(line => Route().Matches(line.Split('|')[1])).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);
        Assert.Equal(routes, documented);
    }

    [Fact]
    public void The_README_names_every_option_of_the_program() =>
        Assert.All(Option().Matches(LocalOptions.Usage), option => Assert.Contains($"| `{option.Value}", File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`((?:GET|POST) [^`]+)`")]
    private static partial Regex Route();

    [GeneratedRegex(@"(?<=^\s+)--[a-z-]+", RegexOptions.Multiline)]
    private static partial Regex Option();
}
