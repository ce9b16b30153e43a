using BusinessEnv.Core.Frameworks;

namespace BusinessEnv.Ingestion.Frameworks;

/// <summary>Where each node of a framework, and each of its steps, stands in the file it was read from.</summary>
internal sealed class FrameworkPlaces
{
    private readonly Dictionary<Node, Func<string?, string>> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> _sections = [];

    public void Add(Node node, JsonTree tree) =>
        _nodes[node] = property => (property is not null && tree.Properties.TryGetValue(property, out var value) ? value : tree).Place;

    public void AddSection(string section, string place) => _sections[section] = place;

    /// <param name="property">The property of the file format; null for the node as a whole.</param>
    public string? Of(Node node, string? property = null) => _nodes.TryGetValue(node, out var place) ? place(property) : null;

    public string? OfSection(string section) => _sections.GetValueOrDefault(section);
}
