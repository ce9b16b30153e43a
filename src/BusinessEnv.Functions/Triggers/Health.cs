using BusinessEnv.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BusinessEnv.Functions.Triggers;

public sealed class Health(HealthEndpoints endpoints)
{
    [Function(nameof(GetHealth))]
    public Task<IResult> GetHealth([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health")] HttpRequest request, CancellationToken cancellation) =>
        endpoints.ReadyAsync(cancellation);

    [Function(nameof(GetLiveness))]
    public static IResult GetLiveness([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health/live")] HttpRequest request) =>
        HealthEndpoints.Live();
}
