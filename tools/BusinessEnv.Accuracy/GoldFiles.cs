using System.Text;
using BusinessEnv.Core.Notices;
using BusinessEnv.Ingestion.Notices;

namespace BusinessEnv.Accuracy;

/// <summary>A gold file with what the reader made of its notice.</summary>
/// <param name="Trapped">Facts that were made of a trap or of a number that is no quantity.</param>
public sealed record Judged(Gold Gold, Notice Notice, IReadOnlyList<Score> Scores, IReadOnlyList<string> Trapped);

public static class GoldFiles
{
    /// <summary>Every notice of a folder that has a gold file beside it (<c>x.txt</c> with <c>x.gold.json</c>, <c>notice.txt</c> with <c>gold.json</c>), in the order of their names.</summary>
    public static IEnumerable<Judged> Read(string folder)
    {
        foreach (var json in Directory.GetFiles(folder, "*gold.json").Order(StringComparer.Ordinal))
        {
            var file = Path.GetFileName(json);
            var name = file == "gold.json" ? "notice" : file[..^".gold.json".Length];
            var path = Directory.GetFiles(folder, name + ".*").Where(one => !one.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).First();
            yield return Judge(file == "gold.json" ? Path.GetFileName(Path.GetFullPath(folder)) : name, json, path);
        }
    }

    private static Judged Judge(string name, string json, string path)
    {
        using var stream = File.OpenRead(path);
        var reading = NoticeReader.Read(stream, path);
        if (!reading.Accepted) throw new InvalidDataException($"{path} was refused: {reading.Issues[0].Message}");
        var gold = Gold.Read(name, File.ReadAllText(json, Encoding.UTF8), reading.Text!.Original);
        return new(gold, reading.Notice!, Scores.Of(gold, reading.Notice!), Scores.Trapped(gold, reading.Notice!, reading.Text!));
    }
}
