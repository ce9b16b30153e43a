using System.Globalization;
using System.Text;
using System.Text.Json;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Cells;
using BusinessEnv.Ingestion.Spreadsheets.Checks;

namespace BusinessEnv.Ingestion.Frameworks;

/// <summary>What a cell of a framework workbook says, in the terms of JSON: numbers, yes or no, lists with semicolons, texts, and JSON itself for the rest.</summary>
internal static class WorkbookValues
{
    private static readonly HashSet<string> s_texts = ["code", "parent", "name", "description", "source", "measure", "column", "group", "attribute", "unit", "id"];
    private static readonly HashSet<string> s_lists = ["aliases", "values", "impute"];
    private static readonly char[] s_separators = [';', '；', '、', '\n'];

    public static string Text(Row row, in Cell cell) => cell.Kind switch
    {
        CellKind.Number => cell.Number.ToString(CultureInfo.InvariantCulture),
        CellKind.Boolean => cell.Number == 1 ? "true" : "false",
        _ => row.Text(cell).Trim().ToString(),
    };

    /// <summary>Null for a cell that says nothing.</summary>
    public static JsonTree? Read(string path, Row row, in Cell cell, string place, IssueList issues)
    {
        if (cell.Kind is CellKind.Error or CellKind.FormulaWithoutValue)
        {
            issues.Add(Issue.Error("no-value", cell.Kind == CellKind.Error ? $"The cell holds the error {row.Text(cell)}." : "The cell holds a formula that was never computed.", place, "Correct the formula, or type the value."));
            return null;
        }
        var text = Text(row, cell);
        var name = path[(path.LastIndexOf('.') + 1)..];
        if (text.Length == 0)
            return null;
        if (s_texts.Contains(name) || path.StartsWith("attributes.", StringComparison.Ordinal))
            return OfText(text, place);
        if (s_lists.Contains(name))
        {
            var list = new JsonTree(JsonValueKind.Array, "", 0) { Cell = place };
            list.Items.AddRange(text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(item => OfText(item, place)));
            return list;
        }
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return new(JsonValueKind.Number, "", 0) { Number = number, Cell = place };
        return text.ToLowerInvariant() switch
        {
            "true" or "yes" or "是" or "√" => new(JsonValueKind.True, "", 0) { Cell = place },
            "false" or "no" or "否" => new(JsonValueKind.False, "", 0) { Cell = place },
            ['{' or '[', ..] => Json(text, place, issues),
            _ => OfText(text, place),
        };
    }

    private static JsonTree OfText(string text, string place) => new(JsonValueKind.String, "", 0) { Text = text, Cell = place };

    private static JsonTree? Json(string text, string place, IssueList issues)
    {
        try
        {
            return At(JsonTree.Parse(Encoding.UTF8.GetBytes(text)), place);
        }
        catch (JsonException error)
        {
            issues.Add(Issue.Error("not-json", "The cell begins like JSON but is not: " + error.Message.Split(" LineNumber:")[0], place));
            return null;
        }
    }

    /// <summary>The same value, all of it standing in one cell.</summary>
    private static JsonTree At(JsonTree tree, string place)
    {
        var here = new JsonTree(tree.Kind, tree.Pointer, tree.Line) { Text = tree.Text, Number = tree.Number, Cell = place };
        here.Items.AddRange(tree.Items.Select(item => At(item, place)));
        foreach (var (name, value) in tree.Properties)
            here.Properties[name] = At(value, place);
        here.Repeated.AddRange(tree.Repeated);
        return here;
    }
}
