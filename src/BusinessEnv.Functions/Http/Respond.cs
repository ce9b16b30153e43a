using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BusinessEnv.Functions.Http;

/// <summary>How every endpoint answers: strong ETags with 304, camelCase JSON with Chinese as it is, errors as problem+json.</summary>
internal static class Respond
{
    /// <summary>JSON whose ETag is the hash of its bytes.</summary>
    public static IResult Json<T>(T document)
    {
        var bytes = DocumentJson.Serialize(document);
        return Bytes(bytes, "application/json", ETagOf(bytes));
    }

    /// <summary>JSON of an answer that is not to be kept.</summary>
    public static IResult Json<T>(T document, int status) => Results.Text(DocumentJson.Serialize(document), "application/json", status);

    public static IResult Bytes(ReadOnlyMemory<byte> bytes, string contentType, EntityTagHeaderValue etag, DateTimeOffset? lastModified = null) =>
        Results.Bytes(bytes, contentType, lastModified: lastModified, entityTag: etag);

    public static EntityTagHeaderValue ETagOf(ReadOnlySpan<byte> bytes) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"");

    /// <summary>Whether the client already has the representation with this ETag.</summary>
    public static bool HasCurrent(HttpRequest request, EntityTagHeaderValue etag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(etag, useStrongComparison: false));

    public static IResult NotModified(HttpRequest request, EntityTagHeaderValue etag)
    {
        request.HttpContext.Response.GetTypedHeaders().ETag = etag;
        return Results.StatusCode(StatusCodes.Status304NotModified);
    }

    public static IResult NotFound(string detail) => Problem(StatusCodes.Status404NotFound, "Not found", detail);

    public static IResult BadRequest(string detail) => Problem(StatusCodes.Status400BadRequest, "Bad request", detail);

    public static IResult Problem(int status, string title, string detail) => Results.Problem(detail, statusCode: status, title: title);
}
