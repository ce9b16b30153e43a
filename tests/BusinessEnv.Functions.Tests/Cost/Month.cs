namespace BusinessEnv.Functions.Tests.Cost;

/// <summary>A month of one office, at its dearest: every upload is a metric file of its own, causes a recompute of all units, and shares its execution with nothing.</summary>
/// <param name="Reads">GET requests for a ranking.</param>
internal sealed record Month(string Name, long Units, long Uploads, long Reads)
{
    private const long DueChecks = 12 * 24 * 30;
    private const long Sweeps = 24 * 30;
    private const long Measures = 12 * 24 * 30;
    private const long AlertRules = 4;

    // A span with its attributes, and a line of log, as Azure Monitor stores them.
    private const decimal KilobytesPerRecord = 1.2m;
    private const long RecordsPerUpload = 12;
    private const long RecordsPerRead = 2;

    // Seconds that reading one input adds to a recompute: 8 queries at once, about 8 ms each.
    private const decimal SecondsPerInput = 0.001m;

    public static readonly IReadOnlyList<Month> All =
    [
        new("city", 14, 50, 10_000),
        new("province", 150, 2_000, 100_000),
        new("country", 3_000, 100_000, 1_000_000),
    ];

    public Requests Requests(MeasuredCosts costs) =>
        costs.Upload * Uploads + (costs.Recompute + costs.Input * Units) * Uploads + costs.Read * Reads
        + costs.DueCheck * DueChecks + costs.Sweep * Sweeps + costs.Measure * Measures;

    public long Executions => 2 * Uploads + Reads + DueChecks + Sweeps + Measures;

    public decimal GigabyteSeconds => Prices.InstanceGigabytes * (Executions * Prices.LeastSeconds + Uploads * Units * SecondsPerInput);

    public decimal LogGigabytes => (Uploads * RecordsPerUpload + Reads * RecordsPerRead + (DueChecks + Sweeps + Measures) * RecordsPerRead) * KilobytesPerRecord / 1_000_000;

    public decimal Compute =>
        Math.Max(0, GigabyteSeconds - Prices.FreeGigabyteSeconds) * Prices.GigabyteSecond + Math.Max(0, Executions - Prices.FreeExecutions) * Prices.ExecutionsPerMillion / 1_000_000;

    public decimal Events => Math.Max(0, Uploads - Prices.FreeEvents) * Prices.EventsPerMillion / 1_000_000;

    public decimal Watching => Math.Max(0, LogGigabytes - Prices.FreeLogGigabytes) * Prices.LogGigabyte + AlertRules * Prices.AlertRule;
}
