using BusinessEnv.Functions.Pipeline;
using BusinessEnv.Ingestion.Templates;
using BusinessEnv.Storage;
using BusinessEnv.Storage.Frameworks;
using BusinessEnv.Storage.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BusinessEnv.Functions.Http;

/// <summary><c>/api/frameworks</c></summary>
public sealed class FrameworkEndpoints(FrameworkTable frameworks, FrameworkCatalog catalog, PublishedDocuments documents)
{
    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!Paging.TryRead(request, out var paging, out var error))
            return Respond.BadRequest(error);
        var page = await frameworks.ListAsync(paging.Top, paging.ContinuationToken, cancellation);
        var items = page.Items.Select(row => new FrameworkItem(row.Id, row.Name, row.Version, row.Indicators, row.Blob, $"/api/frameworks/{row.Id}"));
        return Respond.Json(new ListDocument<FrameworkItem>([.. items], Paging.Token(page.ContinuationToken)));
    }

    /// <summary>The framework in its canonical form; <c>?version=</c> for an older one.</summary>
    public async Task<IResult> FrameworkAsync(HttpRequest request, string id, CancellationToken cancellation)
    {
        var version = request.Query["version"].ToString() is { Length: > 0 } asked ? asked : (await frameworks.FindAsync(id, cancellation))?.Version;
        if (version is null || !version.All(char.IsAsciiHexDigitLower) || await documents.ReadAsync(PublishedDocuments.Framework(id, version), cancellation) is not { } content)
            return Respond.NotFound($"There is no framework '{id}'{(version is null ? "" : $" of version '{version}'")}. GET /api/frameworks lists those that there are.");
        return Respond.Bytes(content.ToMemory(), "application/json", new EntityTagHeaderValue($"\"{version}\""));
    }

    /// <summary>A workbook to fill in; <c>?period=</c> writes the period into it.</summary>
    public async Task<IResult> TemplateAsync(HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await catalog.FindAsync(id, cancellation) is not var (framework, _))
            return Respond.NotFound($"There is no framework '{id}'. GET /api/frameworks lists those that there are.");
        using var workbook = new MemoryStream();
        TemplateWorkbook.Write(framework, request.Query["period"].ToString() is { Length: > 0 } period ? period : null, workbook);
        var bytes = workbook.ToArray();
        return Respond.Bytes(bytes, ReportBlobs.WorkbookType, Respond.ETagOf(bytes));
    }
}
