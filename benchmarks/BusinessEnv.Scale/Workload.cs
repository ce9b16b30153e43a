using System.Globalization;
using System.Text;

namespace BusinessEnv.Scale;

/// <summary>One file put into storage.</summary>
internal sealed record Drop(string Container, string Blob, byte[] Content);

/// <summary>Uploads of mixed kind and size, always the same for a seed: metric files of 1 to 300 units, notices, files that must be rejected, files that replace an earlier one or repeat it.</summary>
/// <param name="Drops">In the order of uploading.</param>
internal sealed record Workload(IReadOnlyList<Drop> Drops)
{
    private const string Framework = """
        {"id": "ID", "name": "Scale", "root": {"code": "index", "children": [
          {"code": "a", "normalise": {"method": "goalposts", "worst": 0, "best": 100}},
          {"code": "b", "normalise": {"method": "goalposts", "worst": 0, "best": 100}},
          {"code": "c", "lowerIsBetter": true, "normalise": {"method": "goalposts", "worst": 100, "best": 0}},
          {"code": "d", "normalise": {"method": "goalposts", "worst": 0, "best": 100}},
          {"code": "e", "normalise": {"method": "goalposts", "worst": 0, "best": 100}}]}}
        """;

    private const int Frameworks = 6;
    private const int FirstPeriod = 1925;
    private const int Periods = 100;

    /// <summary>What every blob holds in the end.</summary>
    public IReadOnlyDictionary<(string Container, string Blob), byte[]> Blobs { get; } = Last(Drops);

    public long Bytes => Drops.Sum(drop => (long)drop.Content.Length);

    public static Workload Create(int uploads, int seed)
    {
        var dice = new Random(seed);
        var drops = new List<Drop>();
        for (var framework = 0; framework < Frameworks; framework++)
            drops.Add(new("frameworks", $"scale-{framework}.json", Encoding.UTF8.GetBytes(Framework.Replace("ID", $"scale-{framework}", StringComparison.Ordinal))));
        while (drops.Count < uploads)
        {
            var earlier = drops.Count > Frameworks ? drops[dice.Next(Frameworks, drops.Count)] : null;
            drops.Add(dice.Next(100) switch
            {
                < 3 when earlier is not null => earlier,
                < 13 when earlier is { Container: "metrics" } => earlier with { Content = Metrics(earlier.Blob, dice) },
                < 18 => new("notices", $"notice-{drops.Count}.txt", Notice(drops.Count, dice)),
                < 21 => new("metrics", Place(drops.Count, "xlsx", dice), [0x50, 0x4B, 3, 4, .. new byte[dice.Next(100, 2000)]]),
                _ => NewMetrics(drops.Count, dice),
            });
        }
        return new(drops);
    }

    private static Drop NewMetrics(int number, Random dice)
    {
        var name = Place(number, "csv", dice);
        return new("metrics", name, Metrics(name, dice));
    }

    private static string Place(int number, string extension, Random dice) =>
        string.Create(CultureInfo.InvariantCulture, $"scale-{dice.Next(Frameworks)}/{FirstPeriod + dice.Next(Periods)}/file-{number}.{extension}");

    /// <summary>No two files have a unit in common, so that the order of uploading decides nothing.</summary>
    private static byte[] Metrics(string name, Random dice)
    {
        var file = Path.GetFileNameWithoutExtension(name);
        var units = dice.Next(100) switch { < 80 => dice.Next(1, 6), < 98 => dice.Next(6, 41), _ => dice.Next(100, 301) };
        var csv = new StringBuilder("unit,a,b,c,d,e\n");
        for (var unit = 0; unit < units; unit++)
            csv.Append(CultureInfo.InvariantCulture, $"{file}-{unit},{dice.Next(101)},{dice.Next(101)},{dice.Next(101)},{dice.Next(101)},{dice.Next(101)}\n");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static byte[] Notice(int number, Random dice)
    {
        var text = new StringBuilder($"关于表扬{2015 + dice.Next(10)}年度营商环境评价先进单位的通报\n星政发〔2024〕{number}号\n\n各市人民政府：\n");
        for (var line = dice.Next(3, 40); line > 0; line--)
            text.Append(CultureInfo.InvariantCulture, $"企业开办时间压缩至{dice.Next(1, 10)}个工作日，办理环节由{dice.Next(5, 12)}个减少到{dice.Next(1, 5)}个。\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static Dictionary<(string, string), byte[]> Last(IReadOnlyList<Drop> drops)
    {
        var blobs = new Dictionary<(string, string), byte[]>();
        foreach (var drop in drops)
            blobs[(drop.Container, drop.Blob)] = drop.Content;
        return blobs;
    }
}
