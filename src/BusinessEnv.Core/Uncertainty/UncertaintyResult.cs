namespace BusinessEnv.Core.Uncertainty;

/// <summary>What the draws say of the ranks.</summary>
/// <param name="Units">The ranked units, by rank and code.</param>
/// <param name="Sensitivity">By assumption; empty unless the framework asks for it.</param>
public sealed record UncertaintyResult(IReadOnlyList<UnitUncertainty> Units, IReadOnlyList<AssumptionSensitivity> Sensitivity)
{
    private readonly Dictionary<string, int> _rows = Units.Index().ToDictionary(unit => unit.Item.Unit, unit => unit.Index, StringComparer.Ordinal);

    /// <summary>The rank of every unit in every draw, in the order of <see cref="Units"/>.</summary>
    public required RankTable Ranks { get; init; }

    public UnitUncertainty? Find(string unit) => _rows.TryGetValue(unit, out var row) ? Units[row] : null;

    /// <summary>The ranks that a ranked unit had in the draws, best first, with the share of draws of each.</summary>
    public IReadOnlyList<RankShare> Probabilities(string unit)
    {
        var ranks = Ranks.Of(_rows[unit]);
        var highest = 0f;
        foreach (var rank in ranks)
            highest = rank > highest ? rank : highest;
        var counts = new RankCounts((int)Math.Ceiling(highest));
        counts.Count(ranks);
        return counts.Shares();
    }

    /// <summary>Share of the draws in which one unit ranks before another; a tie counts half. NaN when no draw ranks both.</summary>
    public double ProbabilityAbove(string unit, string other)
    {
        var a = Ranks.Of(_rows[unit]);
        var b = Ranks.Of(_rows[other]);
        var (above, draws) = (0.0, 0);
        for (var draw = 0; draw < a.Length; draw++)
        {
            if (float.IsNaN(a[draw]) || float.IsNaN(b[draw]))
                continue;
            above += a[draw] < b[draw] ? 1 : a[draw] == b[draw] ? 0.5 : 0;
            draws++;
        }
        return draws == 0 ? double.NaN : above / draws;
    }
}

/// <summary>One unit's ranks over the draws; NaN where no draw ranks it.</summary>
/// <param name="Rank">Under the framework as it stands.</param>
/// <param name="Low">5 % quantile, the better end.</param>
/// <param name="High">95 % quantile.</param>
/// <param name="Draws">How many draws rank the unit.</param>
public sealed record UnitUncertainty(string Unit, double Rank, double Mean, double Median, double Low, double High, int Draws);

/// <summary>What one assumption does to the ranks.</summary>
/// <param name="RankShift">Indices of the mean absolute shift of the ranks against the framework as it stands (Saisana, Saltelli and Tarantola 2005).</param>
/// <param name="Units">Indices of each unit's rank, in the order of the result's units; NaN for a unit that some draw does not rank.</param>
public sealed record AssumptionSensitivity(string Assumption, SobolIndices RankShift, IReadOnlyList<SobolIndices> Units);
