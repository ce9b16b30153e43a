namespace BusinessEnv.Core.Statistics;

/// <summary>Sorts numbers by dealing them, over their range, into as many buckets as there are numbers, which leaves little to sort: linear for the usual distributions, n·log n at worst; stable, and without allocation once it has grown to its size. Not for two threads at once.</summary>
public sealed class SortOrder
{
    /// <summary>A bucket of more than this is sorted by the library.</summary>
    private const int Insertion = 16;
    private double[] _keys = [], _sorted = [];
    private int[] _indexes = [], _buckets = [], _starts = [];

    /// <summary>The indexes of the values, lowest first, equal ones by index; NaN is left out.</summary>
    /// <param name="order">At least as long as the values.</param>
    /// <returns>How many there are.</returns>
    public int Ascending(ReadOnlySpan<double> values, Span<int> order, bool descending = false)
    {
        if (_keys.Length < values.Length)
        {
            (_keys, _sorted) = (new double[values.Length], new double[values.Length]);
            (_indexes, _buckets, _starts) = (new int[values.Length], new int[values.Length], new int[values.Length + 2]);
        }
        var (keys, indexes) = (_keys, _indexes);
        var (count, minimum, maximum) = (0, double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < values.Length; i++)
        {
            var key = descending ? -values[i] : values[i];
            if (double.IsNaN(key))
                continue;
            minimum = key < minimum ? key : minimum;
            maximum = key > maximum ? key : maximum;
            keys[count] = key;
            indexes[count++] = i;
        }
        var scale = (count - 1) / (maximum - minimum);
        if (count < Insertion || !double.IsFinite(scale))
        {
            keys.AsSpan(0, count).CopyTo(_sorted);
            indexes.AsSpan(0, count).CopyTo(order);
            Sort(_sorted.AsSpan(0, count), order[..count]);
        }
        else
            Deal(count, minimum, scale, order);
        return count;
    }

    private void Deal(int count, double minimum, double scale, Span<int> order)
    {
        var keys = _keys.AsSpan(0, count);
        var buckets = _buckets.AsSpan(0, count);
        var starts = _starts.AsSpan(0, count + 2);
        starts.Clear();
        for (var i = 0; i < keys.Length; i++)
        {
            var bucket = (int)((keys[i] - minimum) * scale);
            buckets[i] = bucket;
            starts[bucket + 2]++;
        }
        var most = starts[2];
        for (var i = 3; i < starts.Length; i++)
        {
            most = Math.Max(most, starts[i]);
            starts[i] += starts[i - 1];
        }
        var sorted = _sorted.AsSpan(0, count);
        var indexes = _indexes.AsSpan(0, count);
        order = order[..count];
        for (var i = 0; i < keys.Length; i++)
        {
            var place = starts[buckets[i] + 1]++;
            sorted[place] = keys[i];
            order[place] = indexes[i];
        }
        if (most <= Insertion)
        {
            Insert(sorted, order);
            return;
        }
        for (var bucket = 0; bucket < count; bucket++)
            if (starts[bucket + 1] - starts[bucket] > 1)
                Sort(sorted[starts[bucket]..starts[bucket + 1]], order[starts[bucket]..starts[bucket + 1]]);
    }

    private static void Sort(Span<double> keys, Span<int> order)
    {
        if (keys.Length > Insertion)
        {
            keys.Sort(order);
            for (int start = 0, end; start < keys.Length; start = end)
            {
                for (end = start + 1; end < keys.Length && keys[end] == keys[start];)
                    end++;
                if (end - start > 1)
                    order[start..end].Sort();
            }
            return;
        }
        Insert(keys, order);
    }

    private static void Insert(Span<double> keys, Span<int> order)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            if (!(keys[i - 1] > keys[i]))
                continue;
            var (key, index) = (keys[i], order[i]);
            var place = i;
            for (; place > 0 && keys[place - 1] > key; place--)
                (keys[place], order[place]) = (keys[place - 1], order[place - 1]);
            (keys[place], order[place]) = (key, index);
        }
    }
}
