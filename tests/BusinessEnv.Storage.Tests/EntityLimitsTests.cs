using Azure.Data.Tables;
using BusinessEnv.Storage.Tables;

namespace BusinessEnv.Storage.Tests;

/// <summary>The limits that Azure enforces and the emulator does not.</summary>
public class EntityLimitsTests
{
    [Fact]
    public void An_ordinary_entity_passes() => Assert.InRange(EntityLimits.Check(new TableEntity("p", "r") { ["Name"] = "长沙", ["Value"] = 1.5 }), 1, 200);

    [Fact]
    public void More_than_252_properties_are_refused()
    {
        var entity = new TableEntity("p", "r");
        for (var i = 0; i < 252; i++)
            entity[$"P{i}"] = i;
        EntityLimits.Check(entity);
        entity["P252"] = 1;
        Refused(entity, "253 properties");
    }

    [Fact]
    public void A_string_above_64_KiB_is_refused()
    {
        EntityLimits.Check(new TableEntity("p", "r") { ["Text"] = new string('a', 32 * 1024) });
        Refused(new TableEntity("p", "r") { ["Text"] = new string('a', 32 * 1024 + 1) }, "'Text'");
    }

    [Fact]
    public void More_than_1_MiB_is_refused()
    {
        var entity = new TableEntity("p", "r");
        for (var i = 0; i < 17; i++)
            entity[$"Text{i}"] = new string('a', 32 * 1024);
        Refused(entity, "1048576");
    }

    [Theory]
    [InlineData("a-b")]
    [InlineData("1a")]
    [InlineData("a.b")]
    public void A_name_that_is_no_identifier_is_refused(string name) => Refused(new TableEntity("p", "r") { [name] = 1 }, name);

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\u0002b")]
    public void A_key_with_a_forbidden_character_is_refused(string key)
    {
        Refused(new TableEntity(key, "r"), key);
        Refused(new TableEntity("p", key), key);
    }

    [Fact]
    public void A_number_that_is_not_finite_is_refused() => Refused(new TableEntity("p", "r") { ["Value"] = double.NaN }, "'Value'");

    [Fact]
    public void Batches_hold_100_entities_of_one_partition_and_at_most_4_MiB()
    {
        var small = Enumerable.Range(0, 250).Select(i => new TableEntity(i < 130 ? "a" : "b", $"{i:D4}") { ["Value"] = i });
        Assert.Equal([100, 30, 100, 20], TableBatches.Batches(small).Select(batch => batch.Count));

        var text = new string('长', 32_000);
        var large = Enumerable.Range(0, 100).Select(i => new TableEntity("a", $"{i:D4}") { ["One"] = text, ["Two"] = text, ["Three"] = text });
        var batches = TableBatches.Batches(large).ToArray();
        Assert.All(batches, batch => Assert.True(batch.Sum(action => EntityLimits.Check((TableEntity)action.Entity)) <= EntityLimits.MaximumBatchBytes));
        Assert.Equal(100, batches.Sum(batch => batch.Count));
    }

    private static void Refused(TableEntity entity, string mentioned) =>
        Assert.Contains(mentioned, Assert.Throws<InvalidOperationException>(() => EntityLimits.Check(entity)).Message, StringComparison.Ordinal);
}
