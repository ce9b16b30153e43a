using BusinessEnv.Core.Frameworks;

namespace BusinessEnv.Ingestion.Spreadsheets.Matching;

/// <summary>The units of a framework and those that a file brings, by every text that names them.</summary>
internal sealed class UnitTable
{
    private const int MostCachedSpellings = 100_000;
    private readonly List<string> _codes = [];
    private readonly Dictionary<string, int> _spellings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _spellingsBySpan;
    private readonly Dictionary<string, (int Unit, string How)> _folded = new(StringComparer.Ordinal);

    public UnitTable(UnitRules rules)
    {
        _spellingsBySpan = _spellings.GetAlternateLookup<ReadOnlySpan<char>>();
        AllowOthers = rules.AllowOthers ?? rules.Known.IsEmpty;
        foreach (var definition in rules.Known)
            _codes.Add(definition.Code);
        KnownCount = _codes.Count;
        AddAll(rules, definition => [definition.Code], "code");
        AddAll(rules, definition => definition.Name is null ? [] : [definition.Name], "name");
        AddAll(rules, definition => definition.Aliases, "alias");
    }

    public IReadOnlyList<string> Codes => _codes;
    public int KnownCount { get; }

    /// <summary>Whether a text that names no known unit is a unit of its own.</summary>
    public bool AllowOthers { get; }

    /// <summary>Texts that name known units, folded, for fuzzy matching.</summary>
    public IEnumerable<(string Folded, int Unit)> KnownNames() => _folded.Select(entry => (entry.Key, entry.Value.Unit));

    /// <summary>The known unit that a text names, or −1.</summary>
    public int FindKnown(ReadOnlySpan<char> text, out string how)
    {
        how = "";
        if (KnownCount == 0 || text.IsEmpty)
            return -1;
        if (_folded.TryGetValue(Names.FoldCode(text), out var found) || _folded.TryGetValue(Names.Fold(text), out found))
        {
            how = found.How;
            return found.Unit;
        }
        return -1;
    }

    /// <summary>The unit that a cell's text names: a known one, or, where others are allowed, one of its own; else −1.</summary>
    public int Resolve(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (_spellingsBySpan.TryGetValue(text, out var unit))
            return unit;
        unit = FindKnown(text, out _);
        if (unit < 0 && !AllowOthers)
            return -1;
        var spelling = new string(text);
        if (unit < 0)
        {
            unit = _codes.Count;
            _codes.Add(spelling);
            _spellings[spelling] = unit;
        }
        else if (_spellings.Count < MostCachedSpellings)
            _spellings[spelling] = unit;
        return unit;
    }

    private void AddAll(UnitRules rules, Func<UnitDefinition, IEnumerable<string>> names, string how)
    {
        for (var unit = 0; unit < rules.Known.Length; unit++)
            foreach (var name in names(rules.Known[unit]))
            {
                _folded.TryAdd(Names.FoldCode(name), (unit, how));
                _folded.TryAdd(Names.Fold(name), (unit, how));
            }
    }
}
