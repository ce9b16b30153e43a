using BusinessEnv.Corpus.Books;
using BusinessEnv.Corpus.Features;
using BusinessEnv.Corpus.Tables;

namespace BusinessEnv.Corpus;

/// <summary>
/// Metric files as offices send them, each with its truth: every layout in every container, every feature alone, and then features combined by chance.
/// A file depends on its number only.
/// </summary>
public static class Corpus
{
    private static readonly Container[] Containers = Enum.GetValues<Container>();

    /// <summary>How many files it takes to show every layout and every feature alone, in each container.</summary>
    public static int Alone { get; } = (Layout.All.Count * SampleFramework.All.Count + Feature.All.Count) * Containers.Length;

    public static IEnumerable<CorpusFile> Files(int count) => Enumerable.Range(0, count).Select(File);

    public static CorpusFile File(int number)
    {
        var dice = new Dice((ulong)number + 1);
        var container = Containers[number % Containers.Length];
        var index = number / Containers.Length;
        if (index < Layout.All.Count * SampleFramework.All.Count)
            return Compose(Sketch(dice, SampleFramework.All[index % SampleFramework.All.Count], container, Layout.All[index / SampleFramework.All.Count]), number, []);
        index -= Layout.All.Count * SampleFramework.All.Count;
        if (index < Feature.All.Count)
        {
            var feature = Feature.All[index];
            for (var attempt = 0; attempt < 60; attempt++)
            {
                var draft = Sketch(dice, dice.Pick(SampleFramework.All), container, attempt < 10 ? Layout.Matrix : dice.Pick(Layout.All));
                if (feature.Fits(draft))
                    return Compose(draft, number, [feature]);
            }
        }
        return Combine(dice, container, number);
    }

    private static CorpusFile Combine(Dice dice, Container container, int number)
    {
        var draft = Sketch(dice, dice.Pick(SampleFramework.All), container, dice.Chance(0.3) ? Layout.Matrix : dice.Pick(Layout.All));
        var right = dice.Some([.. Feature.All.Where(feature => !feature.Wrong)], dice.Between(4, 14));
        var wrong = dice.Chance(0.4) ? dice.Some([.. Feature.All.Where(feature => feature.Wrong)], dice.Between(1, 4)) : [];
        return Compose(draft, number, [.. right, .. wrong]);
    }

    private static Draft Sketch(Dice dice, SampleFramework sample, Container container, Layout layout)
    {
        var draft = new Draft(dice, sample, container, layout)
        {
            Units = dice.Some([.. sample.Units.Select(unit => unit.Code)], layout.Has(Dimension.Unit) ? dice.Between(4, 10) : dice.Between(1, 3)),
            Indicators = dice.Some([.. sample.Framework.Root.Leaves().Select(node => node.Code)], layout.Has(Dimension.Indicator) ? dice.Between(3, 9) : dice.Between(1, 3)),
            Periods = layout.Has(Dimension.Period) ? dice.Some(["2018", "2019", "2020"], dice.Between(2, 3)) : [dice.Pick("2019", "2020")],
            IndicatorText = code => sample.Indicator(code).Name!,
            PageStatement = container == Container.Csv ? Statement.Caption : Statement.SheetName,
        };
        if (sample.Chinese)
            draft.UnitText = code => sample.Unit(code).Name!;
        else
            draft.Pivot = draft.Pivot with { Captions = ["Country", "Indicator", "Year", "Value"] };
        return draft;
    }

    private static CorpusFile Compose(Draft draft, int number, IReadOnlyList<Feature> features)
    {
        var applied = new List<string> { draft.Container.ToString().ToLowerInvariant(), draft.Layout.Name };
        var groups = new HashSet<string>();
        foreach (var feature in features)
            if (feature.Fits(draft) && (feature.Group is null || groups.Add(feature.Group)))
            {
                feature.Apply(draft);
                applied.Add(feature.Name);
            }
        return Composer.Compose(draft, number, applied);
    }
}
