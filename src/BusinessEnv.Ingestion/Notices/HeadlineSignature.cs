using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <content>The signature: who issued the notice, and when.</content>
internal sealed partial record Headline
{
    /// <summary>The issuers' lines and the date under them; the first such place after the title, so that an annexed notice's own signature is not taken.</summary>
    private Headline WithSignature(string text, List<Block> blocks)
    {
        for (var i = Math.Max(TitleLast + 1, 1); i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.IsNumbered || block.End - block.Start > 70) continue;
            if (DateLine(text, block.Start, block.End) is not { } dated) continue;
            var (date, before) = dated;
            var issuers = new List<Piece>();
            var used = new List<int> { i };
            if (before > block.Start)
            {
                if (!AddIssuers(text, block.Start, before, issuers)) continue;
            }
            var gap = i > 0 ? blocks[i].Line - blocks[i - 1].Line : 0;
            for (var j = i - 1; j > TitleLast && i - j <= 8; j--)
            {
                // Joint issuers stand as close to each other as to the date.
                if (issuers.Count > 0 && (blocks[j + 1].Line - blocks[j].Line > Math.Max(1, gap) || text.AsSpan(blocks[j].Start, blocks[j].End - blocks[j].Start).Contains('、'))) break;
                if (text[blocks[j].Start] is '(' or '（') continue;
                var found = new List<Piece>();
                if (blocks[j].IsNumbered || blocks[j].End - blocks[j].Start > 60 || !AddIssuers(text, blocks[j].Start, blocks[j].End, found)) break;
                issuers.InsertRange(0, found);
                used.Insert(0, j);
            }
            if (issuers.Count == 0 && i < blocks.Count - 1 && i <= TitleLast + 3) continue;
            Piece? issuer = issuers.Count == 0 ? null : new(issuers[0].Start, issuers[^1].End, string.Join('、', issuers.Select(piece => piece.Text)), 0.98, "signature");
            return this with { IssuedOn = date, Issuer = issuer, SignatureBlocks = used };
        }
        return this;
    }

    /// <summary>A line that is a date, perhaps with the issuer before it.</summary>
    private static (DateOnly Date, int Before)? DateLine(string text, int start, int end)
    {
        while (end > start && (IsSpace(text[end - 1]) || IsClose(text[end - 1]))) end--;
        if (end <= start || text[end - 1] is not ('日' or '号') && !IsDigit(text[end - 1])) return null;
        for (var i = start; i < end; i++)
        {
            if (i > start && (IsDigit(text[i - 1]) || Numerals.IsChineseNumeral(text[i - 1]))) continue;
            if (!IsDigit(text[i]) && !Numerals.IsChineseNumeral(text[i])) continue;
            if (!Calendar.TryRead(text, i, end, out var mention) || mention.Date is not { } date || mention.End != end) continue;
            var before = i;
            while (before > start && (IsSpace(text[before - 1]) || IsOpen(text[before - 1]))) before--;
            return (date, before);
        }
        return null;
    }

    private static bool AddIssuers(string text, int start, int end, List<Piece> issuers)
    {
        foreach (var stamp in new[] { "（盖章）", "(盖章)", "（印章）", "(印章)", "（章）", "(章)", "（公章）" })
            if (end - stamp.Length >= start && At(text, end - stamp.Length, stamp)) end -= stamp.Length;
        var found = new List<Piece>();
        for (var i = start; i < end;)
        {
            i = SkipSpaces(text, i, end);
            var stop = i;
            while (stop < end && !IsSpace(text[stop]) && text[stop] is not '、') stop++;
            if (stop > i)
            {
                if (!OrganizationScanner.IsName(text, i, stop)) return false;
                found.Add(new(i, stop, text[i..stop], 0.98, "signature"));
            }
            i = stop + 1;
        }
        issuers.AddRange(found);
        return found.Count > 0;
    }
}
