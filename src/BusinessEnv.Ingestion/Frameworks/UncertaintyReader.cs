using System.Collections.Immutable;
using System.Text.Json;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Ingestion.Frameworks;

/// <summary>Reads a framework's uncertainty rules.</summary>
internal static class UncertaintyReader
{
    private const string None = "none";

    public static UncertaintyRules Read(ObjectReader json)
    {
        var rules = new UncertaintyRules
        {
            Seed = json.Whole("seed", 0, int.MaxValue) ?? 1,
            Draws = json.Whole("draws", 1, UncertaintyRules.MaximumDraws) ?? 1000,
            Sensitivity = json.Flag("sensitivity") ?? false,
            Weights = Weights(json),
            Impute = Alternatives(json, "impute", Impute),
            Outliers = Alternatives<OutlierRule?>(json, "outliers", (reader, value) => IsNone(value) ? null : reader.Object(value, "outliers") is { } step ? NodeReader.Outliers(step) : null),
            Normalise = Alternatives(json, "normalise", NormalisationReader.Read),
            Aggregate = Alternatives(json, "aggregate", NodeReader.Aggregate),
        };
        json.Finish();
        return rules;
    }

    private static bool IsNone(JsonTree value) => value is { Kind: JsonValueKind.String, Text: None };

    private static ImmutableArray<WeightNoise> Weights(ObjectReader json)
    {
        var weights = ImmutableArray.CreateBuilder<WeightNoise>();
        foreach (var item in json.Array("weights"))
            if (json.Object(item, "weights") is { } noise)
            {
                if (noise.Find("level") is null || noise.Find("share") is null)
                    noise.Issues.Add(Issue.Error("missing-property", "A noise of weights needs a `level` and a `share`.", noise.Place, "Write {\"level\": 1, \"share\": 0.25}."));
                weights.Add(new(noise.Whole("level", 1, 64) ?? 1, noise.Number("share", 0, 1) ?? 0));
                noise.Finish();
            }
        return weights.ToImmutable();
    }

    /// <summary>A list of options, or <c>{"nodes": […], "options": […]}</c>.</summary>
    private static Alternatives<T>? Alternatives<T>(ObjectReader json, string step, Func<ObjectReader, JsonTree, T?> read)
    {
        if (json.Find(step) is not { } value)
            return null;
        var (nodes, options) = (ImmutableArray<string>.Empty, (IReadOnlyList<JsonTree>)value.Items);
        if (value.Kind != JsonValueKind.Array)
        {
            if (json.Object(value, step) is not { } reader)
                return null;
            (nodes, options) = (reader.Texts("nodes"), reader.Array("options"));
            reader.Finish();
        }
        if (options.Count == 0)
            json.Issues.Add(Issue.Error("no-options", $"`{step}` has no options to draw from.", value.Place, "List at least two methods, the framework's own among them if it is one of the possibilities."));
        return new([.. options.Select(option => read(json, option)!)], nodes);
    }

    /// <summary>A method, several to be tried in order, or none.</summary>
    private static ImmutableArray<Imputation> Impute(ObjectReader json, JsonTree value)
    {
        if (IsNone(value))
            return [];
        IReadOnlyList<JsonTree> methods = value.Kind == JsonValueKind.Array ? value.Items : [value];
        return [.. methods.Select(method => json.Choice(method.Text, method.Place, "impute", Imputation.Mean))];
    }
}
