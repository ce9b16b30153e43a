namespace BusinessEnv.Core.Statistics;

/// <summary>A running sum in twice the working precision (Ogita, Rump and Oishi 2005, Sum2 and Dot2), so that the result does not depend on the order of the terms, but for sums that cancel almost completely.</summary>
public struct CompensatedSum
{
    private double _sum;
    private double _error;

    public readonly double Value => double.IsFinite(_error) ? _sum + _error : _sum;

    public void Add(double term)
    {
        var sum = _sum + term;
        var part = sum - _sum;
        _error += _sum - (sum - part) + (term - part);
        _sum = sum;
    }

    public void AddProduct(double a, double b)
    {
        var product = a * b;
        _error += Math.FusedMultiplyAdd(a, b, -product);
        Add(product);
    }

    public static double Of(ReadOnlySpan<double> terms)
    {
        var sum = new CompensatedSum();
        foreach (var term in terms)
            sum.Add(term);
        return sum.Value;
    }
}
