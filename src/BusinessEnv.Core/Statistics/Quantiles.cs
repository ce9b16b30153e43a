namespace BusinessEnv.Core.Statistics;

public static class Quantiles
{
    /// <summary>NaN for an empty sample. Reorders the values.</summary>
    public static double Median(Span<double> values)
    {
        if (values.IsEmpty)
            return double.NaN;
        var middle = values.Length / 2;
        var upper = Select(values, middle);
        if (values.Length % 2 == 1)
            return upper;
        var lower = double.NegativeInfinity;
        foreach (var value in values[..middle])
            lower = Math.Max(lower, value);
        return Middle(lower, upper);
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
