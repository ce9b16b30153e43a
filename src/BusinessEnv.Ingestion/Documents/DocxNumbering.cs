using System.Globalization;
using System.Text;
using System.Xml;

namespace BusinessEnv.Ingestion.Documents;

/// <summary>The numbers that Word puts before paragraphs: （一）, 1., 第三条. They are not in the text and are worked out as Word does.</summary>
internal sealed class DocxNumbering
{
    private sealed record Level(string Format, string Text, int Start);

    private readonly Dictionary<string, Level?[]> _abstract = [];
    private readonly Dictionary<string, (string Abstract, Dictionary<int, int> Starts)> _lists = [];
    private readonly Dictionary<string, int[]> _counters = [];

    public static DocxNumbering Read(XmlReader? xml)
    {
        var numbering = new DocxNumbering();
        if (xml is null)
            return numbering;
        using (xml)
            while (xml.Read())
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                else if (xml.LocalName == "abstractNum" && xml.GetAttribute("abstractNumId", DocxStyles.Word) is { } id)
                    using (var part = xml.ReadSubtree())
                        numbering._abstract[id] = Levels(part);
                else if (xml.LocalName == "num" && xml.GetAttribute("numId", DocxStyles.Word) is { } number)
                    using (var part = xml.ReadSubtree())
                        numbering._lists[number] = List(part);
        return numbering;
    }

    /// <summary>The label of the next paragraph of a list level, with the counters moved on; empty for bullets and unknown lists.</summary>
    public string Next(string list, int level)
    {
        if (level is < 0 or > 8 || !_lists.TryGetValue(list, out var definition) || !_abstract.TryGetValue(definition.Abstract, out var levels) || levels[level] is not { } own)
            return "";
        // Lists of one definition count on together unless they are given a start of their own.
        var key = definition.Starts.Count > 0 ? $"{definition.Abstract}/{list}" : definition.Abstract;
        if (!_counters.TryGetValue(key, out var counters))
            _counters[key] = counters = new int[9];
        if (counters[level] == 0)
            counters[level] = definition.Starts.TryGetValue(level, out var start) ? start : own.Start;
        else
            counters[level]++;
        Array.Clear(counters, level + 1, 8 - level);
        if (own.Format is "bullet" or "none")
            return "";
        var label = new StringBuilder(own.Text);
        for (var i = 0; i <= level; i++)
            if (levels[i] is { } part)
                label.Replace($"%{i + 1}", Number(Math.Max(counters[i], i < level ? part.Start : 1), part.Format));
        return label.ToString();
    }

    private static Level?[] Levels(XmlReader xml)
    {
        var levels = new Level?[9];
        var current = -1;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "lvl" && int.TryParse(xml.GetAttribute("ilvl", DocxStyles.Word), out current) && current is >= 0 and < 9)
                levels[current] = new("decimal", "", 1);
            else if (current is >= 0 and < 9 && xml.GetAttribute("val", DocxStyles.Word) is { } value)
                levels[current] = xml.LocalName switch
                {
                    "numFmt" => levels[current]! with { Format = value },
                    "lvlText" => levels[current]! with { Text = value },
                    "start" when int.TryParse(value, out var start) => levels[current]! with { Start = start },
                    _ => levels[current],
                };
        }
        return levels;
    }

    private static (string, Dictionary<int, int>) List(XmlReader xml)
    {
        var (definition, level) = ("", 0);
        var starts = new Dictionary<int, int>();
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element)
                if (xml.LocalName == "abstractNumId")
                    definition = xml.GetAttribute("val", DocxStyles.Word) ?? "";
                else if (xml.LocalName == "lvlOverride")
                    _ = int.TryParse(xml.GetAttribute("ilvl", DocxStyles.Word), out level);
                else if (xml.LocalName == "startOverride" && int.TryParse(xml.GetAttribute("val", DocxStyles.Word), out var start))
                    starts[level] = start;
        return (definition, starts);
    }

    private static string Number(int value, string format) => format switch
    {
        "chineseCounting" or "chineseCountingThousand" or "ideographDigital" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand" => Chinese(value),
        "upperLetter" => $"{(char)('A' + (value - 1) % 26)}",
        "lowerLetter" => $"{(char)('a' + (value - 1) % 26)}",
        "upperRoman" => Roman(value),
        "lowerRoman" => Roman(value).ToLowerInvariant(),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when value is > 0 and <= 20 => $"{(char)('①' + value - 1)}",
        "decimalZero" => value.ToString("00", CultureInfo.InvariantCulture),
        "decimalFullWidth" => string.Concat(value.ToString(CultureInfo.InvariantCulture).Select(c => (char)(c + 0xFEE0))),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Chinese(int value)
    {
        const string digits = "〇一二三四五六七八九";
        return value switch
        {
            < 10 => $"{digits[Math.Max(value, 0)]}",
            < 20 => value == 10 ? "十" : $"十{digits[value - 10]}",
            < 100 => $"{digits[value / 10]}十{(value % 10 == 0 ? "" : digits[value % 10])}",
            < 1000 => $"{digits[value / 100]}百{(value % 100 == 0 ? "" : value % 100 < 10 ? $"〇{digits[value % 100]}" : value % 100 < 20 ? $"一{Chinese(value % 100)}" : Chinese(value % 100))}",
            _ => value.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static string Roman(int value)
    {
        var result = new StringBuilder();
        foreach (var (size, sign) in ((int, string)[])[(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
            for (; value >= size && result.Length < 20; value -= size)
                result.Append(sign);
        return result.ToString();
    }
}
