namespace BusinessEnv.Core.Statistics;

/// <summary>What a column looks like before anything is done to it; the figures and limits of COINr's <c>get_stats</c>.</summary>
/// <param name="Units">Units with and without a value.</param>
/// <param name="Moments">Its count is that of the values that are there.</param>
/// <param name="NonZero">Values that are not 0.</param>
/// <param name="Unique">Different values.</param>
/// <param name="Same">Units that share the most frequent value.</param>
public sealed record ColumnProfile(int Units, Moments Moments, double Minimum, double Median, double Maximum, int NonZero, int Unique, int Same)
{
    public int Available => Moments.Count;

    public bool IsSparse => Available < 0.65 * Units;
    public bool IsMostlyZero => NonZero < 0.5 * Units;

    /// <summary>True where few different values make the column tell units apart badly.</summary>
    public bool IsCoarse => Unique < 0.5 * Units;
    public bool HasOutliers => Math.Abs(Moments.Skewness) > 2 && Moments.Kurtosis > 3.5;

    /// <param name="values">NaN where there is none.</param>
    public static ColumnProfile Of(ReadOnlySpan<double> values)
    {
        var sorted = new List<double>(values.Length);
        foreach (var value in values)
            if (!double.IsNaN(value))
                sorted.Add(value);
        sorted.Sort();
        int nonZero = 0, unique = 0, same = 0, run = 0;
        for (var i = 0; i < sorted.Count; i++)
        {
            var repeats = i > 0 && sorted[i] == sorted[i - 1];
            run = repeats ? run + 1 : 1;
            same = Math.Max(same, run);
            unique += repeats ? 0 : 1;
            nonZero += sorted[i] == 0 ? 0 : 1;
        }
        var present = sorted.ToArray();
        var moments = Moments.Of(present);
        return new(values.Length, moments, present.Length == 0 ? double.NaN : present[0], Quantiles.Median(present), present.Length == 0 ? double.NaN : sorted[^1], nonZero, unique, same);
    }
}
