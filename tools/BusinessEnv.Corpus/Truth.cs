using BusinessEnv.Core.Observations;

namespace BusinessEnv.Corpus;

/// <summary>A cell by 1-based row and column; the sheet is empty in a CSV file.</summary>
public readonly record struct CellPlace(string Sheet, int Row, int Column)
{
    public string Reference => $"{Letters(Column)}{Row}";

    public override string ToString() => Sheet.Length == 0 ? Reference
        : Sheet.All(char.IsLetterOrDigit) && !char.IsDigit(Sheet[0]) ? $"{Sheet}!{Reference}"
        : $"'{Sheet.Replace("'", "''", StringComparison.Ordinal)}'!{Reference}";

    public static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
            letters = (char)('A' + (column - 1) % 26) + letters;
        return letters;
    }
}

/// <summary>Something wrong in a file, named after the feature that made it. Cells that share a fault share the object.</summary>
public sealed class Fault(string name)
{
    public string Name => name;
}

/// <param name="Anchors">One of these must be named by a warning or an error; nothing need be reported when empty.</param>
/// <param name="Members">Every cell whose value the fault touches: it may be missing from the reading, or there as expected.</param>
public sealed record PlacedFault(Fault Fault, IReadOnlyList<CellPlace> Anchors, IReadOnlyList<CellPlace> Members);

/// <summary>An observation and the cell it stands in.</summary>
/// <param name="Doubtful">True where a fault touches the cell: the value may be left out, since the fault is reported.</param>
public readonly record struct ExpectedObservation(Observation Observation, CellPlace Place, bool Doubtful);

/// <summary>What a right reading of a file is.</summary>
/// <param name="Refused">The file as a whole must be refused.</param>
/// <param name="Notes">Cells that must be covered by an issue of any severity, and why.</param>
public sealed record Truth(
    IReadOnlyList<ExpectedObservation> Observations,
    IReadOnlyList<PlacedFault> Faults,
    IReadOnlyList<(CellPlace Place, string Why)> Notes,
    bool Refused = false)
{
    /// <summary>Nothing is wrong with the file: it must be read completely and without an error.</summary>
    public bool Clean => !Refused && Faults.Count == 0;
}
