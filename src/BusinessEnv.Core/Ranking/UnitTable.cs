using System.Globalization;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;

namespace BusinessEnv.Core.Ranking;

/// <summary>The units of one period with their cells, column by column: first the <see cref="Ordinary"/> units, then those made of others, each in ordinal order of their codes, whatever the order of the observations.</summary>
public sealed class UnitTable
{
    private readonly Dictionary<string, int> _index;
    private readonly Dictionary<string, TableColumn> _columns;
    private readonly Dictionary<string, UnitDefinition> _known;

    private UnitTable(string period, string[] units, int ordinary, Dictionary<string, TableColumn> columns, Dictionary<string, UnitDefinition> known)
    {
        (Period, Units, Ordinary, _columns, _known) = (period, units, ordinary, columns, known);
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
        var table = Frame(framework, observations.Period, observations.Units, out foreign);
        var (unit, index) = ("", -1);
        foreach (var (key, cell) in observations.Cells)
        {
            // Cells of a unit mostly come together.
            if (key.Unit != unit)
                (unit, index) = (key.Unit, table.IndexOf(key.Unit));
            if (index >= 0 && table._columns.TryGetValue(key.Indicator, out var column))
                column.Put(index, cell.Number, cell.Text);
        }
        return table;
    }

    /// <summary>A table of numbers from arrays.</summary>
    /// <param name="units">Codes, each once, in any order.</param>
    /// <param name="columns">By code of indicator or attribute, in the order of <paramref name="units"/>; NaN where there is no value.</param>
    public static UnitTable Build(Framework framework, string period, IReadOnlyList<string> units, IReadOnlyDictionary<string, double[]> columns)
    {
        var table = Frame(framework, period, [.. units.Order(StringComparer.Ordinal)], out _);
        foreach (var (code, numbers) in columns)
            if (table._columns.TryGetValue(code, out var column))
                for (var i = 0; i < numbers.Length; i++)
                    if (table.IndexOf(units[i]) is var index and >= 0)
                        column.Put(index, double.IsNaN(numbers[i]) ? null : numbers[i], null);
        return table;
    }

    /// <summary>The units and columns, without cells.</summary>
    private static UnitTable Frame(Framework framework, string period, IReadOnlyList<string> observed, out IReadOnlyList<string> foreign)
    {
        var rules = framework.Units;
        var known = new Dictionary<string, UnitDefinition>(StringComparer.Ordinal);
        foreach (var unit in rules.Known)
            known[unit.Code] = unit;
        var allowOthers = rules.AllowOthers ?? known.Count == 0;
        var composed = rules.Composition is { } composition ? composition.Units.Select(unit => unit.Unit).Order(StringComparer.Ordinal).ToArray() : [];
        var made = composed.ToHashSet(StringComparer.Ordinal);
        foreign = allowOthers ? [] : [.. observed.Where(unit => !known.ContainsKey(unit) && !made.Contains(unit))];
        var ordinary = observed.Where(unit => !made.Contains(unit) && (allowOthers || known.ContainsKey(unit))).ToArray();
        string[] units = [.. ordinary, .. composed];
        var columns = framework.Attributes.Select(attribute => attribute.Code).Concat(framework.Indicators().Select(indicator => indicator.Column ?? indicator.Code));
        return new(period, units, ordinary.Length, columns.Distinct().ToDictionary(column => column, _ => TableColumn.Empty(units.Length), StringComparer.Ordinal), known);
    }

    /// <summary>The same table without some units.</summary>
    /// <param name="kept">Indexes, rising.</param>
    public UnitTable Keep(int[] kept) => new(
        Period,
        Array.ConvertAll(kept, unit => Units[unit]),
        kept.Count(unit => unit < Ordinary),
        _columns.ToDictionary(pair => pair.Key, pair => pair.Value.Keep(kept), StringComparer.Ordinal),
        _known);

    /// <summary>The same table with another number in one cell, or with none.</summary>
    public UnitTable With(string unit, string column, double? number) =>
        new(Period, [.. Units], Ordinary, new(_columns, StringComparer.Ordinal) { [column] = _columns[column].With(_index[unit], number) }, _known);

    /// <summary>Null for a code that is neither an indicator's column nor an attribute.</summary>
    public TableColumn? Column(string code) => _columns.GetValueOrDefault(code);

    /// <summary>An attribute's text: from the observations, else from the framework's list of units.</summary>
    public string? Attribute(int unit, string attribute)
    {
        if (Column(attribute) is { } column)
        {
            if (column.Texts?[unit] is { } text)
                return text;
            if (double.IsFinite(column.Numbers[unit]))
                return column.Numbers[unit].ToString(CultureInfo.InvariantCulture);
        }
        return Known(unit)?.Attributes.GetValueOrDefault(attribute);
    }

    /// <summary>An attribute's or indicator's number; NaN when there is none.</summary>
    public double Number(int unit, string column)
    {
        if (Column(column)?.Numbers[unit] is { } number && double.IsFinite(number))
            return number;
        return Known(unit)?.Attributes.GetValueOrDefault(column) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
    }

    public string Name(int unit, UnitRules rules) =>
        (rules.NameAttribute is { } attribute ? Attribute(unit, attribute) : null) ?? Known(unit)?.Name ?? Units[unit];

    public bool IsRanked(int unit, UnitRules rules) =>
        Known(unit) is not { Ranked: false }
        && (rules.Ranked is not { } when || (Attribute(unit, when.Attribute) is { } text && when.Values.Contains(text, StringComparer.OrdinalIgnoreCase)));
}
