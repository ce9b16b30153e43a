using System.Text.Json.Nodes;
using BusinessEnv.Local.Azurite;

namespace BusinessEnv.Functions.Tests.Infrastructure;

/// <summary>What a parameter file of <c>infra/snapshots</c> would deploy: the committed snapshots, which <see cref="BicepTests"/> holds against the Bicep.</summary>
/// <param name="Resources">Every resource of the app's deployment and of the subscriptions'.</param>
internal sealed record Deployment(string Name, IReadOnlyList<JsonObject> Resources)
{
    public static readonly string Folder = Path.Combine(Repository.Root, "infra", "snapshots");

    public static readonly IReadOnlyList<string> Names = ["dev", "prod"];

    public IEnumerable<JsonObject> OfType(string type) => Resources.Where(resource => TypeOf(resource) == type);

    /// <summary>Names of the app settings that are set.</summary>
    public IReadOnlySet<string> AppSettings => OfType("Microsoft.Web/sites/config")
        .Where(config => ((string)config["name"]!).EndsWith("/appsettings", StringComparison.Ordinal))
        .SelectMany(config => config["properties"]!.AsObject().Select(setting => setting.Key)).ToHashSet();

    public static Deployment Read(string name) => new(name, [.. ResourcesOf(name), .. ResourcesOf("subscriptions")]);

    public static string TypeOf(JsonObject resource) => (string)resource["type"]!;

    public static string NameOf(JsonObject resource) => (string)resource["name"]!;

    /// <summary>A value inside a resource, or null.</summary>
    public static JsonNode? At(JsonNode resource, params string[] path) =>
        path.Aggregate((JsonNode?)resource, (node, name) => node is JsonArray list ? list[int.Parse(name, null)] : node?[name]);

    private static IEnumerable<JsonObject> ResourcesOf(string snapshot) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{snapshot}.snapshot.json")))!["predictedResources"]!.AsArray().Select(resource => resource!.AsObject());
}
