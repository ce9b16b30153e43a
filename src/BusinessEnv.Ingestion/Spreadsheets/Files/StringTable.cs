namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>The strings of a workbook: the shared ones in their order, then those that stand in the cells themselves, each kept once.</summary>
internal sealed class StringTable
{
    private readonly List<string> _strings;
    private readonly Dictionary<string, int> _own = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _ownBySpan;
    private readonly MetricLimits _limits;

    public StringTable(List<string> shared, MetricLimits limits)
    {
        (_strings, SharedCount, _limits) = (shared, shared.Count, limits);
        _ownBySpan = _own.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<string> All => _strings;
    public int SharedCount { get; }

    public int Add(ReadOnlySpan<char> text, string sheet)
    {
        if (_ownBySpan.TryGetValue(text, out var index))
            return index;
        if (_strings.Count >= _limits.Strings)
            throw RefusedException.Limit("strings", $"The workbook has more than {_limits.Strings:N0} strings", sheet);
        var own = new string(text);
        _strings.Add(own);
        return _own[own] = _strings.Count - 1;
    }
}
