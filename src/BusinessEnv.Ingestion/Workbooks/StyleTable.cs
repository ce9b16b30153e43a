using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BusinessEnv.Ingestion.Workbooks;

/// <summary>Adds looks to a stylesheet, the user's or a new one, and gives the index that a cell's <c>s</c> attribute takes. What is there already stays as it is.</summary>
internal sealed class StyleTable
{
    private readonly Stylesheet _sheet;
    private readonly Dictionary<Look, uint> _looks = [];
    private readonly Dictionary<(uint, string), uint> _filled = [];
    private readonly Dictionary<string, uint> _fills = [];

    public StyleTable(Stylesheet sheet)
    {
        _sheet = sheet;
        sheet.Fonts ??= new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }));
        sheet.Fills ??= new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }));
        sheet.Borders ??= new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()));
        sheet.CellStyleFormats ??= new CellStyleFormats(new CellFormat());
        sheet.CellFormats ??= new CellFormats(new CellFormat());
    }

    /// <summary>The cell format at an index, with another background.</summary>
    public uint Filled(uint index, string colour)
    {
        if (_filled.TryGetValue((index, colour), out var known))
            return known;
        var format = (CellFormat?)_sheet.CellFormats!.ElementAtOrDefault((int)index)?.CloneNode(deep: true) ?? new CellFormat();
        format.FillId = Fill(colour);
        format.ApplyFill = true;
        return _filled[(index, colour)] = Append(format);
    }

    public uint this[Look look]
    {
        get
        {
            if (_looks.TryGetValue(look, out var index))
                return index;
            var font = new Font();
            if (look.Bold)
                font.Append(new Bold());
            if (look.Italic)
                font.Append(new Italic());
            if (look.Link)
                font.Append(new Underline());
            font.Append(new FontSize { Val = look.Size }, new Color { Rgb = "FF" + (look.Colour ?? (look.Link ? "0563C1" : "1F2933")) }, new FontName { Val = "Calibri" });
            var format = new CellFormat { FontId = Added(_sheet.Fonts!, font), ApplyFont = true };
            if (look.Fill is { } fill)
                (format.FillId, format.ApplyFill) = (Fill(fill), true);
            if (look.Border)
            {
                static T Line<T>() where T : BorderPropertiesType, new() => new() { Style = BorderStyleValues.Thin, Color = new Color { Rgb = "FFD5DBE1" } };
                (format.BorderId, format.ApplyBorder) = (Added(_sheet.Borders!, new Border(Line<LeftBorder>(), Line<RightBorder>(), Line<TopBorder>(), Line<BottomBorder>(), new DiagonalBorder())), true);
            }
            if (look.Format is { } code)
                (format.NumberFormatId, format.ApplyNumberFormat) = (NumberFormat(code), true);
            format.Append(new Alignment { Vertical = look.Wrap ? VerticalAlignmentValues.Top : VerticalAlignmentValues.Center, WrapText = look.Wrap ? true : null, Horizontal = look.Centred ? HorizontalAlignmentValues.Center : null });
            format.ApplyAlignment = true;
            if (look.Unlocked)
            {
                format.Append(new Protection { Locked = false });
                format.ApplyProtection = true;
            }
            return _looks[look] = Append(format);
        }
    }

    /// <summary>A differential format, for <see cref="Highlight"/>: a background and the colour of the text.</summary>
    public uint Highlight(string fill, string colour)
    {
        _sheet.DifferentialFormats ??= new DifferentialFormats();
        return Added(_sheet.DifferentialFormats, new DifferentialFormat(new Font(new Color { Rgb = "FF" + colour }), new Fill(new PatternFill(new BackgroundColor { Rgb = "FF" + fill }))));
    }

    private uint Fill(string colour)
    {
        if (!_fills.TryGetValue(colour, out var index))
            _fills[colour] = index = Added(_sheet.Fills!, new Fill(new PatternFill(new ForegroundColor { Rgb = "FF" + colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid }));
        return index;
    }

    private uint NumberFormat(string code)
    {
        if (code == "General")
            return 0;
        _sheet.NumberingFormats ??= new NumberingFormats();
        var formats = _sheet.NumberingFormats.Elements<NumberingFormat>().ToArray();
        if (formats.FirstOrDefault(format => format.FormatCode?.Value == code) is { NumberFormatId.Value: var id })
            return id;
        // 164 is the first number that is not built in.
        var next = Math.Max(164, formats.Select(format => format.NumberFormatId?.Value ?? 0).DefaultIfEmpty(0u).Max() + 1);
        Added(_sheet.NumberingFormats, new NumberingFormat { NumberFormatId = next, FormatCode = code });
        return next;
    }

    private uint Append(CellFormat format) => Added(_sheet.CellFormats!, format);

    private static uint Added(OpenXmlCompositeElement list, OpenXmlElement item)
    {
        list.Append(item);
        var count = (uint)list.ChildElements.Count;
        if (list.GetAttributes().Any(attribute => attribute.LocalName == "count"))
            list.SetAttribute(new("count", "", count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return count - 1;
    }
}
