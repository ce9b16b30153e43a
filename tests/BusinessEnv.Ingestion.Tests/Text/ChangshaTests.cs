using System.Text.Json;
using BusinessEnv.Core.Notices;
using BusinessEnv.Ingestion.Documents;
using BusinessEnv.Ingestion.Text;

namespace BusinessEnv.Tests;

/// <summary>The real notice of <c>shared/data/changsha-2021</c>, against what a careful reader found in it.</summary>
public class ChangshaTests
{
    private static readonly Lazy<NoticeText> Text = new(() =>
    {
        using var file = File.OpenRead(SharedData.File("changsha-2021/notice.txt"));
        return TextRepair.Repair(DocumentReader.Read(file, "notice.txt").Document!.Text);
    });

    private static JsonElement Gold()
    {
        using var file = File.OpenRead(SharedData.File("changsha-2021/gold.json"));
        return JsonDocument.Parse(file).RootElement.Clone();
    }

    [Fact]
    public void The_damaged_places_are_restored_exactly()
    {
        var gold = Gold().GetProperty("corruption").GetProperty("mojibake_regions").EnumerateArray().ToList();
        var repairs = Text.Value.Repairs.Where(r => r.Kind == RepairKind.ByteShift).ToList();
        Assert.Equal(6, gold.Count);
        Assert.Equal(gold.Select(g => (g.GetProperty("offset").GetInt32(), g.GetProperty("before").GetString(), g.GetProperty("after").GetString())),
            repairs.Select(r => (r.Span.Start, (string?)r.Before, (string?)r.After)));
    }

    [Fact]
    public void All_annotations_are_removed()
    {
        var removed = Text.Value.Repairs.Where(r => r.Kind == RepairKind.PinyinAnnotation).ToList();
        Assert.Equal(740, removed.Count);
        var shifted = Text.Value.Repairs.Where(r => r.Kind == RepairKind.ByteShift).Select(r => r.Span).ToList();
        var whole = removed.Where(r => !shifted.Exists(s => r.Span.Start <= s.End && r.Span.End >= s.Start)).ToList();
        Assert.Equal(736, whole.Count);
        Assert.Equal(52, whole.Select(r => Text.Value.Original[r.Span.Start - 1]).Distinct().Count());
        Assert.DoesNotContain(Text.Value.Simplified, c => c is 'ā' or 'á' or 'ǎ' or 'à' or 'ù' or 'è');
    }

    [Fact]
    public void The_result_is_GB_2312_and_as_long_as_the_reader_counted()
    {
        Assert.DoesNotContain(Text.Value.Simplified, c => c >= '\u3400' && c < '\uA000' && !Script.IsGb2312(c));
        Assert.Equal(Gold().GetProperty("source").GetProperty("simplified_chars").GetInt32(), Text.Value.Simplified.Length);
    }

    [Fact]
    public void The_facts_of_the_reader_stand_in_the_text_at_their_spans()
    {
        var facts = Gold().GetProperty("facts").EnumerateArray().ToList();
        Assert.NotEmpty(facts);
        Assert.All(facts, fact =>
        {
            var span = new TextSpan(fact.GetProperty("char_start").GetInt32(), fact.GetProperty("char_end").GetInt32());
            var repaired = Text.Value.Map.ToRepaired(span);
            Assert.Equal(fact.GetProperty("surface").GetString(), Text.Value.Simplified[repaired.Start..repaired.End]);
            Assert.Equal(span, Text.Value.Map.ToOriginal(repaired));
        });
    }
}
