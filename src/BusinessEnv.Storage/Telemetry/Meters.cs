using System.Diagnostics.Metrics;

namespace BusinessEnv.Storage.Telemetry;

public static class Meters
{
    public const string Name = "BusinessEnv";

    /// <summary>What every figure of the pipeline is recorded with.</summary>
    public static readonly Meter Meter = new(Name);
}
