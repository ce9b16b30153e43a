using System.Runtime.Intrinsics;

namespace BusinessEnv.Core.Statistics;

/// <summary>Four <see cref="CompensatedSum"/>s side by side. Four on every machine, whatever its vectors, so that the rounding is the same on all.</summary>
public struct CompensatedVector
{
    private Vector256<double> _sum;
    private Vector256<double> _error;

    /// <summary>As <see cref="CompensatedSum.Value"/>, lane by lane.</summary>
    public readonly Vector256<double> Value => Vector256.ConditionalSelect(Vector256.Equals(_error - _error, Vector256<double>.Zero), _sum + _error, _sum);

    public void Add(Vector256<double> term)
    {
        var sum = _sum + term;
        var part = sum - _sum;
        _error += _sum - (sum - part) + (term - part);
        _sum = sum;
    }

    public void AddProduct(Vector256<double> a, Vector256<double> b)
    {
        var product = a * b;
        _error += Vector256.FusedMultiplyAdd(a, b, -product);
        Add(product);
    }

    /// <summary>The lanes together.</summary>
    public readonly CompensatedSum Sum()
    {
        var sum = new CompensatedSum();
        for (var lane = 0; lane < 4; lane++)
            sum.Add(_sum[lane]);
        for (var lane = 0; lane < 4; lane++)
            sum.Add(_error[lane]);
        return sum;
    }
}
