using BusinessEnv.Core.Frameworks;

namespace BusinessEnv.Ingestion.Spreadsheets.Matching;

/// <summary>What a value can belong to: an indicator of the framework, or an attribute of a unit.</summary>
internal sealed class Target
{
    private readonly Dictionary<string, string> _textCodes = new(StringComparer.Ordinal);

    /// <param name="nodes">The indicators that are read from one column.</param>
    public Target(int index, string code, IReadOnlyList<Node> nodes)
    {
        var first = nodes[0];
        (Index, Code, Name, IsIndicator, Numeric) = (index, code, first.Name ?? first.Code, true, true);
        Expected = nodes.Select(node => node.Measure).FirstOrDefault(measure => measure is not null);
        ExpectedMeasure = Expected is null ? null : Measures.Parse(Expected);
        Minimum = nodes.Min(node => node.Possible?.Minimum ?? double.NegativeInfinity);
        Maximum = nodes.Max(node => node.Possible?.Maximum ?? double.PositiveInfinity);
        Required = nodes.Any(node => node.Required);
        foreach (var text in nodes.SelectMany(node => node.TextCodes.Keys))
            _textCodes[Names.FoldCode(text)] = text;
    }

    public Target(int index, UnitAttribute attribute) =>
        (Index, Code, Name, Numeric) = (index, attribute.Code, attribute.Name ?? attribute.Code, attribute.Numeric);

    private Target(Target target)
    {
        (Index, Code, Name, IsIndicator, Numeric, Expected, ExpectedMeasure) = (target.Index, target.Code, target.Name, target.IsIndicator, target.Numeric, target.Expected, target.ExpectedMeasure);
        _textCodes = target._textCodes;
    }

    /// <summary>The same without bounds: a sum of values may lie beyond what one value can be.</summary>
    public Target Unbounded => new(this);

    /// <summary>Position among all targets.</summary>
    public int Index { get; }
    public string Code { get; }
    public string Name { get; }
    public bool IsIndicator { get; }

    /// <summary>False for an attribute that is text.</summary>
    public bool Numeric { get; }

    /// <summary>The framework's own words for the unit of measurement; null where it states none.</summary>
    public string? Expected { get; }

    /// <summary>Null where the framework states no measure, or one whose conversion is not known.</summary>
    public Measure? ExpectedMeasure { get; }
    public double Minimum { get; } = double.NegativeInfinity;
    public double Maximum { get; } = double.PositiveInfinity;
    public bool IsBounded => double.IsFinite(Minimum) && double.IsFinite(Maximum);
    public bool Required { get; }

    /// <summary>The framework's text code that a text is, as the framework writes it.</summary>
    public string? TextCode(ReadOnlySpan<char> text) =>
        _textCodes.Count > 0 && _textCodes.TryGetValue(Names.FoldCode(text), out var code) ? code : null;
}
