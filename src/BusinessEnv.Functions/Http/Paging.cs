using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace BusinessEnv.Functions.Http;

/// <summary>A list's page: <c>top</c> rows (1…1000, by default 100) after <c>continuationToken</c>.</summary>
internal readonly record struct Paging(int Top, string? ContinuationToken)
{
    private const int DefaultTop = 100;
    private const int MaximumTop = 1000;

    /// <summary>The page that the query string asks for, or what is wrong with it.</summary>
    public static bool TryRead(HttpRequest request, out Paging paging, out string error)
    {
        paging = new(DefaultTop, null);
        error = "";
        if (request.Query["top"].ToString() is { Length: > 0 } top)
        {
            if (!int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) || rows is < 1 or > MaximumTop)
            {
                error = $"'top' is '{top}'; it must be a whole number from 1 to {MaximumTop}.";
                return false;
            }
            paging = paging with { Top = rows };
        }
        if (request.Query["continuationToken"].ToString() is { Length: > 0 } token)
        {
            if (!Base64Url.IsValid(token))
            {
                error = "'continuationToken' is not one that this list has given.";
                return false;
            }
            paging = paging with { ContinuationToken = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)) };
        }
        return true;
    }

    /// <summary>The service's token in a form that needs no escaping in a URL.</summary>
    public static string? Token(string? continuationToken) =>
        continuationToken is null ? null : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(continuationToken));
}
