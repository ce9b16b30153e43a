using System.Collections.Immutable;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Ingestion.Frameworks;

internal static class NormalisationReader
{
    public static Normalisation? Read(ObjectReader json, JsonTree value)
    {
        if (json.Method(value, "normalise", MethodNames.Normalisations) is not var (method, step))
            return null;
        Normalisation normalisation = method switch
        {
            "minMax" => new Normalisation.MinMax(step.Number("lower") ?? 0, step.Number("upper") ?? 100),
            "goalposts" => new Normalisation.Goalposts(
                step.RequiredNumber("worst"), step.RequiredNumber("best"), step.Number("exponent", double.Epsilon) ?? 1,
                step.Number("lower") ?? 0, step.Number("upper") ?? 100, step.Flag("clip") ?? true, step.Flag("beforeTransform") ?? false),
            "zScore" => new Normalisation.ZScore(step.Number("mean") ?? 0, step.Number("deviation", double.Epsilon) ?? 1),
            "rank" => new Normalisation.Rank(),
            "percentileRank" => new Normalisation.PercentileRank(Scale(step)),
            "borda" => new Normalisation.Borda(),
            "distanceToMaximum" => new Normalisation.DistanceToMaximum(Scale(step)),
            "distanceToReference" => new Normalisation.DistanceToReference(step.RequiredText("unit"), Scale(step), step.Flag("cap") ?? false),
            "distanceToTarget" => new Normalisation.DistanceToTarget(step.RequiredNumber("target"), Scale(step), step.Flag("cap") ?? false),
            "fractionOfMaximum" => new Normalisation.FractionOfMaximum(Scale(step)),
            _ => new Normalisation.Bands(step.Choice("by", BandScale.Value), Bands(step)),
        };
        step.Finish();
        return normalisation;
    }

    private static double Scale(ObjectReader step) => step.Number("scale", double.Epsilon) ?? 1;

    private static ImmutableArray<Band> Bands(ObjectReader step)
    {
        var bands = ImmutableArray.CreateBuilder<Band>();
        foreach (var item in step.Array("bands"))
            if (step.Object(item, "bands") is { } band)
            {
                bands.Add(new(band.Number("from"), band.RequiredNumber("points")));
                band.Finish();
            }
        for (var i = 1; i < bands.Count; i++)
            if (bands[i].From is not { } from || from <= (bands[i - 1].From ?? double.NegativeInfinity))
                step.Issues.Add(Issue.Error("bands-out-of-order", "Every band but the first needs a \"from\" above that of the band before.", step.PlaceOf("bands")));
        if (bands.Count == 0)
            step.Issues.Add(Issue.Error("no-bands", "There are no bands.", step.Place, "Add \"bands\": [{\"points\": 60}, {\"from\": 10, \"points\": 80}]."));
        return bands.ToImmutable();
    }
}
