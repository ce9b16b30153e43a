using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Ingestion.Spreadsheets.Checks;

/// <summary>The findings about one file, bounded: a million bad cells are counted, and only the first of them listed.</summary>
internal sealed class IssueList(MetricLimits limits)
{
    private readonly List<Issue> _issues = [];
    private int _unlisted;

    public bool HasErrors { get; private set; }

    public void Add(Issue issue)
    {
        HasErrors |= issue.Severity == Severity.Error;
        if (_issues.Count < limits.Issues)
            _issues.Add(issue);
        else if (_unlisted++ + limits.Issues >= limits.Findings)
            throw Files.RefusedException.Limit("findings", $"The file has more than {limits.Findings:N0} errors and warnings");
    }

    /// <summary>A place to add to later, with <see cref="AddAt"/>.</summary>
    public int Mark() => _issues.Count;

    /// <summary>Adds at a mark, which moves behind; what stands after it makes room.</summary>
    public void AddAt(ref int mark, Issue issue)
    {
        HasErrors |= issue.Severity == Severity.Error;
        _issues.Insert(mark++, issue);
    }

    /// <summary>Adds the reason of a refusal, which is listed first whatever else there is.</summary>
    public void Refuse(Issue reason)
    {
        HasErrors = true;
        _issues.Insert(0, reason);
    }

    public IReadOnlyList<Issue> Complete()
    {
        if (_unlisted > 0)
            _issues.Add(new("more-issues", HasErrors ? Severity.Error : Severity.Warning, $"{_unlisted:N0} more findings are not listed.", null, "Mend the listed ones first and send the file again."));
        return _issues;
    }
}
