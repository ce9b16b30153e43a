using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using BusinessEnv.Storage.Telemetry;
using Microsoft.Extensions.Configuration;

namespace BusinessEnv.Storage;

/// <summary>The clients of the one storage account.</summary>
public sealed record StorageAccount(BlobServiceClient Blobs, TableServiceClient Tables, QueueServiceClient Queues)
{
    /// <summary>The setting (or group of settings) that names the account, as in <c>Connection = "Storage"</c> of the triggers.</summary>
    public const string Setting = "Storage";

    private const string BlobService = "blobServiceUri";
    private const string QueueService = "queueServiceUri";
    private const string TableService = "tableServiceUri";

    /// <param name="policy">Sees every request, each try of it; null for none.</param>
    public static StorageAccount Connect(string connectionString, HttpPipelinePolicy? policy = null) => new(
        new BlobServiceClient(connectionString, With(policy, BlobOptions())),
        new TableServiceClient(connectionString, With(policy, TableOptions())),
        new QueueServiceClient(connectionString, With(policy, QueueOptions())));

    /// <summary>By the settings that the triggers use too: a connection string in <c>Storage</c>, or <c>Storage__blobServiceUri</c>,
    /// <c>Storage__queueServiceUri</c> and <c>Storage__tableServiceUri</c> with an identity (<c>Storage__clientId</c> for a user-assigned one).</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or malformed; the message names it.</exception>
    public static StorageAccount Connect(IConfiguration configuration)
    {
        var section = configuration.GetSection(Setting);
        if (section.Value is { Length: > 0 } connectionString)
            return Connect(connectionString);
        if (SettingFaults(configuration).FirstOrDefault() is { } fault)
            throw new InvalidOperationException(fault);
        Uri Service(string key) => new(section[key]!);
        var credential = Credential(section);
        return new(
            new BlobServiceClient(Service(BlobService), credential, BlobOptions()),
            new TableServiceClient(Service(TableService), credential, TableOptions()),
            new QueueServiceClient(Service(QueueService), credential, QueueOptions()));
    }

    /// <summary>What is wrong with the settings that <see cref="Connect(IConfiguration)"/> reads: one line each, which names the setting.</summary>
    public static IEnumerable<string> SettingFaults(IConfiguration configuration)
    {
        var section = configuration.GetSection(Setting);
        if (section.Value is { Length: > 0 })
            yield break;
        foreach (var key in (string[])[BlobService, QueueService, TableService])
            if (section[key] is not { Length: > 0 } text)
                yield return $"'{Setting}__{key}' is missing. Set '{Setting}' to a connection string, or '{Setting}__{BlobService}', '{Setting}__{QueueService}' and '{Setting}__{TableService}' for an identity.";
            else if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
                yield return $"'{Setting}__{key}' is '{text}', which is not an https address.";
        if (section["credential"] is { Length: > 0 } credential && !IsManagedIdentity(credential))
            yield return $"'{Setting}__credential' is '{credential}'; it is managedidentity, or absent.";
    }

    /// <summary>Creates what is missing of containers, tables and queues.</summary>
    public async Task CreateMissingAsync(CancellationToken cancellation)
    {
        await Parallel.ForEachAsync(Names.Containers, cancellation, async (name, token) =>
            await Blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: token));
        await Parallel.ForEachAsync(Names.Tables, cancellation, async (name, token) =>
            await Tables.GetTableClient(name).CreateIfNotExistsAsync(token));
        await Parallel.ForEachAsync(Names.Queues, cancellation, async (name, token) =>
            await Queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: token));
    }

    private static BlobClientOptions BlobOptions() => With(new StorageRequests("blob"), new BlobClientOptions());

    private static TableClientOptions TableOptions() => With(new StorageRequests("table"), new TableClientOptions());

    // The Functions host reads queue messages as base64.
    private static QueueClientOptions QueueOptions() => With(new StorageRequests("queue"), new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    private static T With<T>(HttpPipelinePolicy? policy, T options)
        where T : ClientOptions
    {
        if (policy is not null)
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        return options;
    }

    private static TokenCredential Credential(IConfigurationSection section) =>
        IsManagedIdentity(section["credential"])
            ? new ManagedIdentityCredential(section["clientId"] is { Length: > 0 } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned)
            : new DefaultAzureCredential();

    private static bool IsManagedIdentity(string? credential) => string.Equals(credential, "managedidentity", StringComparison.OrdinalIgnoreCase);
}
