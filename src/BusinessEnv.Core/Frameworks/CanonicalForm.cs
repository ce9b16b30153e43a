using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace BusinessEnv.Core.Frameworks;

/// <summary>The one way a framework is written: compact JSON in the format of framework files, properties in a fixed order, defaults left out, dictionaries in ordinal order of their keys.</summary>
public static class CanonicalForm
{
    public static byte[] Write(Framework framework, bool indented = false)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = indented, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(json, framework);
        return buffer.ToArray();
    }

    internal static string Fingerprint(Framework framework) =>
        Convert.ToHexStringLower(SHA256.HashData(Write(framework)).AsSpan(0, 8));

    private static void Write(Utf8JsonWriter json, Framework framework)
    {
        json.WriteStartObject();
        json.WriteString("id", framework.Id);
        json.WriteString("name", framework.Name);
        Text(json, "description", framework.Description);
        Text(json, "source", framework.Source);
        List(json, "attributes", framework.Attributes, attribute =>
        {
            json.WriteStartObject();
            json.WriteString("code", attribute.Code);
            Text(json, "name", attribute.Name);
            Texts(json, "aliases", attribute.Aliases);
            Flag(json, "numeric", attribute.Numeric);
            json.WriteEndObject();
        });
        if (framework.Units != new UnitRules())
            Units(json, framework.Units);
        if (framework.Ranks != new RankRules())
        {
            json.WriteStartObject("ranks");
            Choice(json, "ties", framework.Ranks.Ties, TieRule.Competition);
            Flag(json, "onRounded", framework.Ranks.OnRounded);
            json.WriteEndObject();
        }
        if (framework.Uploads.RejectOnAnyError)
        {
            json.WriteStartObject("uploads");
            Flag(json, "rejectOnAnyError", true);
            json.WriteEndObject();
        }
        if (framework.Uncertainty is { } uncertainty)
            UncertaintyForm.Write(json, uncertainty);
        json.WritePropertyName("root");
        NodeForm.Write(json, framework.Root);
        json.WriteEndObject();
    }

    private static void Units(Utf8JsonWriter json, UnitRules units)
    {
        json.WriteStartObject("units");
        if (units.AllowOthers is { } allowOthers)
            json.WriteBoolean("allowOthers", allowOthers);
        Text(json, "name", units.NameAttribute);
        Text(json, "group", units.GroupAttribute);
        if (units.Ranked is { } ranked)
        {
            json.WriteStartObject("ranked");
            json.WriteString("attribute", ranked.Attribute);
            Texts(json, "values", ranked.Values);
            json.WriteEndObject();
        }
        Number(json, "minimumCoverage", units.MinimumCoverage);
        Flag(json, "imputedCounts", units.ImputedCounts);
        if (units.Composition is { } composition)
        {
            json.WriteStartObject("composition");
            json.WriteNumber("level", composition.Level);
            json.WriteStartObject("units");
            foreach (var unit in composition.Units.OrderBy(unit => unit.Unit, StringComparer.Ordinal))
                Numbers(json, unit.Unit, unit.Members);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        List(json, "known", units.Known, unit =>
        {
            json.WriteStartObject();
            json.WriteString("code", unit.Code);
            Text(json, "name", unit.Name);
            Texts(json, "aliases", unit.Aliases);
            if (!unit.Ranked)
                json.WriteBoolean("ranked", false);
            if (!unit.Attributes.IsEmpty)
            {
                json.WriteStartObject("attributes");
                foreach (var (attribute, text) in unit.Attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                    json.WriteString(attribute, text);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    internal static void Text(Utf8JsonWriter json, string property, string? value)
    {
        if (value is not null)
            json.WriteString(property, value);
    }

    internal static void Flag(Utf8JsonWriter json, string property, bool value)
    {
        if (value)
            json.WriteBoolean(property, true);
    }

    internal static void Number(Utf8JsonWriter json, string property, double? value, double? standard = null)
    {
        if (value is { } number && number != standard)
            json.WriteNumber(property, number);
    }

    internal static void Choice<T>(Utf8JsonWriter json, string property, T value, T standard) where T : struct, Enum
    {
        if (!EqualityComparer<T>.Default.Equals(value, standard))
            json.WriteString(property, Spelling.Of(value));
    }

    internal static void Texts(Utf8JsonWriter json, string property, ImmutableArray<string> values) =>
        List(json, property, values, json.WriteStringValue);

    internal static void Numbers(Utf8JsonWriter json, string property, ImmutableDictionary<string, double> values)
    {
        json.WriteStartObject(property);
        foreach (var (key, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            json.WriteNumber(key, value);
        json.WriteEndObject();
    }

    internal static void List<T>(Utf8JsonWriter json, string property, ImmutableArray<T> items, Action<T> write)
    {
        if (items.IsDefaultOrEmpty)
            return;
        json.WriteStartArray(property);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }
}
