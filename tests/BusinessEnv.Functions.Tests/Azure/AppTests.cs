using BusinessEnv.Functions.Tests.Infrastructure;

namespace BusinessEnv.Functions.Tests.Azure;

/// <summary>The Azure build, which cannot be made where the worker's packages are missing: read as text and held against what the SDK and the host would refuse.</summary>
public sealed class AppTests
{
    [Fact]
    public void The_app_has_none_of_the_faults()
    {
        var app = AppSource.Read(Deployment.Read("dev").AppSettings);
        var functions = FunctionSyntax.Read(app.Sources);
        Assert.Contains("IngestMetrics", functions.Select(function => function.Name));
        Assert.Equal([], FunctionRules.Faults(functions, app.Settings));
        Assert.Equal([], ProjectRules.Faults(app));
    }

    [Fact]
    public void The_functions_read_from_source_are_those_of_the_local_host()
    {
        var compiled = Local.Hosting.LocalFunction.Find(typeof(Local.LocalHost).Assembly.GetTypes());
        var read = FunctionSyntax.Read(AppSource.Read(new HashSet<string>()).Sources);
        Assert.Equal(compiled.Select(function => function.Name), read.Select(function => function.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_claim_outlives_no_handler()
    {
        using var host = System.Text.Json.JsonDocument.Parse(AppSource.Read(new HashSet<string>()).HostJson);
        Assert.True(TimeSpan.Parse(host.RootElement.GetProperty("functionTimeout").GetString()!, null) <= Storage.Uploads.UploadLedger.ClaimDuration);
    }

    /// <summary>One fixture for each fault that the SDK or the host would refuse.</summary>
    public static TheoryData<string, string> FunctionFaults => new()
    {
        { "", Function("[QueueTrigger(\"q\", Connection = \"Storage\")] string message") },
        { "", Function("[BlobTrigger(\"metrics/{name}\", Connection = \"Storage\", Source = BlobTriggerSource.EventGrid)] BlobClient blob") },
        { "", Function("[HttpTrigger(AuthorizationLevel.Anonymous, \"get\", Route = \"api/a/{id}/{n:int?}\")] HttpRequest request, string id, int n") },
        { "", Function("[TimerTrigger(\"%Known%\")] TimerInfo timer", "[FixedDelayRetry(3, \"00:00:10\")]") },
        { "FixedDelayRetry on a QueueTrigger (AZFW0012)", Function("[QueueTrigger(\"q\", Connection = \"Storage\")] string message", "[FixedDelayRetry(3, \"00:00:10\")]") },
        { "ExponentialBackoffRetry on a BlobTrigger (AZFW0012)", Function("[BlobTrigger(\"metrics/{name}\", Connection = \"Storage\", Source = BlobTriggerSource.EventGrid)] BlobClient blob", "[ExponentialBackoffRetry(3, \"00:00:01\", \"00:01:00\")]") },
        { "2 functions have this name", Function("[TimerTrigger(\"0 * * * * *\")] TimerInfo timer") + Function("[TimerTrigger(\"0 * * * * *\")] TimerInfo timer", type: "B") },
        { "an HTTP trigger without its level: the host would ask for a key", Function("[HttpTrigger(\"get\", Route = \"api/a\")] HttpRequest request") },
        { "an HTTP trigger without its level: the host would ask for a key", Function("[HttpTrigger] HttpRequest request") },
        { "'{id}' has no parameter", Function("[HttpTrigger(AuthorizationLevel.Anonymous, \"get\", Route = \"api/a/{id}\")] HttpRequest request") },
        { "the parameter 'period' has no binding expression", Function("[HttpTrigger(AuthorizationLevel.Anonymous, \"get\", Route = \"api/a/{id}\")] HttpRequest request, string id, string period") },
        { "'{other}' of the parameter 'text' is not in the trigger", Function("[BlobTrigger(\"metrics/{name}\", Connection = \"Storage\", Source = BlobTriggerSource.EventGrid)] BlobClient blob, [BlobInput(\"reports/{other}\")] string text") },
        { "the route '/' begins with '/', and the host never calls it", Function("[HttpTrigger(AuthorizationLevel.Anonymous, \"get\", Route = \"/\")] HttpRequest request") },
        { "a blob trigger without Source = BlobTriggerSource.EventGrid: Flex Consumption has no other", Function("[BlobTrigger(\"metrics/{name}\", Connection = \"Storage\")] BlobClient blob") },
        { "a blob trigger without Source = BlobTriggerSource.EventGrid: Flex Consumption has no other", Function("[BlobTrigger(\"metrics/{name}\", Connection = \"Storage\", Source = BlobTriggerSource.LogsAndContainerScan)] BlobClient blob") },
        { "the connection 'Other' needs the setting 'Other__queueServiceUri', which the infrastructure does not set", Function("[QueueTrigger(\"q\", Connection = \"Other\")] string message") },
        { "the connection 'Other' needs the setting 'Other__blobServiceUri', which the infrastructure does not set", Function("[BlobTrigger(\"metrics/{name}\", Connection = Place.Connection, Source = BlobTriggerSource.EventGrid)] BlobClient blob") + "public static class Place { public const string Connection = \"Other\"; }" },
        { "a QueueTrigger without Connection", Function("[QueueTrigger(\"q\")] string message") },
        { "'%Unknown%' is a setting that the infrastructure does not set", Function("[TimerTrigger(\"%Unknown%\")] TimerInfo timer") },
        { "2 triggers instead of one", Function("[TimerTrigger(\"0 * * * * *\")] TimerInfo timer, [QueueTrigger(\"q\", Connection = \"Storage\")] string message") },
        { "0 triggers instead of one", Function("CancellationToken cancellation") },
        { "async void is refused (AZFW0001)", Function("[TimerTrigger(\"0 * * * * *\")] TimerInfo timer", returns: "async void") },
        { "the method and its class must be public and not abstract", Function("[TimerTrigger(\"0 * * * * *\")] TimerInfo timer", access: "internal") },
        { "EventHubTrigger is not among the app's extensions", Function("[EventHubTrigger(\"h\")] string message") },
    };

    [Theory]
    [MemberData(nameof(FunctionFaults))]
    public void A_function_that_would_be_refused_is_found(string expected, string source)
    {
        HashSet<string> settings = ["Storage__blobServiceUri", "Storage__queueServiceUri", "Storage__credential", "Known"];
        var functions = FunctionSyntax.Read(["using Microsoft.Azure.Functions.Worker; using Microsoft.AspNetCore.Http; using Azure.Storage.Blobs;" + source]);
        var faults = FunctionRules.Faults(functions, settings);
        if (expected.Length == 0)
            Assert.Equal([], faults);
        else
            Assert.Contains($"F: {expected}", faults);
    }

    public static TheoryData<string, string, string, string> ProjectFaults => new()
    {
        { "csproj", "<AzureFunctionsVersion>v4</AzureFunctionsVersion>", "", "csproj: AzureFunctionsVersion is not v4" },
        { "csproj", "<OutputType>Exe</OutputType>", "", "csproj: OutputType is not Exe" },
        { "csproj", "<PackageReference Include=\"Microsoft.Azure.Functions.Worker.Sdk\" />", "", "csproj: Microsoft.Azure.Functions.Worker.Sdk is not referenced" },
        { "csproj", "CopyToOutputDirectory=\"PreserveNewest\" CopyToPublishDirectory=\"PreserveNewest\"", "", "csproj: host.json is not copied to the app's folder, built and published" },
        { "csproj", "CopyToPublishDirectory=\"Never\"", "CopyToPublishDirectory=\"PreserveNewest\"", "csproj: local.settings.json would be published" },
        { "csproj", "<OutputType>", "<OutputType Condition=\"'$(X)' == ''\">", "csproj: a condition ('$(X)' == ''); the app must build as it stands" },
        { "packages", "Include=\"Microsoft.Azure.Functions.Worker\" Version=\"2.52.0\"", "Include=\"Microsoft.Azure.Functions.Worker\" Version=\"2.51.0\"", "packages: Microsoft.Azure.Functions.Worker is 2.51.0, not the published 2.52.0" },
        { "Program.cs", ".ConfigureFunctionsWebApplication()", "", "Program.cs: .ConfigureFunctionsWebApplication() is missing" },
        { "Program.cs", "builder.Build()", "builder.Services.ConfigureFunctionsApplicationInsights(); builder.Build()", "Program.cs: ConfigureFunctionsApplicationInsights without AddApplicationInsightsTelemetryWorkerService; the worker dies at start" },
        { "host.json", "\"routePrefix\": \"\"", "\"routePrefix\": \"api\"", "host.json: routePrefix is not empty; routes carry 'api/' themselves" },
        { "host.json", "\"batchSize\": ", "\"batchSize\": 1000", "host.json: extensions/queues/batchSize is not a number from 1 to 32" },
        { "host.json", "\"functionTimeout\": \"", "\"functionTimeout\": \"x", "host.json: functionTimeout is not a time" },
        { "host.json", "\"messageEncoding\": \"base64\"", "\"messageEncoding\": \"none\"", "host.json: messageEncoding is not base64, which the app writes" },
    };

    [Theory]
    [MemberData(nameof(ProjectFaults))]
    public void A_project_that_would_be_refused_is_found(string file, string from, string to, string expected)
    {
        var app = AppSource.Read(new HashSet<string>());
        string Change(string text)
        {
            Assert.Contains(from, text);
            return text.Replace(from, to, StringComparison.Ordinal);
        }

        var changed = file switch
        {
            "csproj" => app with { Project = Change(app.Project) },
            "packages" => app with { Packages = Change(app.Packages) },
            "Program.cs" => app with { Program = Change(app.Program) },
            _ => app with { HostJson = Change(app.HostJson) },
        };
        Assert.Contains(expected, ProjectRules.Faults(changed));
    }

    private static string Function(string parameters, string attributes = "", string type = "A", string access = "public", string returns = "Task") =>
        $"{access} class {type} {{ [Function(\"F\")] {attributes} public {returns} Run({parameters}) {{ throw new Exception(); }} }}\n";
}
