using System.Text.Json.Nodes;
using BusinessEnv.Functions.Tests.Azure;

namespace BusinessEnv.Functions.Tests.Infrastructure;

/// <summary>Each deployment has what the code needs, and the rules that say so miss nothing that could be taken away.</summary>
public sealed class DeploymentTests
{
    private static readonly AppNeeds Needs = AppNeeds.Find();

    public static TheoryData<string> Deployments => [.. Deployment.Names];

    [Theory]
    [MemberData(nameof(Deployments))]
    public void It_has_what_the_code_needs(string name) => Assert.Equal([], DeploymentRules.Faults(Deployment.Read(name), Needs));

    [Fact]
    public void The_settings_found_are_the_ones_that_the_code_reads()
    {
        Assert.Superset(
            new HashSet<string> { "Storage__blobServiceUri", "Storage__queueServiceUri", "Storage__tableServiceUri", "Storage__credential", "Storage__clientId", "RecomputeDueSchedule", "ReconcileSchedule", "AzureWebJobsDisableHomepage" },
            Needs.Settings.ToHashSet());
        // Settings come from the configuration, where the recording sees them.
        Assert.DoesNotContain(AppSource.Read(new HashSet<string>()).Sources, source => source.Contains("GetEnvironmentVariable", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void Taking_any_one_needed_resource_away_is_found(string name)
    {
        string[] needed =
        [
            "Microsoft.Authorization/roleAssignments", "Microsoft.EventGrid/systemTopics/eventSubscriptions", "Microsoft.EventGrid/systemTopics", "Microsoft.Insights/scheduledQueryRules",
            "Microsoft.Storage/storageAccounts", "Microsoft.Storage/storageAccounts/blobServices", "Microsoft.Storage/storageAccounts/blobServices/containers",
            "Microsoft.Storage/storageAccounts/queueServices/queues", "Microsoft.Storage/storageAccounts/tableServices/tables", "Microsoft.Storage/storageAccounts/managementPolicies",
            "Microsoft.Web/sites", "Microsoft.Web/serverfarms", "Microsoft.OperationalInsights/workspaces", "Microsoft.Insights/components", "Microsoft.Insights/actionGroups",
        ];
        var deployment = Deployment.Read(name);
        Assert.All(needed, type => Assert.NotEmpty(deployment.OfType(type)));
        foreach (var resource in deployment.Resources.Where(resource => needed.Contains(Deployment.TypeOf(resource)) && !IsOfPeople(resource)))
            Assert.True(
                DeploymentRules.Faults(deployment with { Resources = [.. deployment.Resources.Where(other => other != resource)] }, Needs).Any(),
                $"{resource["id"]} can be taken away unnoticed.");
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void Taking_any_one_app_setting_away_is_found(string name)
    {
        var settings = Deployment.Read(name).AppSettings;
        foreach (var setting in settings.Except(["OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID"]).Except(AppNeeds.Optional))
            Assert.Contains($"app: the setting {setting} is not set", DeploymentRules.Faults(Changed(name, "Microsoft.Web/sites/config", resource => resource["properties"]!.AsObject().Remove(setting)), Needs));
    }

    public static TheoryData<string, string, string, string> Changes => new()
    {
        { "Microsoft.Storage/storageAccounts", "properties/allowSharedKeyAccess", "true", "storage: shared keys" },
        { "Microsoft.Storage/storageAccounts", "properties/allowBlobPublicAccess", "true", "storage: public blobs" },
        { "Microsoft.Storage/storageAccounts", "properties/minimumTlsVersion", "\"TLS1_0\"", "storage: TLS below 1.2" },
        { "Microsoft.Storage/storageAccounts/blobServices", "properties/isVersioningEnabled", "false", "storage: no versioning" },
        { "Microsoft.Storage/storageAccounts/blobServices", "properties/deleteRetentionPolicy/enabled", "false", "storage: no soft delete" },
        { "Microsoft.Web/sites", "properties/functionAppConfig/runtime/version", "\"8.0\"", $"app: its runtime is not dotnet-isolated {Needs.RuntimeVersion}" },
        { "Microsoft.Web/sites", "properties/httpsOnly", "false", "app: not only https" },
        { "Microsoft.Web/serverfarms", "sku/name", "\"Y1\"", "app: the plan is not Flex Consumption" },
        { "Microsoft.EventGrid/systemTopics/eventSubscriptions", "properties/filter/advancedFilters/0/values/1", "\"DeleteBlob\"", "events: evgt-example/IngestMetrics misses PutBlockList" },
        { "Microsoft.EventGrid/systemTopics/eventSubscriptions", "properties/filter/subjectBeginsWith", "\"/\"", "events: the subscription of IngestNotice is not for notices" },
        { "Microsoft.Authorization/roleAssignments", "properties/roleDefinitionId", "\"/owner\"", "role: /owner is more than the app needs" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_weakened_property_is_found(string type, string path, string value, string expected)
    {
        var steps = path.Split('/');
        var changed = Changed("dev", type, resource =>
        {
            var parent = Deployment.At(resource, steps[..^1])!;
            if (parent is JsonArray list)
                list[int.Parse(steps[^1], null)] = JsonNode.Parse(value);
            else
                parent[steps[^1]] = JsonNode.Parse(value);
        });
        Assert.Contains(expected, DeploymentRules.Faults(changed, Needs));
    }

    private static bool IsOfPeople(JsonObject resource) => (string?)resource["properties"]?["principalType"] == "Group";

    private static Deployment Changed(string name, string type, Action<JsonObject> change)
    {
        var deployment = Deployment.Read(name);
        foreach (var resource in deployment.OfType(type))
            change(resource);
        return deployment;
    }
}
