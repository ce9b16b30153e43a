namespace BusinessEnv.Core.Statistics;

/// <summary>Sorts numbers by their bits (least significant digit first, 11 bits a pass): linear, stable, and without allocation once it has grown to its size. Not for two threads at once.</summary>
public sealed class SortOrder
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;
    private const int Passes = 6;
    private readonly int[] _counts = new int[Passes * Digits];
    private Entry[] _entries = [];
    private Entry[] _swap = [];

    private readonly record struct Entry(ulong Key, int Index);

    /// <summary>The indexes of the values, lowest first, equal ones by index; NaN is left out.</summary>
    /// <param name="order">At least as long as the values.</param>
    /// <returns>How many there are.</returns>
    public int Ascending(ReadOnlySpan<double> values, Span<int> order, bool descending = false)
    {
        if (_entries.Length < values.Length)
            (_entries, _swap) = (new Entry[values.Length], new Entry[values.Length]);
        var flip = descending ? ulong.MaxValue : 0;
        var count = 0;
        for (var i = 0; i < values.Length; i++)
            if (!double.IsNaN(values[i]))
                _entries[count++] = new(Key(values[i]) ^ flip, i);

        var (from, to) = (_entries, _swap);
        Count(from.AsSpan(0, count));
        for (var pass = 0; pass < Passes; pass++)
        {
            var starts = _counts.AsSpan(pass * Digits, Digits);
            if (!Accumulate(starts, count))
                continue;
            var shift = pass * DigitBits;
            for (var i = 0; i < count; i++)
                to[starts[(int)(from[i].Key >> shift) & (Digits - 1)]++] = from[i];
            (from, to) = (to, from);
        }
        for (var i = 0; i < count; i++)
            order[i] = from[i].Index;
        return count;
    }

    /// <summary>Bits that compare as the numbers do; −0 as 0.</summary>
    private static ulong Key(double value)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value + 0.0);
        return (bits >> 63) == 0 ? bits | (1UL << 63) : ~bits;
    }

    private void Count(ReadOnlySpan<Entry> entries)
    {
        Array.Clear(_counts);
        foreach (var entry in entries)
            for (int pass = 0, offset = 0; pass < Passes; pass++, offset += Digits)
                _counts[offset + ((int)(entry.Key >> (pass * DigitBits)) & (Digits - 1))]++;
    }

    /// <summary>Turns counts into starts; false when all entries have one digit and the pass would change nothing.</summary>
    private static bool Accumulate(Span<int> counts, int total)
    {
        var start = 0;
        for (var digit = 0; digit < counts.Length; digit++)
        {
            var here = counts[digit];
            if (here == total)
                return false;
            counts[digit] = start;
            start += here;
        }
        return true;
    }
}
