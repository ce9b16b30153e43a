using System.Text.Json;
using System.Xml;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets;
using BusinessEnv.Ingestion.Spreadsheets.Cells;
using BusinessEnv.Ingestion.Spreadsheets.Checks;
using BusinessEnv.Ingestion.Spreadsheets.Files;

namespace BusinessEnv.Ingestion.Frameworks;

/// <summary>The workbook form of a framework: sheets <c>nodes</c> (one row each, with its parent's code), <c>settings</c> (property, value) and, as needed, <c>attributes</c> and <c>units</c>.
/// Headers are the property paths of the JSON form (<c>normalise.worst</c>) or their Chinese names; the workbook becomes the same tree of values.</summary>
internal static class FrameworkWorkbook
{
    private static readonly MetricLimits s_limits = new() { Bytes = FrameworkReader.MaximumBytes, InflatedBytes = 64 << 20, Sheets = 32, Rows = 20_000, Columns = 256, WorkbookCells = 500_000, Strings = 100_000 };

    public static JsonTree? Read(byte[] bytes, string name, IssueList issues, CancellationToken cancellation)
    {
        var sheets = new Dictionary<string, List<Record>>(StringComparer.Ordinal);
        try
        {
            foreach (var sheet in SpreadsheetFile.Sheets(new MemoryStream(bytes), name, s_limits, issues.Add, cancellation))
                if (WorkbookHeaders.Sheet(sheet.Name) is not { } kind)
                    issues.Add(Issue.Information("ignored-sheet", $"The sheet \"{sheet.Name}\" is none of nodes, settings, attributes and units.", sheet.Name));
                else if (!sheets.TryAdd(kind, kind == "settings" ? Settings(sheet, issues) : Records(sheet, issues)))
                    issues.Add(Issue.Error("repeated-sheet", $"There are two sheets of {kind}.", sheet.Name, "Merge them."));
        }
        catch (RefusedException refusal)
        {
            issues.Add(refusal.Issue);
            return null;
        }
        catch (Exception damage) when (damage is InvalidDataException or XmlException or EndOfStreamException or FormatException)
        {
            issues.Add(RefusedException.Corrupt($"The file is damaged: {damage.Message}").Issue);
            return null;
        }
        var framework = new JsonTree(JsonValueKind.Object, "", 0) { Cell = "settings" };
        foreach (var setting in sheets.GetValueOrDefault("settings", []))
            foreach (var (path, value) in setting.Values)
                Put(framework, path, value);
        foreach (var kind in new[] { "attributes", "units" })
            if (sheets.TryGetValue(kind, out var records))
            {
                var list = new JsonTree(JsonValueKind.Array, "/" + kind, 0) { Cell = kind };
                list.Items.AddRange(records.Select(record => record.ToTree()));
                Put(framework, kind == "units" ? "units.known" : kind, list);
            }
        if (Root(sheets.GetValueOrDefault("nodes", []), issues) is { } root)
            framework.Properties["root"] = root;
        return framework;
    }

    /// <summary>Hangs every node under its parent.</summary>
    private static JsonTree? Root(List<Record> records, IssueList issues)
    {
        var nodes = new Dictionary<string, JsonTree>(StringComparer.Ordinal);
        JsonTree? root = null;
        var parents = new List<(JsonTree Node, JsonTree Parent)>();
        foreach (var record in records)
        {
            var node = record.ToTree();
            node.Properties.Remove("parent", out var parent);
            if (parent is not null)
                parents.Add((node, parent));
            else if (root is null)
                root = node;
            else
                issues.Add(Issue.Error("two-roots", "This row and an earlier one have no parent.", node.Place, "Only the topmost node has none."));
            if (node.Properties.TryGetValue("code", out var code) && !nodes.TryAdd(code.Text, node))
                issues.Add(Issue.Error("duplicate-code", $"The code \"{code.Text}\" is used twice.", code.Place, "Codes name nodes, columns and scores: give each its own."));
        }
        foreach (var (node, parent) in parents)
            if (!nodes.TryGetValue(parent.Text, out var above))
                issues.Add(Issue.Error("unknown-parent", $"The parent \"{parent.Text}\" is no node.", parent.Place, ObjectReader.Suggest(parent.Text, nodes.Keys)));
            else
                Children(above).Items.Add(node);
        if (root is null)
            issues.Add(Issue.Error("no-root", "No row of the sheet of nodes is without a parent.", "nodes", "Leave the topmost node's parent blank."));
        else if (!issues.HasErrors && Count(root) < records.Count)
            issues.Add(Issue.Error("circular-parents", "Some nodes are each other's ancestors.", parents.First(pair => !Reaches(root, pair.Node)).Node.Place));
        return root;
    }

    private static JsonTree Children(JsonTree node)
    {
        if (!node.Properties.TryGetValue("children", out var children))
            node.Properties["children"] = children = new(JsonValueKind.Array, "", 0) { Cell = node.Cell };
        return children;
    }

    private static int Count(JsonTree node) => 1 + (node.Properties.TryGetValue("children", out var children) ? children.Items.Sum(Count) : 0);

    private static bool Reaches(JsonTree from, JsonTree node) =>
        ReferenceEquals(from, node) || (from.Properties.TryGetValue("children", out var children) && children.Items.Exists(child => Reaches(child, node)));

    /// <summary>The rows below the first, by the header above each cell.</summary>
    private static List<Record> Records(Sheet sheet, IssueList issues)
    {
        var records = new List<Record>();
        var headers = new Dictionary<int, string>();
        var row = new Row();
        var first = true;
        while (sheet.Read(row))
        {
            var values = new List<(string, JsonTree)>();
            foreach (var cell in row.Cells)
            {
                var place = sheet.Place(row.Number, cell.Column);
                if (first)
                    headers[cell.Column] = WorkbookHeaders.Path(WorkbookValues.Text(row, cell));
                else if (!headers.TryGetValue(cell.Column, out var path))
                    issues.Add(Issue.Warning("cell-without-header", "There is no header above this cell; it is ignored.", place));
                else if (WorkbookValues.Read(path, row, cell, place, issues) is { } value)
                    values.Add((path, value));
            }
            if (values.Count > 0)
                records.Add(new($"{sheet.Name}!{row.Number}:{row.Number}", values));
            first = false;
        }
        return records;
    }

    /// <summary>Each row is a property and its value; a header row is allowed.</summary>
    private static List<Record> Settings(Sheet sheet, IssueList issues)
    {
        var values = new List<(string, JsonTree)>();
        var row = new Row();
        while (sheet.Read(row))
        {
            if (row.At(0) is not { Kind: not CellKind.Blank } property || row.At(1) is not { Kind: not CellKind.Blank } cell)
                continue;
            var path = WorkbookHeaders.Path(WorkbookValues.Text(row, property));
            if (path != "property" && WorkbookValues.Read(path, row, cell, sheet.Place(row.Number, 1), issues) is { } value)
                values.Add((path, value));
        }
        return [new(sheet.Name, values)];
    }

    /// <summary>Puts a value at a dotted path, making the objects on the way. A step's name alone, beside its parameters, is its method.</summary>
    private static void Put(JsonTree tree, string path, JsonTree value)
    {
        var steps = path.Split('.');
        // Attributes' codes may have dots of their own.
        if (steps is ["attributes", _, ..])
            steps = ["attributes", path["attributes.".Length..]];
        foreach (var step in steps[..^1])
        {
            if (!tree.Properties.TryGetValue(step, out var next) || next.Kind != JsonValueKind.Object)
            {
                var method = next;
                tree.Properties[step] = next = new(JsonValueKind.Object, "", 0) { Cell = method?.Cell ?? value.Cell };
                if (method is { Kind: JsonValueKind.String })
                    next.Properties["method"] = method;
            }
            tree = next;
        }
        if (tree.Properties.TryGetValue(steps[^1], out var parameters) && parameters.Kind == JsonValueKind.Object && value.Kind == JsonValueKind.String)
            parameters.Properties["method"] = value;
        else
            tree.Properties[steps[^1]] = value;
    }

    private sealed record Record(string Place, List<(string Path, JsonTree Value)> Values)
    {
        public JsonTree ToTree()
        {
            var tree = new JsonTree(JsonValueKind.Object, "", 0) { Cell = Place };
            foreach (var (path, value) in Values)
                Put(tree, path, value);
            return tree;
        }
    }
}
