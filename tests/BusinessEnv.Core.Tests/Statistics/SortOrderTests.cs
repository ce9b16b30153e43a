using BusinessEnv.Core.Statistics;
using CsCheck;

namespace BusinessEnv.Core.Tests.Statistics;

public class SortOrderTests
{
    private static readonly Gen<double> s_numbers = Gen.OneOf(Gen.Double, Gen.Int[-3, 3].Select(i => (double)i), Gen.Const(-0.0), Gen.Const(double.NaN), Gen.Const(double.Epsilon), Gen.Const(-double.MaxValue), Gen.Const(double.PositiveInfinity));

    [Fact]
    public void The_order_is_that_of_a_stable_sort_without_NaN()
    {
        var sorter = new SortOrder();
        Gen.Select(s_numbers.Array[0, 300], Gen.Bool).Sample((values, descending) =>
        {
            var order = new int[values.Length];
            var count = sorter.Ascending(values, order, descending);
            var present = Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i]));
            Assert.Equal(descending ? present.OrderByDescending(i => values[i]) : present.OrderBy(i => values[i]), order[..count]);
        }, iter: 3000, threads: 1);
    }

    [Fact]
    public void Sorting_again_allocates_nothing()
    {
        var sorter = new SortOrder();
        var values = Enumerable.Range(0, 3000).Select(i => Math.Sin(i)).ToArray();
        var (order, ranks) = (new int[3000], new double[3000]);
        Ranks.Of(values, ranks, order, sorter);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
            Ranks.Of(values, ranks, order, sorter);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
