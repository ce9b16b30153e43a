using System.Runtime.InteropServices;
using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Core.Observations;

/// <summary>The observations that one upload holds for one period.</summary>
/// <param name="Upload">The ledger's id of the upload.</param>
public sealed record UploadObservations(string Upload, BlobSource Source, IReadOnlyList<Observation> Observations);

/// <summary>How many cells of an upload the ranking used.</summary>
public sealed record RankingInput(string Upload, string Blob, string Version, int Cells);

/// <summary>The value of one (unit, indicator) after merging, and the upload it came from.</summary>
/// <param name="Input">Index into <see cref="ObservationSet.Inputs"/>.</param>
public readonly record struct MergedObservation(double? Number, string? Text, string Place, int Input);

/// <summary>All observations of one period, merged: for each (unit, indicator) the newest upload that has the cell wins, whatever the order of arrival.</summary>
public sealed class ObservationSet
{
    private readonly Dictionary<(string Unit, string Indicator), MergedObservation> _cells;

    private ObservationSet(string period, Dictionary<(string, string), MergedObservation> cells, IReadOnlyList<string> units, IReadOnlyList<RankingInput> inputs) =>
        (Period, _cells, Units, Inputs) = (period, cells, units, inputs);

    public string Period { get; }

    /// <summary>Unit codes in ordinal order.</summary>
    public IReadOnlyList<string> Units { get; }

    /// <summary>The uploads in winning order (the last wins), with the cells that each gave; an upload whose every cell was replaced counts 0.</summary>
    public IReadOnlyList<RankingInput> Inputs { get; }

    public IReadOnlyDictionary<(string Unit, string Indicator), MergedObservation> Cells => _cells;

    public MergedObservation? Find(string unit, string indicator) =>
        _cells.TryGetValue((unit, indicator), out var cell) ? cell : null;

    /// <summary>The cells of some units only; the inputs still count all.</summary>
    public ObservationSet Keep(IReadOnlySet<string> units) =>
        new(Period, _cells.Where(cell => units.Contains(cell.Key.Unit)).ToDictionary(), [.. Units.Where(units.Contains)], Inputs);

    /// <param name="uploads">Ordered by blob time, then by name: a later one wins.</param>
    public static ObservationSet Merge(string period, IReadOnlyList<UploadObservations> uploads)
    {
        var cells = new Dictionary<(string, string), MergedObservation>(uploads.Count == 0 ? 0 : uploads.Max(upload => upload.Observations.Count));
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var used = new int[uploads.Count];
        var unit = "";
        for (var input = 0; input < uploads.Count; input++)
            foreach (var observation in uploads[input].Observations)
            {
                if (observation.Period != period)
                    continue;
                ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(cells, (observation.Unit, observation.Indicator), out var replaces);
                if (replaces)
                    used[cell.Input]--;
                cell = new(observation.Number, observation.Text, observation.Place, input);
                used[input]++;
                // Cells of a unit mostly come together.
                if (observation.Unit != unit)
                    codes.Add(unit = observation.Unit);
            }
        var units = codes.Order(StringComparer.Ordinal).ToArray();
        var inputs = uploads.Select((upload, i) => new RankingInput(upload.Upload, upload.Source.Blob, upload.Source.Version, used[i])).ToArray();
        return new(period, cells, units, inputs);
    }
}
