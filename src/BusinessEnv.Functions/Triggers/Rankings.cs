using BusinessEnv.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BusinessEnv.Functions.Triggers;

public sealed class Rankings(RankingEndpoints endpoints)
{
    [Function(nameof(ListRankings))]
    public Task<IResult> ListRankings([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/rankings")] HttpRequest request, CancellationToken cancellation) =>
        endpoints.ListAsync(request, cancellation);

    [Function(nameof(GetRanking))]
    public Task<IResult> GetRanking([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/rankings/{framework}/{period}")] HttpRequest request, string framework, string period, CancellationToken cancellation) =>
        endpoints.SummaryAsync(request, framework, period, cancellation);

    [Function(nameof(RequestRanking))]
    public Task<IResult> RequestRanking([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/rankings/{framework}/{period}")] HttpRequest request, string framework, string period, CancellationToken cancellation) =>
        endpoints.RecomputeAsync(request, framework, period, cancellation);
}
