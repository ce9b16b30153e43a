using BusinessEnv.Functions.Pipeline;
using BusinessEnv.Storage;
using BusinessEnv.Storage.Rankings;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BusinessEnv.Functions.Http;

/// <summary><c>/api/rankings</c></summary>
public sealed class RankingEndpoints(RankingPointers pointers, PublishedDocuments documents, RequestQueue queue)
{
    private const string Latest = "latest";

    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!Paging.TryRead(request, out var paging, out var error))
            return Respond.BadRequest(error);
        var framework = request.Query["framework"].ToString() is { Length: > 0 } id ? id : null;
        var page = await pointers.ListAsync(framework, paging.Top, paging.ContinuationToken, cancellation);
        var items = page.Items.Select(pointer => new RankingItem(
            pointer.Framework, pointer.FrameworkVersion!, pointer.Period, pointer.Run!, pointer.ComputedAt!.Value, pointer.Units, pointer.DueStamp is null, Url(pointer.Framework, pointer.Period)));
        return Respond.Json(new ListDocument<RankingItem>([.. items], Paging.Token(page.ContinuationToken)));
    }

    public async Task<IResult> SummaryAsync(HttpRequest request, string framework, string period, CancellationToken cancellation)
    {
        if (RankingFormat.Of(request) is not { } format)
            return Respond.Problem(StatusCodes.Status406NotAcceptable, "Not acceptable", $"A ranking comes as {string.Join(", ", RankingFormat.All.Select(known => known.Extension))}: say which with ?format= or Accept.");
        if (await FindAsync(framework, period, cancellation) is not { Run: not null } pointer)
            return Respond.NotFound($"There is no ranking of '{framework}' for the period '{period}'. GET /api/rankings lists those that there are.");
        var run = request.Query["run"].ToString() is { Length: > 0 } asked ? asked : pointer.Run;
        var etag = new EntityTagHeaderValue($"\"{run}-{format.Extension}\"");
        if (run == pointer.Run && Respond.HasCurrent(request, etag))
            return Respond.NotModified(request, etag);
        if (!IsRun(run) || await documents.ReadAsync(PublishedDocuments.Ranking(framework, pointer.Period, run, format.Extension), cancellation) is not { } content)
            return Respond.NotFound($"The ranking of '{framework}' for '{pointer.Period}' has no run '{run}'.");
        return Respond.Bytes(content.ToMemory(), format.ContentType, etag, run == pointer.Run ? pointer.ComputedAt : null);
    }

    public async Task<IResult> RecomputeAsync(HttpRequest request, string framework, string period, CancellationToken cancellation)
    {
        if (await FindAsync(framework, period, cancellation) is not { } pointer)
            return Respond.NotFound($"There are no observations of '{framework}' for the period '{period}'.");
        await pointers.MarkDueAsync(framework, pointer.Period, $"asked-{request.HttpContext.TraceIdentifier}", cancellation);
        await queue.SendAsync(new RankingRequest(framework, pointer.Period), cancellation);
        var url = Url(framework, pointer.Period);
        request.HttpContext.Response.Headers.Location = url;
        return Respond.Json(new AcceptedDocument("queued", url), StatusCodes.Status202Accepted);
    }

    private async Task<RankingPointer?> FindAsync(string framework, string period, CancellationToken cancellation) =>
        period != Latest
            ? await pointers.FindAsync(framework, period, cancellation)
            : (await pointers.OfFrameworkAsync(framework, cancellation)).Where(pointer => pointer.Run is not null).MaxBy(pointer => pointer.Period, StringComparer.Ordinal);

    private static bool IsRun(string run) => run.Length == 16 && run.All(char.IsAsciiHexDigitLower);

    private static string Url(string framework, string period) => $"/api/rankings/{Uri.EscapeDataString(framework)}/{Uri.EscapeDataString(period)}";
}
