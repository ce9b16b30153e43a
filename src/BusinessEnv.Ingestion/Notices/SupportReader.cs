using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

internal readonly record struct SupportText(int UnitStart, int UnitEnd, int Start, int End, double Confidence);

/// <summary>Reads the section that thanks supporting organizations: who, and what each contributed.</summary>
internal static class SupportReader
{
    private static readonly string[] Announcements = ["支持单位", "保障支撑", "支撑单位", "突出贡献单位", "协作单位", "保障单位", "重要支持", "支持配合单位", "贡献单位", "大力支持", "协同单位"];

    public static bool Announces(string text, Block block)
    {
        var span = text.AsSpan(block.Start, Math.Min(block.End - block.Start, 120));
        foreach (var word in Announcements)
            if (span.IndexOf(word) >= 0) return true;
        return false;
    }

    public static List<SupportText> Read(string text, List<Block> blocks, Action<int, int> unread)
    {
        var all = new List<SupportText>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var heading = blocks[i];
            if (heading.Zone is not Zone.Body || !heading.IsNumbered && !IsLabel(text, heading) || !Announces(text, heading)) continue;
            var headEnd = heading.IsNumbered ? HeadingEnd(text, heading) : heading.Start;
            var before = all.Count;
            var isRunIn = headEnd < heading.End;
            if (isRunIn) ReadParagraph(text, heading.IsNumbered ? headEnd + 1 : AfterColon(text, heading), heading.End, all);
            for (var j = i + 1; j < blocks.Count && blocks[j].Zone is Zone.Body; j++)
            {
                if (blocks[j].IsNumbered && blocks[j].Marker.Kind <= heading.Marker.Kind) break;
                if (!heading.IsNumbered && j > i + 1) break;
                if (isRunIn && !blocks[j].IsNumbered) break;
                if (all.Count > before && !blocks[j].IsNumbered && !StartsWithUnit(text, blocks[j])) break;
                var count = all.Count;
                ReadParagraph(text, blocks[j].TextStart, blocks[j].End, all);
                if (all.Count == count && all.Count == before) continue;
            }
            if (all.Count == before) unread(heading.Start, heading.End);
        }
        return all;
    }

    private static bool IsLabel(string text, Block block)
    {
        var colon = text.AsSpan(block.Start, Math.Min(40, block.End - block.Start)).IndexOfAny('：', ':');
        return colon > 0 && text.AsSpan(block.Start, colon) is var label && (label.EndsWith("单位") || label.EndsWith("支持单位名单"));
    }

    private static int AfterColon(string text, Block block)
    {
        var colon = text.AsSpan(block.Start, block.End - block.Start).IndexOfAny('：', ':');
        return block.Start + colon + 1;
    }

    private static int HeadingEnd(string text, Block block)
    {
        for (var i = block.TextStart; i < block.End; i++)
            if (text[i] is '。' or '：' or ':') return i;
        return block.End;
    }

    private static bool StartsWithUnit(string text, Block block) => OrganizationScanner.TryRead(text, block.TextStart, block.End, out _);

    /// <summary>Each clause that begins with an organization opens a record; the clauses after it belong to it.</summary>
    private static void ReadParagraph(string text, int start, int end, List<SupportText> all)
    {
        var from = SkipSpaces(text, start, end);
        (int Start, int End)? unit = null;
        var at = from;
        while (at < end)
        {
            var stop = ClauseEnd(text, at, end, out var isList);
            at = SkipSpaces(text, at, end);
            if (at < stop && OrganizationScanner.TryRead(text, at, stop, out var name))
            {
                Close(at);
                unit = (at, name);
                if (isList)
                {
                    all.Add(new(at, name, name, stop, 0.9));
                    unit = null;
                }
            }
            at = stop + 1;
        }
        Close(end);

        void Close(int until)
        {
            if (unit is not { } open) return;
            var contribution = open.End;
            while (contribution < until && (IsColon(text[contribution]) || IsComma(text[contribution]) || IsSpace(text[contribution]))) contribution++;
            while (until > contribution && (EndsClause(text[until - 1]) || IsSpace(text[until - 1]))) until--;
            all.Add(new(open.Start, open.End, contribution, until, 0.95));
            unit = null;
        }
    }

    private static int ClauseEnd(string text, int at, int end, out bool isList)
    {
        isList = false;
        var depth = 0;
        for (var i = at; i < end; i++)
        {
            if (IsOpen(text[i]) || IsQuoteOpen(text[i])) depth++;
            else if ((IsClose(text[i]) || IsQuoteClose(text[i])) && depth > 0) depth--;
            else if (depth == 0 && EndsClause(text[i])) return i;
            else if (depth == 0 && text[i] is '、' && OrganizationScanner.TryRead(text, SkipSpaces(text, at, i), i, out var name) && name == i)
            {
                isList = true;
                return i;
            }
        }
        if (OrganizationScanner.TryRead(text, SkipSpaces(text, at, end), end, out var last) && last >= end) isList = true;
        return end;
    }
}
