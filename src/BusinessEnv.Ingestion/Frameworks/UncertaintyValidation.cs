using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Checks;

namespace BusinessEnv.Ingestion.Frameworks;

/// <summary>What uncertainty rules must fulfil in their framework.</summary>
internal static class UncertaintyValidation
{
    public static void Check(UncertaintyRules rules, Framework framework, string? place, IssueList issues)
    {
        var depth = Depth(framework.Root);
        foreach (var noise in rules.Weights.Where(noise => noise.Level > depth))
            issues.Add(Issue.Error("no-such-level", $"`uncertainty` has weights at level {noise.Level}, but the tree has {depth} levels below the root.", place, "1 is the level of the root's children."));
        foreach (var level in rules.Weights.GroupBy(noise => noise.Level).Where(level => level.Count() > 1))
            issues.Add(Issue.Error("repeated-level", $"`uncertainty` has {level.Count()} noises for the weights at level {level.Key}.", place, "Keep one."));
        var nodes = framework.Root.SelfAndDescendants().Select(node => node.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (step, codes) in new[] { ("impute", rules.Impute?.Nodes), ("outliers", rules.Outliers?.Nodes), ("normalise", rules.Normalise?.Nodes), ("aggregate", rules.Aggregate?.Nodes) })
            foreach (var code in codes?.Where(code => !nodes.Contains(code)) ?? [])
                issues.Add(Issue.Error("unknown-code", $"`uncertainty/{step}` names the node \"{code}\", which does not exist.", place, ObjectReader.Suggest(code, nodes)));
        var groups = framework.Units.GroupAttribute ?? framework.Root.SelfAndDescendants().Select(node => node.Missing?.Group).FirstOrDefault(group => group is not null);
        if (groups is null && rules.Impute is { } impute && impute.Options.Any(methods => methods.Any(method => method is Imputation.GroupMean or Imputation.GroupMedian)))
            issues.Add(Issue.Error("no-group", "`uncertainty/impute` by group needs an attribute that groups the units.", place, "Add \"group\" to `missing` or to `units`."));
        if (rules.Combinations > UncertaintyRules.MaximumCombinations)
            issues.Add(Issue.Error("too-many-combinations", $"The options of `uncertainty` make {rules.Combinations} frameworks; {UncertaintyRules.MaximumCombinations} are allowed.", place, "Leave out options."));
        if (rules.Weights.IsEmpty && rules.Combinations == 1)
            issues.Add(Issue.Warning("nothing-uncertain", "`uncertainty` leaves nothing to draw: every draw is the ranking itself.", place, "Add noise of weights, or alternatives."));
    }

    private static int Depth(Node node) => node.IsIndicator ? 0 : 1 + node.Children.Max(Depth);
}
