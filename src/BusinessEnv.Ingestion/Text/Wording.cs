using System.Buffers;
using BusinessEnv.Core.Notices;

namespace BusinessEnv.Ingestion.Text;

/// <summary>Notes words that show how a Traditional text came about; nothing is changed here. The simplification that follows sets over-converted words right.</summary>
internal static class Wording
{
    /// <summary>Characters that a converter chose without looking at the word: the right ones are 體系, 機制, 方面 …</summary>
    private static readonly SearchValues<string> OverConverted = SearchValues.Create(
    [
        "體係", "係統", "係列", "機製", "體製", "製度", "控製", "限製", "製約", "強製", "抑製", "管製", "法製", "乾部", "骨乾", "主乾", "乾預", "實乾", "麵積", "方麵", "全麵", "麵向", "麵對", "層麵",
        "麵臨", "上麵", "書麵", "公裏", "裏程", "推齣", "提齣", "突齣", "齣臺", "齣台", "同誌", "批準", "準許", "核準", "試捲", "問捲", "曆史", "曆年", "綜閤", "閤作", "結閤", "閤同", "融閤", "方嚮",
        "導嚮", "為瞭", "隻有", "隻要", "幹淨", "迴收", "颱帳", "颱賬", "平颱", "舞颱", "聯係",
    ], StringComparison.Ordinal);

    /// <summary>What the mainland calls 信息, 网络, 软件 …</summary>
    private static readonly SearchValues<string> Taiwan = SearchValues.Create(
    [
        "資訊", "網路", "軟體", "硬體", "列印", "滑鼠", "簡訊", "螢幕", "雲端", "計畫", "捷運", "公車", "預設", 
        "戶政", "地政", "警政",
    ], StringComparison.Ordinal);

    private static readonly RepairDetail Over = new(RepairKind.OverConversion, null, 1, []), Phrasing = new(RepairKind.TaiwanWording, null, 1, []);

    public static TextRewrite? Note(string text)
    {
        TextRewrite? rewrite = null;
        if (text.AsSpan().IndexOfAnyInRange('\u4E00', '\u9FFF') < 0)
            return null;
        Note(text, OverConverted, Over, ref rewrite);
        Note(text, Taiwan, Phrasing, ref rewrite);
        return rewrite;
    }

    private static void Note(string text, SearchValues<string> words, RepairDetail detail, ref TextRewrite? rewrite)
    {
        for (var at = 0; text.AsSpan(at).IndexOfAny(words) is var next and >= 0; at++)
        {
            at += next;
            (rewrite ??= new(text)).Log(new TextSpan(at, at + 2), detail);
        }
    }
}
