using System.Collections.Immutable;
using System.Text.Json;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Checks;

namespace BusinessEnv.Ingestion.Frameworks;

/// <summary>Reads one JSON object property by property, and reports what is wrong with each: the wrong type, out of range, or not known at all.</summary>
/// <param name="defaults">Properties for an object that does not state them; an explicit null declines one.</param>
internal sealed class ObjectReader(JsonTree tree, IssueList issues, JsonTree? defaults = null)
{
    /// <summary>Names that a suggestion considers: enough for a format, bounded for a file's own codes.</summary>
    private const int SuggestedFrom = 100;

    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);

    public IssueList Issues => issues;

    public string Place => tree.Place;

    public string PlaceOf(string property) => Find(property)?.Place ?? tree.Place;

    public JsonTree? Find(string property)
    {
        _known.Add(property);
        var value = tree.Properties.GetValueOrDefault(property) ?? defaults?.Properties.GetValueOrDefault(property);
        return value is null or { Kind: JsonValueKind.Null } ? null : value;
    }

    public string? Text(string property)
    {
        var value = Find(property);
        if (value is null || value.Kind == JsonValueKind.String)
            return value?.Text;
        return Wrong<string>(value, property, "a text");
    }

    public string RequiredText(string property)
    {
        if (Find(property) is null)
            issues.Add(Issue.Error("missing-property", $"`{property}` is missing.", tree.Place, $"Add \"{property}\"."));
        else if (Text(property) is { } text && text.Trim().Length == 0)
            issues.Add(Issue.Error("empty-text", $"`{property}` is empty.", PlaceOf(property)));
        return Text(property) ?? "";
    }

    public double? Number(string property, double least = double.MinValue, double most = double.MaxValue)
    {
        var value = Find(property);
        if (value is null)
            return null;
        if (value.Kind != JsonValueKind.Number)
            return Wrong<double?>(value, property, "a number");
        if (value.Number >= least && value.Number <= most)
            return value.Number;
        issues.Add(Issue.Error("out-of-range", $"`{property}` is {value.Number}; it must be {Range(least, most)}.", value.Place));
        return null;
    }

    public double RequiredNumber(string property)
    {
        if (Find(property) is null)
            issues.Add(Issue.Error("missing-property", $"`{property}` is missing.", tree.Place, $"Add \"{property}\" with a number."));
        return Number(property) ?? double.NaN;
    }

    public int? Whole(string property, int least, int most)
    {
        var number = Number(property, least, most);
        if (number is { } value && value != Math.Floor(value))
            issues.Add(Issue.Error("not-whole", $"`{property}` is {value}; it must be a whole number.", PlaceOf(property)));
        return (int?)number;
    }

    public bool? Flag(string property)
    {
        var value = Find(property);
        return value?.Kind switch
        {
            null => null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => Wrong<bool?>(value, property, "true or false"),
        };
    }

    public T Choice<T>(string property, T standard) where T : struct, Enum =>
        Text(property) is { } text ? Choice(text, PlaceOf(property), property, standard) : standard;

    public T Choice<T>(string text, string place, string property, T standard) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Spelling.Of(value) == text)
                return value;
        issues.Add(Issue.Error("unknown-value", $"`{property}` is \"{text}\".", place, Suggest(text, Spelling.All<T>())));
        return standard;
    }

    public ImmutableArray<string> Texts(string property)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in Array(property))
            if (item.Kind == JsonValueKind.String)
                texts.Add(item.Text);
            else
                Wrong<string>(item, property, "a text");
        return texts.ToImmutable();
    }

    public IReadOnlyList<JsonTree> Array(string property)
    {
        var value = Find(property);
        if (value is null || value.Kind == JsonValueKind.Array)
            return value?.Items ?? [];
        Wrong<object>(value, property, "a list");
        return [];
    }

    public ObjectReader? Object(string property) => Find(property) is { } value ? Object(value, property) : null;

    /// <param name="what">What the value is, for the report.</param>
    public ObjectReader? Object(JsonTree value, string what, JsonTree? with = null) =>
        value.Kind == JsonValueKind.Object ? new(value, issues, with) : Wrong<ObjectReader>(value, what, "an object");

    /// <summary>A number by any key.</summary>
    public ImmutableDictionary<string, double> Numbers(JsonTree value, string what, double least = double.MinValue)
    {
        var numbers = ImmutableDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        if (Object(value, what) is { } map)
            foreach (var key in value.Properties.Keys)
                if (map.Number(key, least) is { } number)
                    numbers[key] = number;
        return numbers.ToImmutable();
    }

    /// <summary>A step that is written either as <c>{"method": "power", "exponent": 2}</c> or, without parameters, as its method's name.</summary>
    public (string Method, ObjectReader Parameters)? Method(JsonTree value, string what, IReadOnlyList<string> methods)
    {
        var shorthand = value.Kind == JsonValueKind.String;
        var reader = shorthand ? new(new(JsonValueKind.Object, value.Pointer, value.Line) { Cell = value.Cell }, issues) : Object(value, what);
        if (reader is null)
            return null;
        var method = reader.Text("method") ?? value.Text;
        if (methods.Contains(method))
            return (method, reader);
        issues.Add(method.Length == 0
            ? Issue.Error("missing-property", $"`{what}` has no \"method\".", value.Place, "It is one of " + string.Join(", ", methods) + ".")
            : Issue.Error("unknown-value", $"`{what}` has the method \"{method}\".", value.Place, Suggest(method, methods)));
        return null;
    }

    /// <summary>Reports the properties that nothing has asked for, and those that came twice.</summary>
    public void Finish()
    {
        foreach (var (name, value) in tree.Properties)
            if (!_known.Contains(name))
                issues.Add(Issue.Error("unknown-property", $"`{name}` is not a property here.", value.Place, Suggest(name, _known)));
        foreach (var (name, line) in tree.Repeated)
            issues.Add(Issue.Error("repeated-property", $"`{name}` is given twice.", $"line {line}, {tree.Pointer}", "Remove one of the two."));
    }

    public static string Suggest(string text, IEnumerable<string> known)
    {
        var all = known.Take(SuggestedFrom).ToArray();
        var nearest = all.Select(name => (name, distance: EditDistance(text, name))).DefaultIfEmpty(("", int.MaxValue)).MinBy(pair => pair.Item2);
        var list = "Known here: " + string.Join(", ", all) + ".";
        return nearest.Item2 <= Math.Max(2, text.Length / 3) ? $"Did you mean \"{nearest.Item1}\"? {list}" : list;
    }

    private T? Wrong<T>(JsonTree value, string property, string expected)
    {
        issues.Add(Issue.Error("wrong-type", $"`{property}` must be {expected}, not {Describe(value.Kind)}.", value.Place));
        return default;
    }

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private static string Range(double least, double most) => (least, most) switch
    {
        (double.MinValue, double.MaxValue) => "finite",
        (_, double.MaxValue) => $"at least {least}",
        (double.MinValue, _) => $"at most {most}",
        _ => $"within {least}…{most}",
    };

    private static int EditDistance(string a, string b)
    {
        if (a.Length > 64 || b.Length > 64)
            return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
