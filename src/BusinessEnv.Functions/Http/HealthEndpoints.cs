using BusinessEnv.Storage;
using Microsoft.AspNetCore.Http;

namespace BusinessEnv.Functions.Http;

/// <summary><c>/api/health</c></summary>
public sealed class HealthEndpoints(StorageHealth storage)
{
    public async Task<IResult> HealthAsync(CancellationToken cancellation)
    {
        var checks = await storage.CheckAsync(cancellation);
        var healthy = checks.Values.All(state => state == StorageHealth.Reachable);
        return Respond.Json(new HealthDocument(healthy ? "healthy" : "unhealthy", checks), healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
