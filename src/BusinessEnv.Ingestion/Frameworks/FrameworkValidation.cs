using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Checks;

namespace BusinessEnv.Ingestion.Frameworks;

/// <summary>What a framework must fulfil as a whole, whatever file format it came in.</summary>
internal static class FrameworkValidation
{
    public static void Check(Framework framework, string name, FrameworkPlaces places, IssueList issues)
    {
        if (framework.Root.SelfAndDescendants().Skip(FrameworkReader.MaximumNodes).Any())
        {
            issues.Add(Issue.Error("too-many-nodes", $"The framework has more than {FrameworkReader.MaximumNodes:N0} nodes.", places.Of(framework.Root), "A framework is a description, not data: upload the data to metrics/."));
            return;
        }
        Identity(framework, name, places.OfSection("id"), issues);
        Codes(framework, places, issues);
        Units(framework, places, issues);
        if (framework.Uncertainty is { } uncertainty)
            UncertaintyValidation.Check(uncertainty, framework, places.OfSection("uncertainty"), issues);
        var columns = framework.Attributes.Select(attribute => attribute.Code)
            .Concat(framework.Indicators().Select(indicator => indicator.Column ?? indicator.Code)).ToHashSet();
        foreach (var node in framework.Root.SelfAndDescendants())
            NodeValidation.Check(node, framework, columns, places, issues);
    }

    private static void Identity(Framework framework, string name, string? place, IssueList issues)
    {
        if (framework.Id.Length > 63 || !framework.Id.All(letter => letter is >= 'a' and <= 'z' or >= '0' and <= '9' or '-'))
            issues.Add(Issue.Error("bad-id", $"The id \"{framework.Id}\" must consist of at most 63 lower-case letters, digits and hyphens.", place));
        var stem = Path.GetFileNameWithoutExtension(name);
        if (stem != framework.Id)
            issues.Add(Issue.Error("id-is-not-file-name", $"The id is \"{framework.Id}\" but the file is called \"{Path.GetFileName(name)}\".", place, "Give both the same name: the id names the blob."));
    }

    private static void Codes(Framework framework, FrameworkPlaces places, IssueList issues)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in framework.Root.SelfAndDescendants())
            if (!seen.Add(node.Code))
                issues.Add(Issue.Error("duplicate-code", $"The code \"{node.Code}\" is used twice.", places.Of(node, "code"), "Codes name nodes, columns and scores: give each its own."));
        foreach (var attribute in framework.Attributes)
            if (!seen.Add(attribute.Code))
                issues.Add(Issue.Error("duplicate-code", $"The attribute \"{attribute.Code}\" has the code of a node or of another attribute.", places.OfSection("attributes")));
    }

    private static void Units(Framework framework, FrameworkPlaces places, IssueList issues)
    {
        var units = framework.Units;
        var place = places.OfSection("units");
        foreach (var duplicate in units.Known.GroupBy(unit => unit.Code).Where(group => group.Count() > 1))
            issues.Add(Issue.Error("duplicate-unit", $"The unit \"{duplicate.Key}\" is listed {duplicate.Count()} times.", place, "List it once."));
        foreach (var (attribute, use) in new[] { (units.NameAttribute, "name"), (units.GroupAttribute, "group"), (units.Ranked?.Attribute, "ranked") })
            if (attribute is not null)
                Attribute(framework, attribute, $"units/{use}", place, issues);
        foreach (var key in units.Known.SelectMany(unit => unit.Attributes.Keys).Distinct())
            Attribute(framework, key, "units/known/attributes", place, issues);
        if (units.Composition is not { } composition)
            return;
        var made = composition.Units.Select(unit => unit.Unit).ToHashSet();
        foreach (var unit in composition.Units)
        {
            if (!(unit.Members.Values.Sum() > 0))
                issues.Add(Issue.Error("bad-weights", $"The weights of the members of \"{unit.Unit}\" have no positive sum.", place));
            foreach (var member in unit.Members.Keys.Where(made.Contains))
                issues.Add(Issue.Error("nested-composition", $"\"{unit.Unit}\" is made of \"{member}\", which is itself made of other units.", place, "Name the innermost units with the products of the weights."));
        }
    }

    internal static void Attribute(Framework framework, string attribute, string use, string? place, IssueList issues)
    {
        if (!framework.Attributes.Any(known => known.Code == attribute))
            issues.Add(Issue.Error("unknown-attribute", $"`{use}` names the attribute \"{attribute}\", which is not in `attributes`.", place,
                ObjectReader.Suggest(attribute, framework.Attributes.Select(known => known.Code))));
    }
}
