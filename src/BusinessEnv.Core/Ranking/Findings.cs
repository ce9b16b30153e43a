using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Core.Ranking;

/// <summary>What went otherwise than asked during a computation, gathered by node and kind so that a thousand units make one finding.</summary>
public sealed class Findings
{
    private const int Named = 10;
    private readonly Dictionary<(string Code, string Node, string Message), List<string>> _units = [];

    public void Add(string code, Node node, string message, string unit)
    {
        var key = (code, node.Code, message);
        if (!_units.TryGetValue(key, out var units))
            _units[key] = units = [];
        units.Add(unit);
    }

    public void Add(string code, Node node, string message) => _units.TryAdd((code, node.Code, message), []);

    public bool Has(string code, Node node) => _units.Keys.Any(key => key.Code == code && key.Node == node.Code);

    /// <summary>In the order of node, code and message, so that they are the same for the same input.</summary>
    public IReadOnlyList<Issue> ToIssues() =>
    [
        .. _units.OrderBy(pair => pair.Key.Node, StringComparer.Ordinal).ThenBy(pair => pair.Key.Code, StringComparer.Ordinal).ThenBy(pair => pair.Key.Message, StringComparer.Ordinal)
            .Select(pair => Issue.Warning(pair.Key.Code, $"{pair.Key.Node}: {pair.Key.Message}{Units(pair.Value)}", pair.Key.Node)),
    ];

    private static string Units(List<string> units)
    {
        if (units.Count == 0)
            return ".";
        units.Sort(StringComparer.Ordinal);
        var rest = units.Count > Named ? $" and {units.Count - Named} more" : "";
        return $": {string.Join(", ", units.Take(Named))}{rest}.";
    }
}
