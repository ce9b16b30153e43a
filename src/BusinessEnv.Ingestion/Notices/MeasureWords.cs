using System.Collections.Frozen;
using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

internal enum MeasureKind
{
    Count,
    Time,
    Money,
    Percent,
    Physical,
    Score,
}

/// <summary>A measure word and the unit it is normalised to.</summary>
/// <param name="Chinese">Also read after a Chinese numeral.</param>
internal sealed record Measure(string Word, string Unit, MeasureKind Kind, bool Chinese);

/// <summary>The measure words of official prose with their normal forms.</summary>
internal static class MeasureWords
{
    private const string Counts =
        "个 家 户 件 项 条 名 人 人次 起 笔 份 类 种 台 次 辆 套 座 所 栋 处 张 枚 宗 批 部 本 篇 期 场 轮 批次 标箱 票 单 班 列 架 艘 条次 件次 户次 家次 笔次 " +
        "股 例 对 支 只 道 宗次 班次 航班 车次 趟 幅 间 箱 页 字 册 款 位 具 组 片 根 把 颗 株 盏 门 口 队 群 级 届 窗 键 链 环 步 环节 层 倍 杆 度 人天 课时 学时 床 席 户头 刻 尾";

    private const string CountsNotAfterChinese = "级 届 位 度 窗 键 链 环 步 字 口 队 群 门 把 环节 层 刻 只 对 席 期 班 本 部 批 列 单 票 股 支 道 间 处 根 组 片 轮 所 座";

    private const string Physical =
        "公里 千米 米 厘米 毫米 平方米 平方公里 平方千米 立方米 方 亩 公顷 吨 公斤 千克 克 升 毫升 千瓦 千瓦时 千伏安 千伏 兆瓦 兆瓦时 度电 兆 标准箱 海里 摄氏度 ℃ 微克/立方米 毫克/升 元/吨 Mbps kWh kW kV kVA MW MWh km m ㎡ km² TEU 标准立方米 吉瓦 TB GB";

    private const string Times = "天 日 年 个月 周 星期 小时 个小时 分钟 秒 秒钟 工作日 个工作日 个自然日 自然日 工作时 个工作时 个星期 个季度 刻钟";

    private static readonly FrozenDictionary<string, Measure> Words = Build();
    private static readonly FrozenDictionary<char, string[]> ByFirst = Words.Keys
        .GroupBy(word => word[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(word => word.Length).ToArray());

    /// <summary>The longest measure word at <paramref name="at"/>.</summary>
    public static Measure? LongestAt(string text, int at)
    {
        if (at >= text.Length || !ByFirst.TryGetValue(text[at], out var words)) return null;
        foreach (var word in words)
            if (At(text, at, word)) return Words[word];
        return null;
    }

    private static FrozenDictionary<string, Measure> Build()
    {
        var words = new Dictionary<string, Measure>();
        var notAfterChinese = CountsNotAfterChinese.Split(' ').ToHashSet();
        foreach (var word in Counts.Split(' ')) words[word] = new(word, word, MeasureKind.Count, !notAfterChinese.Contains(word));
        foreach (var word in Physical.Split(' ')) words[word] = new(word, word, MeasureKind.Physical, word.Length > 1 && word[0] > 127);
        foreach (var word in Times.Split(' '))
            words[word] = new(word, NormalTime(word), MeasureKind.Time, word is not ("日" or "年" or "周"));
        foreach (var (word, unit) in new[]
        {
            ("元", "元"), ("圆", "元"), ("块钱", "元"), ("元人民币", "元"), ("人民币", "元"), ("美元", "美元"), ("元美元", "美元"), ("港元", "港元"), ("港币", "港元"),
            ("欧元", "欧元"), ("日元", "日元"), ("英镑", "英镑"), ("角", "角"),
        })
            words[word] = new(word, unit, MeasureKind.Money, true);
        foreach (var (word, unit) in new[]
        {
            ("%", "%"), ("％", "%"), ("﹪", "%"), ("‰", "‰"), ("个百分点", "个百分点"), ("百分点", "个百分点"), ("个点", "个百分点"), ("个千分点", "个千分点"),
            ("个基点", "个基点"), ("BP", "个基点"), ("个BP", "个基点"), ("成", "成"),
        })
            words[word] = new(word, unit, MeasureKind.Percent, word.Length > 1 || word is "成");
        words["分"] = new("分", "分", MeasureKind.Score, false);
        words["倍"] = new("倍", "倍", MeasureKind.Count, true);
        return words.ToFrozenDictionary();
    }

    private static string NormalTime(string word) => word switch
    {
        "个工作日" or "工作日" => "工作日",
        "个自然日" or "自然日" => "自然日",
        "工作时" or "个工作时" => "工作时",
        "个小时" => "小时",
        "秒钟" => "秒",
        "星期" or "个星期" => "周",
        "个季度" => "季度",
        _ => word,
    };
}
