using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Ranking.Steps;

/// <summary>What the outlier treatment of a node did.</summary>
/// <param name="Passes">Whether the treated values pass; null when the sample is too small (fewer than 4 values) or without spread, and nothing was treated.</param>
/// <param name="Winsorised">Points counted as COINr does: those at the last replaced maximum plus those at the last replaced minimum. 0 when the values passed at once.</param>
/// <param name="AfterWinsorising">Null when nothing was winsorised.</param>
/// <param name="Transform">The transform that was needed after winsorising.</param>
/// <param name="Lambda">The Box–Cox exponent that was used.</param>
/// <param name="AfterTransform">Null when no transform was needed.</param>
/// <param name="Points">Every value that differs from the one before, by unit.</param>
public sealed record TreatmentRecord(
    bool? Passes,
    Moments Before,
    int Winsorised,
    Moments? AfterWinsorising,
    OutlierTransform Transform,
    double? Lambda,
    Moments? AfterTransform,
    IReadOnlyList<TreatedPoint> Points);

/// <summary>A value that the treatment changed.</summary>
public readonly record struct TreatedPoint(string Unit, double Before, double After);

/// <summary>Winsorise, then log or Box–Cox: COINr's <c>Treat.numeric</c> with its default pass test.</summary>
internal static class OutlierTreatment
{
    public static (Column Column, TreatmentRecord? Record) Apply(Node node, Column column, int units, UnitTable table)
    {
        if (node.Outliers is not { } rule)
            return (column, null);
        var present = Column.PresentIn(column.Values.AsSpan(0, units));
        var before = Moments.Of(present);
        if (Passes(before, rule) is not false)
            return (column, new(Passes(before, rule), before, 0, null, OutlierTransform.None, null, null, []));

        double[] original = [.. present], values = [.. present];
        var points = rule.MaximumPoints > 0 ? Winsorise(values, before, rule) : 0;
        var winsorised = Moments.Of(values);
        var record = new TreatmentRecord(Passes(winsorised, rule), before, points, points > 0 ? winsorised : null, OutlierTransform.None, null, null, []);
        if (record.Passes == false && rule.Then != OutlierTransform.None)
        {
            if (!rule.Combine)
                original.CopyTo(values, 0);
            var lambda = Transform(values, rule);
            var transformed = Moments.Of(values);
            record = record with { Passes = Passes(transformed, rule), Transform = rule.Then, Lambda = lambda, AfterTransform = transformed };
        }
        else if (record.Passes is null)
            original.CopyTo(values, 0);

        var result = (double[])column.Values.Clone();
        var changed = new List<TreatedPoint>(record.Transform == OutlierTransform.None ? record.Winsorised : values.Length);
        for (int unit = 0, i = 0; unit < units; unit++)
            if (!double.IsNaN(result[unit]))
            {
                if (original[i] != values[i])
                    changed.Add(new(table.Units[unit], original[i], values[i]));
                result[unit] = values[i++];
            }
        return (column with { Values = result }, record with { Points = changed });
    }

    /// <summary>Null where the sample is too small or too uniform to say.</summary>
    private static bool? Passes(Moments moments, OutlierRule rule) =>
        Math.Abs(moments.Skewness) < rule.Skewness || moments.Kurtosis < rule.Kurtosis ? true
        : double.IsNaN(moments.Skewness) || double.IsNaN(moments.Kurtosis) ? null : false;

    private static int Winsorise(double[] values, Moments moments, OutlierRule rule)
    {
        int high = 0, low = 0;
        do
        {
            var sign = moments.Skewness >= 0 ? 1 : -1;
            var (minimum, maximum) = Moments.Range(values);
            var (extreme, next) = (sign > 0 ? maximum : minimum, double.NegativeInfinity);
            foreach (var value in values)
            {
                var other = value == extreme ? double.NegativeInfinity : sign * value;
                next = other > next ? other : next;
            }
            var replaced = 0;
            for (var i = 0; i < values.Length; i++)
                if (values[i] == extreme)
                {
                    values[i] = sign * next;
                    replaced++;
                }
            if (sign > 0)
                high = replaced;
            else
                low = replaced;
            moments = Moments.Of(values);
        }
        while (high + low < rule.MaximumPoints && Passes(moments, rule) == false);
        return high + low;
    }

    private static double? Transform(double[] values, OutlierRule rule)
    {
        var (minimum, maximum) = Moments.Range(values);
        if (rule.Then == OutlierTransform.Log)
        {
            var offset = 0.01 * (maximum - minimum);
            for (var i = 0; i < values.Length; i++)
                values[i] = values[i] - minimum + offset;
            Elementary.Log(values);
            return null;
        }
        if (rule.Then == OutlierTransform.LogGii)
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = Elementary.Log((maximum - 1) * (values[i] - minimum) / (maximum - minimum) + 1);
            return null;
        }
        for (var i = 0; i < values.Length; i++)
            values[i] = values[i] - minimum + 1;
        var lambda = rule.Lambda ?? BoxCox.Estimate(values);
        for (var i = 0; i < values.Length; i++)
            values[i] = BoxCox.Transform(values[i], lambda);
        return lambda;
    }
}
