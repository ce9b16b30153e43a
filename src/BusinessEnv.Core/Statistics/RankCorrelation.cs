using BusinessEnv.Core.Frameworks;

namespace BusinessEnv.Core.Statistics;

/// <summary>Correlation of orders, over the pairs that both have (NaN is missing).</summary>
public static class RankCorrelation
{
    /// <summary>Spearman's ρ: Pearson's r of the fractional ranks; NaN where one has no spread.</summary>
    public static double Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (xs, ys) = Both(x, y);
        return Correlation.Pearson(Ranks.Of(xs, TieRule.Fractional), Ranks.Of(ys, TieRule.Fractional));
    }

    /// <summary>Kendall's τ-b: (C − D) / √((n₀ − n₁)(n₀ − n₂)), n₁ and n₂ being the pairs tied in x and in y; NaN where one has no spread. Knight's algorithm, n·log n.</summary>
    public static double KendallTauB(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (xs, ys) = Both(x, y);
        var order = Enumerable.Range(0, xs.Length).OrderBy(i => xs[i]).ThenBy(i => ys[i]).ToArray();
        long tiedX = Tied(order, (a, b) => xs[a] == xs[b]), tiedBoth = Tied(order, (a, b) => xs[a] == xs[b] && ys[a] == ys[b]);
        var sorted = Array.ConvertAll(order, i => ys[i]);
        var swaps = Sort(sorted, new double[sorted.Length]);
        var tiedY = Tied([.. Enumerable.Range(0, sorted.Length)], (a, b) => sorted[a] == sorted[b]);
        var pairs = (long)xs.Length * (xs.Length - 1) / 2;
        return (pairs - tiedX - tiedY + tiedBoth - 2 * swaps) / (Math.Sqrt(pairs - tiedX) * Math.Sqrt(pairs - tiedY));
    }

    private static (double[], double[]) Both(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        List<double> xs = [], ys = [];
        for (var i = 0; i < x.Length; i++)
            if (!double.IsNaN(x[i]) && !double.IsNaN(y[i]))
            {
                xs.Add(x[i]);
                ys.Add(y[i]);
            }
        return ([.. xs], [.. ys]);
    }

    private static long Tied(int[] order, Func<int, int, bool> same)
    {
        long pairs = 0, run = 0;
        for (var i = 1; i < order.Length; i++)
            pairs += run = same(order[i - 1], order[i]) ? run + 1 : 0;
        return pairs;
    }

    /// <summary>Sorts by merging and counts the pairs that were in falling order.</summary>
    private static long Sort(Span<double> values, Span<double> space)
    {
        if (values.Length < 2)
            return 0;
        var middle = values.Length / 2;
        var swaps = Sort(values[..middle], space) + Sort(values[middle..], space);
        values.CopyTo(space);
        for (int i = 0, left = 0, right = middle; i < values.Length; i++)
            if (right == values.Length || (left < middle && space[left] <= space[right]))
                values[i] = space[left++];
            else
            {
                swaps += middle - left;
                values[i] = space[right++];
            }
        return swaps;
    }
}
