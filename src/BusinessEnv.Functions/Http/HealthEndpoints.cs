using BusinessEnv.Storage;
using Microsoft.AspNetCore.Http;

namespace BusinessEnv.Functions.Http;

/// <summary><c>/api/health</c></summary>
public sealed class HealthEndpoints(StorageHealth storage)
{
    /// <summary>Whether the app can do its work: 200 or 503, and which dependency fails.</summary>
    public async Task<IResult> ReadyAsync(CancellationToken cancellation)
    {
        var checks = await storage.CheckAsync(cancellation);
        var ready = checks.Values.All(state => state == StorageHealth.Reachable);
        return Respond.Json(new HealthDocument(ready ? "healthy" : "unhealthy", true, ready, checks), ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Whether the process answers: for those who restart it when it does not. Asks no dependency, for a restart mends none.</summary>
    public static IResult Live() =>
        Respond.Json(new HealthDocument("healthy", true, null, new Dictionary<string, string>()), StatusCodes.Status200OK);
}
