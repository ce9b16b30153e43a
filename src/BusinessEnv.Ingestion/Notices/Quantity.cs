namespace BusinessEnv.Ingestion.Notices;

/// <summary>The classes of comparison of docs/notices.md.</summary>
internal static class Comparator
{
    public const string Equal = "=";
    public const string Reaches = "达";
    public const string More = ">";
    public const string AtLeast = "≥";
    public const string Less = "<";
    public const string AtMost = "≤";
    public const string About = "≈";
    public const string YearOnYearUp = "yoy+";
    public const string YearOnYearDown = "yoy-";
    public const string PeriodOnPeriodUp = "pop+";
    public const string PeriodOnPeriodDown = "pop-";
    public const string Increase = "increase";
    public const string Decrease = "decrease";
    public const string To = "→";
    public const string Share = "share";
    public const string Range = "range";
    public const string RangeUp = "range+";
    public const string RangeDown = "range-";
    public const string Fastest = "min";
    public const string Highest = "max";
    public const string Rank = "rank";
    public const string Top = "top-N";
    public const string Bottom = "bottom-N";

    /// <summary>Whether a number that continues a list (同比分别增长5%、6%) has the same comparison.</summary>
    public static bool IsInherited(string comparator) => comparator is not (Equal or Rank or Top or Bottom or Range or RangeUp or RangeDown);
}

/// <summary>A number with its unit and comparison, as found in the repaired text.</summary>
/// <param name="Start">Of the span, the comparison's words with it.</param>
/// <param name="NumberStart">Of the number itself.</param>
/// <param name="Direction">+1 up, −1 down, 0 neither.</param>
/// <param name="Continues">It continues the list that the quantity before it began.</param>
internal sealed record Quantity(
    int Start,
    int End,
    int NumberStart,
    double Value,
    double? Upper,
    string Unit,
    string Comparator,
    int Direction,
    bool Continues,
    string Rule,
    double Confidence);

/// <summary>A number that looks like a quantity and could not be read as one.</summary>
internal readonly record struct Unread(int Start, int End, string Why);
