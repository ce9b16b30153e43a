using BusinessEnv.Core.Frameworks;

namespace BusinessEnv.Ingestion.Spreadsheets.Matching;

/// <summary>What a value can belong to: an indicator of the framework, or an attribute of a unit.</summary>
internal sealed class Target
{
    private readonly Dictionary<string, string> _textCodes = new(StringComparer.Ordinal);

    public Target(int index, Node node)
    {
        (Index, Code, Name, IsIndicator, Numeric) = (index, node.Code, node.Name ?? node.Code, true, true);
        (Expected, ExpectedMeasure) = (node.Measure, node.Measure is null ? null : Measures.Parse(node.Measure));
        (Minimum, Maximum) = (node.Possible?.Minimum ?? double.NegativeInfinity, node.Possible?.Maximum ?? double.PositiveInfinity);
        Required = node.Required;
        foreach (var text in node.TextCodes.Keys)
            _textCodes[Names.FoldCode(text)] = text;
    }

    public Target(int index, UnitAttribute attribute) =>
        (Index, Code, Name, Numeric) = (index, attribute.Code, attribute.Name ?? attribute.Code, attribute.Numeric);

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
