using BusinessEnv.Storage;
using BusinessEnv.Storage.Uploads;
using Microsoft.AspNetCore.Http;

namespace BusinessEnv.Functions.Http;

/// <summary><c>/api/uploads</c>: the ledger.</summary>
public sealed class UploadEndpoints(UploadLedger ledger, ReportBlobs reports, RequestQueue queue)
{
    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!Paging.TryRead(request, out var paging, out var error))
            return Respond.BadRequest(error);
        var container = request.Query["container"].ToString() is { Length: > 0 } name ? name : null;
        UploadState? state = null;
        if (request.Query["state"].ToString() is { Length: > 0 } stateName)
        {
            if (!Enum.TryParse<UploadState>(stateName, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed))
                return Respond.BadRequest($"'state' is '{stateName}'; it is one of {string.Join(", ", Enum.GetValues<UploadState>().Select(StateName))}.");
            state = parsed;
        }
        var page = await ledger.ListAsync(container, state, paging.Top, paging.ContinuationToken, cancellation);
        return Respond.Json(new ListDocument<UploadDocument>([.. page.Items.Select(Document)], Paging.Token(page.ContinuationToken)));
    }

    public async Task<IResult> UploadAsync(string id, CancellationToken cancellation) =>
        await ledger.FindAsync(id, cancellation) is { } upload
            ? Respond.Json(Document(upload))
            : Respond.NotFound($"There is no upload '{id}'. GET /api/uploads lists those that there are.");

    /// <summary>All that was found in the file and how it was read; <c>?format=xlsx</c>: the file itself with its bad cells marked.</summary>
    public async Task<IResult> ReportAsync(HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await ledger.FindAsync(id, cancellation) is not { } upload)
            return Respond.NotFound($"There is no upload '{id}'. GET /api/uploads lists those that there are.");
        var format = request.Query["format"].ToString();
        if (format is not ("" or "json" or "xlsx"))
            return Respond.Problem(StatusCodes.Status406NotAcceptable, "Not acceptable", "A report comes as json or xlsx: say which with ?format=.");
        var name = format == "xlsx" ? ReportBlobs.Workbook(upload) : ReportBlobs.Report(upload);
        return await reports.ReadAsync(name, cancellation) is { } content
            ? Respond.Bytes(content.ToMemory(), format == "xlsx" ? ReportBlobs.WorkbookType : "application/json", Respond.ETagOf(content))
            : Respond.NotFound(format == "xlsx" ? "There is nothing to mark in this file, or it is not a spreadsheet." : "There is no report of this version of the file: it is not finished, was refused unread, or is gone.");
    }

    /// <summary>Reads the blob again, whatever its outcome was.</summary>
    public async Task<IResult> ReplayAsync(HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await ledger.FindAsync(id, cancellation) is not { } upload)
            return Respond.NotFound($"There is no upload '{id}'. GET /api/uploads lists those that there are.");
        await queue.SendAsync(new IngestRequest(upload.Container, upload.Blob, Again: true), cancellation);
        var url = $"/api/uploads/{id}";
        request.HttpContext.Response.Headers.Location = url;
        return Respond.Json(new AcceptedDocument("queued", url), StatusCodes.Status202Accepted);
    }

    private static UploadDocument Document(Upload upload) => new(
        upload.Id, upload.Container, upload.Blob, upload.Version, StateName(upload.State), upload.ReceivedAt, upload.FinishedAt, upload.Counts, upload.Issues, upload.Report);

    private static string StateName(UploadState state)
    {
        var name = state.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
