using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>A piece of the repaired text with what was read from it.</summary>
internal readonly record struct Piece(int Start, int End, string Text, double Confidence, string Rule);

/// <summary>Title, document number, addressees, issuer and date, with the blocks they stand in.</summary>
internal sealed partial record Headline
{
    public Piece? Title { get; init; }
    public int TitleFirst { get; init; } = -1;
    public int TitleLast { get; init; } = -1;
    public Piece? DocumentNumber { get; init; }
    public IReadOnlyList<Piece> Addressees { get; init; } = [];
    public Piece? Issuer { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public IReadOnlyList<int> HeadBlocks { get; init; } = [];
    public IReadOnlyList<int> SignatureBlocks { get; init; } = [];

    private static readonly string[] Documents =
    [
        "通报", "通知", "公告", "决定", "意见", "方案", "报告", "函", "批复", "公示", "通告", "办法", "规定", "措施", "计划", "清单", "要点", "细则", "纪要", "名单", "案例", "汇编", "结果", "情况", "规划", "条例", "简报", "请示", "命令", "快报", "倡议书", "分工", "表扬", "经验", "做法", "举措", "任务",
    ];

    private static readonly string[] Strong = ["通报", "通知", "公告", "决定", "意见", "函", "批复", "通告", "公示"];

    public static Headline Read(string text, List<Block> blocks, string? hint)
    {
        var head = FindTitle(text, blocks, hint);
        return head.WithNumber(text, blocks).WithAddressees(text, blocks).WithSignature(text, blocks).WithFallbacks(text, blocks);
    }

    private static Headline FindTitle(string text, List<Block> blocks, string? hint)
    {
        Headline? best = null;
        var bestScore = 0.0;
        var limit = Math.Min(blocks.Count, 80);
        for (var i = 0; i < limit; i++)
        {
            for (var last = i; last < Math.Min(limit, i + 4); last++)
            {
                if (Score(text, blocks, i, last) is not { } score) continue;
                if (score > bestScore)
                {
                    bestScore = score;
                    var prefix = text.AsSpan(blocks[i].Start, Math.Min(6, blocks[i].End - blocks[i].Start)).IndexOfAny('：', ':') + 1;
                    var title = string.Concat(Enumerable.Range(i, last - i + 1).Select(n => Compact(text[(n == i ? blocks[n].Start + prefix : blocks[n].Start)..blocks[n].End])));
                    best = new()
                    {
                        Title = new(blocks[i].Start, blocks[last].End, title, Math.Min(0.99, 0.5 + score / 12), last > i ? "title-lines" : "title-line"),
                        TitleFirst = i,
                        TitleLast = last,
                    };
                }
            }
        }
        if (best is not null) return best;
        if (!string.IsNullOrWhiteSpace(hint))
        {
            var at = text.IndexOf(hint, StringComparison.Ordinal);
            var block = at < 0 ? -1 : blocks.FindIndex(b => b.Start <= at && at < b.End);
            return new() { Title = new(Math.Max(at, 0), at < 0 ? 0 : at + hint.Length, hint.Trim(), 0.6, "title-of-file"), TitleFirst = block, TitleLast = block };
        }
        for (var i = 0; i < Math.Min(blocks.Count, 3); i++)
        {
            var length = blocks[i].End - blocks[i].Start;
            var line = text.AsSpan(blocks[i].Start, length);
            if (length < 4 || length > (line.IndexOfAnyInRange('\u4E00', '\u9FFF') < 0 ? 120 : 60) || line.ContainsAny('。', '；', '|') || line.ContainsAny('：', ':', '>') || blocks[i].IsNumbered) continue;
            return new() { Title = new(blocks[i].Start, blocks[i].End, text[blocks[i].Start..blocks[i].End], 0.4, "first-line"), TitleFirst = i, TitleLast = i };
        }
        return new();
    }

    /// <summary>How much the lines <paramref name="first"/>…<paramref name="last"/> look like a document's title; null when they cannot be one.</summary>
    private static double? Score(string text, List<Block> blocks, int first, int last)
    {
        var length = 0;
        for (var i = first; i <= last; i++)
        {
            var block = blocks[i];
            var span = text.AsSpan(block.Start, block.End - block.Start);
            length += span.Length;
            var colon = span.IndexOfAny('：', ':');
            if (length > 120 || span.ContainsAny('。', '；', '|') || block.IsNumbered || colon >= 0 && !(i == first && colon <= 4 && span[(colon + 1)..].TrimStart().StartsWith("关于"))) return null;
            if (i < last && (EndsLikeTitle(span) || IsNumberLine(text, block))) return null;
            if (i > first && block.Line != blocks[i - 1].Line + 1 && block.Start - blocks[i - 1].End > 4) return null;
        }
        var start = text.AsSpan(blocks[first].Start, blocks[first].End - blocks[first].Start);
        var end = text.AsSpan(blocks[last].Start, blocks[last].End - blocks[last].Start);
        if (length < 6 || start.IndexOf('>') >= 0 || start[0] is '“' or '(' or '（') return null;
        if (!EndsLikeTitle(end)) return null;
        var whole = text.AsSpan(blocks[first].Start, blocks[last].End - blocks[first].Start);
        var about = whole.IndexOf("关于", StringComparison.Ordinal);
        if (last > first && about < 0 && !start.EndsWith("文件")) return null;
        if (last > first)
        {
            // Lines before 关于 must name the issuer; a letterhead (…文件) is none of the title.
            if (start.IndexOf("关于", StringComparison.Ordinal) < 0 && (!OrganizationScanner.IsName(text, blocks[first].Start, blocks[first].End) || start.EndsWith("文件"))) return null;
            if (start.Length > 60) return null;
        }
        var score = 1.0;
        if (about >= 0) score += 3;
        foreach (var word in Strong)
            if (EndsWithWord(end, word)) score += 2;
        if (whole.IndexOf("营商", StringComparison.Ordinal) >= 0) score += 1;
        if (whole.IndexOf("评价", StringComparison.Ordinal) >= 0 || whole.IndexOf("考核", StringComparison.Ordinal) >= 0 || whole.IndexOf("表彰", StringComparison.Ordinal) >= 0) score += 0.5;
        if (about > 0 && OrganizationScanner.IsName(text, blocks[first].Start, blocks[first].Start + about)) score += 0.4;
        if (last > first) score += 0.2;
        return score - first * 0.03;
    }

    internal static bool EndsLikeTitle(ReadOnlySpan<char> span)
    {
        foreach (var word in Documents)
            if (EndsWithWord(span, word)) return true;
        return false;
    }

    private static bool EndsWithWord(ReadOnlySpan<char> span, string word)
    {
        if (span.EndsWith(word)) return true;
        // …的通知（试行）
        if (span.Length < word.Length + 3 || !IsClose(span[^1])) return false;
        var open = span.LastIndexOfAny('（', '(');
        return open > 0 && span.Length - open <= 14 && span[..open].EndsWith(word);
    }

    private static string Compact(string line) => line.Trim().Replace("**", "", StringComparison.Ordinal);

    private static bool IsNumberLine(string text, Block block) => ReadNumber(text, block.Start, block.End) is { } number && number.End - number.Start >= block.End - block.Start - 6;

    private Headline WithNumber(string text, List<Block> blocks)
    {
        var to = Math.Min(blocks.Count, Math.Max(TitleLast + 1, 0) + 6);
        for (var i = 0; i < to; i++)
        {
            var block = blocks[i];
            if (block.End - block.Start > 60 || i >= TitleFirst && i <= TitleLast) continue;
            if (ReadNumber(text, block.Start, block.End) is not { } number) continue;
            var labelled = text.AsSpan(block.Start, number.Start - block.Start).ContainsAny('号', '：', ':');
            if (!labelled && number.End - number.Start < (block.End - block.Start) / 2) continue;
            return this with { DocumentNumber = number, HeadBlocks = [.. HeadBlocks, i] };
        }
        return this;
    }

    /// <summary><c>长政办发〔2021〕5号</c>: letters of an office, a year in brackets, a number.</summary>
    private static Piece? ReadNumber(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is not ('〔' or '[' or '［' or '（' or '(' or '【' or '﹝')) continue;
            var j = i + 1;
            while (j < end && IsDigit(text[j])) j++;
            if (j - i != 5 || j >= end || text[j] is not ('〕' or ']' or '］' or '）' or ')' or '】' or '﹞')) continue;
            var k = SkipSpaces(text, j + 1, end);
            if (k < end && text[k] is '第') k++;
            var digits = k;
            while (k < end && IsDigit(text[k])) k++;
            if (k == digits) continue;
            k = SkipSpaces(text, k, end);
            if (k >= end || text[k] is not '号') continue;
            var from = i;
            while (from > start && (IsHan(text[from - 1]) || IsLatin(text[from - 1])) && i - from < 14) from--;
            if (from == i) continue;
            return new(from, k + 1, text[from..(k + 1)].Replace(" ", "", StringComparison.Ordinal), 0.98, "document-number");
        }
        return null;
    }

    private Headline WithAddressees(string text, List<Block> blocks)
    {
        for (var i = Math.Max(TitleLast, -1) + 1; i < blocks.Count && i <= TitleLast + 12; i++)
        {
            var block = blocks[i];
            if (block.IsNumbered) break;
            if (text.AsSpan(block.Start, block.End - block.Start).ContainsAny('。', '；')) break;
            if (!IsColon(text[block.End - 1]) || block.End - block.Start > 400) continue;
            var pieces = Joined(text, UnitList.Split(text, block.Start, block.End - 1));
            if (pieces.Count == 0 || !pieces.Exists(piece => UnitList.LooksLikeAddressee(text, piece.Start, piece.End))) continue;
            return this with
            {
                Addressees = [.. pieces.Select(piece => new Piece(piece.Start, piece.End, text[piece.Start..piece.End], 0.98, "addressees"))],
                HeadBlocks = [.. HeadBlocks, i],
            };
        }
        return this;
    }

    /// <summary>各中央、省属驻州单位 is one body: a piece that no organization's word ends is joined with the next.</summary>
    private static List<(int Start, int End)> Joined(string text, List<(int Start, int End)> pieces)
    {
        for (var i = pieces.Count - 2; i >= 0; i--)
        {
            var (start, end) = pieces[i];
            if (IsClose(text[end - 1]) || OrganizationScanner.EndingBefore(text, start, end) is not null || end - start > 6 || text[end] is not '、') continue;
            pieces[i] = (start, pieces[i + 1].End);
            pieces.RemoveAt(i + 1);
        }
        return pieces;
    }

    private static readonly string[] IssuerLabels = ["发文机关", "发布机构", "发文单位", "制定机关", "印发机关", "发布单位"];
    private static readonly string[] DateLabels = ["成文日期", "发文日期", "印发日期", "发布日期", "发布时间", "公开日期", "生成日期", "时间", "日期"];

    /// <summary>From the title, the letterhead, the metadata lines or the news lead when there is no signature.</summary>
    private Headline WithFallbacks(string text, List<Block> blocks)
    {
        var head = this;
        if (head.Issuer is null && Title is { } title && TitleFirst >= 0)
        {
            var about = text.IndexOf("关于", title.Start, title.End - title.Start, StringComparison.Ordinal);
            if (about > title.Start)
            {
                var stop = TrimEnd(text, title.Start, about);
                if (OrganizationScanner.IsName(text, title.Start, stop))
                    head = head with { Issuer = new(title.Start, stop, text[title.Start..stop].Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal), 0.85, "issuer-in-title") };
            }
        }
        var limit = Math.Min(blocks.Count, Math.Max(TitleLast + 6, 12));
        for (var i = 0; i < limit && head.Issuer is null; i++)
        {
            var end = blocks[i].End;
            if (i <= TitleFirst && At(text, end - 2, "文件") && OrganizationScanner.IsName(text, blocks[i].Start, end - 2))
                head = head with { Issuer = new(blocks[i].Start, end - 2, text[blocks[i].Start..(end - 2)], 0.85, "letterhead") };
            else if (Labelled(text, blocks[i], IssuerLabels) is { } value)
                head = head with { Issuer = new(value.Start, value.End, text[value.Start..value.End], 0.8, "metadata") };
        }
        if (head.Issuer is null && TitleFirst > 0 && blocks[TitleFirst - 1] is var above && above.End - above.Start < 50 && OrganizationScanner.IsName(text, above.Start, above.End))
            head = head with { Issuer = new(above.Start, above.End, text[above.Start..above.End], 0.7, "line-above-title") };
        for (var i = 0; i < blocks.Count && head.Issuer is null && i < 12; i++)
            if (Publisher(text, blocks[i]) is { } publisher) head = head with { Issuer = publisher };
        foreach (var label in DateLabels)
            for (var i = 0; i < limit && head.IssuedOn is null; i++)
                if (Labelled(text, blocks[i], [label]) is { } value && Calendar.TryRead(text, value.Start, blocks[i].End, out var mention) && mention.Date is { } date)
                    head = head with { IssuedOn = date };
        for (var i = Math.Max(0, TitleLast - 3); i < Math.Min(blocks.Count, TitleLast + 3) && head.IssuedOn is null; i++)
            if (i != TitleLast && blocks[i].End - blocks[i].Start < 60 && IsDigit(text[blocks[i].Start]) && Calendar.TryRead(text, blocks[i].Start, blocks[i].End, out var published) && published.Date is { } day)
                head = head with { IssuedOn = day };
        for (var i = Math.Max(0, TitleLast + 1); i < Math.Min(blocks.Count, TitleLast + 3) && head.IssuedOn is null; i++)
            if (blocks[i].End - blocks[i].Start < 40 && DateLine(text, blocks[i].Start, blocks[i].End) is { } dated)
                head = head with { IssuedOn = dated.Date, HeadBlocks = [.. head.HeadBlocks, i] };
        return head;
    }

    /// <summary>18日，市…办公室发布《…》: the organization that published the document.</summary>
    private static Piece? Publisher(string text, Block block)
    {
        foreach (var verb in new[] { "发布《", "印发《", "下发《", "出台《", "发布了《", "印发了《", "通报《" })
        {
            var at = text.IndexOf(verb, block.Start, block.End - block.Start, StringComparison.Ordinal);
            if (at < 0) continue;
            var from = at;
            while (from > block.Start && !EndsClause(text[from - 1])) from--;
            if (OrganizationScanner.IsName(text, from, at)) return new(from, at, text[from..at], 0.7, "publisher");
        }
        return null;
    }

    private static (int Start, int End)? Labelled(string text, Block block, string[] labels)
    {
        foreach (var label in labels)
        {
            var at = text.IndexOf(label, block.Start, block.End - block.Start, StringComparison.Ordinal);
            if (at < 0) continue;
            var i = SkipSpaces(text, at + label.Length, block.End);
            while (i < block.End && (IsColon(text[i]) || text[i] is '】' or ']' or '|' || IsSpace(text[i]))) i++;
            var stop = i;
            while (stop < block.End && !IsSpace(text[stop]) && text[stop] is not '|') stop++;
            if (stop > i) return (i, stop);
        }
        return null;
    }
}
