using System.Text;
using BusinessEnv.Corpus;
using BusinessEnv.Ingestion.Spreadsheets;
using Files = BusinessEnv.Corpus.Corpus;

namespace BusinessEnv.Ingestion.Tests.Corpus;

/// <summary>Runs the reader over the corpus. <c>CORPUS_COUNT</c> sets how many files, <c>CORPUS_FINDINGS</c> a file for the findings.</summary>
public class CorpusTests(ITestOutputHelper output)
{
    private static readonly FindingKind[] Silent = [FindingKind.SilentlyWrong, FindingKind.SilentlyLost, FindingKind.Unreported];

    [Fact]
    public void No_value_is_silently_wrong_and_clean_files_are_read_completely()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("CORPUS_COUNT"), out var wanted) ? wanted : Files.Alone + 600;
        var findings = new List<Finding>();
        int clean = 0, complete = 0;
        foreach (var file in Files.Files(count))
        {
            var found = Read(file);
            findings.AddRange(found);
            if (file.Truth.Clean)
            {
                clean++;
                if (!found.Any(finding => finding.Kind is not FindingKind.Unmentioned))
                    complete++;
            }
        }

        var report = Report(count, clean, complete, findings);
        output.WriteLine(report);
        if (Environment.GetEnvironmentVariable("CORPUS_FINDINGS") is { Length: > 0 } path)
            System.IO.File.WriteAllText(path, report + "\n" + string.Join("\n", findings));
        Assert.True(count >= 300);
        Assert.True(clean >= 300);
        Assert.DoesNotContain(findings, finding => Silent.Contains(finding.Kind));
        Assert.DoesNotContain(findings, finding => finding.Kind is FindingKind.WrongPlace or FindingKind.Unmentioned);
        Assert.True(complete >= 0.98 * clean, $"{complete} of {clean} clean files were read completely.");
    }

    /// <summary>The truth itself: a reading that says exactly what the truth says has no findings, and each kind of lie has one.</summary>
    [Fact]
    public void The_check_finds_every_kind_of_lie()
    {
        var file = Files.File(0);
        Assert.True(file.Truth.Clean);
        var right = new MetricReading(true, [.. file.Truth.Observations.Select(expected => expected.Observation)], [], []);
        Assert.Empty(CorpusCheck.Check(file, right));

        var first = right.Observations[0];
        MetricReading With(Core.Observations.Observation changed) => right with { Observations = [changed, .. right.Observations.Skip(1)] };
        Assert.Equal(FindingKind.SilentlyWrong, Assert.Single(CorpusCheck.Check(file, With(first with { Number = first.Number * 1.0001 }))).Kind);
        Assert.Equal(FindingKind.SilentlyWrong, Assert.Single(CorpusCheck.Check(file, With(first with { Number = null }))).Kind);
        Assert.Equal([FindingKind.SilentlyLost, FindingKind.SilentlyWrong], CorpusCheck.Check(file, With(first with { Period = "1999" })).Select(finding => finding.Kind));
        Assert.Equal(FindingKind.WrongPlace, Assert.Single(CorpusCheck.Check(file, With(first with { Place = right.Observations[1].Place }))).Kind);
        Assert.Equal(FindingKind.SilentlyLost, Assert.Single(CorpusCheck.Check(file, right with { Observations = [.. right.Observations.Skip(1)] })).Kind);
        Assert.Equal(FindingKind.FalseAlarm, Assert.Single(CorpusCheck.Check(file, right with { Accepted = false })).Kind);
        var alarm = right with { Issues = [Core.Uploads.Issue.Error("type", "no number", first.Place)] };
        Assert.Equal(FindingKind.FalseAlarm, Assert.Single(CorpusCheck.Check(file, alarm)).Kind);
        Assert.Equal([FindingKind.Lost, FindingKind.FalseAlarm], CorpusCheck.Check(file, alarm with { Observations = [.. right.Observations.Skip(1)] }).Select(finding => finding.Kind));

        var faulty = Files.Files(Files.Alone).First(other => other.Features.Contains("words-for-a-number"));
        Assert.Contains(CorpusCheck.Check(faulty, new(true, [.. faulty.Truth.Observations.Select(expected => expected.Observation)], [], [])), finding => finding.Kind == FindingKind.Unreported);
    }

    [Fact]
    public void A_file_depends_on_its_number_only()
    {
        foreach (var number in new[] { 0, 100, Files.Alone + 1, Files.Alone + 77 })
        {
            var one = Files.File(number);
            var again = Files.File(number);
            Assert.Equal(one.Content, again.Content);
            Assert.Equal(one.Truth.Observations, again.Truth.Observations);
        }
        Assert.Equal(300, Files.Files(300).Select(file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.Content)) + file.Name).Distinct().Count());
    }

    private static IReadOnlyList<Finding> Read(CorpusFile file)
    {
        using var content = new MemoryStream(file.Content, writable: false);
        return CorpusCheck.Check(file, MetricReader.Read(content, file.Name, file.Framework, TestContext.Current.CancellationToken));
    }

    private static string Report(int count, int clean, int complete, List<Finding> findings)
    {
        var text = new StringBuilder($"{count} files, {clean} with nothing wrong, of which {complete} were read completely ({100.0 * complete / Math.Max(1, clean):0.00} %).\n");
        foreach (var kind in findings.GroupBy(finding => finding.Kind).OrderBy(group => group.Key))
            text.Append($"{kind.Key,-14} {kind.Count(),6} in {kind.Select(finding => finding.File.Number).Distinct().Count()} files\n");
        var files = findings.Select(finding => finding.File).DistinctBy(file => file.Number).ToArray();
        text.Append("\nfiles with findings, by feature:\n");
        foreach (var feature in files.SelectMany(file => file.Features.Select(name => (Name: name, file))).GroupBy(entry => entry.Name).OrderByDescending(group => group.Count()).Take(40))
            text.Append($"{feature.Key,-34} {feature.Count(),5}   e.g. #{string.Join(" #", feature.OrderBy(entry => entry.file.Features.Count).Take(4).Select(entry => entry.file.Number))}\n");
        text.Append("\nthe simplest files with findings:\n");
        foreach (var finding in findings.OrderBy(finding => finding.File.Features.Count).DistinctBy(finding => finding.File.Number).Take(60))
            text.Append(finding).Append('\n');
        return text.ToString();
    }
}
