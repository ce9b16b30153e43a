using System.Text.Json;

namespace BusinessEnv.Core.Frameworks;

using static CanonicalForm;

/// <summary>The canonical form of uncertainty rules.</summary>
internal static class UncertaintyForm
{
    public static void Write(Utf8JsonWriter json, UncertaintyRules rules)
    {
        json.WriteStartObject("uncertainty");
        if (rules.Seed != 1)
            json.WriteNumber("seed", rules.Seed);
        Number(json, "draws", rules.Draws, 1000);
        Flag(json, "sensitivity", rules.Sensitivity);
        List(json, "weights", rules.Weights, noise =>
        {
            json.WriteStartObject();
            json.WriteNumber("level", noise.Level);
            json.WriteNumber("share", noise.Share);
            json.WriteEndObject();
        });
        Write(json, "impute", rules.Impute, methods =>
        {
            if (methods.IsEmpty)
                json.WriteStringValue("none");
            else if (methods is [var single])
                json.WriteStringValue(Spelling.Of(single));
            else
            {
                json.WriteStartArray();
                foreach (var method in methods)
                    json.WriteStringValue(Spelling.Of(method));
                json.WriteEndArray();
            }
        });
        Write(json, "outliers", rules.Outliers, rule =>
        {
            if (rule is null)
                json.WriteStringValue("none");
            else
                NodeForm.Write(json, rule);
        });
        Write(json, "normalise", rules.Normalise, method => NodeForm.Write(json, method));
        Write(json, "aggregate", rules.Aggregate, method => NodeForm.Write(json, method));
        json.WriteEndObject();
    }

    private static void Write<T>(Utf8JsonWriter json, string step, Alternatives<T>? alternatives, Action<T> write)
    {
        if (alternatives is null)
            return;
        json.WriteStartObject(step);
        Texts(json, "nodes", alternatives.Nodes);
        List(json, "options", alternatives.Options, write);
        json.WriteEndObject();
    }
}
