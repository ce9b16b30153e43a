using BusinessEnv.Core.Notices;
using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Functions.Pipeline;

/// <summary>A notice as HTTP gives it.</summary>
public sealed record NoticeDocument(
    string Id,
    string? Title,
    string? Issuer,
    DateOnly? IssuedOn,
    int? EvaluationYear,
    string? Evaluation,
    string? DocumentNumber,
    IReadOnlyList<string> Addressees,
    IReadOnlyList<string> Basis,
    IReadOnlyList<SectionDocument> AwardSections,
    IReadOnlyList<IndicatorDocument> Indicators,
    IReadOnlyList<StandingDocument> Rankings,
    IReadOnlyList<SupportUnitDocument> SupportUnits,
    IReadOnlyList<CaseDocument> Cases,
    IReadOnlyList<FactDocument> Facts,
    IReadOnlyList<ClaimDocument> Claims,
    BlobSource Source)
{
    public static NoticeDocument From(string id, Notice notice, BlobSource source) => new(
        id,
        notice.Title,
        notice.Issuer,
        notice.IssuedOn,
        notice.EvaluationYear,
        notice.Evaluation,
        notice.DocumentNumber,
        notice.Addressees,
        notice.Basis,
        [.. notice.AwardSections.Select(section => new SectionDocument(section.Number, section.Title, section.Evidence.Span.Start, section.Evidence.Span.End))],
        [.. notice.Indicators.Select(IndicatorDocument.From)],
        [.. notice.Rankings.Select(StandingDocument.From)],
        [.. notice.SupportUnits.Select(unit => new SupportUnitDocument(unit.Unit.Name, unit.Contribution, unit.Unit.Organization, unit.Evidence.Span.Start, unit.Evidence.Span.End))],
        [.. notice.Cases.Select(CaseDocument.From)],
        [.. notice.Facts.Select(FactDocument.From)],
        [.. notice.Claims.Select(claim => new ClaimDocument(claim.CaseNumber, claim.Text, claim.Surface, claim.Evidence.Span.Start, claim.Evidence.Span.End))],
        source);
}

public sealed record SectionDocument(int Number, string Title, int Start, int End);

/// <param name="LeadUnits">Names, as written but Simplified; <paramref name="Organizations"/> resolves them.</param>
public sealed record IndicatorDocument(
    int? Number,
    string Name,
    string Code,
    IReadOnlyList<string> LeadUnits,
    IReadOnlyList<string> KeyUnits,
    IReadOnlyList<OrganizationDocument> Organizations,
    int Start,
    int End,
    double Confidence)
{
    public static IndicatorDocument From(NoticeIndicator indicator) => new(
        indicator.Number,
        indicator.Name,
        indicator.Code,
        [.. indicator.LeadUnits.Select(unit => unit.Name)],
        [.. indicator.KeyUnits.Select(unit => unit.Name)],
        [.. indicator.LeadUnits.Select(unit => OrganizationDocument.From(unit, "lead")), .. indicator.KeyUnits.Select(unit => OrganizationDocument.From(unit, "key"))],
        indicator.Evidence.Span.Start,
        indicator.Evidence.Span.End,
        indicator.Evidence.Confidence);
}

public sealed record OrganizationDocument(string Name, string Organization, string Role, string Surface, int Start, int End)
{
    public static OrganizationDocument From(NamedOrganization unit, string role) =>
        new(unit.Name, unit.Organization, role, unit.Surface, unit.Evidence.Span.Start, unit.Evidence.Span.End);
}

public sealed record StandingDocument(
    string Region,
    int? Rank,
    string? Scope,
    string Kind,
    string? Label,
    int? Change,
    string? Period,
    string? Indicator,
    string Surface,
    int Start,
    int End,
    double Confidence)
{
    public static StandingDocument From(ReportedRank rank) => new(
        rank.Region,
        rank.Rank,
        rank.Scope,
        char.ToLowerInvariant(rank.Kind.ToString()[0]) + rank.Kind.ToString()[1..],
        rank.Label,
        rank.Change,
        rank.Period,
        rank.Indicator,
        rank.Surface,
        rank.Evidence.Span.Start,
        rank.Evidence.Span.End,
        rank.Evidence.Confidence);
}

public sealed record SupportUnitDocument(string Unit, string Contribution, string Organization, int Start, int End);

public sealed record CaseDocument(int Number, string Subject, string Title, string? IndicatorCode, string? Region, int Start, int End, double Confidence)
{
    public static CaseDocument From(NoticeCase item) => new(
        item.Number, item.Subject, item.Title, item.IndicatorCode, item.Region, item.Evidence.Span.Start, item.Body.End, item.Evidence.Confidence);
}

public sealed record FactDocument(
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
    int Start,
    int End,
    double Confidence)
{
    public static FactDocument From(Fact fact) => new(
        fact.CaseNumber,
        fact.Metric,
        fact.Value,
        fact.UpperValue,
        fact.Unit,
        fact.Comparator,
        fact.Subject,
        fact.Period,
        fact.Surface,
        fact.Context,
        fact.Evidence.Span.Start,
        fact.Evidence.Span.End,
        fact.Evidence.Confidence);
}

public sealed record ClaimDocument(int? CaseNumber, string Text, string Surface, int Start, int End);
