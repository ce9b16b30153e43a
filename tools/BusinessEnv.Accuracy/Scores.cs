using System.Globalization;
using BusinessEnv.Core.Notices;
using BusinessEnv.Ingestion.Text;

namespace BusinessEnv.Accuracy;

/// <summary>How many records of a type the gold file has, were found, and agree; and those that do not.</summary>
public sealed record Score(string Type, int Expected, int Found, int Agreed, IReadOnlyList<string> Missed, IReadOnlyList<string> Spurious)
{
    public double Precision => Found == 0 ? Expected == 0 ? 1 : 0 : (double)Agreed / Found;
    public double Recall => Expected == 0 ? Found == 0 ? 1 : 0 : (double)Agreed / Expected;
    public double F1 => Expected + Found == 0 ? 1 : 2.0 * Agreed / (Expected + Found);
}

public static class Scores
{
    /// <summary>Compares a notice's records with a gold file, one score per record type.</summary>
    public static IReadOnlyList<Score> Of(Gold gold, Notice notice)
    {
        var found = Records(gold, notice);
        return [.. RecordTypes.All.Select(type => Compare(type, gold.Records[type], found[type]))];
    }

    /// <summary>The facts that lie within a forbidden place and are no fact of the gold file.</summary>
    public static IReadOnlyList<string> Trapped(Gold gold, Notice notice, NoticeText text)
    {
        var expected = gold.Records[RecordTypes.Quantities].Select(key => key[..key.IndexOf(' ', StringComparison.Ordinal)]).ToHashSet();
        var trapped = new List<string>();
        foreach (var words in gold.Forbidden)
        {
            var surface = words.Trim('“', '”');
            for (var at = text.Simplified.IndexOf(surface, StringComparison.Ordinal); at >= 0; at = text.Simplified.IndexOf(surface, at + 1, StringComparison.Ordinal))
            {
                var place = text.Map.ToOriginal(new TextSpan(at, at + surface.Length));
                trapped.AddRange(notice.Facts.Select(fact => fact.Evidence.Span)
                    .Where(span => span.Start >= place.Start && span.End <= place.End && !expected.Contains(string.Create(CultureInfo.InvariantCulture, $"{span.Start}–{span.End}")))
                    .Select(_ => surface));
            }
        }
        return trapped;
    }

    private static Score Compare(string type, IReadOnlyList<string> expected, IReadOnlyList<string> found)
    {
        var left = expected.GroupBy(key => key).ToDictionary(group => group.Key, group => group.Count());
        var spurious = new List<string>();
        var agreed = 0;
        foreach (var key in found)
            if (left.TryGetValue(key, out var count) && count > 0)
            {
                left[key] = count - 1;
                agreed++;
            }
            else spurious.Add(key);
        return new(type, expected.Count, found.Count, agreed, [.. left.SelectMany(pair => Enumerable.Repeat(pair.Key, pair.Value))], spurious);
    }

    private static Dictionary<string, IReadOnlyList<string>> Records(Gold gold, Notice notice)
    {
        // A rank's indicator and change count where the gold file knows them.
        var knowsIndicator = gold.Records[RecordTypes.Ranks].Any(key => key.Split(' ').Length > 2);
        return new()
        {
            [RecordTypes.Title] = One(notice.Title),
            [RecordTypes.Issuer] = One(notice.Issuer),
            [RecordTypes.Date] = One(notice.IssuedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            [RecordTypes.DocumentNumber] = One(notice.DocumentNumber),
            [RecordTypes.Year] = One(notice.EvaluationYear?.ToString(CultureInfo.InvariantCulture)),
            [RecordTypes.Addressees] = [.. notice.Addressees.Select(Keys.Plain)],
            [RecordTypes.Indicators] = [.. notice.Indicators.Select(one => Keys.Indicator(one.Name))],
            [RecordTypes.LeadUnits] = [.. notice.Indicators.SelectMany(one => one.LeadUnits.Select(unit => Keys.Unit(one.Name, unit.Name)))],
            [RecordTypes.KeyUnits] = [.. notice.Indicators.SelectMany(one => one.KeyUnits.Select(unit => Keys.Unit(one.Name, unit.Name)))],
            [RecordTypes.Ranks] = [.. notice.Rankings.Where(one => one.Rank is not null).Select(one => Keys.Rank(one.Region, one.Rank!.Value, knowsIndicator ? one.Indicator : null, knowsIndicator ? one.Change : null))],
            [RecordTypes.Standings] = gold.Records[RecordTypes.Standings].Count == 0 ? [] : [.. notice.Rankings.Where(one => one.Rank is null).Select(one => Keys.Standing(one.Region, one.Kind.ToString(), one.Label ?? ""))],
            [RecordTypes.SupportUnits] = [.. notice.SupportUnits.Select(one => Keys.Support(one.Unit.Name, one.Contribution))],
            [RecordTypes.Cases] = [.. notice.Cases.Select(one => Keys.Case(one.Number, one.Subject, one.Title))],
            [RecordTypes.Quantities] = [.. notice.Facts.Select(one => Keys.Fact(one.Evidence.Span.Start, one.Evidence.Span.End, one.Value, one.UpperValue ?? one.Value, one.Unit, one.Comparator))],
        };
    }

    private static string[] One(string? value) => value is null ? [] : [Keys.Plain(value)];
}
