using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace BusinessEnv.Storage;

/// <summary>The clients of the one storage account.</summary>
public sealed record StorageAccount(BlobServiceClient Blobs, TableServiceClient Tables, QueueServiceClient Queues)
{
    /// <summary>The setting (or group of settings) that names the account, as in <c>Connection = "Storage"</c> of the triggers.</summary>
    public const string Setting = "Storage";

    /// <param name="policy">Sees every request, each try of it; null for none.</param>
    public static StorageAccount Connect(string connectionString, HttpPipelinePolicy? policy = null) => new(
        new BlobServiceClient(connectionString, With(policy, new BlobClientOptions())),
        new TableServiceClient(connectionString, With(policy, new TableClientOptions())),
        new QueueServiceClient(connectionString, With(policy, QueueOptions())));

    /// <summary>By the settings that the triggers use too: a connection string in <c>Storage</c>, or <c>Storage__blobServiceUri</c>,
    /// <c>Storage__queueServiceUri</c> and <c>Storage__tableServiceUri</c> with an identity (<c>Storage__clientId</c> for a user-assigned one).</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or malformed; the message names it.</exception>
    public static StorageAccount Connect(IConfiguration configuration)
    {
        var section = configuration.GetSection(Setting);
        if (section.Value is { Length: > 0 } connectionString)
            return Connect(connectionString);
        var blobs = ServiceUri(section, "blobServiceUri");
        var queues = ServiceUri(section, "queueServiceUri");
        var tables = ServiceUri(section, "tableServiceUri");
        var credential = Credential(section);
        return new(new BlobServiceClient(blobs, credential), new TableServiceClient(tables, credential), new QueueServiceClient(queues, credential, QueueOptions()));
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

    // The Functions host reads queue messages as base64.
    private static QueueClientOptions QueueOptions() => new() { MessageEncoding = QueueMessageEncoding.Base64 };

    private static T With<T>(HttpPipelinePolicy? policy, T options)
        where T : ClientOptions
    {
        if (policy is not null)
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        return options;
    }

    private static Uri ServiceUri(IConfigurationSection section, string key) => section[key] switch
    {
        null or "" => throw new InvalidOperationException(
            $"The setting '{Setting}__{key}' is missing. Set '{Setting}' to a connection string, or '{Setting}__blobServiceUri', '{Setting}__queueServiceUri' and '{Setting}__tableServiceUri' for an identity."),
        var text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
            ? uri
            : throw new InvalidOperationException($"The setting '{Setting}__{key}' is '{text}', which is not an https address."),
    };

    private static TokenCredential Credential(IConfigurationSection section) =>
        string.Equals(section["credential"], "managedidentity", StringComparison.OrdinalIgnoreCase)
            ? new ManagedIdentityCredential(section["clientId"] is { Length: > 0 } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned)
            : new DefaultAzureCredential();
}
