using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace BusinessEnv.Ingestion.Documents;

/// <summary>Finds the article of a page: the container with the most running text that is not links.</summary>
internal static partial class HtmlArticle
{
    private const int LongestTitle = 300;
    private static readonly HashSet<string> Skipped = ["script", "style", "noscript", "template", "iframe", "svg", "canvas", "button", "select", "textarea", "input", "object", "embed", "head", "nav", "footer", "aside"];
    private static readonly HashSet<string> Paragraphs = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "pre", "dd", "dt", "dl", "td", "th", "tr", "tbody", "thead", "tfoot", "table", "center", "figure"];

    public static IElement Find(IHtmlDocument page)
    {
        var body = (IElement?)page.Body ?? page.DocumentElement;
        Strip(body);
        var scores = new Dictionary<IElement, double>();
        var lengths = new Dictionary<IElement, int>();
        foreach (var text in body.Descendants().OfType<IText>())
        {
            var length = text.Data.AsSpan().Trim().Length;
            if (length == 0 || InLink(text))
                continue;
            var container = text.ParentElement;
            while (container is not null && container != body && (!HtmlReader.IsBlock(container) || Paragraphs.Contains(container.LocalName)))
                container = container.ParentElement;
            var share = (double)length;
            for (var element = container ?? body; element is not null; element = element.ParentElement, share *= 0.5)
            {
                lengths[element] = lengths.GetValueOrDefault(element) + length;
                if (share >= 1)
                    scores[element] = scores.GetValueOrDefault(element) + share;
            }
        }
        if (scores.Count == 0)
            return body;
        var best = scores.MaxBy(s => s.Value).Key;
        // An article cut into several containers: take what holds them together.
        while (best != body && best.ParentElement is { } parent && lengths[parent] > 1.2 * lengths[best])
            best = parent;
        return best;
    }

    public static string? Title(IHtmlDocument page, IElement article)
    {
        var meta = page.QuerySelector("meta[name=ArticleTitle], meta[property='og:title']")?.GetAttribute("content");
        var heading = article.QuerySelector("h1")?.TextContent ?? page.QuerySelector("h1")?.TextContent;
        var title = Clean(meta) ?? Clean(heading);
        if (title is not null)
            return title;
        // "Title_Site", "Title - Site": what comes before the last separator.
        var full = Clean(page.Title);
        if (full is null)
            return null;
        var cut = SiteName().Match(full);
        return cut.Success && cut.Index > 0 ? full[..cut.Index].Trim() : full;
    }

    /// <summary>Takes out of a page what is no text, not shown, or navigation.</summary>
    private static void Strip(IElement root)
    {
        var open = new Stack<IElement>([root]);
        while (open.TryPop(out var element))
            foreach (var child in element.Children.ToArray())
                if (Skipped.Contains(child.LocalName) || IsHidden(child) || IsFurniture(child))
                    child.Remove();
                else
                    open.Push(child);
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || element.GetAttribute("style") is { } style && HiddenStyle().IsMatch(style);

    /// <summary>Navigation and the like, by what its author called it; a container with much text is kept whatever its name.</summary>
    private static bool IsFurniture(IElement element)
    {
        var role = element.GetAttribute("role");
        if (element.LocalName is "article" or "main" || role == "main")
            return false;
        if (role is "navigation" or "banner" or "contentinfo" or "search")
            return true;
        var name = $"{element.ClassName} {element.Id}";
        return name.Length > 1 && FurnitureName().IsMatch(name) && !HasMuchText(element);
    }

    private static bool HasMuchText(IElement element)
    {
        var length = 0;
        foreach (var node in element.Descendants().Take(2000))
            if (node is IText text && text.Data.Length is var more)
            {
                if (more > 80 && text.ParentElement?.LocalName != "a" || (length += more) > 2000)
                    return true;
            }
        return false;
    }

    private static bool InLink(INode node) => node.ParentElement is { } parent && (parent.LocalName == "a" || parent.ParentElement?.LocalName == "a");

    private static string? Clean(string? text)
    {
        var clean = text is null || text.Length > LongestTitle ? "" : Spaces().Replace(text, " ").Trim(' ', '\u3000', '\u00A0');
        return clean.Length == 0 ? null : clean;
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*[_|｜—–]\s*[^_|｜—–]*$|\s+-\s+[^-]*$")]
    private static partial Regex SiteName();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex HiddenStyle();

    [GeneratedRegex(@"(^|[\s_-])(nav|navbar|menu|breadcrumb|crumbs?|sidebar|side|footer|foot|copyright|share|social|related|recommend|comments?|pager|pagination|toolbar|login|search|banner|ad|ads|advert|hot|rank-list|qrcode|position|location|dqwz)([\s_-]|\d|$)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex FurnitureName();
}
