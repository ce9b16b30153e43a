using BusinessEnv.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BusinessEnv.Functions.Triggers;

public sealed class Frameworks(FrameworkEndpoints endpoints)
{
    [Function(nameof(ListFrameworks))]
    public Task<IResult> ListFrameworks([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/frameworks")] HttpRequest request, CancellationToken cancellation) =>
        endpoints.ListAsync(request, cancellation);

    [Function(nameof(GetFramework))]
    public Task<IResult> GetFramework([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/frameworks/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        endpoints.FrameworkAsync(request, id, cancellation);

    [Function(nameof(GetFrameworkTemplate))]
    public Task<IResult> GetFrameworkTemplate([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/frameworks/{id}/template.xlsx")] HttpRequest request, string id, CancellationToken cancellation) =>
        endpoints.TemplateAsync(request, id, cancellation);
}
