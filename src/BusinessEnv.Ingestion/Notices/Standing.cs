using BusinessEnv.Core.Notices;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>A region's standing in the repaired text.</summary>
/// <param name="Start">Of the words that say the standing.</param>
internal sealed record Standing(
    string Region,
    int? Rank,
    string? Scope,
    StandingKind Kind,
    string? Label,
    int? Change,
    string? Period,
    string? Indicator,
    int Start,
    int End,
    string Rule,
    double Confidence);

/// <summary>Where a notice comes from: the issuer's city or county and its province.</summary>
internal sealed record Setting(string? Region, string? Province, int? Year, string? Evaluation)
{
    /// <summary>全省市州 with the province's name: 湖南省市州.</summary>
    public string Localise(string scope)
    {
        if (Province is not null && scope.StartsWith("全省", StringComparison.Ordinal) && scope.Length > 2) return Province + scope[2..];
        if (Province is not null && scope.StartsWith('省') && scope.Length > 1 && !scope.StartsWith("省会", StringComparison.Ordinal) && !scope.StartsWith("省内", StringComparison.Ordinal)) return Province + scope[1..];
        if (Region is not null && scope.StartsWith("全市", StringComparison.Ordinal) && scope.Length > 2) return Region + scope[2..];
        return scope;
    }
}
