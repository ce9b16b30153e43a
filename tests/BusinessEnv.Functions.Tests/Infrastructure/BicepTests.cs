namespace BusinessEnv.Functions.Tests.Infrastructure;

/// <summary>The Bicep builds and lints without a warning, and gives what the committed snapshots show.</summary>
/// <remarks>After a change of infrastructure: <c>bicep snapshot infra/snapshots/dev.bicepparam --mode overwrite …</c> with the options below, for each of them; docs/operations.md has the command.</remarks>
public sealed class BicepTests
{
    private const string NoId = "00000000-0000-0000-0000-000000000000";
    private static readonly string[] Place = ["--tenant-id", NoId, "--subscription-id", NoId, "--location", "eastasia"];

    [Theory]
    [InlineData("../main.bicep")]
    [InlineData("../subscriptions.bicep")]
    public async Task It_lints_without_a_warning(string template)
    {
        var (code, output) = await Bicep.RunAsync("lint", template);
        Assert.Equal("", output);
        Assert.Equal(0, code);
    }

    [Theory]
    [InlineData("../main.bicepparam")]
    [InlineData("dev.bicepparam")]
    [InlineData("prod.bicepparam")]
    [InlineData("subscriptions.bicepparam")]
    public async Task Parameters_build_without_a_warning(string parameters)
    {
        var (code, output) = await Bicep.RunAsync("build-params", parameters, "--stdout");
        Assert.DoesNotContain("Warning", output);
        Assert.Equal(0, code);
    }

    [Theory]
    [InlineData("dev", "")]
    [InlineData("prod", "")]
    [InlineData("subscriptions", "rg-example")]
    public async Task The_snapshot_is_current(string name, string group)
    {
        var (code, output) = await Bicep.RunAsync(["snapshot", $"{name}.bicepparam", "--mode", "validate", .. Place, .. group.Length == 0 ? Array.Empty<string>() : ["--resource-group", group]]);
        Assert.True(code == 0, $"The infrastructure is not what infra/snapshots/{name}.snapshot.json shows:\n{output}");
    }
}
