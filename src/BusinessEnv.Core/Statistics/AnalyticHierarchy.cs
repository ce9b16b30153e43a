namespace BusinessEnv.Core.Statistics;

/// <summary>Weights from pairwise comparisons (Saaty 1980): the principal eigenvector of a positive reciprocal matrix.</summary>
/// <param name="Weights">Shares, sum 1.</param>
/// <param name="ConsistencyRatio">(λ − n) / (n − 1) / RI; 0 for n ≤ 2.</param>
public sealed record AnalyticHierarchy(double[] Weights, double Eigenvalue, double ConsistencyRatio)
{
    /// <summary>Saaty's rule: judgements with a higher ratio should be revised.</summary>
    public const double AcceptableRatio = 0.1;

    /// <summary>Saaty's mean consistency index of random matrices, n = 1…15.</summary>
    private static readonly double[] s_randomIndex = [0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

    public static AnalyticHierarchy Solve(IReadOnlyList<IReadOnlyList<double>> matrix)
    {
        var n = matrix.Count;
        var weights = new double[n];
        Array.Fill(weights, 1.0 / n);
        var eigenvalue = (double)n;
        for (var step = 0; step < 10_000; step++)
        {
            var next = matrix.Select(row => row.Select((ratio, j) => ratio * weights[j]).Sum()).ToArray();
            eigenvalue = next.Sum();
            var change = 0.0;
            for (var i = 0; i < n; i++)
            {
                next[i] /= eigenvalue;
                change = Math.Max(change, Math.Abs(next[i] - weights[i]));
            }
            weights = next;
            if (change < 1e-15)
                break;
        }
        var ratio = n < 3 ? 0 : Math.Max(0, (eigenvalue - n) / (n - 1) / RandomIndex(n));
        return new(weights, eigenvalue, ratio);
    }

    /// <summary>Above n = 15, the regression of Alonso and Lamata 2006.</summary>
    private static double RandomIndex(int n) => n <= s_randomIndex.Length ? s_randomIndex[n - 1] : (1.7699 * n - 4.3513) / (n - 1);
}
