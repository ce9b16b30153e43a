using BusinessEnv.Core.Frameworks;

namespace BusinessEnv.Ingestion.Spreadsheets.Matching;

/// <summary>The units of a framework and those that a file brings, by every text that names them.</summary>
internal sealed class UnitTable
{
    private const int MostCachedSpellings = 100_000;
    private readonly List<string> _codes = [];
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _own = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int, string)?> _fuzzy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _spellings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _spellingsBySpan;
    private readonly Dictionary<string, (int Unit, string How)> _folded = new(StringComparer.Ordinal);

    private readonly HashSet<string> _notUnits;

    /// <param name="notUnits">Texts that stand for values, and so name no unit.</param>
    public UnitTable(UnitRules rules, IEnumerable<string> notUnits)
    {
        _notUnits = notUnits.Select(text => Names.FoldCode(text)).ToHashSet(StringComparer.Ordinal);
        _spellingsBySpan = _spellings.GetAlternateLookup<ReadOnlySpan<char>>();
        AllowOthers = rules.AllowOthers ?? rules.Known.IsEmpty;
        foreach (var definition in rules.Known)
        {
            _codes.Add(definition.Code);
            _names.Add(definition.Name ?? definition.Code);
        }
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
        if (unit < 0 && Labelled(text) is { IsEmpty: false } name)
            return Resolve(name);
        if (unit < 0 && (!AllowOthers || Values.MissingMarks.Contains(text) || _notUnits.Contains(Names.FoldCode(text))))
            return -1;
        var spelling = new string(text);
        if (unit < 0)
            _spellings[spelling] = AddOwn(spelling);
        else if (_spellings.Count < MostCachedSpellings)
            _spellings[spelling] = unit;
        return _spellings.GetValueOrDefault(spelling, unit);
    }

    /// <summary>What follows the colon in <c>Country: JPN</c>.</summary>
    private static ReadOnlySpan<char> Labelled(ReadOnlySpan<char> text) =>
        text.IndexOfAny(':', '：') is > 0 and var colon && Roles.Of(text[..colon]) is Role.Unit or Role.UnitCode ? text[(colon + 1)..].Trim() : default;

    /// <summary>A known unit whose name differs by a slip, or by the ending of its kind (长沙 for 长沙市), if there is just one.</summary>
    public (int Unit, string Name)? FindFuzzy(ReadOnlySpan<char> text)
    {
        if (KnownCount == 0 || text.Length is < 2 or > 100)
            return null;
        var spelling = new string(text);
        if (_fuzzy.TryGetValue(spelling, out var cached))
            return cached;
        var folded = Names.Fold(text);
        var found = _folded.Where(entry => IsShortened(folded, entry.Key) || FuzzyMatch.IsMisspelling(folded, entry.Key))
            .Select(entry => entry.Value.Unit).Distinct().Take(2).ToArray();
        (int, string)? only = found is [var unit] ? (unit, _names[unit]) : null;
        if (_fuzzy.Count < MostCachedSpellings)
            _fuzzy[spelling] = only;
        return only;
    }

    private static bool IsShortened(string a, string b)
    {
        var (shorter, longer) = a.Length < b.Length ? (a, b) : (b, a);
        return shorter.Length >= 2 && longer.StartsWith(shorter, StringComparison.Ordinal) && longer[shorter.Length..] is "市" or "县" or "区" or "省" or "州" or "盟" or "旗" or "新区" or "自治州" or "自治区" or "自治县" or "地区" or "特别行政区" or "街道" or "镇" or "乡";
    }

    /// <summary>Spaces within a name are padding (长  沙), and width does not count; a very long list is not compared that way.</summary>
    private int AddOwn(string spelling)
    {
        if (_own.Count < MostCachedSpellings)
        {
            var key = Names.FoldCode(spelling).Replace(" ", "", StringComparison.Ordinal);
            if (_own.TryGetValue(key, out var same))
                return same;
            _own[key == spelling ? spelling : key] = _codes.Count;
        }
        _codes.Add(spelling);
        return _codes.Count - 1;
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
