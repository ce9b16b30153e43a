using BusinessEnv.Core.Notices;
using BusinessEnv.Ingestion.Text;
using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>Places where repair joined two lines of the original. Lines of one width may be a broken sentence or a title over its addressees; what the lines say decides.</summary>
internal static class SoftBreaks
{
    /// <summary>The places in the repaired text, rising, where a line of the original ended and none ends now.</summary>
    public static List<int> Find(NoticeText source)
    {
        var breaks = new List<int>();
        var (original, repaired) = (source.Original, source.Simplified);
        if (original.AsSpan().Count('\n') == repaired.AsSpan().Count('\n')) return breaks;
        for (var at = original.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = original.IndexOf('\n', at + 1))
        {
            var there = source.Map.ToRepaired(new TextSpan(at, at + 1));
            if (there.Length == 0 && there.Start > 0 && there.Start < repaired.Length) breaks.Add(there.Start);
        }
        return breaks;
    }

    /// <summary>Whether the pieces before and after a joined place are two lines indeed: a title, a heading, a name, or a line of addressees.</summary>
    public static bool Parts(string text, int start, int at, int end)
    {
        var left = text.AsSpan(start, at - start);
        if (left.ContainsAny('。', '；')) return false;
        if (left.Length <= 90 && Headline.EndsLikeTitle(left)) return true;
        if (OrganizationScanner.IsName(text, start, at) || OrganizationScanner.IsName(text, at, end)) return true;
        if (Outline.MarkerAt(text, start, at).Kind is not MarkerKind.None && left.IndexOfAny('，', ',') < 0) return true;
        var right = text.AsSpan(at, end - at);
        return right.Length <= 200 && IsColon(right[^1]) && right.IndexOf('。') < 0 && right.StartsWith("各");
    }
}
