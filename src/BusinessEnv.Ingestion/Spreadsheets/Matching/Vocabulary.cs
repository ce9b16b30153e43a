using BusinessEnv.Core.Frameworks;

namespace BusinessEnv.Ingestion.Spreadsheets.Matching;

/// <summary>What a header text names.</summary>
/// <param name="Target">An indicator or attribute; null for a composite.</param>
/// <param name="Composite">A node that is computed from others; null for a target.</param>
/// <param name="How"><c>code</c>, <c>name</c>, <c>alias</c> or <c>fuzzy</c>.</param>
internal sealed record Term(Target? Target, Node? Composite, string How);

/// <summary>The names under which a framework's nodes and attributes are found.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, List<Term>> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Term>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Scope, string Name), Term> _scoped = [];
    private readonly Dictionary<string, HashSet<string>> _scopes = [];
    private readonly List<Target> _targets = [];
    private readonly Dictionary<string, Target> _byCode = new(StringComparer.Ordinal);

    public Vocabulary(Framework framework)
    {
        var attributes = framework.Attributes.Select(attribute => attribute.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var column in framework.Indicators().GroupBy(ColumnOf, StringComparer.Ordinal).Where(column => !attributes.Contains(column.Key)))
            Add(new Target(_targets.Count, column.Key, [.. column]));
        foreach (var attribute in framework.Attributes)
        {
            var target = Add(new Target(_targets.Count, attribute));
            Add(_codes, Names.FoldCode(attribute.Code), new(target, null, "code"));
            if (attribute.Name is not null)
                Add(_names, Names.Fold(attribute.Name), new(target, null, "name"));
            foreach (var alias in attribute.Aliases)
                Add(_names, Names.Fold(alias), new(target, null, "alias"));
        }
        if (framework.Root.IsIndicator)
            Add(framework.Root, framework.Root);
        foreach (var child in framework.Root.Children)
            Add(child, framework.Root);
        foreach (var target in _targets)
            Add(_codes, Names.FoldCode(target.Code), new(target, null, "code"));
    }

    public IReadOnlyList<Target> Targets => _targets;

    /// <summary>True for a text that stands for a value of any indicator.</summary>
    public bool IsTextCode(string text) => _targets.Exists(target => target.TextCode(text) is not null);

    /// <summary>All names of targets in their folded form, for fuzzy matching.</summary>
    public IEnumerable<(string Folded, Term Term)> TargetNames() =>
        _names.Concat(_codes).Where(entry => entry.Value.Count == 1 && entry.Value[0].Target is not null).Select(entry => (entry.Key, entry.Value[0]));

    /// <param name="scope">The composite that the header or the sheet stands under: names are looked for within it first, and nothing outside it is taken.</param>
    /// <param name="ambiguous">True where the text names several nodes.</param>
    public Term? Find(ReadOnlySpan<char> text, Node? scope, out bool ambiguous)
    {
        ambiguous = false;
        var code = Names.FoldCode(text);
        if (code.Length == 0)
            return null;
        if (_codes.TryGetValue(code, out var byCode))
            return Only(byCode, scope, ref ambiguous);
        var name = Names.Fold(text);
        if (name.Length == 0)
            return null;
        if (scope is not null && _scoped.TryGetValue((scope.Code, name), out var scoped))
            return scoped;
        return _names.TryGetValue(name, out var byName) ? Only(byName, scope, ref ambiguous) : null;
    }

    private Term? Only(List<Term> terms, Node? scope, ref bool ambiguous)
    {
        if (scope is null)
        {
            ambiguous = terms.Count > 1;
            return ambiguous ? null : terms[0];
        }
        var inside = _scopes[scope.Code];
        Term? found = null;
        foreach (var term in terms)
            if (term.Target is { IsIndicator: false } || inside.Contains(term.Target?.Code ?? term.Composite!.Code))
            {
                ambiguous = found is not null;
                if (ambiguous)
                    return null;
                found = term;
            }
        return found;
    }

    private void Add(Node node, Node parent)
    {
        var target = node.IsIndicator ? _byCode[ColumnOf(node)] : null;
        Term TermOf(string how) => new(target, target is null ? node : null, how);

        Add(_codes, Names.FoldCode(node.Code), TermOf("code"));
        Add(_names, Names.Fold(node.Code), TermOf("code"));
        if (node.Code.Length > parent.Code.Length + 1 && node.Code.StartsWith(parent.Code, StringComparison.OrdinalIgnoreCase) && !char.IsLetterOrDigit(node.Code[parent.Code.Length]))
            _scoped.TryAdd((parent.Code, Names.Fold(node.Code.AsSpan(parent.Code.Length + 1))), TermOf("code"));
        if (node.Name is { } name)
        {
            Add(_names, Names.Fold(name), TermOf("name"));
            if (parent.Name is not null)
                Add(_names, Names.Fold(parent.Name + name), TermOf("name"));
        }
        foreach (var alias in node.Aliases)
            Add(_names, Names.Fold(alias), TermOf("alias"));
        foreach (var child in node.Children)
            Add(child, node);
        if (!node.IsIndicator)
            _scopes[node.Code] = node.SelfAndDescendants().Select(inner => inner.Code).ToHashSet(StringComparer.Ordinal);
    }

    private static string ColumnOf(Node indicator) => indicator.Column ?? indicator.Code;

    private Target Add(Target target)
    {
        _targets.Add(target);
        return _byCode[target.Code] = target;
    }

    private static void Add(Dictionary<string, List<Term>> index, string key, Term term)
    {
        if (key.Length == 0)
            return;
        if (!index.TryGetValue(key, out var terms))
            index[key] = terms = [];
        if (!terms.Exists(other => other.Target == term.Target && other.Composite == term.Composite))
            terms.Add(term);
    }
}
