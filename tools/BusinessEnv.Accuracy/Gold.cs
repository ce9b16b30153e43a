using System.Globalization;
using System.Text.Json;

namespace BusinessEnv.Accuracy;

/// <summary>What a careful reader took from a notice, as keys that can be compared: one per record.</summary>
/// <param name="Records">By record type.</param>
/// <param name="Forbidden">Surfaces of which no fact may be made: traps and numbers that are not quantities.</param>
public sealed record Gold(string Name, string Text, IReadOnlyDictionary<string, IReadOnlyList<string>> Records, IReadOnlyList<string> Forbidden)
{
    /// <summary>Reads a gold file of the format of docs/notices.md. A fact without offsets stands at the next place of its surface.</summary>
    public static Gold Read(string name, string json, string text)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var records = new Dictionary<string, IReadOnlyList<string>>
        {
            [RecordTypes.Title] = One(NameOf(root, "title")),
            [RecordTypes.Issuer] = One(NameOf(root, "issuer")),
            [RecordTypes.Date] = One(root.TryGetProperty("date", out var date) && date.ValueKind is JsonValueKind.Object ? date.GetProperty("iso").GetString() : null),
            [RecordTypes.DocumentNumber] = One(root.TryGetProperty("doc_number", out var number) ? number.GetString() : null),
            [RecordTypes.Year] = One(root.TryGetProperty("evaluation_year", out var year) && year.ValueKind is JsonValueKind.Number ? year.GetInt32().ToString(CultureInfo.InvariantCulture) : null),
            [RecordTypes.Addressees] = [.. Items(root, "addressees").Select(one => Keys.Plain(Simplified(one)))],
            [RecordTypes.Indicators] = [.. Items(root, "indicators").Select(one => Keys.Indicator(one.GetProperty("indicator").GetString()!))],
            [RecordTypes.LeadUnits] = [.. Units(root, "lead_units")],
            [RecordTypes.KeyUnits] = [.. Units(root, "key_units")],
            [RecordTypes.Ranks] = [.. Items(root, "regions").Select(one => Keys.Rank(one.GetProperty("region").GetString()!, one.GetProperty("rank").GetInt32(), StringOf(one, "indicator"), one.TryGetProperty("change", out var change) ? change.GetInt32() : null))],
            [RecordTypes.Standings] = [.. Items(root, "standings").Select(one => Keys.Standing(one.GetProperty("region").GetString()!, one.GetProperty("kind").GetString()!, one.GetProperty("label").GetString()!))],
            [RecordTypes.SupportUnits] = [.. Items(root, "support_units").Select(one => Keys.Support(Simplified(one.GetProperty("unit")), StringOf(one, "contribution") ?? ""))],
            [RecordTypes.Cases] = [.. Items(root, "cases").Select(one => Keys.Case(one.GetProperty("no").GetInt32(), StringOf(one, "subject") ?? StringOf(one, "region") ?? "", one.GetProperty("summary_title").GetString()!))],
            [RecordTypes.Quantities] = Facts(root, text),
        };
        var forbidden = Items(root, "traps").Select(one => one.GetString()!).Concat(Items(root, "numbers_that_are_not_facts").Select(one => one.GetProperty("surface").GetString()!)).Distinct().ToList();
        return new(name, text, records, forbidden);
    }

    private static IEnumerable<string> Units(JsonElement root, string role) =>
        from indicator in Items(root, "indicators")
        from unit in Items(indicator, role)
        select Keys.Unit(indicator.GetProperty("indicator").GetString()!, Simplified(unit));

    private static List<string> Facts(JsonElement root, string text)
    {
        var facts = new List<string>();
        var from = 0;
        foreach (var one in Items(root, "facts"))
        {
            int start, end;
            if (one.TryGetProperty("char_start", out var given)) (start, end) = (given.GetInt32(), one.GetProperty("char_end").GetInt32());
            else
            {
                var surface = StringOf(one, "surface_original") ?? one.GetProperty("surface").GetString()!;
                start = text.IndexOf(surface, from, StringComparison.Ordinal);
                if (start < 0) throw new InvalidDataException($"The fact {surface} is not in the text after character {from}.");
                end = start + surface.Length;
                from = start + 1;
            }
            var value = one.GetProperty("value");
            double low, high;
            if (value.ValueKind is JsonValueKind.Array) (low, high) = (value[0].GetDouble(), value[1].GetDouble());
            else if (value.ValueKind is JsonValueKind.Object) (low, high) = (value.GetProperty("days_per_week").GetDouble(), value.GetProperty("hours_per_day").GetDouble());
            else low = high = value.GetDouble();
            facts.Add(Keys.Fact(start, end, low, high, one.GetProperty("unit").GetString()!, one.GetProperty("comparator").GetString()!));
        }
        return facts;
    }

    private static string[] One(string? value) => value is null ? [] : [Keys.Plain(value)];

    private static string? NameOf(JsonElement root, string property) =>
        root.TryGetProperty(property, out var value) && value.ValueKind is not JsonValueKind.Null ? Simplified(value) : null;

    private static string Simplified(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetProperty("simplified").GetString()!;

    private static string? StringOf(JsonElement value, string property) => value.TryGetProperty(property, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement value, string property) =>
        value.TryGetProperty(property, out var list) && list.ValueKind is JsonValueKind.Array ? list.EnumerateArray() : default;
}
