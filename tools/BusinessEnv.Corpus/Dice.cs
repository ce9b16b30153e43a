namespace BusinessEnv.Corpus;

/// <summary>A seeded stream of choices (SplitMix64), the same on every machine and every version of .NET.</summary>
public sealed class Dice(ulong seed)
{
    // Mixed, or the stream of one seed would be that of the next, one step on.
    private ulong _state = Mixed(seed * 0xD1342543DE82EF95 + 0x632BE59BD9B4E019);

    /// <summary>0 … <paramref name="sides"/> − 1.</summary>
    public int Next(int sides) => (int)(Roll() % (ulong)sides);

    public int Between(int low, int high) => low + Next(high - low + 1);

    public bool Chance(double probability) => (Roll() >> 11) * (1.0 / (1UL << 53)) < probability;

    public T Pick<T>(params IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary><paramref name="count"/> of the items, in their own order.</summary>
    public List<T> Some<T>(IReadOnlyList<T> items, int count)
    {
        var left = Math.Min(count, items.Count);
        var chosen = new List<T>(left);
        for (var i = 0; i < items.Count && left > 0; i++)
            if (Next(items.Count - i) < left)
            {
                chosen.Add(items[i]);
                left--;
            }
        return chosen;
    }

    public void Shuffle<T>(List<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private ulong Roll() => Mixed(_state += 0x9E3779B97F4A7C15);

    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
