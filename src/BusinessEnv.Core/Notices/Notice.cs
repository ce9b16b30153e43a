using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Core.Notices;

/// <summary>What a careful reader takes from a notice. Names are Simplified Chinese; every record carries the span of the original text it was read from.</summary>
public sealed record Notice
{
    public string? Title { get; init; }
    public string? Issuer { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public int? EvaluationYear { get; init; }

    /// <summary>The evaluation or assessment the notice reports on: <c>2020年省营商环境评价暨营商便利度专项考核</c>.</summary>
    public string? Evaluation { get; init; }

    /// <summary><c>长政办发〔2021〕5号</c></summary>
    public string? DocumentNumber { get; init; }
    public IReadOnlyList<string> Addressees { get; init; } = [];
    public IReadOnlyList<string> Basis { get; init; } = [];
    public IReadOnlyList<AwardSection> AwardSections { get; init; } = [];
    public IReadOnlyList<NoticeIndicator> Indicators { get; init; } = [];
    public IReadOnlyList<ReportedRank> Rankings { get; init; } = [];
    public IReadOnlyList<SupportUnit> SupportUnits { get; init; } = [];
    public IReadOnlyList<NoticeCase> Cases { get; init; } = [];
    public IReadOnlyList<Fact> Facts { get; init; } = [];
    public IReadOnlyList<Claim> Claims { get; init; } = [];
}

/// <summary>A half-open range of characters (UTF-16 code units) of the original text as decoded.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;
}

/// <summary>How a record was found: the rule's name, and how sure the rule is, in 0…1.</summary>
public readonly record struct Evidence(TextSpan Span, string Rule, double Confidence);

/// <summary>A section of the notice that commends.</summary>
public sealed record AwardSection(int Number, string Title, Evidence Evidence)
{
    /// <summary>The organizations that the section commends by name, without being responsible for an indicator.</summary>
    public IReadOnlyList<NamedOrganization> Organizations { get; init; } = [];
}

/// <summary>An organization as named in the notice.</summary>
/// <param name="Name">Simplified, as written: <c>市发展改革委</c>.</param>
/// <param name="Organization">The canonical name with the issuer's city as context: <c>长沙市发展和改革委员会</c>.</param>
public sealed record NamedOrganization(string Name, string Organization, string Surface, Evidence Evidence);

/// <param name="Code">The code of the national indicator system (<c>inclusive-innovation</c>), or of a local indicator.</param>
public sealed record NoticeIndicator(
    int? Number,
    string Name,
    string Code,
    IReadOnlyList<NamedOrganization> LeadUnits,
    IReadOnlyList<NamedOrganization> KeyUnits,
    Evidence Evidence);

/// <summary>What kind of standing a notice reports; only <see cref="Rank"/> carries a number of its own.</summary>
public enum StandingKind
{
    /// <summary>An explicit rank: 排名第七.</summary>
    Rank,
    /// <summary>A place in a list that says it is in rank order: 依次是.</summary>
    OrderedList,
    /// <summary>A named tier: 标杆城市.</summary>
    Tier,
    /// <summary>A band: 前列, 百强.</summary>
    Band,
    /// <summary>Named in a list without order.</summary>
    Listed,
}

/// <summary>A rank or standing that the notice reports for a region.</summary>
/// <param name="Rank">1 is the best; null for a tier, band or unordered list.</param>
/// <param name="Change">Places gained since the evaluation before (上升6位 is 6, 下降2位 is −2).</param>
/// <param name="Scope">Among whom: <c>湖南省市州</c>.</param>
public sealed record ReportedRank(
    string Region,
    int? Rank,
    string? Scope,
    StandingKind Kind,
    string? Label,
    int? Change,
    string? Period,
    string? Indicator,
    string Surface,
    Evidence Evidence);

public sealed record SupportUnit(NamedOrganization Unit, string Contribution, Evidence Evidence);

/// <param name="Subject">The indicator or region that the case is about, as in its heading.</param>
/// <param name="Body">The span of the case's text in the original.</param>
public sealed record NoticeCase(
    int Number,
    string Subject,
    string Title,
    string? IndicatorCode,
    string? Region,
    TextSpan Body,
    Evidence Evidence);

/// <summary>A quantity found in a notice.</summary>
/// <param name="Value">In <paramref name="Unit"/>, scaled: 3.2万户 is 32,000 户; a percentage stays a percentage.</param>
/// <param name="UpperValue">The end of a range (30%~50%), else null.</param>
/// <param name="Unit">Normalised: 元, 件, 户, 天, 工作日, %, 个百分点.</param>
/// <param name="Comparator"><c>=</c>, <c>&gt;</c>, <c>≥</c>, <c>≈</c>, <c>yoy+</c> … : see docs/notices.md.</param>
/// <param name="Surface">As in the original text.</param>
public sealed record Fact(
    int? CaseNumber,
    string Metric,
    double Value,
    double? UpperValue,
    string Unit,
    string Comparator,
    string? Subject,
    string? Period,
    string Surface,
    string Context,
    Evidence Evidence);

/// <summary>A claim without a number: 率先全省.</summary>
public sealed record Claim(int? CaseNumber, string Text, string Surface, Evidence Evidence);
