using System.Collections.Immutable;
using BusinessEnv.Core.Frameworks;

namespace BusinessEnv.Ingestion.Templates;

/// <summary>A column to fill in: an indicator, or an attribute of the units.</summary>
/// <param name="Code">The code that its observations will have.</param>
/// <param name="Header">The text that the reader matches: the name with the unit of measurement, or the code where a name could mean two columns.</param>
/// <param name="Topic">The composite right below the root that the indicator belongs to; null for an attribute.</param>
/// <param name="Numeric">False for an attribute that is text.</param>
internal sealed record TemplateField(string Code, string Name, string Header, string? Measure, bool? LowerIsBetter, Bounds? Possible, ImmutableArray<string> Codes, bool Required, string? Topic, string? Description, bool Numeric)
{
    /// <summary>The columns of a framework, attributes first. Indicators that share a column are one field.</summary>
    public static IReadOnlyList<TemplateField> Of(Framework framework, bool chinese)
    {
        var names = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        void Count(params IEnumerable<string?> texts)
        {
            foreach (var text in texts.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
                names[text] = names.GetValueOrDefault(text) + 1;
        }
        foreach (var node in framework.Root.SelfAndDescendants())
            Count([node.Name, node.Code, .. node.Aliases]);
        foreach (var attribute in framework.Attributes)
            Count([attribute.Name, attribute.Code, .. attribute.Aliases]);
        string Header(string code, string? name, string? measure) =>
            (name is not null && names.GetValueOrDefault(name) == 1 ? name : code) + (measure is null ? "" : !chinese ? $" ({measure})" : measure == "share" ? "（比例）" : $"（{measure}）");

        var fields = new List<TemplateField>();
        foreach (var attribute in framework.Attributes)
            if (attribute.Code != framework.Units.NameAttribute || framework.Units.Known.IsEmpty)
                fields.Add(new(attribute.Code, attribute.Name ?? attribute.Code, Header(attribute.Code, attribute.Name, null), null, null, null, [], false, null, null, attribute.Numeric));
        var seen = framework.Attributes.Select(attribute => attribute.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (topic, leaf) in framework.Root.IsIndicator ? [(framework.Root, framework.Root)] : framework.Root.Children.SelectMany(child => child.Leaves().Select(leaf => (child, leaf))))
        {
            var code = leaf.Column ?? leaf.Code;
            if (!seen.Add(code))
                continue;
            // A drop-down's choices are joined by commas.
            var codes = leaf.TextCodes.Keys.Where(text => !text.Contains(',', StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToImmutableArray();
            fields.Add(new(code, leaf.Name ?? leaf.Code, Header(code, code == leaf.Code ? leaf.Name : null, leaf.Measure), leaf.Measure, leaf.LowerIsBetter, leaf.Possible, codes, leaf.Required, topic.Name ?? topic.Code, leaf.Description, true));
        }
        return fields;
    }
}
