namespace BusinessEnv.Core.Statistics;

/// <summary>Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations, §8.5).</summary>
public static class SymmetricEigen
{
    /// <returns>Eigenvalues in falling order, and the eigenvector (length 1) of each in the same column.</returns>
    public static (double[] Values, double[,] Vectors) Solve(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var a = (double[,])matrix.Clone();
        var vectors = new double[n, n];
        for (var i = 0; i < n; i++)
            vectors[i, i] = 1;
        for (var sweep = 0; sweep < 64 && OffDiagonal(a) > 0; sweep++)
            for (var p = 0; p < n; p++)
                for (var q = p + 1; q < n; q++)
                    Rotate(a, vectors, p, q);

        var order = Enumerable.Range(0, n).OrderByDescending(i => a[i, i]).ToArray();
        var sorted = new double[n, n];
        for (var column = 0; column < n; column++)
            for (var row = 0; row < n; row++)
                sorted[row, column] = vectors[row, order[column]];
        return ([.. order.Select(i => a[i, i])], sorted);
    }

    private static void Rotate(double[,] a, double[,] vectors, int p, int q)
    {
        if (Math.Abs(a[p, q]) <= 1e-300 || Math.Abs(a[p, q]) < 1e-18 * Math.Sqrt(Math.Abs(a[p, p] * a[q, q])))
        {
            a[p, q] = a[q, p] = 0;
            return;
        }
        var n = a.GetLength(0);
        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        for (var k = 0; k < n; k++)
            (a[k, p], a[k, q]) = (c * a[k, p] - s * a[k, q], s * a[k, p] + c * a[k, q]);
        for (var k = 0; k < n; k++)
        {
            (a[p, k], a[q, k]) = (c * a[p, k] - s * a[q, k], s * a[p, k] + c * a[q, k]);
            (vectors[k, p], vectors[k, q]) = (c * vectors[k, p] - s * vectors[k, q], s * vectors[k, p] + c * vectors[k, q]);
        }
        a[p, q] = a[q, p] = 0;
    }

    private static double OffDiagonal(double[,] a)
    {
        double sum = 0;
        for (var i = 0; i < a.GetLength(0); i++)
            for (var j = 0; j < i; j++)
                sum += a[i, j] * a[i, j];
        return sum;
    }
}
