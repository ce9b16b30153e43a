namespace BusinessEnv.Ingestion.Spreadsheets;

/// <summary>What an uploaded spreadsheet may cost at most. A file beyond one of these is refused, and the refusal names it.</summary>
public sealed record MetricLimits
{
    /// <summary>Size of the file in bytes.</summary>
    public long Bytes { get; init; } = 256L << 20;

    /// <summary>Size of an .xls file, which is held in memory.</summary>
    public long OldWorkbookBytes { get; init; } = 64L << 20;

    /// <summary>Bytes of a workbook's parts after inflation, together.</summary>
    public long InflatedBytes { get; init; } = 256L << 20;

    /// <summary>Sheets of a workbook.</summary>
    public int Sheets { get; init; } = 256;

    /// <summary>Rows of one sheet or CSV file, header included.</summary>
    public int Rows { get; init; } = 1_048_576;

    /// <summary>Columns of one sheet or CSV file.</summary>
    public int Columns { get; init; } = 4_096;

    /// <summary>Non-blank cells of a CSV file, which is read as a stream.</summary>
    public int Cells { get; init; } = 13_000_000;

    /// <summary>Non-blank cells of a workbook, whose sheets are held in memory.</summary>
    public int WorkbookCells { get; init; } = 5_000_000;

    /// <summary>Distinct strings of a workbook.</summary>
    public int Strings { get; init; } = 1_000_000;

    /// <summary>Characters of one cell. Excel itself stops at 32,767.</summary>
    public int StringLength { get; init; } = 32_767;

    /// <summary>Findings that are listed; more are counted and not listed.</summary>
    public int Issues { get; init; } = 10_000;

    /// <summary>Findings at all. A file with more is not worth reading on.</summary>
    public int Findings { get; init; } = 100_000;

    /// <summary>Time that reading may take.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(2);
}
