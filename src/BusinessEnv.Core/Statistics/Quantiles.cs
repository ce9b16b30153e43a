namespace BusinessEnv.Core.Statistics;

public static class Quantiles
{
    private const int Many = 256;
    private const int Buckets = 1024;

    /// <summary>NaN for an empty sample. Reorders the values.</summary>
    public static double Median(Span<double> values)
    {
        if (values.IsEmpty)
            return double.NaN;
        if (values.Length >= Many && MedianOfMany(values) is { } median)
            return median;
        var middle = values.Length / 2;
        var upper = Select(values, middle);
        if (values.Length % 2 == 1)
            return upper;
        var lower = double.NegativeInfinity;
        foreach (var value in values[..middle])
            lower = Math.Max(lower, value);
        return Middle(lower, upper);
    }

    /// <summary>Deals the values over their range and looks into the buckets of the middle only; null when these hold too many for that to be quick.</summary>
    private static double? MedianOfMany(ReadOnlySpan<double> values)
    {
        var (minimum, maximum) = Moments.Range(values);
        var scale = (Buckets - 1) / (maximum - minimum);
        if (!double.IsFinite(scale))
            return null;
        Span<int> counts = stackalloc int[Buckets];
        counts.Clear();
        foreach (var value in values)
            counts[(int)((value - minimum) * scale)]++;
        var (lower, upper) = ((values.Length - 1) / 2, values.Length / 2);
        var (first, before) = (0, 0);
        while (before + counts[first] <= lower)
            before += counts[first++];
        var (last, through) = (first, before + counts[first]);
        while (through <= upper)
            through += counts[++last];
        Span<double> middle = stackalloc double[Many];
        if (through - before > middle.Length)
            return null;
        var found = 0;
        foreach (var value in values)
            if ((int)((value - minimum) * scale) is var bucket && bucket >= first && bucket <= last)
                middle[found++] = value;
        middle[..found].Sort();
        return Middle(middle[lower - before], middle[upper - before]);
    }

    /// <summary>The mean of two numbers, which cannot overflow.</summary>
    public static double Middle(double a, double b) => double.IsFinite(a + b) ? (a + b) / 2 : a / 2 + b / 2;

    /// <summary>The value that a sort would put at the index; what is before it is not greater. Expected time is linear (Hoare's selection, median of three).</summary>
    private static double Select(Span<double> values, int index)
    {
        var (left, right) = (0, values.Length - 1);
        while (left < right)
        {
            if (right - left < 16)
            {
                values[left..(right + 1)].Sort();
                break;
            }
            var pivot = MiddleOf(values[left], values[(left + right) / 2], values[right]);
            var (i, j) = (left, right);
            while (i <= j)
            {
                while (values[i] < pivot)
                    i++;
                while (values[j] > pivot)
                    j--;
                if (i > j)
                    break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }
            if (index <= j)
                right = j;
            else if (index >= i)
                left = i;
            else
                break;
        }
        return values[index];
    }

    private static double MiddleOf(double a, double b, double c) =>
        Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
