using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace BusinessEnv.Ingestion.Documents;

/// <summary>.html: the article's title and body, without navigation; tables row by row.</summary>
internal static class HtmlReader
{
    private static readonly HashSet<string> Block =
    [
        "address", "article", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "html", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ];

    public static DocumentReading Read(ReadOnlyMemory<byte> bytes, string name, DocumentLimits limits, CancellationToken cancellation)
    {
        if (HtmlEncoding.Decode(bytes.Span) is not { } decoded)
            return DocumentReading.Refused("not-text", $"{name} is not HTML in UTF-8, UTF-16, GB18030 or Big5.", "Save the page as UTF-8.");
        using var page = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(decoded.Text);
        cancellation.ThrowIfCancellationRequested();
        var article = HtmlArticle.Find(page);
        var title = HtmlArticle.Title(page, article);
        var lines = new LineWriter(limits.MaxCharacters);
        if (title is not null && !Opening(article).Contains(Squeezed(title), StringComparison.Ordinal))
            lines.Line(title, BlockKind.Heading, 1);
        new Walk(lines, cancellation).Children(article, BlockKind.Paragraph, 0);
        if (lines.IsFull)
            return DocumentReading.Refused("too-long", $"{name} has more than {limits.MaxCharacters} characters.", "Split the file.");
        if (lines.IsEmpty)
            return DocumentReading.Refused("no-text", $"{name} holds no text; its content may be pictures.", "Upload the text of the notice.");
        return new(lines.Finish("html", decoded.Encoding, title ?? lines.FirstHeading), []);
    }

    internal static bool IsBlock(IElement element) => Block.Contains(element.LocalName);

    private static string Opening(IElement article) => Squeezed(article.TextContent) is var text ? text[..Math.Min(text.Length, 400)] : "";

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Turns elements into lines.</summary>
    private sealed class Walk(LineWriter lines, CancellationToken cancellation)
    {
        private const int Deepest = 400;
        private readonly StringBuilder _line = new();
        private int _depth;

        public void Children(INode node, BlockKind kind, int level)
        {
            if (++_depth < Deepest && !lines.IsFull)
                foreach (var child in node.ChildNodes)
                    Visit(child, kind, level);
            _depth--;
            if (node is IElement element && IsBlock(element))
                Flush(kind, level);
        }

        private void Visit(INode node, BlockKind kind, int level)
        {
            if (node is IText text)
                Append(text.Data);
            else if (node is IElement { LocalName: "br" })
                Flush(kind, level);
            else if (node is IElement element)
                Element(element, kind, level);
        }

        private void Element(IElement element, BlockKind kind, int level)
        {
            cancellation.ThrowIfCancellationRequested();
            var name = element.LocalName;
            if (!IsBlock(element))
            {
                Children(element, kind, level);
                return;
            }
            Flush(kind, level);
            if (name is ['h', >= '1' and <= '6'])
                Children(element, BlockKind.Heading, name[1] - '0');
            else if (name == "li")
            {
                if (element.ParentElement is { LocalName: "ol" } list)
                    _line.Append(Number(list, element)).Append(". ");
                Children(element, BlockKind.ListItem, level);
            }
            else if (name is "ul" or "ol")
                Children(element, kind, level + 1);
            else if (name == "table" && HtmlTable.Rows(element) is { } rows)
                foreach (var row in rows)
                    lines.Row(row);
            else
                Children(element, kind, level);
        }

        private static int Number(IElement list, IElement item) =>
            (int.TryParse(list.GetAttribute("start"), out var start) ? start : 1) + list.Children.Where(c => c.LocalName == "li").ToList().IndexOf(item);

        // White space collapses; between Chinese characters it only wraps the source.
        private void Append(string text)
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (!IsSpace(text[i]))
                {
                    _line.Append(text[i]);
                    continue;
                }
                var wraps = false;
                for (; i < text.Length && IsSpace(text[i]); i++)
                    wraps |= text[i] == '\n';
                i--;
                if (_line.Length > 0 && _line[^1] != ' ' && !(wraps && _line[^1] >= '\u2E80'))
                    _line.Append(' ');
            }
        }

        private static bool IsSpace(char character) => character is ' ' or '\t' or '\n' or '\r' or '\f';

        private void Flush(BlockKind kind, int level)
        {
            lines.Line(_line.ToString(), kind, kind == BlockKind.Paragraph ? 0 : level);
            _line.Clear();
        }
    }
}
