using BusinessEnv.Core.Frameworks;

namespace BusinessEnv.Core.Ranking;

/// <summary>A node in its place in a <see cref="FrameworkPlan"/>.</summary>
/// <param name="Parent">Index of the parent; −1 for the root.</param>
/// <param name="Children">Indexes in ordinal order of the codes, so that sums do not depend on the order in the file.</param>
public sealed record NodePlan(int Index, Node Node, int Depth, int Parent, int[] Children)
{
    public bool IsIndicator => Children.Length == 0;
}

/// <summary>A framework compiled for computing: its nodes in an array, children before parents, the root last.</summary>
public sealed class FrameworkPlan
{
    private FrameworkPlan(Framework framework, NodePlan[] nodes) => (Framework, Nodes) = (framework, nodes);

    public Framework Framework { get; }

    public IReadOnlyList<NodePlan> Nodes { get; }

    public static FrameworkPlan Compile(Framework framework)
    {
        var nodes = new List<NodePlan>();
        Visit(framework.Root, 0);
        var parents = new int[nodes.Count];
        Array.Fill(parents, -1);
        foreach (var node in nodes)
            foreach (var child in node.Children)
                parents[child] = node.Index;
        return new(framework, [.. nodes.Select(node => node with { Parent = parents[node.Index] })]);

        int Visit(Node node, int depth)
        {
            var children = node.Children.OrderBy(child => child.Code, StringComparer.Ordinal).Select(child => Visit(child, depth + 1)).ToArray();
            nodes.Add(new(nodes.Count, node, depth, -1, children));
            return nodes.Count - 1;
        }
    }
}
