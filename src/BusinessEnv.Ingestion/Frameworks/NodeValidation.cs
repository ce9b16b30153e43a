using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Statistics;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Checks;

namespace BusinessEnv.Ingestion.Frameworks;

/// <summary>What a node must fulfil, beyond the types of its properties.</summary>
internal static class NodeValidation
{
    /// <summary>Children that methods may compare with each other, whose work grows with the square of their number or faster.</summary>
    private const int MaximumCompared = 200;

    /// <summary>Enough for 1/6 written as 0.17 and 1/7 as 0.14.</summary>
    private const double ReciprocalTolerance = 0.03;

    public static void Check(Node node, Framework framework, HashSet<string> columns, FrameworkPlaces places, IssueList issues)
    {
        void Error(string code, string message, string property, string? remedy = null) =>
            issues.Add(Issue.Error(code, $"{node.Code}: {message}", places.Of(node, property), remedy));

        foreach (var denominator in node.Transforms.OfType<Transform.Denominator>())
            if (!columns.Contains(denominator.Column))
                Error("unknown-column", $"the denominator \"{denominator.Column}\" is neither an attribute nor an indicator.", "transform", ObjectReader.Suggest(denominator.Column, columns));
        foreach (var log in node.Transforms.OfType<Transform.Log>())
            if (log.Base is 1)
                Error("bad-base", "1 is no base of a logarithm.", "transform");

        if (node.Missing is { } missing)
        {
            if (missing.Impute.Contains(Imputation.Value) != missing.Value.HasValue)
                Error("unclear-imputation", "`impute` \"value\" and `value` belong together.", "missing");
            if (!node.IsIndicator && missing.Impute.Contains(Imputation.Previous))
                Error("not-an-indicator", "only an indicator has values of an earlier period; `impute` \"previous\" is not for composites.", "missing");
            var group = missing.Group ?? framework.Units.GroupAttribute;
            if (missing.Group is not null)
                FrameworkValidation.Attribute(framework, missing.Group, "missing/group", places.Of(node, "missing"), issues);
            else if (group is null && missing.Impute.Any(method => method is Imputation.GroupMean or Imputation.GroupMedian))
                Error("no-group", "imputation by group needs an attribute that groups the units.", "missing", "Add \"group\" to `missing` or to `units`.");
        }

        if (node.Normalise is Normalisation.Goalposts goalposts)
        {
            if (goalposts.Worst == goalposts.Best)
                Error("equal-goalposts", $"worst and best are both {goalposts.Worst}.", "normalise");
            else if (node.LowerIsBetter != goalposts.Best < goalposts.Worst)
                Error("contradicting-direction", $"best is {goalposts.Best} and worst {goalposts.Worst}, but `lowerIsBetter` is {(node.LowerIsBetter ? "true" : "false")}.", "normalise", "Swap the goalposts or change `lowerIsBetter`.");
        }
        if (node.Normalise is Normalisation.MinMax(var lower, var upper) && !(lower < upper))
            Error("empty-range", $"the range {lower}…{upper} is empty.", "normalise");

        if (node.IsIndicator)
        {
            if (node.Weighting is not null || node.Aggregate is not null)
                Error("no-children", "an indicator has nothing to weight or to aggregate.", node.Weighting is null ? "aggregate" : "weighting");
            return;
        }
        if (node.Column is not null || node.Required || !node.TextCodes.IsEmpty)
            Error("not-an-indicator", "`column`, `required` and `textCodes` are for indicators; a composite's source is its children.", "column");
        Weights(node, Error);
        if (node.Aggregate is Aggregation.Topsis or Aggregation.Vikor or Aggregation.Copeland)
            return;
        if (node.Children.Select(child => child.ResultLowerIsBetter).Distinct().Count() > 1 || (node.Children[0].ResultLowerIsBetter && !node.LowerIsBetter))
            Error("mixed-directions", "some children are better the lower they are, and nothing turns them before they are combined.", "children", "Give the children a `normalise`, or set `lowerIsBetter` on the composite if it holds for all of them.");
    }

    private static void Weights(Node node, Action<string, string, string, string?> error)
    {
        if (node.Weighting is null or Weighting.Specified && !(node.Children.Sum(child => child.Weight ?? 1) > 0))
            error("bad-weights", "the weights of the children have no positive sum.", "children", null);
        if (node.Weighting is Weighting.Pairwise or Weighting.Critic or Weighting.PrincipalComponent && node.Children.Length > MaximumCompared)
        {
            error("too-many-children", $"{MethodNames.Of(node.Weighting)} compares every child with every other, and takes at most {MaximumCompared} of them.", "weighting", "Group the children.");
            return;
        }
        if (node.Weighting is Weighting.Pairwise pairwise)
            Pairwise(node, pairwise, (code, message, remedy) => error(code, message, "weighting", remedy));
        if (node.Weighting is Weighting.Budget(var experts))
        {
            if (experts.IsEmpty)
                error("no-experts", "there is no expert.", "weighting", null);
            foreach (var shares in experts)
            {
                if (!(shares.Values.Sum() > 0))
                    error("bad-weights", "an expert's points have no positive sum.", "weighting", null);
                foreach (var code in shares.Keys.Except(node.Children.Select(child => child.Code)))
                    error("unknown-code", $"an expert gives points to \"{code}\", which is no child.", "weighting", ObjectReader.Suggest(code, node.Children.Select(child => child.Code)));
            }
        }
    }

    private static void Pairwise(Node node, Weighting.Pairwise pairwise, Action<string, string, string?> error)
    {
        var (size, matrix) = (node.Children.Length, pairwise.Matrix);
        if (matrix.Length != size || matrix.Any(row => row.Length != size))
        {
            error("bad-matrix", $"the matrix must have {size} rows of {size} numbers, one for each child.", null);
            return;
        }
        for (var i = 0; i < size; i++)
            for (var j = 0; j <= i; j++)
                if (!(matrix[i][j] > 0) || Math.Abs(matrix[i][j] * matrix[j][i] - 1) > ReciprocalTolerance)
                {
                    error("bad-matrix", $"row {i + 1}, column {j + 1}: {matrix[i][j]} and {matrix[j][i]} are not each other's reciprocals.", "a(j,i) is 1 / a(i,j), and the diagonal is 1. Fractions may be written as \"1/3\".");
                    return;
                }
        var ratio = AnalyticHierarchy.Solve([.. matrix.Select(row => (IReadOnlyList<double>)row)]).ConsistencyRatio;
        if (ratio > AnalyticHierarchy.AcceptableRatio && !pairwise.AllowInconsistent)
            error("inconsistent-matrix", $"the consistency ratio of the comparisons is {ratio:0.000}, above {AnalyticHierarchy.AcceptableRatio}.", "Revise the comparisons, or set \"allowInconsistent\": true.");
    }
}
