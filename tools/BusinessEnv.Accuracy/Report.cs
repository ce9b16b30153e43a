using System.Globalization;
using System.Text;

namespace BusinessEnv.Accuracy;

/// <summary>The report in docs/accuracy.md.</summary>
public static class Report
{
    public static string Write(IReadOnlyList<Judged> notices)
    {
        var report = new StringBuilder();
        report.Append("# Accuracy of the extraction\n\nWritten by `tools/BusinessEnv.Accuracy`; a test keeps it current. A record counts as found when its key agrees: names in Simplified Chinese, quantities by span, value, unit and class of comparison.\n");
        Table(report, "All notices", Sum(notices));
        report.Append(CultureInfo.InvariantCulture, $"\nTraps and numbers that are no quantities: {notices.Sum(one => one.Gold.Forbidden.Count)} listed, {notices.Sum(one => one.Trapped.Count)} extracted.\n");
        report.Append("\n## Notice by notice\n\n| notice | records | precision | recall | F1 | of quantities |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var one in notices)
        {
            var (expected, found, agreed) = (one.Scores.Sum(score => score.Expected), one.Scores.Sum(score => score.Found), one.Scores.Sum(score => score.Agreed));
            var total = new Score("", expected, found, agreed, [], []);
            report.Append(CultureInfo.InvariantCulture, $"| {one.Gold.Name} | {expected} | {total.Precision:F3} | {total.Recall:F3} | {total.F1:F3} | {one.Scores.Single(score => score.Type == RecordTypes.Quantities).F1:F3} |\n");
        }
        if (notices.FirstOrDefault(one => one.Gold.Name == "changsha-2021") is { } changsha) Table(report, "Changsha, 18 February 2021", changsha.Scores);
        report.Append("\n## Misses\n\n");
        var any = false;
        foreach (var one in notices)
            foreach (var score in one.Scores)
            {
                foreach (var key in score.Missed) Line(one, score, "missed", key);
                foreach (var key in score.Spurious) Line(one, score, "spurious", key);
            }
        if (!any) report.Append("None.\n");
        return report.ToString();

        void Line(Judged one, Score score, string what, string key)
        {
            any = true;
            report.Append(CultureInfo.InvariantCulture, $"- {one.Gold.Name}, {score.Type}, {what}: `{key.Replace("\n", " ", StringComparison.Ordinal)}`{Surface(one, score, key)}\n");
        }
    }

    /// <summary>The characters that a quantity's offsets point to.</summary>
    private static string Surface(Judged one, Score score, string key)
    {
        if (score.Type != RecordTypes.Quantities) return "";
        var ends = key[..key.IndexOf(' ', StringComparison.Ordinal)].Split('–');
        return $" {one.Gold.Text[int.Parse(ends[0], CultureInfo.InvariantCulture)..int.Parse(ends[1], CultureInfo.InvariantCulture)]}";
    }

    public static IReadOnlyList<Score> Sum(IEnumerable<Judged> notices) =>
        [.. notices.SelectMany(one => one.Scores).GroupBy(score => score.Type).Select(group => new Score(group.Key, group.Sum(score => score.Expected), group.Sum(score => score.Found), group.Sum(score => score.Agreed), [], []))];

    private static void Table(StringBuilder report, string heading, IReadOnlyList<Score> scores)
    {
        report.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n\n| record type | gold | found | precision | recall | F1 |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var score in scores)
            if (score.Expected + score.Found > 0)
                report.Append(CultureInfo.InvariantCulture, $"| {score.Type} | {score.Expected} | {score.Found} | {score.Precision:F3} | {score.Recall:F3} | {score.F1:F3} |\n");
        var all = new Score("", scores.Sum(score => score.Expected), scores.Sum(score => score.Found), scores.Sum(score => score.Agreed), [], []);
        report.Append(CultureInfo.InvariantCulture, $"| **all** | {all.Expected} | {all.Found} | {all.Precision:F3} | {all.Recall:F3} | {all.F1:F3} |\n");
    }
}
