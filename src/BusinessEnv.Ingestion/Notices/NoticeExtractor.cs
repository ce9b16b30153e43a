using System.Globalization;
using BusinessEnv.Core.Notices;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Text;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>From repaired text to records: the rooms are outline, headline, structure, then one reader per kind of record.</summary>
internal static class NoticeExtractor
{
    public static (Notice Notice, IReadOnlyList<Issue> Issues) Extract(NoticeText source, string? titleHint, AliasTable aliases, CancellationToken cancellation)
    {
        var page = new Page(source);
        var findings = new Findings(page);
        var text = page.Text;
        var head = Headline.Read(text, page.Blocks, titleHint);
        Structure.Assign(text, page.Blocks, head);
        var (year, evaluation) = Evaluations.Find(text, page.Blocks, head);
        var setting = Settings.Of(text, page.Blocks, head, year, evaluation);
        cancellation.ThrowIfCancellationRequested();

        var tables = TableReader.Read(text, page.Blocks, setting);
        foreach (var (start, end) in tables.Unread) findings.Warn("unread-table", $"“{text[start..end]}” looks like a part of a table and could not be read.", start, end, "Name the columns: 区县, 排名, 得分, 指标, 牵头单位, 责任单位.");
        var cases = CaseReader.Read(text, page.Blocks, head);
        var indicators = IndicatorReader.Read(text, page.Blocks, cases, (start, end) => findings.Warn("unread-responsibility", "This looks like a list of responsible organizations and could not be given to an indicator.", start, end, "Put the list under the indicator's heading."));
        var codes = indicators.Select(one => one.Name.Code).ToHashSet();
        indicators.AddRange(tables.Indicators.Where(one => codes.Add(one.Name.Code)));
        var supports = SupportReader.Read(text, page.Blocks, (start, end) => findings.Warn("unread-support", "This section announces supporting organizations; none was read from it.", start, end));
        cancellation.ThrowIfCancellationRequested();

        var names = new OrganizationNames(setting.Region, setting.Province, aliases);
        names.Join(indicators.SelectMany(one => one.Lead.Concat(one.Key)).Concat(supports.Select(one => (Start: one.UnitStart, End: one.UnitEnd))).Select(unit => text[unit.Start..unit.End]));
        var numbers = NumberReader.Read(page, cases, tables, setting, findings, cancellation);

        NamedOrganization Named((int Start, int End) unit, string rule, double confidence)
        {
            var name = text[unit.Start..unit.End].Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
            return new(name, names.Resolve(name), page.Surface(unit.Start, unit.End), page.Evidence(unit.Start, unit.End, rule, confidence));
        }

        var notice = new Notice
        {
            Title = head.Title?.Text,
            Issuer = head.Issuer?.Text,
            IssuedOn = head.IssuedOn,
            DocumentNumber = head.DocumentNumber?.Text,
            Addressees = [.. head.Addressees.Select(piece => piece.Text)],
            EvaluationYear = year,
            Evaluation = evaluation,
            Basis = Evaluations.Basis(text, page.Blocks),
            AwardSections = [.. Evaluations.AwardSections(text, page.Blocks, cases).Select(block => new AwardSection(block.Marker.Number, block.Text(text), page.Evidence(block.Start, block.End, "section-heading", 0.95))
            {
                Organizations = [.. AwardReader.Organizations(text, page.Blocks, block).Select(unit => Named(unit, "award-list", 0.9))],
            })],
            Indicators = [.. indicators.Select(one => new NoticeIndicator(
                one.Number, aliases.Find(AliasKind.Indicator, one.Name.Name) ?? one.Name.Name, one.Name.Code,
                [.. one.Lead.Select(unit => Named(unit, one.Rule, one.Confidence))],
                [.. one.Key.Select(unit => Named(unit, one.Rule, one.Confidence))],
                page.Evidence(one.Start, one.End, one.Rule, one.Confidence)))],
            SupportUnits = [.. supports.Select(one => new SupportUnit(Named((one.UnitStart, one.UnitEnd), "support-clause", one.Confidence), text[one.Start..one.End], page.Evidence(one.UnitStart, Math.Max(one.UnitEnd, one.End), "support-clause", one.Confidence)))],
            Cases = [.. cases.Select(one => new NoticeCase(one.Number, one.Subject, one.Title, one.Indicator?.Code, one.Region, page.Original(one.BodyStart, one.BodyEnd), page.Evidence(one.HeadStart, one.HeadEnd, one.Rule, one.Confidence)))],
            Rankings = [.. numbers.Standings.Select(one => new ReportedRank(
                aliases.Find(AliasKind.Region, one.Region) ?? one.Region, one.Rank, one.Scope, one.Kind, one.Label, one.Change, one.Period, one.Indicator,
                page.Surface(one.Start, one.End), page.Evidence(one.Start, one.End, one.Rule, one.Confidence)))],
            Facts = numbers.Facts,
            Claims = numbers.Claims,
        };
        Completeness.Check(notice, text, findings);
        return (notice, findings.Issues);
    }
}

/// <summary>Where the notice comes from.</summary>
internal static class Settings
{
    public static Setting Of(string text, List<Block> blocks, Headline head, int? year, string? evaluation)
    {
        foreach (var piece in new[] { head.Issuer, head.DocumentNumber, head.Title })
            if (piece is { } found && Own(found.Text) is { } own) return new(own.Region, own.Province, year, evaluation);
        // Neither issuer nor title names a place: the prefecture that the text names most.
        var counts = new Dictionary<string, int>();
        for (var i = 0; i < Math.Min(text.Length, 20_000); i++)
            if (Divisions.LongestAt(text, i) is { } name && Divisions.Find(name) is { IsProvince: false } division)
            {
                counts[division.Name] = counts.GetValueOrDefault(division.Name) + 1;
                i += name.Length - 1;
            }
        if (counts.Count == 0) return new(null, null, year, evaluation);
        var most = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key;
        return new(most, Divisions.Find(most)!.Province, year, evaluation);
    }

    private static (string Region, string? Province)? Own(string name)
    {
        var regions = RegionScanner.Find(name, 0, Math.Min(name.Length, 20));
        if (regions.Count == 0 || regions[0].Start > 2) return null;
        var region = name[regions[0].Start..regions[0].End];
        if (Divisions.Find(region) is { } division) return (division.Name, division.Province);
        return (region, Divisions.LongestAt(region, 0) is { } lead ? Divisions.Find(lead)!.Province : null);
    }
}

/// <summary>What is missing is said.</summary>
internal static class Completeness
{
    public static void Check(Notice notice, string text, Findings findings)
    {
        var han = text.AsSpan().IndexOfAnyInRange('\u4E00', '\u9FFF') >= 0;
        if (!han) findings.Missing("not-chinese", "The text holds no Chinese characters; notices are read in Chinese.", "Send the notice in its original language.");
        if (notice.Title is null) findings.Missing("no-title", "No title was found.", "Begin the file with the notice's title on a line of its own (关于…的通报).");
        if (notice.Issuer is null) findings.Missing("no-issuer", "No issuer was found.", "Keep the signature: the issuer's name and under it the date.");
        if (notice.IssuedOn is null) findings.Missing("no-date", "No date of issue was found.", "Keep the signature's date (2021年2月18日).");
        if (notice.EvaluationYear is null) findings.Missing("no-evaluation-year", "The year of the evaluation was not found.", "Name it in the title or the first paragraph (2020年…评价).");
        if (notice.Indicators.Count == 0 && notice.Rankings.Count == 0 && notice.Cases.Count == 0 && notice.SupportUnits.Count == 0)
            findings.Missing("no-structure", "No indicator, rank, supporting organization or case was found.", "Check that headings and lists stand on lines of their own.");
        else if (notice.Indicators.Count == 0) findings.Missing("no-indicators", "No indicator with responsible organizations was found.", "This is normal for a notice of ranks or cases only.");
    }

    public static string Invariant(int value) => value.ToString(CultureInfo.InvariantCulture);
}
