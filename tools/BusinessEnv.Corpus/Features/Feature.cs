using BusinessEnv.Corpus.Tables;

namespace BusinessEnv.Corpus.Features;

/// <summary>One odd or common habit of the people who make spreadsheets.</summary>
/// <param name="Group">Of the features with one group a file has at most one; null for none.</param>
/// <param name="Fits">Whether the feature makes sense for a draft as it stands.</param>
public sealed record Feature(string Name, string? Group, Func<Draft, bool> Fits, Action<Draft> Apply)
{
    /// <summary>True: the file is wrong by it.</summary>
    public bool Wrong { get; init; }

    /// <summary>In the order in which they are applied: what a file holds, how it is laid out, how it is shown, and last what is wrong with it.</summary>
    public static IReadOnlyList<Feature> All { get; } =
        [.. LabelFeatures.All, .. PeriodFeatures.All, .. StructureFeatures.All, .. ValueFeatures.All, .. FormatFeatures.All, .. ValueFaults.All, .. LabelFaults.All, .. FileFaults.All];
}
