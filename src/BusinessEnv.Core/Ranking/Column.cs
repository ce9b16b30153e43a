namespace BusinessEnv.Core.Ranking;

/// <summary>What a cell of the computation holds.</summary>
public enum CellState : byte
{
    Missing,
    /// <summary>A value of the unit's own.</summary>
    Own,
    Imputed,
    /// <summary>A text code that stands for a score: it passes by all steps up to normalisation.</summary>
    Scored,
    /// <summary>The node does not apply to the unit.</summary>
    NotApplicable,
}

/// <summary>One node's or attribute's cells, by unit index. A cell without a value is NaN, and only such a cell.</summary>
/// <param name="Values">Before normalisation; NaN where <see cref="CellState.Scored"/>.</param>
/// <param name="Scores">The scores that text codes stand for; null when there is none.</param>
public sealed record Column(double[] Values, CellState[] States, double[]? Scores = null)
{
    public static Column Empty(int units)
    {
        var values = new double[units];
        Array.Fill(values, double.NaN);
        return new(values, new CellState[units]);
    }

    public Column Keep(int[] units) => new(
        Array.ConvertAll(units, unit => Values[unit]),
        Array.ConvertAll(units, unit => States[unit]),
        Scores is null ? null : Array.ConvertAll(units, unit => Scores[unit]));

    /// <summary>The values that are there; the same memory when that is all of them.</summary>
    public static ReadOnlySpan<double> PresentIn(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            if (double.IsNaN(value))
                return Present(values);
        return values;
    }

    /// <summary>The values that are there, of the first units.</summary>
    public static double[] Present(ReadOnlySpan<double> values)
    {
        var count = 0;
        foreach (var value in values)
            count += double.IsNaN(value) ? 0 : 1;
        var present = new double[count];
        count = 0;
        foreach (var value in values)
            if (!double.IsNaN(value))
                present[count++] = value;
        return present;
    }
}
