using System.Xml;

namespace BusinessEnv.Ingestion.Documents;

/// <summary>Which paragraph styles are headings, and which carry a numbering.</summary>
internal sealed class DocxStyles
{
    public const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public sealed record Style(int HeadingLevel, string? NumberingId, int NumberingLevel, string? BasedOn);

    private readonly Dictionary<string, Style> _styles = [];

    public static DocxStyles Read(XmlReader? xml)
    {
        var styles = new DocxStyles();
        if (xml is null)
            return styles;
        using (xml)
            while (xml.Read())
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "style" && xml.GetAttribute("styleId", Word) is { } id)
                    using (var part = xml.ReadSubtree())
                        styles._styles[id] = One(part);
        return styles;
    }

    /// <summary>A style with what it inherits.</summary>
    public Style Find(string? id)
    {
        var found = new Style(0, null, 0, null);
        for (var depth = 0; depth < 20 && id is not null && _styles.TryGetValue(id, out var style); depth++, id = style.BasedOn)
            found = new(found.HeadingLevel > 0 ? found.HeadingLevel : style.HeadingLevel,
                found.NumberingId ?? style.NumberingId, found.NumberingId is null ? style.NumberingLevel : found.NumberingLevel, null);
        return found;
    }

    private static Style One(XmlReader xml)
    {
        var (heading, level) = (0, 0);
        string? numbering = null, basedOn = null;
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.GetAttribute("val", Word) is { } value)
                switch (xml.LocalName)
                {
                    case "name":
                        heading = HeadingLevel(value);
                        break;
                    case "outlineLvl" when heading == 0 && int.TryParse(value, out var outline) && outline is >= 0 and < 9:
                        heading = outline + 1;
                        break;
                    case "basedOn":
                        basedOn = value;
                        break;
                    case "numId":
                        numbering = value;
                        break;
                    case "ilvl":
                        _ = int.TryParse(value, out level);
                        break;
                }
        return new(heading, numbering, level, basedOn);
    }

    private static int HeadingLevel(string name) =>
        name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan(8), out var level) && level is > 0 and < 10 ? level
        : name.StartsWith("标题 ", StringComparison.Ordinal) && int.TryParse(name.AsSpan(3), out level) && level is > 0 and < 10 ? level
        : name is "Title" or "title" or "标题" ? 1 : 0;
}
