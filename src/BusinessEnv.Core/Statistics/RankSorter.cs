using BusinessEnv.Core.Frameworks;

namespace BusinessEnv.Core.Statistics;

/// <summary>Numbers scores from 1, again and again without allocating. Scores are dealt into as many buckets as there are scores, which leaves little to sort: linear for the usual distributions, n·log n at worst. Not for use by two threads at once.</summary>
public sealed class RankSorter
{
    private const int Insertion = 16;
    private readonly double[] _keys, _sorted;
    private readonly int[] _units, _order, _buckets, _starts;

    public RankSorter(int capacity)
    {
        (_keys, _sorted) = (new double[capacity], new double[capacity]);
        (_units, _order, _buckets) = (new int[capacity], new int[capacity], new int[capacity]);
        _starts = new int[capacity + 2];
    }

    /// <param name="scores">NaN has no rank.</param>
    /// <param name="best">True: 1 is the highest score; false: 1 is the lowest.</param>
    /// <param name="ranks">By the index of the score; NaN for NaN.</param>
    public void Rank(ReadOnlySpan<double> scores, TieRule ties, bool best, Span<double> ranks)
    {
        var count = 0;
        var (minimum, maximum) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < scores.Length; i++)
        {
            var key = best ? -scores[i] : scores[i];
            if (double.IsNaN(key))
            {
                ranks[i] = double.NaN;
                continue;
            }
            minimum = key < minimum ? key : minimum;
            maximum = key > maximum ? key : maximum;
            _keys[count] = key;
            _units[count++] = i;
        }
        Sort(count, minimum, maximum);
        var keys = _sorted.AsSpan(0, count);
        var order = _order.AsSpan(0, count);
        for (int start = 0, groups = 0; start < keys.Length; groups++)
        {
            var end = start + 1;
            while (end < keys.Length && Ranks.Tie(keys[end - 1], keys[end]))
                end++;
            if (ties == TieRule.Ordinal && end - start > 1)
                order[start..end].Sort();
            var rank = ties switch { TieRule.Dense => groups + 1, TieRule.Fractional => (start + 1 + end) / 2.0, _ => start + 1 };
            for (var i = start; i < end; i++)
                ranks[order[i]] = ties == TieRule.Ordinal ? i + 1 : rank;
            start = end;
        }
    }

    private void Sort(int count, double minimum, double maximum)
    {
        var scale = (count - 1) / (maximum - minimum);
        if (!double.IsFinite(scale) || count < Insertion)
        {
            _keys.AsSpan(0, count).CopyTo(_sorted);
            _units.AsSpan(0, count).CopyTo(_order);
            _sorted.AsSpan(0, count).Sort(_order.AsSpan(0, count));
            return;
        }
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
        for (var i = 2; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        for (var i = 0; i < keys.Length; i++)
        {
            var place = starts[buckets[i] + 1]++;
            _sorted[place] = keys[i];
            _order[place] = _units[i];
        }
        for (var bucket = 0; bucket < count; bucket++)
        {
            var (start, end) = (starts[bucket], starts[bucket + 1]);
            if (end - start > Insertion)
                _sorted.AsSpan(start, end - start).Sort(_order.AsSpan(start, end - start));
            else
                Insert(start, end);
        }
    }

    private void Insert(int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            var (key, unit) = (_sorted[i], _order[i]);
            var place = i;
            for (; place > start && _sorted[place - 1] > key; place--)
                (_sorted[place], _order[place]) = (_sorted[place - 1], _order[place - 1]);
            (_sorted[place], _order[place]) = (key, unit);
        }
    }
}
