namespace BusinessEnv.Core.Uploads;

/// <summary>The blob version that a stored value came from.</summary>
/// <param name="Blob">Container and name: <c>metrics/doing-business-2020/2020/raw.csv</c>.</param>
/// <param name="Version">The blob's own version, its ETag without quotes.</param>
public sealed record BlobSource(string Blob, string Version);
