using BusinessEnv.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BusinessEnv.Functions.Triggers;

public sealed class Uploads(UploadEndpoints endpoints)
{
    [Function(nameof(ListUploads))]
    public Task<IResult> ListUploads([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/uploads")] HttpRequest request, CancellationToken cancellation) =>
        endpoints.ListAsync(request, cancellation);

    [Function(nameof(GetUpload))]
    public Task<IResult> GetUpload([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/uploads/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        endpoints.UploadAsync(id, cancellation);

    [Function(nameof(GetUploadReport))]
    public Task<IResult> GetUploadReport([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/uploads/{id}/report")] HttpRequest request, string id, CancellationToken cancellation) =>
        endpoints.ReportAsync(request, id, cancellation);

    [Function(nameof(ReplayUpload))]
    public Task<IResult> ReplayUpload([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/uploads/{id}/replay")] HttpRequest request, string id, CancellationToken cancellation) =>
        endpoints.ReplayAsync(request, id, cancellation);
}
