using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Ranking.Steps;

/// <summary>From observed cells to values, and the transforms, which see one value at a time.</summary>
internal static class Transformation
{
    /// <summary>An indicator's cells as numbers: text codes resolved, nothing transformed.</summary>
    public static Column Read(Node node, UnitTable table, Findings findings)
    {
        var column = Column.Empty(table.Count);
        double[]? scores = null;
        if (table.Column(node.Column ?? node.Code) is not { } cells)
            return column;
        for (var unit = 0; unit < table.Ordinary; unit++)
        {
            var number = cells.Numbers[unit];
            if (double.IsFinite(number))
                Own(column, unit, number);
            else if (double.IsInfinity(number))
                findings.Add("not-finite", node, "what is given is not a finite number and counts as missing", table.Units[unit]);
            else if (cells.Texts?[unit] is { } text)
            {
                if (!node.TextCodes.TryGetValue(text, out var code))
                    findings.Add("unknown-text", node, $"the text \"{text}\" is no code of the framework and counts as missing", table.Units[unit]);
                else if (code.Meaning == TextMeaning.Value)
                    Own(column, unit, code.Number);
                else if (code.Meaning == TextMeaning.NotApplicable)
                    column.States[unit] = CellState.NotApplicable;
                else if (code.Meaning == TextMeaning.Score)
                {
                    scores ??= new double[table.Count];
                    scores[unit] = code.Number;
                    column.States[unit] = CellState.Scored;
                }
            }
        }
        return column with { Scores = scores };

        // Adding 0 makes −0 a plain 0.
        static void Own(Column column, int unit, double value) =>
            (column.Values[unit], column.States[unit]) = (value + 0.0, CellState.Own);
    }

    /// <summary>Applies the node's transforms to the first units. Returns the same column when there is none.</summary>
    public static Column Apply(Node node, Column column, int units, UnitTable table, Findings findings)
    {
        if (node.Transforms.IsEmpty)
            return column;
        var (values, states) = ((double[])column.Values.Clone(), (CellState[])column.States.Clone());
        foreach (var transform in node.Transforms)
            for (var unit = 0; unit < units; unit++)
            {
                if (double.IsNaN(values[unit]))
                    continue;
                var denominator = transform is Transform.Denominator by ? table.Number(unit, by.Column) : double.NaN;
                var result = Value(transform, values[unit], denominator);
                if (!double.IsFinite(result))
                {
                    var reason = transform is Transform.Denominator of
                        ? $"the denominator {of.Column} is {(double.IsNaN(denominator) ? "missing" : denominator)}"
                        : $"{MethodNames.Of(transform)} of {values[unit]} does not exist";
                    findings.Add("not-transformed", node, reason + "; the value counts as missing", table.Units[unit]);
                    (result, states[unit]) = (double.NaN, CellState.Missing);
                }
                values[unit] = result;
            }
        return column with { Values = values, States = states };
    }

    /// <summary>A goalpost in the column's unit, taken through the transforms; denominators do not apply to it.</summary>
    public static double Goalpost(Node node, double value) =>
        node.Transforms.Where(transform => transform is not Transform.Denominator).Aggregate(value, (x, transform) => Value(transform, x, 1));

    private static double Value(Transform transform, double x, double denominator) => transform switch
    {
        Transform.Denominator by => x / denominator * by.Scale,
        Transform.Log { Base: null } => Elementary.Log(x),
        Transform.Log log => Elementary.Log(x) / Elementary.Log(log.Base.Value),
        Transform.LogOnePlus => Elementary.LogOnePlus(x),
        Transform.SquareRoot => Math.Sqrt(x),
        Transform.Power power => Elementary.Pow(x, power.Exponent),
        Transform.Linear linear => linear.Factor * x + linear.Offset,
        Transform.Cap cap => Math.Min(x, cap.Value),
        Transform.Floor floor => Math.Max(x, floor.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(transform)),
    };
}
