using System.Collections.Immutable;
using System.Text.Json;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Ingestion.Frameworks;

/// <summary>Reads the tree of nodes, with the file's defaults put into each node that does not state its own.</summary>
internal sealed class NodeReader(JsonTree? indicatorDefaults, JsonTree? compositeDefaults, FrameworkPlaces places)
{
    /// <summary>What a framework may give its nodes as defaults.</summary>
    public static readonly string[] Defaultable =
        ["measure", "lowerIsBetter", "textCodes", "possible", "required", "transform", "missing", "outliers", "normalise", "weight", "weighting", "aggregate", "round"];

    public Node Read(ObjectReader json, JsonTree tree)
    {
        var node = new Node
        {
            Code = json.RequiredText("code"),
            Name = json.Text("name"),
            Aliases = json.Texts("aliases"),
            Description = json.Text("description"),
            Measure = json.Text("measure"),
            LowerIsBetter = json.Flag("lowerIsBetter") ?? false,
            TextCodes = TextCodes(json),
            Possible = Possible(json),
            Required = json.Flag("required") ?? false,
            Column = json.Text("column"),
            Transforms = [.. Values(json, "transform").Select(value => Transform(json, value)).OfType<Transform>()],
            Missing = Missing(json),
            Outliers = json.Object("outliers") is { } outliers ? Outliers(outliers) : null,
            Normalise = json.Find("normalise") is { } normalise ? NormalisationReader.Read(json, normalise) : null,
            Weight = json.Number("weight", 0),
            Weighting = json.Find("weighting") is { } weighting ? Weighting(json, weighting) : null,
            Aggregate = json.Find("aggregate") is { } aggregate ? Aggregate(json, aggregate) : null,
            Round = json.Whole("round", 0, 15),
            Children = Children(json),
        };
        json.Finish();
        places.Add(node, tree);
        return node;
    }

    public ObjectReader? Open(ObjectReader parent, JsonTree tree, string what)
    {
        var isComposite = tree.Properties.TryGetValue("children", out var children) && children.Kind == JsonValueKind.Array;
        return parent.Object(tree, what, isComposite ? compositeDefaults : indicatorDefaults);
    }

    private ImmutableArray<Node> Children(ObjectReader json)
    {
        if (json.Find("children") is { Kind: JsonValueKind.Array, Items.Count: 0 } empty)
            json.Issues.Add(Issue.Error("no-children", "The composite has no children.", empty.Place, "Give it children, or leave \"children\" out for an indicator."));
        var children = ImmutableArray.CreateBuilder<Node>();
        foreach (var child in json.Array("children"))
            if (Open(json, child, "children") is { } reader)
                children.Add(Read(reader, child));
        return children.ToImmutable();
    }

    /// <summary>A list, or one value that stands for a list of one.</summary>
    private static IReadOnlyList<JsonTree> Values(ObjectReader json, string property) =>
        json.Find(property) is { Kind: not JsonValueKind.Array } single ? [single] : json.Array(property);

    private static ImmutableDictionary<string, TextCode> TextCodes(ObjectReader json)
    {
        var codes = ImmutableDictionary.CreateBuilder<string, TextCode>(StringComparer.Ordinal);
        if (json.Find("textCodes") is not { } tree || json.Object(tree, "textCodes") is null)
            return codes.ToImmutable();
        foreach (var (text, value) in tree.Properties)
        {
            if (value.Kind == JsonValueKind.String)
            {
                if (value.Text is "missing" or "notApplicable")
                    codes[text] = new(value.Text == "missing" ? TextMeaning.Missing : TextMeaning.NotApplicable);
                else
                    json.Issues.Add(Issue.Error("unknown-value", $"The text code \"{text}\" means \"{value.Text}\".", value.Place, ObjectReader.Suggest(value.Text, ["missing", "notApplicable"])));
            }
            else if (json.Object(value, $"textCodes/{text}") is { } meaning)
            {
                var (score, number) = (meaning.Number("score"), meaning.Number("value"));
                if (score is null == number is null)
                    json.Issues.Add(Issue.Error("unclear-text-code", $"The text code \"{text}\" must mean either a score or a value.", value.Place, "Write {\"score\": 0}, {\"value\": 0}, \"missing\" or \"notApplicable\"."));
                else
                    codes[text] = score is { } given ? new(TextMeaning.Score, given) : new(TextMeaning.Value, number!.Value);
                meaning.Finish();
            }
        }
        return codes.ToImmutable();
    }

    private static Bounds? Possible(ObjectReader json)
    {
        if (json.Object("possible") is not { } possible)
            return null;
        var bounds = new Bounds(possible.Number("minimum"), possible.Number("maximum"));
        if (bounds.Minimum > bounds.Maximum)
            json.Issues.Add(Issue.Error("empty-range", $"The possible minimum {bounds.Minimum} is above the maximum {bounds.Maximum}.", possible.Place, "Swap them."));
        possible.Finish();
        return bounds;
    }

    private static Transform? Transform(ObjectReader json, JsonTree value)
    {
        if (json.Method(value, "transform", MethodNames.Transforms) is not var (method, step))
            return null;
        Transform transform = method switch
        {
            "denominator" => new Transform.Denominator(step.RequiredText("column"), step.Number("scale") ?? 1),
            "log" => new Transform.Log(step.Number("base", double.Epsilon)),
            "logOnePlus" => new Transform.LogOnePlus(),
            "squareRoot" => new Transform.SquareRoot(),
            "power" => new Transform.Power(step.RequiredNumber("exponent")),
            "linear" => new Transform.Linear(step.Number("factor") ?? 1, step.Number("offset") ?? 0),
            "cap" => new Transform.Cap(step.RequiredNumber("value")),
            _ => new Transform.Floor(step.RequiredNumber("value")),
        };
        step.Finish();
        return transform;
    }

    private static MissingRule? Missing(ObjectReader json)
    {
        if (json.Object("missing") is not { } step)
            return null;
        var rule = new MissingRule
        {
            Impute = [.. Values(step, "impute").Select(value => step.Choice(value.Text, value.Place, "impute", Imputation.Mean))],
            Group = step.Text("group"),
            MaximumAge = step.Number("maximumAge", 0),
            Value = step.Number("value"),
            MinimumCoverage = step.Number("minimumCoverage", 0, 1),
        };
        step.Finish();
        return rule;
    }

    internal static OutlierRule Outliers(ObjectReader step)
    {
        var standard = new OutlierRule();
        var rule = new OutlierRule(
            step.Number("skewness", 0) ?? standard.Skewness,
            step.Number("kurtosis") ?? standard.Kurtosis,
            step.Whole("maximumPoints", 0, int.MaxValue) ?? standard.MaximumPoints,
            step.Choice("then", standard.Then),
            step.Number("lambda", -10, 10),
            step.Flag("combine") ?? standard.Combine);
        step.Finish();
        return rule;
    }

    private static Weighting? Weighting(ObjectReader json, JsonTree value)
    {
        if (json.Method(value, "weighting", MethodNames.Weightings) is not var (method, step))
            return null;
        Weighting weighting = method switch
        {
            "specified" => new Weighting.Specified(),
            "equal" => new Weighting.Equal(),
            "entropy" => new Weighting.Entropy(step.Choice("zeros", EntropyZeros.Limit)),
            "critic" => new Weighting.Critic(),
            "standardDeviation" => new Weighting.StandardDeviation(),
            "principalComponent" => new Weighting.PrincipalComponent(step.Choice("signs", LoadingSigns.Squared)),
            "pairwise" => new Weighting.Pairwise(Matrix(step), step.Flag("allowInconsistent") ?? false),
            _ => new Weighting.Budget([.. step.Array("experts").Select(expert => step.Numbers(expert, "experts", 0))]),
        };
        step.Finish();
        return weighting;
    }

    private static ImmutableArray<ImmutableArray<double>> Matrix(ObjectReader step)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<double>>();
        foreach (var row in step.Array("matrix"))
            if (row.Kind == JsonValueKind.Array && row.Items.TrueForAll(ratio => !double.IsNaN(Ratio(ratio))))
                rows.Add([.. row.Items.Select(Ratio)]);
            else
                step.Issues.Add(Issue.Error("wrong-type", "A row of the matrix must be a list of numbers or of fractions such as \"1/3\".", row.Place));
        return rows.ToImmutable();
    }

    private static double Ratio(JsonTree value) =>
        value.Kind == JsonValueKind.Number ? value.Number
        : value.Text.Split('/') is [var above, var below] && int.TryParse(above, out var numerator) && int.TryParse(below, out var denominator) && denominator != 0 ? (double)numerator / denominator
        : double.NaN;

    internal static Aggregation? Aggregate(ObjectReader json, JsonTree value)
    {
        if (json.Method(value, "aggregate", MethodNames.Aggregations) is not var (method, step))
            return null;
        Aggregation aggregation = method switch
        {
            "arithmetic" => new Aggregation.Arithmetic(),
            "geometric" => new Aggregation.Geometric(),
            "harmonic" => new Aggregation.Harmonic(),
            "power" => new Aggregation.Power(step.RequiredNumber("exponent")),
            "sum" => new Aggregation.Sum(),
            "minimum" => new Aggregation.Minimum(),
            "maximum" => new Aggregation.Maximum(),
            "median" => new Aggregation.Median(),
            "topsis" => new Aggregation.Topsis(step.Flag("vector") ?? true),
            "vikor" => new Aggregation.Vikor(step.Number("groupUtility", 0, 1) ?? 0.5),
            _ => new Aggregation.Copeland(),
        };
        step.Finish();
        return aggregation;
    }
}
