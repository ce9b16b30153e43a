using BusinessEnv.Core.Frameworks;
using BusinessEnv.Ingestion.Spreadsheets.Checks;
using BusinessEnv.Ingestion.Spreadsheets.Matching;
using BusinessEnv.Ingestion.Spreadsheets.Values;

namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>What the reading of every block of a file shares.</summary>
/// <param name="PathPeriod">The period that the blob's name states.</param>
internal sealed record BlockContext(
    Framework Framework,
    Vocabulary Vocabulary,
    UnitTable Units,
    ObservationTable Table,
    IssueList Issues,
    string? PathPeriod);
