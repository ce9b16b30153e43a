namespace BusinessEnv.Functions.Tests.Cost;

/// <summary>The one price table: US dollars, list prices of a typical region with locally redundant storage. Change it here; docs/cost.md follows.</summary>
internal static class Prices
{
    public const decimal BlobWritePer10K = 0.05m;
    public const decimal BlobListPer10K = 0.05m;
    public const decimal BlobReadPer10K = 0.004m;
    public const decimal QueuePer10K = 0.004m;
    public const decimal TablePer10K = 0.00036m;
    public const decimal GigabyteSecond = 0.000026m;
    public const decimal FreeGigabyteSeconds = 100_000;
    public const decimal ExecutionsPerMillion = 0.40m;
    public const decimal FreeExecutions = 250_000;
    public const decimal EventsPerMillion = 0.60m;
    public const decimal FreeEvents = 100_000;
    public const decimal LogGigabyte = 2.30m;
    public const decimal FreeLogGigabytes = 5;
    public const decimal AlertRule = 0.50m;

    /// <summary>Memory of an instance, in GB.</summary>
    public const decimal InstanceGigabytes = 2;

    /// <summary>The least that an execution is billed as, in seconds.</summary>
    public const decimal LeastSeconds = 1;
}
