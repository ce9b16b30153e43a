using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <content>Ordinals: ranks, lists of ranks, the first or last few.</content>
internal sealed partial class QuantityScanner
{
    /// <summary>前10位, 前三名, 前20%, 后3位.</summary>
    private int? ReadTop(int at, int end)
    {
        if (!(IsDigit(text[at + 1]) || Numerals.IsChineseNumeral(text[at + 1])) || !Numerals.TryRead(text, at + 1, end, out var number)) return null;
        if (number.Value is < 1 or > 1000) return null;
        var i = number.End;
        var word = LongestAt(text, i, ["名", "位", "强", "%", "％"]);
        if (word is null)
        {
            if (number.Chinese && !(i >= end || EndsClause(text[i]) || text[i] is '的' or '、' || IsClose(text[i]))) return null;
            if (i < end && (text[i] is '个' or '季' or '月' or '年' || MeasureWords.LongestAt(text, i) is not null)) return null;
        }
        if (text[at] is '后' or '末' && word is not ("名" or "位")) return null;
        i += word?.Length ?? 0;
        found.Add(new(at, i, number.Start, number.Value, null, word is "%" or "％" ? "%" : "名", text[at] is '前' ? Comparator.Top : Comparator.Bottom, 0, false, "top", 0.85));
        return i;
    }

    /// <summary>Where the number after 第 begins, one space allowed; null when there is none.</summary>
    private int? OrdinalNumber(int at, int end)
    {
        var i = at + 1 < end && text[at + 1] is ' ' ? at + 2 : at + 1;
        return i < end && (IsDigit(text[i]) || Numerals.IsChineseNumeral(text[i])) ? i : null;
    }

    /// <summary>第2位 and 排名第一 are ranks; 第三方, 第一时间 and 第二届 are not.</summary>
    private int ReadOrdinal(int at, int numberAt, int end)
    {
        if (!Numerals.TryRead(text, numberAt, end, out var number)) return at + 2;
        var i = number.End < end && text[number.End] is ' ' && number.End + 1 < end && text[number.End + 1] is '名' or '位' ? number.End + 1 : number.End;
        var place = i < end && (text[i] is '名' && !At(text, i, "名录") || text[i] is '位' && !At(text, i, "位置"));
        var rank = RankWords.Before(text, clause, at);
        var scoped = rank is null ? RankWords.BeforeScope(text, clause, at) : null;
        var ended = i >= end || EndsClause(text[i]) || IsClose(text[i]) || IsQuoteClose(text[i]) || IsSpace(text[i]) || text[i] is '、' or '的' or '和' or '及' || text[i] is '至' or '到' or '—' && i + 1 < end && text[i + 1] is '第';
        var leads = i + 1 < end && text[i] is '至' or '到' && text[i + 1] is '第';
        if (!place && !leads && !((rank is not null || scoped is not null || RankWords.HasScope(text, clause, at) || ContinuesRanks(at)) && ended)) return i;
        if (number.Value is < 1 or > 5000) return i;
        var start = rank ?? scoped ?? at;
        var stop = place ? i + 1 : i;
        found.Add(new(start, stop, number.Start, number.Value, null, "名", Comparator.Rank, 0, ContinuesRanks(at), "rank", place || rank is not null ? 0.98 : 0.9));
        return place ? stop : ReadRankList(stop, end);
    }

    /// <summary>第1、2、3位: the ranks after the first, when the last has its 位.</summary>
    private int ReadRankList(int at, int end)
    {
        var rest = new List<Numeral>();
        for (var i = at; i + 1 < end && text[i] is '、' or '和' or '及' or '与' && rest.Count < LongestList * 4; i = rest[^1].End)
        {
            if (!(IsDigit(text[i + 1]) || Numerals.IsChineseNumeral(text[i + 1])) || !Numerals.TryRead(text, i + 1, end, out var number) || number.Value is < 1 or > 5000) return at;
            rest.Add(number);
        }
        if (rest.Count == 0 || rest[^1].End >= end || text[rest[^1].End] is not ('位' or '名')) return at;
        for (var n = 0; n < rest.Count; n++)
            found.Add(new(rest[n].Start, n == rest.Count - 1 ? rest[n].End + 1 : rest[n].End, rest[n].Start, rest[n].Value, null, "名", Comparator.Rank, 0, true, "rank", 0.95));
        return rest[^1].End + 1;
    }

    /// <summary>位列第43位、第50位: the number before, one 、 away, was a rank.</summary>
    private bool ContinuesRanks(int at) =>
        found.Count > 0 && found[^1].Comparator is Comparator.Rank && found[^1].End is var last && (last == at || last + 1 == at && text[last] is '、' or '和' or '及' or '与' || last + 1 == at && IsComma(text[last]));
}
