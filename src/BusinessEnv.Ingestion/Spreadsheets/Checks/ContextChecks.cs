using System.Globalization;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Ingestion.Spreadsheets.Checks;

/// <summary>Checks against other periods and other uploads.</summary>
internal static class ContextChecks
{
    /// <summary>A value this many times its predecessor, or the reverse, is more often a wrong unit than a fact.</summary>
    private const double OutlierRatio = 10;

    public static void Run(IReadOnlyList<Observation> observations, MetricContext context, IssueList issues, CancellationToken cancellation)
    {
        if (context.Previous is null && context.Others is null)
            return;
        foreach (var observation in observations)
        {
            cancellation.ThrowIfCancellationRequested();
            if (observation.Number is { } number && context.Previous?.Invoke(observation) is { } previous && IsOutlier(number, previous))
                issues.Add(Issue.Warning("outlier-against-history", $"{Plain(number)} is far from {Plain(previous)}, the value of {observation.Unit} for {observation.Indicator} in the period before.", observation.Place, "Check the value and its unit."));
            if (context.Others?.Invoke(observation) is { } other)
                issues.Add(IssueOf(observation, other));
        }
    }

    public static bool IsOutlier(double number, double previous) =>
        number != 0 && previous != 0 && (Math.Sign(number) != Math.Sign(previous) || number / previous >= OutlierRatio || previous / number >= OutlierRatio);

    private static Issue IssueOf(Observation observation, OtherObservation other) =>
        other.Observation.Number == observation.Number && other.Observation.Text == observation.Text
            ? Issue.Information("duplicate-cell", $"{other.Blob} has the same value at {other.Observation.Place}.", observation.Place)
            : Issue.Warning("duplicate-cell", $"{other.Blob} has another value at {other.Observation.Place}; {(other.Newer ? "it is newer and wins" : "this upload is newer and wins")}.", observation.Place, "Keep the value in one file only.");

    private static string Plain(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
