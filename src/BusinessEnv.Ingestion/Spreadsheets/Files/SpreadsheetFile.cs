using System.Xml;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Cells;

namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>Opens a file by its name's ending, after a look at its first bytes: they must agree.</summary>
internal static class SpreadsheetFile
{
    private enum Content
    {
        Text,
        Zip,
        Compound,
        Other,
    }

    /// <summary>Yields the sheets; each must be read before the next is asked for.</summary>
    /// <param name="report">Takes issues that a reader finds on its way.</param>
    /// <exception cref="RefusedException">The file is none of the formats, damaged, or beyond a limit.</exception>
    public static IEnumerable<Sheet> Sheets(Stream content, string name, MetricLimits limits, Action<Issue> report, CancellationToken cancellation)
    {
        if (content.Length > limits.Bytes)
            throw RefusedException.Limit("bytes", $"The file has {content.Length:N0} bytes, more than {limits.Bytes:N0}");
        if (content.Length == 0)
            throw RefusedException.Corrupt("The file is empty.");
        var found = Look(content, out var description);
        switch (Path.GetExtension(name).ToLowerInvariant())
        {
            case ".xlsx" when found == Content.Compound:
                throw RefusedException.WrongFormat("The file is an encrypted workbook or an old .xls under the name .xlsx.", "Remove the password, or save the file as .xlsx in a spreadsheet program.");
            case ".xlsx" or ".xlsm":
                Expect(Content.Zip, "an .xlsx workbook");
                return XlsxWorkbook.Sheets(content, limits, cancellation);
            case ".xls":
                Expect(Content.Compound, "an .xls workbook");
                return XlsWorkbook.Sheets(content, limits, cancellation);
            case ".csv" or ".tsv" or ".txt":
                Expect(Content.Text, "a CSV file");
                return Csv(content, limits, report, cancellation);
            case var ending:
                throw RefusedException.WrongFormat($"{(ending.Length == 0 ? "A file without an ending" : ending)} is not read here.", "Send .xlsx, .xls or .csv.");
        }

        void Expect(Content expected, string what)
        {
            if (found != expected)
                throw RefusedException.WrongFormat($"By its name the file is {what}; by its content it is {description}.", "Save the file anew in the format that its name says.");
        }
    }

    private static IEnumerable<Sheet> Csv(Stream content, MetricLimits limits, Action<Issue> report, CancellationToken cancellation)
    {
        using var sheet = new CsvSheet(content, limits, report, cancellation) { Name = "" };
        yield return sheet;
    }

    private static Content Look(Stream content, out string description)
    {
        Span<byte> head = stackalloc byte[512];
        content.Position = 0;
        head = head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        content.Position = 0;
        (var found, description) =
            head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8) ? (Content.Zip, "a zip archive, such as an .xlsx workbook")
            : head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? (Content.Compound, "an .xls workbook or another Office file")
            : head.StartsWith("%PDF"u8) ? (Content.Other, "a PDF")
            : head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? (Content.Other, "a gzip archive")
            : IsMarkup(head) ? (Content.Other, "a page of HTML or XML")
            : IsBinary(head) ? (Content.Other, "binary data")
            : (Content.Text, "plain text");
        return found;
    }

    private static bool IsMarkup(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8))
            head = head[3..];
        head = head.TrimStart(" \t\r\n"u8);
        return head.StartsWith("<!"u8) || head.StartsWith("<?xml"u8) || head.StartsWith("<html"u8) || head.StartsWith("<HTML"u8) || head.StartsWith("<table"u8) || head.StartsWith("<TABLE"u8);
    }

    /// <summary>Zero bytes are text only in UTF-16, where every other byte may be one.</summary>
    private static bool IsBinary(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf((byte)0) < 0 || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return false;
        for (var i = 0; i + 1 < head.Length; i++)
            if (head[i] == 0 && head[i + 1] == 0)
                return true;
        return false;
    }
}
