using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Ranking.Steps;

/// <summary>The weights of a composite's children.</summary>
internal static class ChildWeights
{
    /// <param name="children">In the order of <paramref name="columns"/>.</param>
    /// <param name="columns">The children's results, cut to the units that take part.</param>
    /// <returns>As the method gives them: their sum is 1, except for specified weights and for loadings that keep their signs.</returns>
    public static double[] Of(Node node, Node[] children, double[][] columns, Findings findings)
    {
        var weights = node.Weighting switch
        {
            null or Weighting.Specified => Array.ConvertAll(children, child => child.Weight ?? 1),
            Weighting.Equal => Equal(children.Length),
            Weighting.Entropy entropy => Entropy(node, children, columns, entropy.Zeros, findings),
            Weighting.Critic => Critic(children, columns),
            Weighting.StandardDeviation => Shares(Array.ConvertAll(Scaled(children, columns), Deviation)),
            Weighting.PrincipalComponent component => Loadings(columns, component.Signs),
            Weighting.Pairwise pairwise => InOrder(node, children, AnalyticHierarchy.Solve([.. pairwise.Matrix.Select(row => (IReadOnlyList<double>)row)]).Weights),
            Weighting.Budget budget => Array.ConvertAll(children, child => budget.Experts.Average(shares => shares.GetValueOrDefault(child.Code) / shares.Values.Sum())),
            _ => throw new ArgumentOutOfRangeException(nameof(node)),
        };
        if (Array.TrueForAll(weights, double.IsFinite) && CompensatedSum.Of(weights) != 0)
            return weights;
        findings.Add("no-weights", node, $"{MethodNames.Of(node.Weighting!)} finds no difference to weight by; the children have equal weights");
        return Equal(children.Length);
    }

    private static double[] Equal(int count) => [.. Enumerable.Repeat(1.0 / count, count)];

    private static double[] Shares(double[] parts)
    {
        var sum = CompensatedSum.Of(parts);
        return Array.ConvertAll(parts, part => part / sum);
    }

    /// <summary>The matrix follows the file's order of children; the computation, the order of codes.</summary>
    private static double[] InOrder(Node node, Node[] children, double[] weights) =>
        Array.ConvertAll(children, child => weights[node.Children.IndexOf(child)]);

    /// <summary>Min-max scaled to 0…1 with 1 the best; a child without spread is all 0.</summary>
    private static double[][] Scaled(Node[] children, double[][] columns) =>
        [.. columns.Select((column, i) => MinMax(column, children[i].ResultLowerIsBetter))];

    private static double[] MinMax(double[] column, bool lower)
    {
        var (minimum, maximum) = Moments.Range(Column.Present(column));
        return Array.ConvertAll(column, x => double.IsNaN(x) ? x : maximum == minimum ? 0 : lower ? (maximum - x) / (maximum - minimum) : (x - minimum) / (maximum - minimum));
    }

    private static double Deviation(double[] column) => Moments.Of(Column.Present(column)).Deviation is > 0 and var deviation ? deviation : 0;

    private static double[] Entropy(Node node, Node[] children, double[][] columns, EntropyZeros zeros, Findings findings)
    {
        var information = new double[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            var values = Column.Present(zeros == EntropyZeros.Limit ? columns[i] : MinMax(columns[i], children[i].ResultLowerIsBetter));
            if (zeros == EntropyZeros.Shifted)
                values = Array.ConvertAll(values, value => value + 0.0001);
            if (Array.Exists(values, value => value < 0))
                findings.Add("negative-entropy", node, $"the entropy method takes no negative values, as {children[i].Code} has; it has weight 0. Normalise it, or set \"zeros\" to \"scaled\"");
            else
                information[i] = Information(values);
        }
        return Shares(information);
    }

    /// <summary>1 − e; 0 where all values are equal.</summary>
    private static double Information(double[] values)
    {
        var sum = CompensatedSum.Of(values);
        if (values.Length < 2 || !(sum > 0))
            return 0;
        var entropy = new CompensatedSum();
        foreach (var value in values)
            if (value > 0)
                entropy.AddProduct(value / sum, Elementary.Log(value / sum));
        var information = 1 + entropy.Value / Elementary.Log(values.Length);
        return information < 1e-14 ? 0 : information;
    }

    private static double[] Critic(Node[] children, double[][] columns)
    {
        var scaled = Scaled(children, columns);
        return Shares([.. scaled.Select((column, i) =>
        {
            var conflict = new CompensatedSum();
            for (var j = 0; j < scaled.Length; j++)
                if (j != i)
                    conflict.Add(1 - (Correlation.Pearson(column, scaled[j]) is var r && double.IsNaN(r) ? 0 : r));
            return Deviation(column) * (scaled.Length == 1 ? 1 : conflict.Value);
        })]);
    }

    /// <summary>Over the units that have all children, as R's <c>prcomp(scale = TRUE)</c>. Children without spread have loading 0.</summary>
    private static double[] Loadings(double[][] columns, LoadingSigns signs)
    {
        var complete = Enumerable.Range(0, columns[0].Length).Where(unit => Array.TrueForAll(columns, column => !double.IsNaN(column[unit]))).ToArray();
        var cut = Array.ConvertAll(columns, column => Array.ConvertAll(complete, unit => column[unit]));
        var varying = Enumerable.Range(0, cut.Length).Where(i => Deviation(cut[i]) > 0).ToArray();
        var correlations = new double[varying.Length, varying.Length];
        for (var i = 0; i < varying.Length; i++)
            for (var j = 0; j < varying.Length; j++)
                correlations[i, j] = i == j ? 1 : Correlation.Pearson(cut[varying[i]], cut[varying[j]]);
        var loadings = new double[columns.Length];
        if (varying.Length == 0)
            return loadings;
        var vectors = SymmetricEigen.Solve(correlations).Vectors;
        var sum = 0.0;
        for (var i = 0; i < varying.Length; i++)
            sum += loadings[varying[i]] = vectors[i, 0];
        return signs switch
        {
            LoadingSigns.Squared => Shares(Array.ConvertAll(loadings, loading => loading * loading)),
            LoadingSigns.Absolute => Shares(Array.ConvertAll(loadings, Math.Abs)),
            _ => sum < 0 ? Array.ConvertAll(loadings, loading => -loading) : loadings,
        };
    }
}
