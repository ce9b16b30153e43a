using BusinessEnv.Core.Observations;
using BusinessEnv.Storage.Observations;
using BusinessEnv.Tests;

namespace BusinessEnv.Storage.Tests;

public class ObservationTableTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_texts_and_stated_absences_come_back_with_their_cells()
    {
        var table = new ObservationTable(await azurite.NewAccountAsync(Cancellation));
        Observation[] observations =
        [
            new("2024", "长沙县/1", "a.b-c", 1.0 / 3, null, "指标!C7"),
            new("2024", "长沙县/1", "a_b", null, "No Practice", "指标!D7"),
            new("2024", "长沙县/1", "名称", null, null, "指标!E7"),
            new("2023", "长沙县/1", "a_b", -0.0, null, "指标!D6"),
        ];
        Assert.Equal(2, await table.WriteAsync("u-00000001", observations, Cancellation));
        Assert.Equal(observations.Take(3).OrderBy(o => o.Indicator, StringComparer.Ordinal), await table.ReadAsync("u-00000001", "2024", Cancellation));
        Assert.Equal([observations[3]], await table.ReadAsync("u-00000001", "2023", Cancellation));
    }

    [Fact]
    public async Task More_indicators_than_an_entity_holds_are_split()
    {
        var table = new ObservationTable(await azurite.NewAccountAsync(Cancellation));
        var observations = Enumerable.Range(0, 1000).Select(i => new Observation("2024", "X", $"indicator-{i:D4}", i, null, $"Sheet1!R{i}")).ToArray();
        Assert.Equal(5, await table.WriteAsync("u-00000001", observations, Cancellation));
        Assert.Equal(observations, (await table.ReadAsync("u-00000001", "2024", Cancellation)).OrderBy(o => o.Indicator, StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_earlier_claims_wrote_is_dropped_and_nothing_else()
    {
        var table = new ObservationTable(await azurite.NewAccountAsync(Cancellation));
        Observation[] some = [.. Enumerable.Range(0, 250).Select(i => new Observation("2024", $"X{i}", "a", i, null, $"A{i}"))];
        foreach (var partition in new[] { ("u", 1), ("u", 2), ("u", 3), ("u2", 1) })
            await table.WriteAsync(ObservationTable.Partition(partition.Item1, partition.Item2), some, Cancellation);
        await table.DeleteBeforeAsync("u", 3, Cancellation);
        Assert.Empty(await table.ReadAsync(ObservationTable.Partition("u", 1), "2024", Cancellation));
        Assert.Empty(await table.ReadAsync(ObservationTable.Partition("u", 2), "2024", Cancellation));
        Assert.Equal(250, (await table.ReadAsync(ObservationTable.Partition("u", 3), "2024", Cancellation)).Count);
        Assert.Equal(250, (await table.ReadAsync(ObservationTable.Partition("u2", 1), "2024", Cancellation)).Count);
    }

    [Fact]
    public async Task Lost_replies_change_nothing()
    {
        var connection = azurite.NewConnection();
        await StorageAccount.Connect(connection).CreateMissingAsync(Cancellation);
        var account = StorageAccount.Connect(connection, new LostReplies());
        var table = new ObservationTable(account);
        var inputs = new RankingInputTable(account);
        Observation[] some = [.. Enumerable.Range(0, 120).Select(i => new Observation("2024", $"X{i:D3}", "a", i, null, $"A{i}"))];
        await table.WriteAsync("u-00000001", some, Cancellation);
        Assert.Equal(some, await table.ReadAsync("u-00000001", "2024", Cancellation));
        await table.DeleteBeforeAsync("u", 2, Cancellation);
        Assert.Empty(await table.ReadAsync("u-00000001", "2024", Cancellation));
        await inputs.PutAsync("f", "2024", Row(1), Cancellation);
        Assert.Single(await inputs.ListAsync("f", "2024", Cancellation));
    }

    [Fact]
    public async Task An_overtaken_worker_cannot_put_an_input_back()
    {
        var inputs = new RankingInputTable(await azurite.NewAccountAsync(Cancellation));
        await inputs.PutAsync("f", "2024", Row(1), Cancellation);
        await inputs.RemoveAsync("f", "2024", "u", 3, Cancellation);
        await inputs.PutAsync("f", "2024", Row(2), Cancellation);
        Assert.Empty(await inputs.ListAsync("f", "2024", Cancellation));
        await inputs.PutAsync("f", "2024", Row(4), Cancellation);
        Assert.Equal(4, Assert.Single(await inputs.ListAsync("f", "2024", Cancellation)).Sequence);
    }

    private static RankingInputRow Row(int sequence) => new("u", "metrics/f/m.csv", "v", DateTimeOffset.UnixEpoch, $"u-{sequence:D8}", "fv", sequence);
}
