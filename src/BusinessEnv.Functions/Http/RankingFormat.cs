using Microsoft.AspNetCore.Http;

namespace BusinessEnv.Functions.Http;

/// <summary>A representation of a ranking.</summary>
internal sealed record RankingFormat(string Extension, string ContentType, string MediaType)
{
    public static readonly RankingFormat Json = new("json", "application/json", "application/json");
    public static readonly RankingFormat Csv = new("csv", "text/csv; charset=utf-8", "text/csv");
    public static readonly IReadOnlyList<RankingFormat> All = [Json, Csv];

    /// <summary>By <c>?format=</c>, else by the best <c>Accept</c>, else JSON; null when what is asked for is not to be had.</summary>
    public static RankingFormat? Of(HttpRequest request)
    {
        if (request.Query["format"].ToString() is { Length: > 0 } name)
            return All.FirstOrDefault(format => format.Extension == name);
        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0)
            return Json;
        return accepted
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(range => All.FirstOrDefault(format => range.MediaType == "*/*" || range.MediaType.Equals(format.MediaType, StringComparison.OrdinalIgnoreCase) || (range.MatchesAllSubTypes && format.MediaType.StartsWith(range.Type.Value + "/", StringComparison.OrdinalIgnoreCase))))
            .FirstOrDefault(format => format is not null);
    }
}
