using System.Text.Json.Nodes;

namespace BusinessEnv.Functions.Tests.Infrastructure;

/// <summary>What must hold of a deployment, whatever else changes.</summary>
internal static class DeploymentRules
{
    private const string Account = "Microsoft.Storage/storageAccounts";

    private static readonly (string Role, string Id, string Scope, string Principal)[] Roles =
    [
        ("Storage Blob Data Owner", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "/storageAccounts/", "/userAssignedIdentities/"),
        ("Storage Queue Data Contributor", "974c5e8b-45b9-4653-ba55-5f855dd0fb88", "/storageAccounts/", "/userAssignedIdentities/"),
        ("Storage Table Data Contributor", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "/storageAccounts/", "/userAssignedIdentities/"),
        ("Monitoring Metrics Publisher", "3913510d-42f4-4e42-8a64-420c390055eb", "/components/", "/userAssignedIdentities/"),
        ("Storage Blob Data Contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe", "/containers/dead-letters", "/systemTopics/"),
    ];

    private static readonly (string What, string[] Path, object Value)[] AccountProperties =
    [
        ("shared keys", ["properties", "allowSharedKeyAccess"], false),
        ("public blobs", ["properties", "allowBlobPublicAccess"], false),
        ("TLS below 1.2", ["properties", "minimumTlsVersion"], "TLS1_2"),
        ("plain HTTP", ["properties", "supportsHttpsTrafficOnly"], true),
    ];

    private static readonly string[] UploadCalls = ["PutBlob", "PutBlockList", "CopyBlob", "FlushWithClose"];
    private static readonly string[] Alerts = ["poison-queue", "rejected-uploads", "stale-ranking", "server-errors"];
    private static readonly string[] LifecycleRules = ["reports", "old-runs", "earlier-versions", "dead-letters"];

    /// <returns>One line for each thing that is missing or wrong.</returns>
    /// <param name="settings">Names of the settings that the code reads.</param>
    /// <param name="blobFunctions">Name and container of every blob function.</param>
    public static IEnumerable<string> Faults(Deployment deployment, AppNeeds needs) =>
        [.. Storage(deployment, needs), .. Access(deployment), .. App(deployment, needs), .. Events(deployment, needs), .. Watching(deployment)];

    private static IEnumerable<string> Storage(Deployment deployment, AppNeeds needs)
    {
        if (deployment.OfType(Account).ToArray() is not [var account])
        {
            yield return "not one storage account";
            yield break;
        }
        foreach (var (what, path, value) in AccountProperties)
            if (!JsonNode.DeepEquals(Deployment.At(account, path), JsonValue.Create(value)))
                yield return $"storage: {what}";
        var blobs = deployment.OfType($"{Account}/blobServices").FirstOrDefault();
        if ((bool?)blobs?["properties"]?["isVersioningEnabled"] != true)
            yield return "storage: no versioning";
        if ((bool?)blobs?["properties"]?["deleteRetentionPolicy"]?["enabled"] != true)
            yield return "storage: no soft delete";
        foreach (var (type, names) in new[] { ("blobServices/containers", needs.Containers), ("queueServices/queues", needs.Queues), ("tableServices/tables", needs.Tables) })
            foreach (var name in names.Except(deployment.OfType($"{Account}/{type}").Select(resource => Deployment.NameOf(resource).Split('/')[^1])))
                yield return $"storage: {type} without {name}";
        foreach (var container in deployment.OfType($"{Account}/blobServices/containers").Where(container => (string?)container["properties"]?["publicAccess"] != "None"))
            yield return $"storage: {Deployment.NameOf(container)} is public";
        var rules = deployment.OfType($"{Account}/managementPolicies").SelectMany(policy => policy["properties"]!["policy"]!["rules"]!.AsArray()).Select(rule => (string)rule!["name"]!);
        foreach (var rule in LifecycleRules.Except(rules))
            yield return $"storage: no lifecycle rule {rule}";
    }

    private static IEnumerable<string> Access(Deployment deployment)
    {
        foreach (var (role, id, scope, principal) in Roles)
            if (!deployment.OfType("Microsoft.Authorization/roleAssignments").Any(assignment =>
                ((string)assignment["properties"]!["roleDefinitionId"]!).EndsWith(id, StringComparison.Ordinal)
                && ((string)assignment["id"]!).Contains(scope, StringComparison.Ordinal)
                && ((string)assignment["properties"]!["principalId"]!).Contains(principal, StringComparison.Ordinal)))
                yield return $"role: {role} is not assigned";
        var known = Roles.Select(role => role.Id).ToArray();
        foreach (var assignment in deployment.OfType("Microsoft.Authorization/roleAssignments"))
            if (!known.Any(id => ((string)assignment["properties"]!["roleDefinitionId"]!).EndsWith(id, StringComparison.Ordinal)))
                yield return $"role: {assignment["properties"]!["roleDefinitionId"]} is more than the app needs";
    }

    private static IEnumerable<string> App(Deployment deployment, AppNeeds needs)
    {
        if (deployment.OfType("Microsoft.Web/sites").ToArray() is not [var app])
        {
            yield return "not one function app";
            yield break;
        }
        var config = app["properties"]!["functionAppConfig"]!;
        if ((string?)config["runtime"]?["name"] != "dotnet-isolated" || (string?)config["runtime"]?["version"] != needs.RuntimeVersion)
            yield return $"app: its runtime is not dotnet-isolated {needs.RuntimeVersion}";
        if ((string?)config["deployment"]?["storage"]?["authentication"]?["type"] != "UserAssignedIdentity")
            yield return "app: its package is not read with its identity";
        if ((bool?)app["properties"]!["httpsOnly"] != true)
            yield return "app: not only https";
        if (deployment.OfType("Microsoft.Web/serverfarms").Select(plan => (string?)plan["sku"]?["name"]).SingleOrDefault() != "FC1")
            yield return "app: the plan is not Flex Consumption";
        foreach (var setting in needs.Settings.Except(deployment.AppSettings))
            yield return $"app: the setting {setting} is not set";
        if (app["tags"]?["azd-service-name"] is null)
            yield return "app: no azd-service-name, so azd cannot find it";
    }

    private static IEnumerable<string> Events(Deployment deployment, AppNeeds needs)
    {
        if (!deployment.OfType("Microsoft.EventGrid/systemTopics").Any(topic => (string?)topic["identity"]?["type"] == "SystemAssigned"))
            yield return "events: no system topic with an identity";
        var subscriptions = deployment.OfType("Microsoft.EventGrid/systemTopics/eventSubscriptions").ToArray();
        foreach (var (function, container) in needs.BlobFunctions)
        {
            var subscription = subscriptions.FirstOrDefault(item => ((string)item["properties"]!["destination"]!["properties"]!["endpointUrl"]!).Contains($"'{function}'", StringComparison.Ordinal));
            if (subscription is null)
                yield return $"events: {function} has no subscription";
            else if ((string?)subscription["properties"]!["filter"]?["subjectBeginsWith"] != $"/blobServices/default/containers/{container}/")
                yield return $"events: the subscription of {function} is not for {container}";
        }
        foreach (var subscription in subscriptions)
        {
            var name = Deployment.NameOf(subscription);
            var url = (string)subscription["properties"]!["destination"]!["properties"]!["endpointUrl"]!;
            if (!url.Contains("/runtime/webhooks/blobs?functionName=Host.Functions.", StringComparison.Ordinal) || !url.Contains("blobs_extension", StringComparison.Ordinal))
                yield return $"events: {name} does not call the blob extension";
            var calls = subscription["properties"]!["filter"]?["advancedFilters"]?.AsArray().SelectMany(filter => filter!["values"]!.AsArray().Select(value => (string)value!)) ?? [];
            foreach (var call in UploadCalls.Except(calls))
                yield return $"events: {name} misses {call}";
            if ((string?)subscription["properties"]!["deadLetterWithResourceIdentity"]?["deadLetterDestination"]?["properties"]?["blobContainerName"] != "dead-letters")
                yield return $"events: {name} has no dead letters";
        }
    }

    private static IEnumerable<string> Watching(Deployment deployment)
    {
        var rules = deployment.OfType("Microsoft.Insights/scheduledQueryRules").Where(rule => (bool?)rule["properties"]!["enabled"] == true && rule["properties"]!["actions"]?["actionGroups"] is JsonArray { Count: > 0 });
        foreach (var alert in Alerts.Except(rules.Select(rule => Deployment.NameOf(rule)["alert-".Length..])))
            yield return $"watching: no alert {alert}";
        foreach (var type in new[] { "Microsoft.OperationalInsights/workspaces", "Microsoft.Insights/components", "Microsoft.Insights/actionGroups" })
            if (!deployment.OfType(type).Any())
                yield return $"watching: no {type}";
    }
}
