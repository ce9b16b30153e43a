using BusinessEnv.Core.Notices;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>Facts, standings and claims, paragraph by paragraph.</summary>
internal sealed record NumberRecords(IReadOnlyList<Standing> Standings, IReadOnlyList<Fact> Facts, IReadOnlyList<Claim> Claims);

internal static class NumberReader
{
    private const int LongestContext = 600;

    private sealed record Found<T>(T Record, Zone Zone, string Key);

    public static NumberRecords Read(Page page, IReadOnlyList<CaseText> cases, TableRecords tables, Setting setting, Findings findings, CancellationToken cancellation)
    {
        var text = page.Text;
        var scanner = new QuantityScanner(text);
        var standings = new StandingReader(text, setting);
        var meaning = new FactReader(text, setting);
        var facts = new List<Found<Fact>>();
        var ranks = new List<Found<Standing>>();
        var claims = new List<Found<Claim>>();
        var caseIndex = 0;
        string? caption = null;
        var isChinese = text.AsSpan().IndexOfAnyInRange('\u4E00', '\u9FFF') >= 0;
        foreach (var block in page.Blocks)
        {
            if (!isChinese) break;
            if (block.Zone is not (Zone.Body or Zone.Annex or Zone.NewsLead) || block.InTable) continue;
            if ((block.Index & 255) == 0) cancellation.ThrowIfCancellationRequested();
            if (!block.IsNumbered && block.End - block.Start is > 3 and <= 40 && text.AsSpan(block.Start, block.End - block.Start).IndexOf("名单") > 0) caption = text[block.Start..block.End];
            else if (block.IsNumbered) caption = null;
            while (caseIndex < cases.Count && cases[caseIndex].BodyEnd <= block.Start) caseIndex++;
            var within = caseIndex < cases.Count && cases[caseIndex].Holds(block.Start) ? cases[caseIndex] : null;
            var quantities = scanner.Scan(block.TextStart, block.End);
            Checks.Paragraph(text, block, quantities, findings);
            for (var i = 0; i < quantities.Count; i++)
            {
                var quantity = quantities[i];
                var about = meaning.Read(block, quantities, i, within?.Region);
                var fact = new Fact(within?.Number, about.Metric, quantity.Value, quantity.Upper, quantity.Unit, quantity.Comparator, about.Subject, about.Period,
                    page.Surface(quantity.Start, quantity.End), text[about.ContextStart..about.ContextEnd], page.Evidence(quantity.Start, quantity.End, quantity.Rule, quantity.Confidence));
                facts.Add(new(fact, block.Zone, $"{quantity.Value}|{quantity.Unit}"));
            }
            foreach (var standing in standings.Read(block, quantities, within?.Region, caption)) ranks.Add(new(standing, block.Zone, $"{standing.Region}|{standing.Rank}|{standing.Label}"));
            foreach (var claim in ClaimReader.Read(text, block))
                claims.Add(new(new(within?.Number, text[claim.Start..claim.End], page.Surface(claim.Start, claim.End), page.Evidence(claim.Start, claim.End, claim.Rule, 0.85)), block.Zone, text[claim.Start..claim.End]));
        }
        foreach (var (standing, zone) in tables.Standings) ranks.Add(new(standing, zone, $"{standing.Region}|{standing.Rank}|{standing.Label}"));
        foreach (var (fact, zone) in tables.Facts)
        {
            var quantity = fact.Quantity;
            facts.Add(new(new(null, fact.Metric, quantity.Value, quantity.Upper, quantity.Unit, quantity.Comparator, fact.Subject, setting.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                page.Surface(quantity.Start, quantity.End), text[fact.Start..Math.Min(fact.End, fact.Start + LongestContext)], page.Evidence(quantity.Start, quantity.End, quantity.Rule, quantity.Confidence)), zone, $"{quantity.Value}|{quantity.Unit}"));
        }
        foreach (var place in scanner.Unread) findings.Warn("unread-number", $"The number {text[place.Start..place.End]} was not read as a quantity: {place.Why}.", place.Start, place.End);
        foreach (var (start, end) in standings.Unread) findings.Warn("unread-rank", $"The rank {text[start..end]} could be given to no region.", start, end, "Name the region in the same sentence.");
        return new(WithoutRepeats(ranks), WithoutRepeats(facts), WithoutRepeats(claims));
    }

    /// <summary>What a news lead says and the notice says again is one record: the notice's.</summary>
    private static List<T> WithoutRepeats<T>(List<Found<T>> found)
    {
        var inNotice = found.Where(one => one.Zone is not Zone.NewsLead).Select(one => one.Key).ToHashSet();
        return [.. found.Where(one => one.Zone is not Zone.NewsLead || !inNotice.Contains(one.Key)).Select(one => one.Record)];
    }
}
