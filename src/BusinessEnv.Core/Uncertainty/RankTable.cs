namespace BusinessEnv.Core.Uncertainty;

/// <summary>The ranks of units in draws, a unit's side by side; NaN where it has none.</summary>
public sealed class RankTable
{
    private readonly float[] _ranks;

    internal RankTable(int units, int draws)
    {
        Draws = draws;
        _ranks = new float[(long)units * draws];
        Array.Fill(_ranks, float.NaN);
    }

    public int Draws { get; }

    public ReadOnlySpan<float> Of(int unit) => _ranks.AsSpan(unit * Draws, Draws);

    internal void Write(int unit, ReadOnlySpan<int> draws, ReadOnlySpan<float> ranks)
    {
        var line = _ranks.AsSpan(unit * Draws, Draws);
        for (var i = 0; i < draws.Length; i++)
            line[draws[i]] = ranks[i];
    }
}

/// <summary>How often a unit has each rank. Ranks are multiples of ½, so that counting sorts them.</summary>
/// <param name="units">The highest rank.</param>
internal sealed class RankCounts(int units)
{
    private readonly int[] _counts = new int[2 * units + 1];
    private int _lowest, _highest;

    public int Total { get; private set; }

    public double Mean { get; private set; }

    public void Count(ReadOnlySpan<float> ranks)
    {
        if (Total > 0)
            _counts.AsSpan(_lowest, _highest - _lowest + 1).Clear();
        (_lowest, _highest, Total) = (int.MaxValue, 0, 0);
        var sum = 0L;
        foreach (var rank in ranks)
        {
            if (float.IsNaN(rank))
                continue;
            var halves = (int)(rank * 2);
            _counts[halves]++;
            sum += halves;
            _lowest = Math.Min(_lowest, halves);
            _highest = Math.Max(_highest, halves);
            Total++;
        }
        Mean = Total == 0 ? double.NaN : sum / 2.0 / Total;
    }

    /// <summary>Interpolated between order statistics as R (type 7) and numpy do by default; NaN without a rank.</summary>
    public double Quantile(double probability)
    {
        if (Total == 0)
            return double.NaN;
        var position = probability * (Total - 1);
        var (below, fraction) = ((int)position, position - Math.Floor(position));
        var (seen, rank) = (0, _lowest);
        while ((seen += _counts[rank]) <= below)
            rank++;
        if (fraction == 0 || seen > below + 1)
            return rank / 2.0;
        var next = rank + 1;
        while (_counts[next] == 0)
            next++;
        return (rank + fraction * (next - rank)) / 2;
    }

    public IReadOnlyList<RankShare> Shares()
    {
        var shares = new List<RankShare>();
        for (var halves = _lowest; halves <= _highest; halves++)
            if (_counts[halves] > 0)
                shares.Add(new(halves / 2.0, (double)_counts[halves] / Total));
        return shares;
    }
}

/// <param name="Share">Of the draws, 0…1.</param>
public readonly record struct RankShare(double Rank, double Share);
