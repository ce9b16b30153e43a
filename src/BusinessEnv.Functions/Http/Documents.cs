using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Functions.Http;

/// <param name="ContinuationToken">Null at the end of the list.</param>
public sealed record ListDocument<T>(IReadOnlyList<T> Items, string? ContinuationToken);

/// <param name="Current">Whether the run has all accepted inputs; false while a recompute is due.</param>
public sealed record RankingItem(string Framework, string FrameworkVersion, string Period, string Run, DateTimeOffset ComputedAt, int Units, bool Current, string Url);

public sealed record NoticeItem(string Id, string? Title, string? Issuer, string? IssuedOn, int? EvaluationYear, string? DocumentNumber, BlobSource Source, string Url);

public sealed record FrameworkItem(string Id, string Name, string Version, int Indicators, string Source, string Url);

public sealed record UploadDocument(
    string Id,
    string Container,
    string Blob,
    string? Version,
    string State,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyDictionary<string, int> Counts,
    IReadOnlyList<Issue> Issues,
    string? Report);

/// <param name="Status"><c>healthy</c> when it is live and ready, else <c>unhealthy</c>.</param>
/// <param name="Live">Whether the process answers; restarting it would change nothing else.</param>
/// <param name="Ready">Whether it can do its work: every dependency answers. Null where that was not asked.</param>
/// <param name="Checks">Each dependency and what is wrong with it.</param>
public sealed record HealthDocument(string Status, bool Live, bool? Ready, IReadOnlyDictionary<string, string> Checks);

public sealed record AcceptedDocument(string Status, string Location);
