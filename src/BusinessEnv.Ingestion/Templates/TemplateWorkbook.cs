using System.Globalization;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Ingestion.Reports;
using BusinessEnv.Ingestion.Workbooks;

namespace BusinessEnv.Ingestion.Templates;

/// <summary>A workbook to fill in for a framework: units down, indicators across, and what may be typed into each cell checked as it is typed.</summary>
public static class TemplateWorkbook
{
    /// <summary>Rows for units of one's own, where the framework takes such.</summary>
    private const int OpenRows = 60;
    private const int HeaderRows = 3;
    private const string Ink = "1F3A5F";

    /// <summary>Backgrounds of the topics, in turn; the second is for the header below.</summary>
    private static readonly (string Topic, string Header)[] Palette = [("1F3A5F", "DCE6F1"), ("2E6B5E", "DDEFE9"), ("7A4B1E", "F6E9DC"), ("5B3A77", "ECE3F3")];
    private static readonly Look Step = new() { Wrap = true };

    /// <summary>Writes an .xlsx that <see cref="Spreadsheets.MetricReader"/> reads without a warning when it is filled in as it says.</summary>
    /// <param name="period">The period of all values, which names the sheet; null gives the rows a column for it.</param>
    public static void Write(Framework framework, string? period, Stream output)
    {
        var text = TemplateText.For(framework);
        var fields = TemplateField.Of(framework, TemplateText.IsChinese(framework));
        var sheet = period is null ? text.Data : NewWorkbook.SheetName(period, text.Data);
        using var book = new NewWorkbook(output);
        Instructions(book, framework, text, fields, sheet, period);
        Data(book, framework, text, fields, sheet, period);
        book.Save();
    }

    /// <summary>Prose in one column, so that no reader takes it for data.</summary>
    private static void Instructions(NewWorkbook book, Framework framework, TemplateText text, IReadOnlyList<TemplateField> fields, string sheet, string? period)
    {
        using var writer = book.Add(text.Instructions, new() { Widths = [110], GridLines = false, Selected = true, Protected = true, FitToWidth = true, Tab = Ink });
        void Line(string line, Look look, double height)
        {
            writer.StartRow(height: height);
            writer.Value(line, book.Styles[look]);
        }
        static double High(string line) => 18 * (1 + line.Sum(c => c > 0x2E80 ? 2 : 1) / 105);
        Line(framework.Name, new() { Size = 18, Bold = true, Colour = Ink }, 34);
        if (framework.Description is { Length: > 0 } description)
            Line(description, Step with { Italic = true, Colour = "5B6770" }, High(description));
        writer.StartRow();
        foreach (var (step, number) in text.Steps(sheet, period).Select((step, i) => (step, i + 1)))
            Line($"{number.ToString(CultureInfo.InvariantCulture)}. {step}", Step, High(step));
        writer.StartRow();
        Line(text.IndicatorsHead, new() { Size = 13, Bold = true, Colour = Ink }, 24);
        string? topic = null;
        foreach (var field in fields)
        {
            if (field.Topic is not null && field.Topic != topic)
                Line(topic = field.Topic, new() { Bold = true, Fill = "EEF2F6" }, 20);
            var head = field.Header.StartsWith(field.Name, StringComparison.Ordinal) ? field.Header : $"{field.Header} — {field.Name}";
            string[] parts = [text.Takes(field), field.Description ?? ""];
            var line = string.Join(": ", parts.Where(part => part.Length > 0).Prepend(head));
            Line(line, Step, High(line));
        }
        writer.Finish();
    }

    private static void Data(NewWorkbook book, Framework framework, TemplateText text, IReadOnlyList<TemplateField> fields, string sheet, string? period)
    {
        var known = framework.Units.Known;
        var lead = new List<string>();
        if (known.Length > 0)
            lead.AddRange(text.UnitCode, text.Unit);
        else
            lead.Add(text.Unit);
        if (period is null)
            lead.Add(text.Period);
        var start = lead.Count + 1;
        var open = framework.Units.AllowOthers ?? known.IsEmpty;
        var last = HeaderRows + known.Length + (open ? OpenRows : 0);
        double[] widths = [.. lead.Select((_, i) => known.Length > 0 && i == 1 ? 24.0 : 14.0), .. fields.Select(Width)];

        using var writer = book.Add(sheet, new() { Widths = widths, FrozenRows = HeaderRows, FrozenColumns = lead.Count, Protected = true, Tab = "2E6B5E" });
        var merged = Header(writer, book.Styles, text, lead, fields);
        var entry = Look.Plain with { Border = true, Unlocked = true };
        uint number = book.Styles[entry with { Centred = true }], words = book.Styles[entry], must = book.Styles[entry with { Centred = true, Fill = "FFFBE6" }];
        uint locked = book.Styles[Look.Plain with { Border = true, Fill = "F3F5F7", Colour = "3A4650" }];
        for (var row = HeaderRows + 1; row <= last; row++)
        {
            var unit = row - HeaderRows <= known.Length ? known[row - HeaderRows - 1] : null;
            writer.StartRow(height: 18);
            if (unit is not null)
            {
                writer.Value(unit.Code, locked);
                writer.Value(unit.Name ?? unit.Code, locked);
            }
            else
                for (var i = known.Length > 0 ? 0 : 1; i < 2; i++)
                    writer.Blank(words);
            if (period is null)
                writer.Blank(number);
            foreach (var field in fields)
                if (unit is not null && unit.Attributes.TryGetValue(field.Code, out var given))
                    writer.Value(given, words);
                else
                    writer.Blank(field.Required ? must : field.Numeric ? number : words);
        }

        var validations = new List<Validation>();
        var highlights = new List<Highlight>();
        var red = book.Styles.Highlight(SheetMarks.Colour(Core.Uploads.Severity.Error), "9C0006");
        for (var i = 0; i < fields.Count; i++)
        {
            var column = CellRange.Letters(start + i);
            var range = $"{column}{HeaderRows + 1}:{column}{last}";
            if (fields[i].Numeric && last > HeaderRows)
                Check(fields[i], text, range, $"{column}{HeaderRows + 1}", red, validations, highlights);
        }
        writer.Finish(merged, highlights: highlights, validations: validations);
    }

    private static List<string> Header(WorksheetWriter writer, StyleTable styles, TemplateText text, List<string> lead, IReadOnlyList<TemplateField> fields)
    {
        var merged = new List<string>();
        var corner = styles[new() { Bold = true, Colour = "FFFFFF", Fill = Ink, Border = true, Centred = true, Wrap = true }];
        var topics = fields.Select(field => field.Topic).Distinct().ToList();
        Look Coloured(TemplateField field, bool topic)
        {
            var (dark, light) = field.Topic is null ? ("5B6770", "EEF2F6") : Palette[topics.IndexOf(field.Topic) % Palette.Length];
            return topic ? new() { Bold = true, Colour = "FFFFFF", Fill = dark, Border = true, Centred = true } : new() { Fill = light, Border = true, Centred = true, Wrap = true };
        }
        for (var row = 1; row <= HeaderRows; row++)
        {
            writer.StartRow(height: row switch { 1 => 20, 2 => 17, _ => 17 * fields.Select(field => 1 + (int)(field.Header.Sum(Wide) / Width(field))).Append(2).Max() });
            for (var i = 0; i < lead.Count; i++)
                if (row == 1)
                {
                    writer.Value(lead[i], corner);
                    merged.Add($"{CellRange.Letters(i + 1)}1:{CellRange.Letters(i + 1)}{HeaderRows}");
                }
                else
                    writer.Blank(corner);
            for (var i = 0; i < fields.Count; i++)
            {
                var field = fields[i];
                if (row == 1 && i > 0 && fields[i - 1].Topic == field.Topic)
                    writer.Blank(styles[Coloured(field, topic: true)]);
                else if (row == 1)
                {
                    var end = i;
                    while (end + 1 < fields.Count && fields[end + 1].Topic == field.Topic)
                        end++;
                    writer.Value(field.Topic ?? text.Attributes, styles[Coloured(field, topic: true)]);
                    if (end > i)
                        merged.Add($"{CellRange.Letters(lead.Count + 1 + i)}1:{CellRange.Letters(lead.Count + 1 + end)}1");
                }
                else if (row == 2 && field.LowerIsBetter is { } lower)
                    writer.Value(lower ? text.Lower : text.Higher, styles[Coloured(field, topic: false) with { Size = 9, Italic = true, Wrap = false, Colour = "5B6770" }]);
                else if (row == 2)
                    writer.Blank(styles[Coloured(field, topic: false)]);
                else
                    writer.Value(field.Header, styles[Coloured(field, topic: false) with { Bold = true }]);
            }
        }
        return merged;
    }

    /// <summary>A number within its range, or the mark for a missing value. Where texts are taken as well, a drop-down offers them, and what is neither turns red.</summary>
    private static void Check(TemplateField field, TemplateText text, string range, string first, uint red, List<Validation> validations, List<Highlight> highlights)
    {
        static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
        var within = $"ISNUMBER({first})";
        if (field.Possible is { Minimum: { } low })
            within += $",{first}>={Number(low)}";
        if (field.Possible is { Maximum: { } high })
            within += $",{first}<={Number(high)}";
        var texts = field.Codes.Append(text.MissingMark).Append("N/A").Distinct().ToArray();
        var allowed = $"OR(AND({within}),{string.Join(',', texts.Select(word => $"{first}=\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))})";
        // Excel takes a list of 255 characters.
        var choices = !field.Codes.IsEmpty && field.Codes.Sum(code => code.Length + 1) + text.MissingMark.Length <= 250 ? field.Codes.Append(text.MissingMark).ToArray() : null;
        validations.Add(new(range, choices, choices is null ? allowed : null, field.Name, text.Takes(field), Blocking: choices is null));
        if (choices is not null)
            highlights.Add(new(range, $"AND(LEN({first})>0,NOT({allowed}))", red));
    }

    private static double Width(TemplateField field) => Math.Clamp(field.Header.Sum(Wide) * 0.62 + 3, 15, 26);

    private static int Wide(char c) => c > 0x2E80 ? 2 : 1;
}
