using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace BusinessEnv.Core.Ranking;

/// <summary>The codes of a framework's nodes with their places, shared by all units of a ranking.</summary>
internal sealed class NodeCodes(IEnumerable<string> codes)
{
    public IReadOnlyList<string> Codes { get; } = [.. codes];

    private readonly Dictionary<string, int> _index = codes.Select((code, i) => (code, i)).ToDictionary(pair => pair.code, pair => pair.i, StringComparer.Ordinal);

    public int IndexOf(string code) => _index.GetValueOrDefault(code, -1);
}

/// <summary>Columns of all units by node, each computed when it is first looked at.</summary>
internal sealed class LazyColumns(int count, Func<int, double[]> compute)
{
    private readonly double[]?[] _columns = new double[count][];

    public int Count => count;

    /// <summary>Two threads may compute the same column, and get the same.</summary>
    public double[] this[int node] => _columns[node] ??= compute(node);
}

/// <summary>One unit's values by node code: a view into the columns, NaN being null.</summary>
internal sealed class NodeValues(NodeCodes codes, LazyColumns columns, int unit) : IReadOnlyDictionary<string, double?>
{
    public int Count => columns.Count;

    public IEnumerable<string> Keys => codes.Codes;

    public IEnumerable<double?> Values => Enumerable.Range(0, columns.Count).Select(node => Number(columns[node][unit]));

    public double? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no node {key}.");

    public bool ContainsKey(string key) => codes.IndexOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out double? value)
    {
        var index = codes.IndexOf(key);
        value = index < 0 ? null : Number(columns[index][unit]);
        return index >= 0;
    }

    public IEnumerator<KeyValuePair<string, double?>> GetEnumerator()
    {
        for (var i = 0; i < columns.Count; i++)
            yield return new(codes.Codes[i], Number(columns[i][unit]));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static double? Number(double value) => double.IsNaN(value) ? null : value;
}
