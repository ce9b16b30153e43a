using System.Collections.Immutable;
using System.Numerics;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Ranking.Steps;

/// <summary>Values to scores. A column that a method cannot scale (no spread, no reference) has no score, and the result says so.</summary>
internal static class Normaliser
{
    /// <returns>The scores, with those of text codes put in.</returns>
    public static double[] Apply(Node node, Column column, int units, UnitTable table, Findings findings)
    {
        var scores = node.Normalise is { } method ? Scores(node, method, column.Values.AsSpan(0, units), table, findings) : (double[])column.Values.Clone();
        Array.Resize(ref scores, column.Values.Length);
        scores.AsSpan(units).Fill(double.NaN);
        if (column.Scores is { } given)
            for (var unit = 0; unit < units; unit++)
                if (column.States[unit] == CellState.Scored)
                    scores[unit] = given[unit];
        return scores;
    }

    private static double[] Scores(Node node, Normalisation method, ReadOnlySpan<double> values, UnitTable table, Findings findings)
    {
        var present = Column.PresentIn(values);
        var count = present.Length;
        var lower = node.LowerIsBetter;
        var (worst, best) = lower ? Swap(Moments.Range(present)) : Moments.Range(present);
        var none = double.NaN;
        if (count == 0)
            return Map(values, _ => none);
        switch (method)
        {
            case Normalisation.MinMax(var from, var to):
                return worst == best ? Unscaled("all values are equal") : MinMax(values, worst, best, from, to);
            case Normalisation.DistanceToMaximum(var scale):
                return worst == best ? Unscaled("all values are equal") : Map(values, x => Fraction(x, worst, best) * scale);
            case Normalisation.Goalposts goalposts:
                var (bad, good) = goalposts.BeforeTransform
                    ? (Transformation.Goalpost(node, goalposts.Worst), Transformation.Goalpost(node, goalposts.Best))
                    : (goalposts.Worst, goalposts.Best);
                if (!double.IsFinite(bad) || !double.IsFinite(good) || bad == good)
                    return Unscaled($"the transformed goalposts are {bad} and {good}");
                return Map(values, x =>
                {
                    var d = Fraction(x, bad, good);
                    d = goalposts.Clip ? Math.Clamp(d, 0, 1) : d;
                    return goalposts.Lower + (goalposts.Exponent == 1 ? d : Math.CopySign(Elementary.Pow(Math.Abs(d), goalposts.Exponent), d)) * (goalposts.Upper - goalposts.Lower);
                });
            case Normalisation.ZScore(var mean, var deviation):
                var moments = Moments.Of(present);
                if (!(moments.Deviation > 0))
                    return Unscaled("the values have no spread");
                return Map(values, x => mean + (lower ? moments.Mean - x : x - moments.Mean) / moments.Deviation * deviation);
            case Normalisation.Rank:
                return FromWorst(values, lower);
            case Normalisation.Borda:
                return Map(FromWorst(values, lower), rank => rank - 1);
            case Normalisation.PercentileRank(var scale):
                return count < 2 ? Unscaled("there is one value") : Map(FromWorst(values, lower), rank => (rank - 1) / (count - 1) * scale);
            case Normalisation.DistanceToReference(var unit, var scale, var cap):
                var index = table.IndexOf(unit);
                var reference = index >= 0 && index < values.Length ? values[index] : none;
                if (double.IsNaN(reference) || reference == worst)
                    return Unscaled(double.IsNaN(reference) ? $"the reference unit {unit} has no value" : $"the reference unit {unit} is the worst");
                return Map(values, x => Capped(Fraction(x, worst, reference), cap) * scale);
            case Normalisation.DistanceToTarget(var target, var scale, var cap):
                return target == worst ? Unscaled($"the worst value is the target {target}") : Map(values, x => Capped(Fraction(x, worst, target), cap) * scale);
            case Normalisation.FractionOfMaximum(var scale):
                if (!(Math.Min(worst, best) >= 0 && best > 0) && !(lower && worst > 0 && best >= 0))
                    return Unscaled("a fraction of the maximum needs values that are not negative, and a maximum above 0");
                return Map(values, x => (lower ? (x == 0 ? 1 : best / x) : x / best) * scale);
            case Normalisation.Bands(var by, var steps):
                var standing = by switch
                {
                    BandScale.Value => values.ToArray(),
                    BandScale.Rank => Ranks.Of(values, best: !lower),
                    _ => Map(FromWorst(values, lower), rank => count < 2 ? 1 : (rank - 1) / (count - 1)),
                };
                return Map(standing, x => Points(x, steps));
            default:
                throw new ArgumentOutOfRangeException(nameof(method));
        }

        double[] Unscaled(string reason)
        {
            findings.Add("not-normalised", node, $"{reason}, so {MethodNames.Of(method)} has no result; the node drops out");
            var nothing = new double[table.Count];
            Array.Fill(nothing, double.NaN);
            return nothing;
        }
    }

    private static double[] MinMax(ReadOnlySpan<double> values, double worst, double best, double from, double to)
    {
        if (!double.IsFinite(best - worst))
            return Map(values, x => from + Fraction(x, worst, best) * (to - from));
        var scores = new double[values.Length];
        var i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
            (new Vector<double>(from) + (new Vector<double>(values[i..]) - new Vector<double>(worst)) / new Vector<double>(best - worst) * new Vector<double>(to - from)).CopyTo(scores, i);
        for (; i < values.Length; i++)
            scores[i] = from + (values[i] - worst) / (best - worst) * (to - from);
        return scores;
    }

    private static double[] Map(ReadOnlySpan<double> values, Func<double, double> score)
    {
        var scores = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
            scores[i] = double.IsNaN(values[i]) ? double.NaN : score(values[i]);
        return scores;
    }

    /// <summary>Where x lies between the two, 0…1, for any finite arguments.</summary>
    private static double Fraction(double x, double from, double to) =>
        double.IsFinite(to - from) && double.IsFinite(x - from) ? (x - from) / (to - from) : (x / 4 - from / 4) / (to / 4 - from / 4);

    private static double Capped(double x, bool cap) => cap ? Math.Min(x, 1) : x;

    private static (double, double) Swap((double Minimum, double Maximum) range) => (range.Maximum, range.Minimum);

    /// <summary>1 for the worst; ties take the lowest.</summary>
    private static double[] FromWorst(ReadOnlySpan<double> values, bool lowerIsBetter) => Ranks.Of(values, TieRule.Competition, best: lowerIsBetter);

    private static double Points(double x, ImmutableArray<Band> steps)
    {
        var points = double.NaN;
        foreach (var step in steps)
            if (!(x < step.From))
                points = step.Points;
        return points;
    }
}
