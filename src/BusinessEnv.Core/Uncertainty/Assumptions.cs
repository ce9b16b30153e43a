using System.Collections.Immutable;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Ranking;

namespace BusinessEnv.Core.Uncertainty;

/// <summary>The assumptions of a framework's uncertainty rules, and what a draw says of them: which combination of alternatives, and a factor for each node's weight.</summary>
internal sealed class Assumptions
{
    /// <summary>Numbers of the generator up to here choose alternatives; the weights' follow.</summary>
    private const int FirstWeight = 4;
    private readonly UncertaintyRules _rules;
    private readonly (string Name, int Options)[] _choices;
    private readonly (int Node, int Assumption, double Share)[] _noisy;

    public Assumptions(FrameworkPlan plan)
    {
        Plan = plan;
        _rules = plan.Framework.Uncertainty!;
        _choices =
        [
            .. new[] { ("impute", _rules.Impute?.Options.Length), ("outliers", _rules.Outliers?.Options.Length), ("normalise", _rules.Normalise?.Options.Length), ("aggregate", _rules.Aggregate?.Options.Length) }
                .Select(choice => (choice.Item1, choice.Item2 ?? 1)),
        ];
        Names = [.. _choices.Where(choice => choice.Options > 1).Select(choice => choice.Name), .. _rules.Weights.Select(noise => $"weights at level {noise.Level}")];
        var choices = Names.Count - _rules.Weights.Length;
        _noisy =
        [
            .. plan.Nodes.SelectMany(node => _rules.Weights.Index().Where(noise => noise.Item.Level == node.Depth && noise.Item.Share > 0)
                .Select(noise => (node.Index, choices + noise.Index, noise.Item.Share))),
        ];
        Noisy = new bool[plan.Nodes.Count];
        foreach (var (node, _, _) in _noisy)
            Noisy[node] = true;
    }

    public FrameworkPlan Plan { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether no step has alternatives: then every draw starts from the framework as it stands.</summary>
    public bool IsNominal => _rules is { Impute: null, Outliers: null, Normalise: null, Aggregate: null };

    /// <summary>By node index: whether its weight differs from draw to draw.</summary>
    public bool[] Noisy { get; }

    /// <param name="other">The assumption that takes its numbers from the second stream; −1 for none, <c>int.MaxValue</c> for all.</param>
    /// <returns>Index of a combination, below <see cref="UncertaintyRules.Combinations"/>.</returns>
    public int Combination(int draw, int other)
    {
        var combination = 0;
        for (int step = 0, assumption = 0; step < _choices.Length; step++)
        {
            var options = _choices[step].Options;
            if (options > 1)
                combination = combination * options + (int)(Uniform(draw, step, assumption++, other) * options);
        }
        return combination;
    }

    /// <param name="factors">By node index; set where <see cref="Noisy"/>.</param>
    public void Factors(int draw, int other, Span<double> factors)
    {
        foreach (var (node, assumption, share) in _noisy)
            factors[node] = 1 + share * (2 * Uniform(draw, FirstWeight + node, assumption, other) - 1);
    }

    private double Uniform(int draw, int index, int assumption, int other) =>
        Philox.Uniform(_rules.Seed, draw, index, other == assumption || other == int.MaxValue ? 1 : 0);

    /// <summary>The framework with a combination of alternatives.</summary>
    public Framework Framework(int combination)
    {
        var chosen = new int[_choices.Length];
        for (var step = _choices.Length - 1; step >= 0; step--)
            (combination, chosen[step]) = Math.DivRem(combination, _choices[step].Options);
        return Plan.Framework with { Root = With(Plan.Framework.Root, chosen) };
    }

    private Node With(Node node, int[] chosen)
    {
        if (_rules.Impute is { } impute && Applies(impute, node, node.Missing is { Impute.IsEmpty: false }))
            node = node with { Missing = (node.Missing ?? new()) with { Impute = impute.Options[chosen[0]] } };
        if (_rules.Outliers is { } outliers && Applies(outliers, node, node.Outliers is not null))
            node = node with { Outliers = outliers.Options[chosen[1]] };
        if (_rules.Normalise is { } normalise && Applies(normalise, node, node.Normalise is not null))
            node = node with { Normalise = normalise.Options[chosen[2]] };
        if (_rules.Aggregate is { } aggregate && !node.IsIndicator && Applies(aggregate, node, true))
            node = node with { Aggregate = aggregate.Options[chosen[3]] };
        return node.IsIndicator ? node : node with { Children = [.. node.Children.Select(child => With(child, chosen))] };
    }

    private static bool Applies<T>(Alternatives<T> alternatives, Node node, bool states) =>
        alternatives.Nodes.IsDefaultOrEmpty ? states : alternatives.Nodes.Contains(node.Code);
}
