using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Corpus;
using BusinessEnv.Ingestion.Reports;
using BusinessEnv.Ingestion.Spreadsheets;

namespace BusinessEnv.Ingestion.Tests.Corpus;

public enum FindingKind
{
    /// <summary>A value was taken that is not in the file, or not that value, and nothing was said about its cell.</summary>
    SilentlyWrong,
    /// <summary>A value was left out, and nothing was said about its cell.</summary>
    SilentlyLost,
    /// <summary>A fault was not reported at its cell.</summary>
    Unreported,
    /// <summary>A value of a cell with nothing wrong was left out, though with a word.</summary>
    Lost,
    /// <summary>An error about a file with nothing wrong in it.</summary>
    FalseAlarm,
    /// <summary>A value names another cell than its own.</summary>
    WrongPlace,
    /// <summary>A left-out total or a hidden row was not mentioned.</summary>
    Unmentioned,
}

public sealed record Finding(FindingKind Kind, CorpusFile File, string Message)
{
    public override string ToString() => $"{Kind}: {Message} — {File}";
}

/// <summary>Compares what the reader made of a file with the truth.</summary>
public static class CorpusCheck
{
    public static IReadOnlyList<Finding> Check(CorpusFile file, MetricReading reading)
    {
        var findings = new List<Finding>();
        void Add(FindingKind kind, string message) => findings.Add(new(kind, file, message));
        var truth = file.Truth;
        var errors = reading.Issues.Where(issue => issue.Severity == Severity.Error).ToArray();

        if (truth.Refused)
        {
            if (reading.Observations.Count > 0)
                Add(FindingKind.SilentlyWrong, "values were taken from a file that must be refused");
            else if (errors.Length == 0)
                Add(FindingKind.Unreported, "the file was refused without an error");
            return findings;
        }
        if (!reading.Accepted)
        {
            Add(truth.Clean ? FindingKind.FalseAlarm : FindingKind.Lost, $"refused: {Shown(errors is [var first, ..] ? first : null)}");
            return findings;
        }

        var sheets = reading.Understood.Select(sheet => sheet.Sheet).Concat(truth.Observations.Select(expected => expected.Place.Sheet)).Where(name => name.Length > 0).Distinct().ToArray();
        var places = reading.Issues.Select(issue => (Issue: issue, Place: IssuePlace.TryParse(issue.Place, sheets, out var place) ? place : (IssuePlace?)null)).Where(located => located.Place is not null)
            // “From here on nothing was taken” covers the rest of its sheet.
            .Select(located => (located.Issue, Place: located.Issue.Code == "header-not-understood" ? located.Place!.Value with { Range = CellRange.Everything with { FirstRow = located.Place.Value.Range.FirstRow } } : located.Place!.Value)).ToArray();
        bool Covered(CellPlace cell, Severity atLeast) => places.Any(located => located.Issue.Severity >= atLeast && Covers(located.Place, cell));
        bool Reported(CellPlace cell) => Covered(cell, Severity.Warning) || truth.Faults.Any(fault => fault.Members.Contains(cell) && fault.Anchors.Any(anchor => Covered(anchor, Severity.Warning)));

        var taken = new Dictionary<(string, string, string), Observation>();
        foreach (var observation in reading.Observations)
            if (!taken.TryAdd((observation.Period, observation.Unit, observation.Indicator), observation))
                Add(FindingKind.SilentlyWrong, $"{observation.Period} {observation.Unit} {observation.Indicator} was given twice, at {taken[(observation.Period, observation.Unit, observation.Indicator)].Place} and {observation.Place}");

        foreach (var (expected, place, doubtful) in truth.Observations)
        {
            var key = (expected.Period, expected.Unit, expected.Indicator);
            if (!taken.Remove(key, out var got))
            {
                if (!Reported(place))
                    Add(FindingKind.SilentlyLost, $"{Shown(expected)} was not read");
                else if (!doubtful)
                    Add(FindingKind.Lost, $"{Shown(expected)} was not read: {Shown(places.First(located => Covers(located.Place, place)).Issue)}");
            }
            else if (!Same(expected, got))
            {
                if (!Reported(place))
                    Add(FindingKind.SilentlyWrong, $"{Shown(expected)} was read as {got.Number?.ToString("R") ?? got.Text ?? "missing"} at {got.Place}");
                else if (!doubtful)
                    Add(FindingKind.Lost, $"{Shown(expected)} was read as {got.Number?.ToString("R") ?? got.Text ?? "missing"}, with a warning");
            }
            else if (!IssuePlace.TryParse(got.Place, sheets, out var at) || !Covers(at, place) || at.Range.FirstCell != place.Reference)
                if (!doubtful)
                    Add(FindingKind.WrongPlace, $"{Shown(expected)} was placed at {got.Place}");
        }
        foreach (var extra in taken.Values)
        {
            var known = IssuePlace.TryParse(extra.Place, sheets, out var at);
            var cell = new CellPlace(at.Sheet ?? "", at.Range.FirstRow, at.Range.FirstColumn);
            if (!known || !Reported(cell))
                Add(FindingKind.SilentlyWrong, $"{Shown(extra)} is not in the file");
        }

        foreach (var fault in truth.Faults)
            // A wrong header is as well reported at every value that hangs on it.
            if (fault.Anchors.Count > 0 && !fault.Anchors.Any(anchor => Covered(anchor, Severity.Warning))
                && !(fault.Members.Except(fault.Anchors).Any() && fault.Members.Except(fault.Anchors).All(member => Covered(member, Severity.Warning))))
                Add(FindingKind.Unreported, $"{fault.Fault.Name} at {fault.Anchors[0]}");
        foreach (var (place, why) in truth.Notes)
            if (!places.Any(located => Mentions(located.Place, place, why)))
                Add(FindingKind.Unmentioned, $"{why} at {place}");
        if (truth.Clean)
            foreach (var error in errors)
                Add(FindingKind.FalseAlarm, Shown(error));
        return findings;
    }

    private static bool Same(Observation expected, Observation got) =>
        expected.Text == got.Text && (expected.Number, got.Number) switch
        {
            (null, null) => true,
            ({ } a, { } b) => Math.Abs(a - b) <= 1e-12 * Math.Max(Math.Abs(a), Math.Abs(b)),
            _ => false,
        };

    private static bool Covers(IssuePlace place, CellPlace cell) =>
        (place.Sheet is null || place.Sheet == cell.Sheet) && place.Range.Contains(cell.Row, cell.Column);

    /// <summary>A hidden or left-out row, column or sheet is mentioned at any of its cells.</summary>
    private static bool Mentions(IssuePlace place, CellPlace cell, string why) =>
        (place.Sheet is null || place.Sheet == cell.Sheet) && (
            why.EndsWith("sheet", StringComparison.Ordinal)
            || why.EndsWith("row", StringComparison.Ordinal) && place.Range.FirstRow <= cell.Row && place.Range.LastRow >= cell.Row
            || why.EndsWith("column", StringComparison.Ordinal) && place.Range.FirstColumn <= cell.Column && place.Range.LastColumn >= cell.Column);

    private static string Shown(Observation observation) =>
        $"{observation.Place} ({observation.Period} {observation.Unit} {observation.Indicator} = {observation.Number?.ToString("R") ?? observation.Text ?? "missing"})";

    private static string Shown(Issue? issue) => issue is null ? "no issue" : $"{issue.Severity} {issue.Code} at {issue.Place}: {issue.Message}";
}
