using System.Numerics;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Ranking.Steps;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Uncertainty;

/// <summary>The scores of a block of units under one draw's weights. Every sum runs over the children in their order, and products are fused into it, so that the width of the machine's vectors makes no difference.</summary>
internal sealed class BlockScores(ScoreTree tree)
{
    private readonly double[] _columns = new double[tree.Composites.Length * ScoreTree.Block];
    private readonly double[] _values = new double[tree.Composites.Max(composite => composite.Children.Length)];
    private readonly double[] _weights = new double[tree.Composites.Max(composite => composite.Children.Length)];
    private readonly double[] _present = new double[tree.Composites.Max(composite => composite.Children.Length)];

    /// <param name="weights">Of each node in its parent, by node index.</param>
    /// <returns>The root's scores; NaN where a unit has none.</returns>
    public ReadOnlySpan<double> Of(int block, ReadOnlySpan<double> weights)
    {
        var inputs = tree.Inputs(block);
        for (var place = 0; place < tree.Composites.Length; place++)
        {
            var composite = tree.Composites[place];
            var own = _weights.AsSpan(0, composite.Children.Length);
            var sum = new CompensatedSum();
            for (var i = 0; i < own.Length; i++)
                sum.Add(own[i] = weights[composite.Children[i]]);
            var result = _columns.AsSpan(place * ScoreTree.Block, ScoreTree.Block);
            if (composite.Method is Aggregation.Arithmetic or Aggregation.Sum)
            {
                var scale = composite.Method is Aggregation.Sum ? sum.Value : 1;
                if (composite.Complete)
                    Mean(composite.Columns, own, scale / sum.Value, inputs, result);
                else
                    MeanOfPresent(composite.Columns, own, scale, inputs, result);
            }
            else
                OneByOne(composite, own, sum.Value, inputs, result);
            if (composite.Round is { } decimals)
                foreach (ref var score in result)
                    score = double.IsNaN(score) ? score : Rounding.HalfAwayFromZero(score, decimals);
        }
        return _columns.AsSpan(_columns.Length - ScoreTree.Block);
    }

    private ReadOnlySpan<double> Column(int place, ReadOnlySpan<double> inputs) =>
        place >= 0 ? inputs.Slice(place * ScoreTree.Block, ScoreTree.Block) : _columns.AsSpan(~place * ScoreTree.Block, ScoreTree.Block);

    /// <summary>factor · Σ w·x.</summary>
    private void Mean(int[] places, ReadOnlySpan<double> weights, double factor, ReadOnlySpan<double> inputs, Span<double> result)
    {
        var width = Vector<double>.Count;
        for (var unit = 0; unit < ScoreTree.Block; unit += 4 * width)
        {
            Vector<double> a = default, b = default, c = default, d = default;
            for (var child = 0; child < places.Length; child++)
            {
                ref readonly var x = ref Column(places[child], inputs)[unit];
                var weight = new Vector<double>(weights[child] * factor);
                a = Vector.FusedMultiplyAdd(weight, Vector.LoadUnsafe(in x), a);
                b = Vector.FusedMultiplyAdd(weight, Vector.LoadUnsafe(in x, (nuint)width), b);
                c = Vector.FusedMultiplyAdd(weight, Vector.LoadUnsafe(in x, (nuint)(2 * width)), c);
                d = Vector.FusedMultiplyAdd(weight, Vector.LoadUnsafe(in x, (nuint)(3 * width)), d);
            }
            a.CopyTo(result[unit..]);
            b.CopyTo(result[(unit + width)..]);
            c.CopyTo(result[(unit + 2 * width)..]);
            d.CopyTo(result[(unit + 3 * width)..]);
        }
    }

    /// <summary>scale · Σ w·x / Σ w over the children that each unit has.</summary>
    private void MeanOfPresent(int[] places, ReadOnlySpan<double> weights, double scale, ReadOnlySpan<double> inputs, Span<double> result)
    {
        for (var unit = 0; unit < ScoreTree.Block; unit += Vector<double>.Count)
        {
            Vector<double> sum = default, total = default;
            for (var child = 0; child < places.Length; child++)
            {
                var x = new Vector<double>(Column(places[child], inputs)[unit..]);
                var weight = new Vector<double>(weights[child]);
                var present = Vector.Equals(x, x);
                sum = Vector.FusedMultiplyAdd(weight, Vector.ConditionalSelect(present, x, Vector<double>.Zero), sum);
                total += Vector.ConditionalSelect(present, weight, Vector<double>.Zero);
            }
            (sum / total * scale).CopyTo(result[unit..]);
        }
    }

    private void OneByOne(ScoreTree.Composite composite, ReadOnlySpan<double> weights, double total, ReadOnlySpan<double> inputs, Span<double> result)
    {
        for (var unit = 0; unit < ScoreTree.Block; unit++)
        {
            var (count, weight) = (0, 0.0);
            for (var child = 0; child < weights.Length; child++)
                if (Column(composite.Columns[child], inputs)[unit] is var x && !double.IsNaN(x))
                {
                    (_values[count], _present[count]) = (x, weights[child]);
                    weight += weights[child];
                    count++;
                }
            var score = weight == 0 ? double.NaN : Aggregator.Combine(composite.Method, _values.AsSpan(0, count), _present.AsSpan(0, count), total);
            result[unit] = double.IsFinite(score) ? score : double.NaN;
        }
    }
}
