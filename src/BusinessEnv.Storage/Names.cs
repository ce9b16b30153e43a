namespace BusinessEnv.Storage;

/// <summary>The names of everything the pipeline keeps in the account.</summary>
public static class Names
{
    public const string NoticeContainer = "notices";
    public const string MetricContainer = "metrics";
    public const string FrameworkContainer = "frameworks";
    public const string ReportContainer = "reports";
    public const string PublishedContainer = "published";

    public const string UploadTable = "Uploads";
    public const string ObservationTable = "Observations";
    public const string InputTable = "RankingInputs";
    public const string RankingTable = "Rankings";
    public const string FrameworkTable = "Frameworks";
    public const string NoticeTable = "Notices";

    public const string RankingRequests = "ranking-requests";
    public const string IngestRequests = "ingest-requests";

    /// <summary>Where users put files.</summary>
    public static readonly IReadOnlyList<string> InputContainers = [FrameworkContainer, MetricContainer, NoticeContainer];

    public static readonly IReadOnlyList<string> Containers = [.. InputContainers, ReportContainer, PublishedContainer];
    public static readonly IReadOnlyList<string> Tables = [UploadTable, ObservationTable, InputTable, RankingTable, FrameworkTable, NoticeTable];
    public static readonly IReadOnlyList<string> Queues = [RankingRequests, IngestRequests];
}
