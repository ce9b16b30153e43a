using System.Text.Json;

namespace BusinessEnv.Core.Frameworks;

using static CanonicalForm;

/// <summary>The canonical form of a node and its steps.</summary>
internal static class NodeForm
{
    public static void Write(Utf8JsonWriter json, Node node)
    {
        json.WriteStartObject();
        json.WriteString("code", node.Code);
        Text(json, "name", node.Name);
        Texts(json, "aliases", node.Aliases);
        Text(json, "description", node.Description);
        Text(json, "measure", node.Measure);
        Flag(json, "lowerIsBetter", node.LowerIsBetter);
        if (!node.TextCodes.IsEmpty)
        {
            json.WriteStartObject("textCodes");
            foreach (var (text, code) in node.TextCodes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WritePropertyName(text);
                Write(json, code);
            }
            json.WriteEndObject();
        }
        if (node.Possible is { } possible)
        {
            json.WriteStartObject("possible");
            Number(json, "minimum", possible.Minimum);
            Number(json, "maximum", possible.Maximum);
            json.WriteEndObject();
        }
        Flag(json, "required", node.Required);
        Text(json, "column", node.Column);
        List(json, "transform", node.Transforms, step => Write(json, step));
        if (node.Missing is { } missing)
            Write(json, missing);
        if (node.Outliers is { } outliers)
            Write(Named(json, "outliers"), outliers);
        if (node.Normalise is { } normalise)
            Write(Named(json, "normalise"), normalise);
        Number(json, "weight", node.Weight);
        if (node.Weighting is { } weighting)
            Write(json, weighting);
        if (node.Aggregate is { } aggregate)
            Write(Named(json, "aggregate"), aggregate);
        Number(json, "round", node.Round);
        List(json, "children", node.Children, child => Write(json, child));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TextCode code)
    {
        if (code.Meaning is TextMeaning.Missing or TextMeaning.NotApplicable)
        {
            json.WriteStringValue(Spelling.Of(code.Meaning));
            return;
        }
        json.WriteStartObject();
        json.WriteNumber(Spelling.Of(code.Meaning), code.Number);
        json.WriteEndObject();
    }

    private static void Method(Utf8JsonWriter json, string method)
    {
        json.WriteStartObject();
        json.WriteString("method", method);
    }

    private static void Write(Utf8JsonWriter json, Transform transform)
    {
        Method(json, MethodNames.Of(transform));
        switch (transform)
        {
            case Transform.Denominator(var column, var scale):
                json.WriteString("column", column);
                Number(json, "scale", scale, 1);
                break;
            case Transform.Log log:
                Number(json, "base", log.Base);
                break;
            case Transform.Power power:
                json.WriteNumber("exponent", power.Exponent);
                break;
            case Transform.Linear(var factor, var offset):
                Number(json, "factor", factor, 1);
                Number(json, "offset", offset, 0);
                break;
            case Transform.Cap cap:
                json.WriteNumber("value", cap.Value);
                break;
            case Transform.Floor floor:
                json.WriteNumber("value", floor.Value);
                break;
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MissingRule missing)
    {
        json.WriteStartObject("missing");
        List(json, "impute", missing.Impute, method => json.WriteStringValue(Spelling.Of(method)));
        Text(json, "group", missing.Group);
        Number(json, "maximumAge", missing.MaximumAge);
        Number(json, "value", missing.Value);
        Number(json, "minimumCoverage", missing.MinimumCoverage);
        json.WriteEndObject();
    }

    internal static Utf8JsonWriter Named(Utf8JsonWriter json, string property)
    {
        json.WritePropertyName(property);
        return json;
    }

    internal static void Write(Utf8JsonWriter json, OutlierRule outliers)
    {
        json.WriteStartObject();
        Number(json, "skewness", outliers.Skewness, 2);
        Number(json, "kurtosis", outliers.Kurtosis, 3.5);
        Number(json, "maximumPoints", outliers.MaximumPoints, 5);
        Choice(json, "then", outliers.Then, OutlierTransform.Log);
        Number(json, "lambda", outliers.Lambda);
        Flag(json, "combine", outliers.Combine);
        json.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter json, Normalisation normalisation)
    {
        Method(json, MethodNames.Of(normalisation));
        switch (normalisation)
        {
            case Normalisation.MinMax(var lower, var upper):
                Number(json, "lower", lower, 0);
                Number(json, "upper", upper, 100);
                break;
            case Normalisation.Goalposts goalposts:
                json.WriteNumber("worst", goalposts.Worst);
                json.WriteNumber("best", goalposts.Best);
                Number(json, "exponent", goalposts.Exponent, 1);
                Number(json, "lower", goalposts.Lower, 0);
                Number(json, "upper", goalposts.Upper, 100);
                if (!goalposts.Clip)
                    json.WriteBoolean("clip", false);
                Flag(json, "beforeTransform", goalposts.BeforeTransform);
                break;
            case Normalisation.ZScore(var mean, var deviation):
                Number(json, "mean", mean, 0);
                Number(json, "deviation", deviation, 1);
                break;
            case Normalisation.PercentileRank(var scale):
                Number(json, "scale", scale, 1);
                break;
            case Normalisation.DistanceToMaximum(var scale):
                Number(json, "scale", scale, 1);
                break;
            case Normalisation.DistanceToReference(var unit, var scale, var cap):
                json.WriteString("unit", unit);
                Number(json, "scale", scale, 1);
                Flag(json, "cap", cap);
                break;
            case Normalisation.DistanceToTarget(var target, var scale, var cap):
                json.WriteNumber("target", target);
                Number(json, "scale", scale, 1);
                Flag(json, "cap", cap);
                break;
            case Normalisation.FractionOfMaximum(var scale):
                Number(json, "scale", scale, 1);
                break;
            case Normalisation.Bands(var by, var steps):
                Choice(json, "by", by, BandScale.Value);
                List(json, "bands", steps, band =>
                {
                    json.WriteStartObject();
                    Number(json, "from", band.From);
                    json.WriteNumber("points", band.Points);
                    json.WriteEndObject();
                });
                break;
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Weighting weighting)
    {
        json.WritePropertyName("weighting");
        Method(json, MethodNames.Of(weighting));
        switch (weighting)
        {
            case Weighting.Entropy entropy:
                Choice(json, "zeros", entropy.Zeros, EntropyZeros.Limit);
                break;
            case Weighting.PrincipalComponent component:
                Choice(json, "signs", component.Signs, LoadingSigns.Squared);
                break;
            case Weighting.Pairwise(var matrix, var allowInconsistent):
                List(json, "matrix", matrix, row =>
                {
                    json.WriteStartArray();
                    foreach (var ratio in row)
                        json.WriteNumberValue(ratio);
                    json.WriteEndArray();
                });
                Flag(json, "allowInconsistent", allowInconsistent);
                break;
            case Weighting.Budget budget:
                List(json, "experts", budget.Experts, shares =>
                {
                    json.WriteStartObject();
                    foreach (var (code, points) in shares.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                        json.WriteNumber(code, points);
                    json.WriteEndObject();
                });
                break;
        }
        json.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter json, Aggregation aggregation)
    {
        Method(json, MethodNames.Of(aggregation));
        switch (aggregation)
        {
            case Aggregation.Power power:
                json.WriteNumber("exponent", power.Exponent);
                break;
            case Aggregation.Topsis { Vector: false }:
                json.WriteBoolean("vector", false);
                break;
            case Aggregation.Vikor vikor:
                Number(json, "groupUtility", vikor.GroupUtility, 0.5);
                break;
        }
        json.WriteEndObject();
    }
}
