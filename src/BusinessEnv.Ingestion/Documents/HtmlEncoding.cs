using System.Text;
using System.Text.RegularExpressions;

namespace BusinessEnv.Ingestion.Documents;

/// <summary>The encoding of a page: what it declares if its bytes bear it out, else what its bytes say.</summary>
internal static partial class HtmlEncoding
{
    public static (string Text, string Encoding)? Decode(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 4096)]);
        var declared = Charset().Match(head) is { Success: true } match ? match.Groups[1].Value.ToLowerInvariant() : "";
        var preferred = declared switch
        {
            "gb2312" or "gbk" or "gb18030" or "gb_2312-80" or "x-gbk" => "gb18030",
            "big5" or "big5-hkscs" => "big5",
            _ => null,
        };
        return preferred is null ? TextEncoding.Decode(bytes) : TextEncoding.Decode(bytes, preferred);
    }

    [GeneratedRegex(@"<meta[^>]{0,200}charset\s*=\s*[""']?\s*([a-zA-Z0-9_-]{2,20})", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Charset();
}
