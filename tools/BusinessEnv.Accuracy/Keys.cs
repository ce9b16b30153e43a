using System.Globalization;

namespace BusinessEnv.Accuracy;

public static class RecordTypes
{
    public const string Title = "title";
    public const string Issuer = "issuer";
    public const string Date = "date";
    public const string DocumentNumber = "document number";
    public const string Year = "evaluation year";
    public const string Addressees = "addressees";
    public const string Indicators = "indicators";
    public const string LeadUnits = "lead units";
    public const string KeyUnits = "key units";
    public const string Ranks = "ranks";
    public const string Standings = "standings without a rank";
    public const string SupportUnits = "support units";
    public const string Cases = "cases";
    public const string Quantities = "quantities";

    public static readonly IReadOnlyList<string> All = [Title, Issuer, Date, DocumentNumber, Year, Addressees, Indicators, LeadUnits, KeyUnits, Ranks, Standings, SupportUnits, Cases, Quantities];
}

/// <summary>What must agree for a record to count as found.</summary>
public static class Keys
{
    public static string Plain(string value) => value
        .Replace('(', '（').Replace(')', '）').Replace(',', '，').Replace(';', '；').Replace(':', '：')
        .Replace(" ", "", StringComparison.Ordinal).Replace("\u3000", "", StringComparison.Ordinal).TrimEnd('。');

    public static string Indicator(string name) => Plain(name.EndsWith("指标", StringComparison.Ordinal) ? name[..^2] : name);

    public static string Unit(string indicator, string unit) => $"{Indicator(indicator)}: {Plain(unit)}";

    public static string Rank(string region, int rank, string? indicator, int? change) =>
        string.Create(CultureInfo.InvariantCulture, $"{Plain(region)} {rank}{(indicator is null ? "" : " " + Indicator(indicator))}{(change is null ? "" : $" {change:+0;-0;0}")}");

    public static string Standing(string region, string kind, string label) => $"{Plain(region)} {kind} {Plain(label)}";

    public static string Support(string unit, string contribution) => $"{Plain(unit)}: {Plain(contribution)}";

    public static string Case(int number, string subject, string title) => $"{number} {Indicator(subject)}: {Plain(title)}";

    /// <summary>Span, value, unit and class of comparison. The words that a gold file keeps beside the class (压缩至) do not count.</summary>
    public static string Fact(int start, int end, double low, double high, string unit, string comparator) =>
        string.Create(CultureInfo.InvariantCulture, $"{start}–{end} {low:R}{(high == low ? "" : $"…{high:R}")} {Unit(unit)} {Class(comparator)}");

    private static string Unit(string unit) => unit switch
    {
        "CNY" => "元",
        _ => unit,
    };

    public static string Class(string comparator) => comparator switch
    {
        "余(>)" => ">",
        "share 达" => "share",
        "≥ (以上), decrease" => "≥",
        _ when comparator.IndexOf('(', StringComparison.Ordinal) is var open and > 0 => comparator[..open].Trim(),
        _ => comparator,
    };
}
