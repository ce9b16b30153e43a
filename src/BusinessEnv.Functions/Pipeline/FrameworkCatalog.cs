using System.Collections.Concurrent;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Ingestion.Frameworks;
using BusinessEnv.Storage;
using BusinessEnv.Storage.Frameworks;

namespace BusinessEnv.Functions.Pipeline;

/// <summary>Frameworks by id, in their current version. Versions never change, so they are read once.</summary>
public sealed class FrameworkCatalog(FrameworkTable table, PublishedDocuments documents)
{
    private readonly ConcurrentDictionary<(string Id, string Version), Framework> _versions = new();

    public async Task<string?> VersionAsync(string id, CancellationToken cancellation) =>
        (await table.FindAsync(id, cancellation))?.Version;

    /// <summary>Null when no such framework is known.</summary>
    public async Task<(Framework Framework, string Version)?> FindAsync(string id, CancellationToken cancellation) =>
        await VersionAsync(id, cancellation) is { } version ? (await ReadAsync(id, version, cancellation), version) : null;

    public async Task<Framework> ReadAsync(string id, string version, CancellationToken cancellation)
    {
        if (_versions.TryGetValue((id, version), out var known))
            return known;
        var json = await documents.ReadAsync(PublishedDocuments.Framework(id, version), cancellation)
            ?? throw new InvalidOperationException($"The framework '{id}' has no document for its version {version}.");
        var reading = FrameworkReader.Read(json.ToStream(), $"{id}.json", cancellation);
        return _versions[(id, version)] = reading.Framework
            ?? throw new InvalidOperationException($"The stored framework '{id}' {version} can no longer be read: {reading.Issues[0].Message}");
    }
}
