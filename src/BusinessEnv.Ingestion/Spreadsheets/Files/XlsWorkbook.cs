using BusinessEnv.Ingestion.Spreadsheets.Cells;

namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>Workbooks of Excel 97–2003 (BIFF8, MS-XLS). Own code: the library at hand gives error cells as blank ones and takes string indices that do not exist, and neither may go unsaid.</summary>
internal static class XlsWorkbook
{
    private const int FilePass = 0x002F, Date1904 = 0x0022, Format = 0x041E, Xf = 0x00E0, BoundSheet = 0x0085, SharedStrings = 0x00FC, EndOfFile = 0x000A, BeginOfFile = 0x0809;
    private const int Biff8 = 0x0600;

    /// <summary>Yields the sheets in the workbook's order.</summary>
    public static IEnumerable<Sheet> Sheets(Stream content, MetricLimits limits, CancellationToken cancellation)
    {
        if (content.Length > limits.OldWorkbookBytes)
            throw RefusedException.Limit("oldWorkbookBytes", $"The .xls workbook has {content.Length:N0} bytes, more than {limits.OldWorkbookBytes:N0}");
        var file = CompoundFile.Open(content);
        if (file.Contains("EncryptedPackage"))
            throw RefusedException.WrongFormat("The workbook is encrypted.", "Remove the password and send the file again.");
        if (!file.Contains("Workbook"))
            throw RefusedException.WrongFormat(file.Contains("Book") ? "The workbook is of Excel 95 or older." : "The file is an Office file, but not a workbook.", "Save the file as .xlsx in a spreadsheet program.");
        var records = new BiffReader(file.Read("Workbook"));
        var (references, styles, shared, dates1904) = ReadGlobals(records, limits, cancellation);
        if (references.Count > limits.Sheets)
            throw RefusedException.Limit("sheets", $"The workbook has {references.Count:N0} sheets, more than {limits.Sheets:N0}");
        var strings = new StringTable(shared, limits);
        var budget = new CellBudget(limits);
        foreach (var (position, hidden, name) in references)
        {
            var sheet = new StoredSheet { Name = name, Hidden = hidden, Strings = strings.All };
            records.Position = position;
            new XlsSheetParser(sheet, records, strings, styles, dates1904, limits, budget, cancellation).Parse();
            yield return sheet;
        }
    }

    private static (List<(int Position, bool Hidden, string Name)> Sheets, NumberStyle[] Styles, List<string> Strings, bool Dates1904) ReadGlobals(BiffReader records, MetricLimits limits, CancellationToken cancellation)
    {
        var sheets = new List<(int, bool, string)>();
        var formats = new Dictionary<int, NumberStyle>();
        var styles = new List<NumberStyle>();
        var strings = new List<string>();
        var dates1904 = false;
        while (records.Next() && records.Type != EndOfFile)
            switch (records.Type)
            {
                case BeginOfFile when records.UInt16() != Biff8:
                    throw RefusedException.WrongFormat("The workbook is of Excel 95 or older.", "Save the file as .xlsx in a spreadsheet program.");
                case FilePass:
                    throw RefusedException.WrongFormat("The workbook is encrypted.", "Remove the password and send the file again.");
                case Date1904:
                    dates1904 = records.UInt16() == 1;
                    break;
                case Format:
                    formats[records.UInt16()] = NumberFormats.OfCode(records.Text(records.UInt16(), limits.StringLength));
                    break;
                case Xf:
                    records.Skip(2);
                    var id = records.UInt16();
                    styles.Add(formats.TryGetValue(id, out var style) ? style : NumberFormats.OfBuiltIn(id));
                    break;
                case BoundSheet:
                    var (position, state, type) = ((int)records.UInt32(), records.Byte() & 3, records.Byte());
                    if (type == 0)
                        sheets.Add((position, state != 0, records.Text(records.Byte(), limits.StringLength)));
                    break;
                case SharedStrings:
                    records.Skip(4);
                    for (var left = records.UInt32(); left > 0 && !records.AtEnd; left--)
                    {
                        if (strings.Count == limits.Strings)
                            throw RefusedException.Limit("strings", $"The workbook has more than {limits.Strings:N0} shared strings", "shared strings");
                        if (strings.Count % 4096 == 0)
                            cancellation.ThrowIfCancellationRequested();
                        strings.Add(records.Text(records.UInt16(), limits.StringLength));
                    }
                    break;
            }
        return (sheets, [.. styles], strings, dates1904);
    }
}
