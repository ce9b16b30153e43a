using System.Text.RegularExpressions;
using BusinessEnv.Local.Azurite;
using YamlDotNet.RepresentationModel;

namespace BusinessEnv.Functions.Tests.Infrastructure;

/// <summary>azure.yaml, its hooks and the workflow: the names they share with each other and with the Bicep.</summary>
public sealed partial class DeliveryTests
{
    private static readonly YamlMappingNode Azd = Yaml("azure.yaml");
    private static readonly YamlMappingNode Workflow = Yaml(".github/workflows/build.yml");

    [Fact]
    public void Azd_deploys_the_function_app()
    {
        var service = Map(Azd, "services", "functions");
        Assert.True(File.Exists(Path.Combine(Repository.Root, Text(service, "project"), "BusinessEnv.Functions.csproj")));
        Assert.Equal(("function", "dotnet"), (Text(service, "host"), Text(service, "language")));
        Assert.True(File.Exists(Path.Combine(Repository.Root, Text(Map(Azd, "infra"), "path"), $"{Text(Map(Azd, "infra"), "module")}.bicep")));
        var app = Deployment.Read("dev").OfType("Microsoft.Web/sites").Single();
        Assert.Equal("functions", (string?)app["tags"]!["azd-service-name"]);
    }

    [Theory]
    [InlineData("posix")]
    [InlineData("windows")]
    public void The_hook_is_there_and_uses_only_what_the_deployment_gives(string system)
    {
        var script = Path.Combine(Repository.Root, Text(Map(Azd, "hooks", "postdeploy", system), "run"));
        var text = File.ReadAllText(script);
        var outputs = OutputName().Matches(File.ReadAllText(Path.Combine(Repository.Root, "infra", "main.bicep"))).Select(match => match.Groups[1].Value).ToHashSet();
        var used = VariableName().Matches(text).Select(match => match.Groups[1].Value).Except(["LASTEXITCODE"]).ToArray();
        Assert.Contains("EVENT_TOPIC", used);
        Assert.Subset(outputs, used.ToHashSet());
        var parameters = ParameterName().Matches(File.ReadAllText(Path.Combine(Repository.Root, "infra", "subscriptions.bicep"))).Select(match => match.Groups[1].Value);
        Assert.All(parameters, parameter => Assert.Contains($"{parameter}=", text));
        if (!OperatingSystem.IsWindows() && system == "posix")
            Assert.True(File.GetUnixFileMode(script).HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public void The_workflow_signs_in_without_a_secret()
    {
        Assert.DoesNotContain("secrets.", File.ReadAllText(Path.Combine(Repository.Root, ".github/workflows/build.yml")));
        Assert.Equal("write", Text(Map(Workflow, "jobs", "deploy", "permissions"), "id-token"));
        Assert.Equal(["contents"], Map(Workflow, "permissions").Children.Keys.Select(key => key.ToString()));
        var login = Steps("deploy").Single(step => step.Children.ContainsKey("uses") && Text(step, "uses").StartsWith("azure/login@", StringComparison.Ordinal));
        Assert.Equal(["client-id", "tenant-id", "subscription-id"], Map(login, "with").Children.Keys.Select(key => key.ToString()));
    }

    [Fact]
    public void The_workflow_deploys_only_what_was_built_tested_and_linted()
    {
        Assert.Equal(["test", "lint"], ((YamlSequenceNode)Map(Workflow, "jobs", "deploy").Children["needs"]).Select(job => job.ToString()));
        var commands = Steps("test").Where(step => step.Children.ContainsKey("run")).Select(step => Text(step, "run")).ToArray();
        Assert.Contains(commands, command => command.StartsWith("dotnet build BusinessEnv.sln", StringComparison.Ordinal));
        Assert.Contains(commands, command => command.Contains("dotnet test BusinessEnv.sln", StringComparison.Ordinal));
        Assert.Contains(commands, command => command.StartsWith("dotnet publish src/BusinessEnv.Functions", StringComparison.Ordinal));
        Assert.All(Map(Workflow, "jobs").Children.Values.Cast<YamlMappingNode>(), job => Assert.InRange(int.Parse(Text(job, "timeout-minutes"), null), 1, 60));
    }

    [Fact]
    public void Every_variable_of_the_parameter_file_is_documented()
    {
        var operations = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));
        var variables = EnvironmentVariable().Matches(File.ReadAllText(Path.Combine(Repository.Root, "infra", "main.bicepparam"))).Select(match => match.Groups[1].Value).ToArray();
        Assert.NotEmpty(variables);
        Assert.All(variables, variable => Assert.Contains(variable, operations));
    }

    private static YamlMappingNode Yaml(string path)
    {
        using var reader = File.OpenText(Path.Combine(Repository.Root, path));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static YamlMappingNode Map(YamlMappingNode node, params string[] path) =>
        path.Aggregate(node, (inner, name) => (YamlMappingNode)inner.Children[name]);

    private static string Text(YamlMappingNode node, string name) => node.Children[name].ToString();

    private static IEnumerable<YamlMappingNode> Steps(string job) => ((YamlSequenceNode)Map(Workflow, "jobs", job).Children["steps"]).Cast<YamlMappingNode>();

    [GeneratedRegex(@"^output (\w+)", RegexOptions.Multiline)]
    private static partial Regex OutputName();

    [GeneratedRegex(@"^param (\w+)", RegexOptions.Multiline)]
    private static partial Regex ParameterName();

    [GeneratedRegex(@"(?:\$env:|\$\{?)([A-Z][A-Z_]+)")]
    private static partial Regex VariableName();

    [GeneratedRegex(@"readEnvironmentVariable\('(\w+)'")]
    private static partial Regex EnvironmentVariable();
}
