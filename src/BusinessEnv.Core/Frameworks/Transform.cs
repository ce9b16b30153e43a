namespace BusinessEnv.Core.Frameworks;

/// <summary>A change of scale of single values, before anything looks at the other units. A value outside the function's domain becomes missing, and the result says so.</summary>
public abstract record Transform
{
    private Transform()
    {
    }

    /// <summary>x / d · scale, d being the unit's value in another column. A zero or missing denominator gives a missing value.</summary>
    public sealed record Denominator(string Column, double Scale = 1) : Transform;

    /// <summary>log x, x &gt; 0; natural when the base is null.</summary>
    public sealed record Log(double? Base = null) : Transform;

    /// <summary>ln(1 + x), x &gt; −1.</summary>
    public sealed record LogOnePlus : Transform;

    /// <summary>√x, x ≥ 0.</summary>
    public sealed record SquareRoot : Transform;

    /// <summary>x to the power of the exponent; x ≥ 0 unless the exponent is whole, x ≠ 0 if it is negative.</summary>
    public sealed record Power(double Exponent) : Transform;

    /// <summary>factor · x + offset.</summary>
    public sealed record Linear(double Factor = 1, double Offset = 0) : Transform;

    /// <summary>min(x, value).</summary>
    public sealed record Cap(double Value) : Transform;

    /// <summary>max(x, value).</summary>
    public sealed record Floor(double Value) : Transform;
}
