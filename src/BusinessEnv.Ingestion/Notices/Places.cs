using BusinessEnv.Core.Notices;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Text;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>The repaired text of a notice with its blocks, and the way from every place in it to the original.</summary>
internal sealed class Page(NoticeText source)
{
    public string Text { get; } = source.Simplified;
    public List<Block> Blocks { get; } = Outline.Read(source.Simplified, SoftBreaks.Find(source));

    /// <summary>The span of the original that a span of the repaired text came from.</summary>
    public TextSpan Original(int start, int end) => source.Map.ToOriginal(new TextSpan(start, end));

    public string Surface(int start, int end)
    {
        var span = Original(start, end);
        return source.Original[span.Start..span.End];
    }

    public Evidence Evidence(int start, int end, string rule, double confidence) => new(Original(start, end), rule, confidence);

    public string Place(int start, int end)
    {
        var span = Original(start, end);
        return $"characters {span.Start}–{span.End}";
    }
}

/// <summary>The warnings of one reading; their number is bounded, and what was left out is said.</summary>
internal sealed class Findings(Page page)
{
    private const int MostPerCode = 50;
    private readonly List<Issue> issues = [];
    private readonly Dictionary<string, int> counts = [];

    public void Warn(string code, string message, int start, int end, string? remedy = null) => Add(Issue.Warning(code, message, page.Place(start, end), remedy));

    public void Note(string code, string message, int start, int end) => Add(Issue.Information(code, message, page.Place(start, end)));

    public void Missing(string code, string message, string remedy) => Add(Issue.Warning(code, message, null, remedy));

    private void Add(Issue issue)
    {
        var count = counts[issue.Code] = counts.GetValueOrDefault(issue.Code) + 1;
        if (count <= MostPerCode) issues.Add(issue);
    }

    public IReadOnlyList<Issue> Issues =>
        [.. issues, .. counts.Where(pair => pair.Value > MostPerCode).Select(pair => Issue.Warning(pair.Key, $"{pair.Value - MostPerCode} more findings of this kind are not listed."))];
}
