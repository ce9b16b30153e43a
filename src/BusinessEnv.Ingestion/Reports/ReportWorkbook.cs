using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets;

namespace BusinessEnv.Ingestion.Reports;

/// <summary>The report on an uploaded spreadsheet, as a workbook: its bad cells coloured and commented, and in front a sheet that lists the issues with links to their cells.</summary>
public static class ReportWorkbook
{
    /// <summary>A longer upload is not marked: a workbook in editing takes several times its length in memory.</summary>
    private const long LongestMarked = 48L << 20;

    /// <summary>Writes an .xlsx. An .xlsx upload is marked itself and keeps everything else it holds; of .csv, .xls and .xlsm (whose macros are left behind) the values are copied into a new workbook. Of a file that was refused as damaged, disguised or too large, or that has more than 48 MiB, only the list is written.</summary>
    /// <param name="upload">The file as it was sent; seekable.</param>
    /// <param name="name">The blob's name; its ending tells the format.</param>
    /// <param name="issues">With places as <see cref="IssuePlace"/> reads them; others are listed without a link.</param>
    /// <param name="understood">How the sheets were read; may be empty.</param>
    public static void Write(Stream upload, string name, IReadOnlyList<Issue> issues, IReadOnlyList<SheetUnderstanding> understood, Stream output, CancellationToken cancellation = default)
    {
        var report = new ReportText(name, issues, understood);
        var unsafeToOpen = upload.Length > LongestMarked || issues.Any(issue => issue is { Severity: Severity.Error, Code: "limit-exceeded" or "corrupt-file" or "wrong-format" });
        if (!unsafeToOpen && name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) && AnnotatedWorkbook.TryWrite(upload, report, output))
            return;
        CopiedWorkbook.Write(upload, report, withValues: !unsafeToOpen, output, cancellation);
    }
}
