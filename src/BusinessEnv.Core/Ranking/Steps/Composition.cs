using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Statistics;

namespace BusinessEnv.Core.Ranking.Steps;

/// <summary>Units that are made of others: their scores at a node are the weighted means of their members'.</summary>
internal sealed class Composition
{
    private readonly (int Unit, int[] Members, double[] Weights)[] _units;

    public Composition(UnitRules rules, UnitTable table)
    {
        Level = rules.Composition?.Level ?? -1;
        _units = rules.Composition is not { } composition ? [] :
        [
            .. composition.Units.Where(unit => table.IndexOf(unit.Unit) >= 0).Select(unit =>
            {
                var members = unit.Members.Where(member => table.IndexOf(member.Key) >= 0).OrderBy(member => member.Key, StringComparer.Ordinal).ToArray();
                return (table.IndexOf(unit.Unit), Array.ConvertAll(members, member => table.IndexOf(member.Key)), Array.ConvertAll(members, member => member.Value));
            }),
        ];
    }

    /// <summary>Depth of the nodes at which, and below which, units are composed; −1 when none is.</summary>
    public int Level { get; }

    /// <summary>Whether units are composed at a node: above the level, only at indicators.</summary>
    public bool AppliesTo(NodePlan node) => _units.Length > 0 && (node.Depth >= Level || node.IsIndicator);

    /// <summary>Puts the composed units' scores, over the members that have one, and their states.</summary>
    public void Fill(double[] scores, CellState[] states)
    {
        foreach (var (unit, members, weights) in _units)
        {
            scores[unit] = Mean(scores, members, weights);
            states[unit] = !double.IsNaN(scores[unit]) ? CellState.Own
                : members.Length > 0 && Array.TrueForAll(members, member => states[member] == CellState.NotApplicable) ? CellState.NotApplicable : CellState.Missing;
        }
    }

    public void FillCoverage(double[] coverage)
    {
        foreach (var (unit, members, weights) in _units)
            coverage[unit] = Mean(coverage, members, weights) is var mean && double.IsNaN(mean) ? 0 : mean;
    }

    private static double Mean(double[] scores, int[] members, double[] weights)
    {
        CompensatedSum sum = default, weight = default;
        for (var i = 0; i < members.Length; i++)
            if (!double.IsNaN(scores[members[i]]))
            {
                sum.AddProduct(weights[i], scores[members[i]]);
                weight.Add(weights[i]);
            }
        return weight.Value > 0 ? sum.Value / weight.Value : double.NaN;
    }
}
