using BusinessEnv.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BusinessEnv.Functions.Triggers;

public sealed class Notices(NoticeEndpoints endpoints)
{
    [Function(nameof(ListNotices))]
    public Task<IResult> ListNotices([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/notices")] HttpRequest request, CancellationToken cancellation) =>
        endpoints.ListAsync(request, cancellation);

    [Function(nameof(GetNotice))]
    public Task<IResult> GetNotice([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/notices/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        endpoints.NoticeAsync(id, cancellation);
}
