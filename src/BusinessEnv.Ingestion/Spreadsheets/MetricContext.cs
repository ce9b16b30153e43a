using BusinessEnv.Core.Observations;

namespace BusinessEnv.Ingestion.Spreadsheets;

/// <summary>What is known besides the file, for the checks that compare with it; a null function leaves its check out.</summary>
public sealed record MetricContext
{
    /// <summary>The number of the same unit and indicator in the period before; null where there is none.</summary>
    public Func<Observation, double?>? Previous { get; init; }

    /// <summary>What another upload holds for the same period, unit and indicator; null where there is none.</summary>
    public Func<Observation, OtherObservation?>? Others { get; init; }
}

/// <param name="Blob">Container and name of the other upload.</param>
/// <param name="Newer">True where the other upload is the newer one, whose value wins.</param>
public sealed record OtherObservation(string Blob, Observation Observation, bool Newer);
