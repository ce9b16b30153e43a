using System.Collections.Immutable;
using System.Text.Json;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Checks;

namespace BusinessEnv.Ingestion.Frameworks;

/// <summary>Reads the JSON form of a framework. Its published schema is <c>framework.schema.json</c>.</summary>
internal static class FrameworkJson
{
    public static Framework? Read(ReadOnlySpan<byte> utf8, IssueList issues, FrameworkPlaces places)
    {
        JsonTree tree;
        try
        {
            tree = JsonTree.Parse(utf8);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            var place = error is JsonException { LineNumber: { } line } json ? $"line {line + 1}, byte {json.BytePositionInLine + 1}" : null;
            issues.Add(Issue.Error("not-json", "The file is not valid JSON: " + error.Message.Split(" LineNumber:")[0], place, "Open it in an editor that checks JSON."));
            return null;
        }
        if (tree.Kind == JsonValueKind.Object)
            return Read(tree, issues, places);
        issues.Add(Issue.Error("wrong-type", "A framework is a JSON object.", tree.Place, "Begin with {\"id\": …, \"name\": …, \"root\": {…}}."));
        return null;
    }

    public static Framework Read(JsonTree tree, IssueList issues, FrameworkPlaces places)
    {
        var json = new ObjectReader(tree, issues);
        json.Text("$schema");
        var defaults = json.Object("defaults");
        var nodes = new NodeReader(Defaults(defaults, "indicators"), Defaults(defaults, "composites"), places);
        defaults?.Finish();
        foreach (var section in new[] { "id", "units", "attributes", "uncertainty" })
            places.AddSection(section, json.PlaceOf(section));
        if (json.Find("root") is null)
            json.Issues.Add(Issue.Error("missing-property", "`root` is missing.", json.Place, "Add \"root\": the topmost node, with its children."));
        var framework = new Framework
        {
            Id = json.RequiredText("id"),
            Name = json.RequiredText("name"),
            Description = json.Text("description"),
            Source = json.Text("source"),
            Attributes = Attributes(json),
            Units = json.Object("units") is { } units ? Units(units) : new(),
            Ranks = json.Object("ranks") is { } ranks ? Ranks(ranks) : new(),
            Uploads = json.Object("uploads") is { } uploads ? Uploads(uploads) : new(),
            Uncertainty = json.Object("uncertainty") is { } uncertainty ? UncertaintyReader.Read(uncertainty) : null,
            Root = json.Find("root") is { } root && nodes.Open(json, root, "root") is { } reader ? nodes.Read(reader, root) : new Node { Code = "" },
        };
        json.Finish();
        return framework;
    }

    private static JsonTree? Defaults(ObjectReader? defaults, string kind)
    {
        if (defaults?.Find(kind) is not { } tree || defaults.Object(tree, kind) is not { } steps)
            return null;
        foreach (var step in NodeReader.Defaultable)
            steps.Find(step);
        steps.Finish();
        return tree;
    }

    private static ImmutableArray<UnitAttribute> Attributes(ObjectReader json)
    {
        var attributes = ImmutableArray.CreateBuilder<UnitAttribute>();
        foreach (var item in json.Array("attributes"))
            if (json.Object(item, "attributes") is { } attribute)
            {
                attributes.Add(new(attribute.RequiredText("code"), attribute.Text("name"), attribute.Texts("aliases"), attribute.Flag("numeric") ?? false));
                attribute.Finish();
            }
        return attributes.ToImmutable();
    }

    private static UnitRules Units(ObjectReader json)
    {
        var units = new UnitRules
        {
            AllowOthers = json.Flag("allowOthers"),
            NameAttribute = json.Text("name"),
            GroupAttribute = json.Text("group"),
            Ranked = Ranked(json),
            MinimumCoverage = json.Number("minimumCoverage", 0, 1),
            ImputedCounts = json.Flag("imputedCounts") ?? false,
            Composition = json.Object("composition") is { } composition ? Composition(composition) : null,
            Known = Known(json),
        };
        json.Finish();
        return units;
    }

    private static RankedWhen? Ranked(ObjectReader json)
    {
        if (json.Object("ranked") is not { } ranked)
            return null;
        var rule = new RankedWhen(ranked.RequiredText("attribute"), ranked.Texts("values"));
        if (rule.Values.IsEmpty)
            json.Issues.Add(Issue.Error("missing-property", "`ranked` has no values.", ranked.Place, "Add \"values\": [\"yes\"]."));
        ranked.Finish();
        return rule;
    }

    private static UnitComposition Composition(ObjectReader json)
    {
        var members = ImmutableArray.CreateBuilder<CompositeUnit>();
        if (json.Find("units") is { } units && json.Object(units, "units") is not null)
            foreach (var (unit, weights) in units.Properties)
                members.Add(new(unit, json.Numbers(weights, $"units/{unit}", 0)));
        var composition = new UnitComposition(json.Whole("level", 0, 64) ?? 0, members.ToImmutable());
        json.Finish();
        return composition;
    }

    private static ImmutableArray<UnitDefinition> Known(ObjectReader json)
    {
        var known = ImmutableArray.CreateBuilder<UnitDefinition>();
        foreach (var item in json.Array("known"))
            if (json.Object(item, "known") is { } unit)
            {
                known.Add(new(unit.RequiredText("code"), unit.Text("name"), unit.Texts("aliases"), unit.Flag("ranked") ?? true) { Attributes = Texts(unit, "attributes") });
                unit.Finish();
            }
        return known.ToImmutable();
    }

    private static ImmutableDictionary<string, string> Texts(ObjectReader json, string property)
    {
        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (json.Find(property) is { } tree && json.Object(tree, property) is { } map)
            foreach (var key in tree.Properties.Keys)
                if (map.Text(key) is { } text)
                    texts[key] = text;
        return texts.ToImmutable();
    }

    private static RankRules Ranks(ObjectReader json)
    {
        var ranks = new RankRules { Ties = json.Choice("ties", TieRule.Competition), OnRounded = json.Flag("onRounded") ?? false };
        json.Finish();
        return ranks;
    }

    private static UploadRules Uploads(ObjectReader json)
    {
        var uploads = new UploadRules { RejectOnAnyError = json.Flag("rejectOnAnyError") ?? false };
        json.Finish();
        return uploads;
    }
}
