using System.Collections.Immutable;
using System.Globalization;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;

namespace BusinessEnv.Core.Ranking;

/// <summary>The units of one period with their cells, column by column: first the <see cref="Ordinary"/> units, then those made of others, each in ordinal order of their codes, whatever the order of the observations.</summary>
public sealed class UnitTable
{
    private readonly Dictionary<string, int> _index;
    private readonly Dictionary<string, MergedObservation[]> _cells;
    private readonly Dictionary<string, UnitDefinition> _known;

    private UnitTable(string period, string[] units, int ordinary, Dictionary<string, MergedObservation[]> cells, Dictionary<string, UnitDefinition> known)
    {
        (Period, Units, Ordinary, _cells, _known) = (period, units, ordinary, cells, known);
        _index = new(units.Length, StringComparer.Ordinal);
        for (var i = 0; i < units.Length; i++)
            _index[units[i]] = i;
    }

    public string Period { get; }

    public IReadOnlyList<string> Units { get; }

    public int Count => Units.Count;

    /// <summary>How many units are not made of others.</summary>
    public int Ordinary { get; }

    public int IndexOf(string unit) => _index.GetValueOrDefault(unit, -1);

    public UnitDefinition? Known(int unit) => _known.GetValueOrDefault(Units[unit]);

    /// <param name="foreign">Units that have observations but are not in the framework's list, which admits no others.</param>
    public static UnitTable Build(Framework framework, ObservationSet observations, out IReadOnlyList<string> foreign)
    {
        var rules = framework.Units;
        var known = new Dictionary<string, UnitDefinition>(StringComparer.Ordinal);
        foreach (var unit in rules.Known)
            known[unit.Code] = unit;
        var allowOthers = rules.AllowOthers ?? known.Count == 0;
        var composed = rules.Composition is { } composition ? composition.Units.Select(unit => unit.Unit).Order(StringComparer.Ordinal).ToArray() : [];
        var made = composed.ToHashSet(StringComparer.Ordinal);

        foreign = allowOthers ? [] : [.. observations.Units.Where(unit => !known.ContainsKey(unit) && !made.Contains(unit))];
        var ordinary = observations.Units.Where(unit => !made.Contains(unit) && (allowOthers || known.ContainsKey(unit))).ToArray();
        var units = ordinary.Concat(composed).ToArray();

        var columns = framework.Attributes.Select(attribute => attribute.Code).Concat(framework.Indicators().Select(indicator => indicator.Column ?? indicator.Code));
        var cells = columns.Distinct().ToDictionary(column => column, _ => new MergedObservation[units.Length], StringComparer.Ordinal);
        var table = new UnitTable(observations.Period, units, ordinary.Length, cells, known);
        foreach (var ((unit, column), cell) in observations.Cells)
            if (table._index.TryGetValue(unit, out var index) && cells.TryGetValue(column, out var column_))
                column_[index] = cell;
        return table;
    }

    /// <summary>The same table without some units; composed units stay.</summary>
    /// <param name="kept">Indexes, rising.</param>
    public UnitTable Keep(int[] kept) => new(
        Period,
        Array.ConvertAll(kept, unit => Units[unit]),
        kept.Count(unit => unit < Ordinary),
        _cells.ToDictionary(pair => pair.Key, pair => Array.ConvertAll(kept, unit => pair.Value[unit]), StringComparer.Ordinal),
        _known);

    public MergedObservation Cell(int unit, string column) => _cells.TryGetValue(column, out var cells) ? cells[unit] : default;

    /// <summary>An attribute's text: from the observations, else from the framework's list of units.</summary>
    public string? Attribute(int unit, string attribute)
    {
        var cell = Cell(unit, attribute);
        return cell.Text
            ?? cell.Number?.ToString(CultureInfo.InvariantCulture)
            ?? Known(unit)?.Attributes.GetValueOrDefault(attribute);
    }

    /// <summary>An attribute's or indicator's number; NaN when there is none.</summary>
    public double Number(int unit, string column)
    {
        if (Cell(unit, column).Number is { } number)
            return number;
        return Known(unit)?.Attributes.GetValueOrDefault(column) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
    }

    public string Name(int unit, UnitRules rules) =>
        (rules.NameAttribute is { } attribute ? Attribute(unit, attribute) : null) ?? Known(unit)?.Name ?? Units[unit];

    public bool IsRanked(int unit, UnitRules rules) =>
        Known(unit) is not { Ranked: false }
        && (rules.Ranked is not { } when || (Attribute(unit, when.Attribute) is { } text && when.Values.Contains(text, StringComparer.OrdinalIgnoreCase)));
}
