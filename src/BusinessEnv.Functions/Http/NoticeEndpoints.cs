using System.Globalization;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Storage;
using BusinessEnv.Storage.Notices;
using Microsoft.AspNetCore.Http;

namespace BusinessEnv.Functions.Http;

/// <summary><c>/api/notices</c></summary>
public sealed class NoticeEndpoints(NoticeTable notices, PublishedDocuments documents)
{
    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!Paging.TryRead(request, out var paging, out var error))
            return Respond.BadRequest(error);
        var page = await notices.ListAsync(paging.Top, paging.ContinuationToken, cancellation);
        var items = page.Items.Select(row => new NoticeItem(
            row.Id, row.Title, row.Issuer, row.IssuedOn, row.EvaluationYear, row.DocumentNumber, new BlobSource(row.Blob, row.Version), $"/api/notices/{row.Id}"));
        return Respond.Json(new ListDocument<NoticeItem>([.. items], Paging.Token(page.ContinuationToken)));
    }

    public async Task<IResult> NoticeAsync(string id, CancellationToken cancellation)
    {
        if (await notices.FindAsync(id, cancellation) is not { } row
            || await documents.ReadAsync(PublishedDocuments.Notice(id, row.Sequence.ToString(CultureInfo.InvariantCulture), "json"), cancellation) is not { } content)
            return Respond.NotFound($"There is no notice '{id}'. GET /api/notices lists those that there are.");
        return Respond.Bytes(content.ToMemory(), "application/json", Respond.ETagOf(content));
    }
}
