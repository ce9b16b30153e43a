using System.Text.Json;
using System.Xml.Linq;

namespace BusinessEnv.Functions.Tests.Azure;

/// <summary>What the worker's SDK and the Functions host ask of the project, of Program.cs and of host.json.</summary>
internal static class ProjectRules
{
    private static readonly Dictionary<string, string> WorkerPackages = new()
    {
        ["Microsoft.Azure.Functions.Worker"] = "2.52.0",
        ["Microsoft.Azure.Functions.Worker.Sdk"] = "2.1.0",
        ["Microsoft.Azure.Functions.Worker.Extensions.Http"] = "3.3.0",
        ["Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore"] = "2.1.1",
        ["Microsoft.Azure.Functions.Worker.Extensions.Storage.Blobs"] = "6.8.2",
        ["Microsoft.Azure.Functions.Worker.Extensions.Storage.Queues"] = "5.5.5",
        ["Microsoft.Azure.Functions.Worker.Extensions.Timer"] = "4.3.1",
    };

    public static IEnumerable<string> Faults(AppSource app) => [.. Project(app), .. Program(app.Program), .. Host(app.HostJson)];

    private static IEnumerable<string> Project(AppSource app)
    {
        var project = XElement.Parse(app.Project);
        var versions = XElement.Parse(app.Packages).Descendants("PackageVersion").ToDictionary(package => (string)package.Attribute("Include")!, package => (string)package.Attribute("Version")!);
        var references = project.Descendants("PackageReference").Select(package => (string)package.Attribute("Include")!).ToArray();
        if (project.Descendants("AzureFunctionsVersion").FirstOrDefault()?.Value != "v4")
            yield return "csproj: AzureFunctionsVersion is not v4";
        if (project.Descendants("OutputType").FirstOrDefault()?.Value != "Exe")
            yield return "csproj: OutputType is not Exe";
        if (project.Descendants().SelectMany(element => element.Attributes("Condition")).FirstOrDefault() is { } condition)
            yield return $"csproj: a condition ({condition.Value}); the app must build as it stands";
        foreach (var (package, version) in WorkerPackages)
            if (!references.Contains(package))
                yield return $"csproj: {package} is not referenced";
            else if (versions.GetValueOrDefault(package) != version)
                yield return $"packages: {package} is {versions.GetValueOrDefault(package)}, not the published {version}";
        foreach (var package in references.Where(reference => !versions.ContainsKey(reference)))
            yield return $"packages: {package} has no version";
        var items = project.Descendants("None").ToDictionary(item => Path.GetFileName((string)(item.Attribute("Include") ?? item.Attribute("Update"))!));
        if (items.GetValueOrDefault("host.json") is not { } host || Copied(host, "CopyToOutputDirectory") == "Never" || Copied(host, "CopyToPublishDirectory") == "Never" || (string?)host.Attribute("Link") is not "host.json")
            yield return "csproj: host.json is not copied to the app's folder, built and published";
        foreach (var (file, item) in items.Where(item => item.Key.StartsWith("local.settings", StringComparison.Ordinal)))
            if (Copied(item, "CopyToPublishDirectory") != "Never")
                yield return $"csproj: {file} would be published";
    }

    private static IEnumerable<string> Program(string program)
    {
        foreach (var call in new[] { "FunctionsApplication.CreateBuilder(args)", ".ConfigureFunctionsWebApplication()", ".AddBusinessEnv(", ".Build().Run()" })
            if (!program.Contains(call, StringComparison.Ordinal))
                yield return $"Program.cs: {call} is missing";
        if (program.Contains("ConfigureFunctionsApplicationInsights", StringComparison.Ordinal) && !program.Contains("AddApplicationInsightsTelemetryWorkerService", StringComparison.Ordinal))
            yield return "Program.cs: ConfigureFunctionsApplicationInsights without AddApplicationInsightsTelemetryWorkerService; the worker dies at start";
    }

    private static IEnumerable<string> Host(string json)
    {
        using var document = JsonDocument.Parse(json);
        var host = document.RootElement;
        if (Text(host, "version") != "2.0")
            yield return "host.json: version is not 2.0";
        if (Text(host, "extensions", "http", "routePrefix") != "")
            yield return "host.json: routePrefix is not empty; routes carry 'api/' themselves";
        if (Text(host, "extensions", "queues", "messageEncoding") != "base64")
            yield return "host.json: messageEncoding is not base64, which the app writes";
        foreach (var (path, least, most) in Numbers)
            if (At(host, path) is not { ValueKind: JsonValueKind.Number } number || !number.TryGetInt32(out var value) || value < least || value > most)
                yield return $"host.json: {string.Join('/', path)} is not a number from {least} to {most}";
        foreach (var path in Times)
            if (!TimeSpan.TryParse(Text(host, path), out var time) || time < TimeSpan.Zero)
                yield return $"host.json: {string.Join('/', path)} is not a time";
    }

    private static readonly (string[] Path, int Least, int Most)[] Numbers =
    [
        (["extensions", "queues", "batchSize"], 1, 32),
        (["extensions", "queues", "newBatchThreshold"], 0, 1000),
        (["extensions", "queues", "maxDequeueCount"], 1, 100),
        (["extensions", "blobs", "maxDegreeOfParallelism"], 1, 1000),
        (["extensions", "blobs", "poisonBlobThreshold"], 1, 100),
    ];

    private static readonly string[][] Times = [["functionTimeout"], ["extensions", "queues", "maxPollingInterval"], ["extensions", "queues", "visibilityTimeout"]];

    private static string? Copied(XElement item, string where) => (string?)item.Attribute(where) ?? "Never";

    private static JsonElement? At(JsonElement element, params string[] path)
    {
        foreach (var name in path)
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        return element;
    }

    private static string? Text(JsonElement element, params string[] path) =>
        At(element, path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
