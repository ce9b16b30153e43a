using System.Text.Json;
using Azure.Data.Tables;
using BusinessEnv.Core.Observations;
using BusinessEnv.Storage.Tables;

namespace BusinessEnv.Storage.Observations;

/// <summary>Observations: one partition per upload and claim, one wide entity per (period, unit) with a property per indicator.</summary>
/// <remarks>A partition is written whole before anything points to it, and never changed afterwards.</remarks>
public sealed class ObservationTable(StorageAccount account)
{
    // Below the 252 that an entity may have: Period, Unit, Places and Index go beside the indicators.
    private const int IndicatorsPerEntity = 240;
    private readonly TableClient _table = account.Tables.GetTableClient(Names.ObservationTable);

    /// <returns>How many entities were written.</returns>
    public async Task<int> WriteAsync(string partition, IReadOnlyList<Observation> observations, CancellationToken cancellation)
    {
        var written = 0;
        await TableBatches.UpsertAsync(_table, Entities().Select(entity => { written++; return entity; }), cancellation);
        return written;

        IEnumerable<TableEntity> Entities() =>
            from row in observations.GroupBy(observation => (observation.Period, observation.Unit))
            from part in row.OrderBy(observation => observation.Indicator, StringComparer.Ordinal).Chunk(IndicatorsPerEntity).Index()
            select ToEntity(partition, part.Index, part.Item);
    }

    public async Task<IReadOnlyList<Observation>> ReadAsync(string partition, string period, CancellationToken cancellation)
    {
        var observations = new List<Observation>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and Period eq {period}"), cancellationToken: cancellation))
            Read(entity, observations);
        return observations;
    }

    /// <summary>Drops what one claim wrote.</summary>
    public Task DeleteAsync(string partition, CancellationToken cancellation) => TableBatches.DeletePartitionAsync(_table, partition, cancellation);

    /// <summary>Drops what the upload's claims before <paramref name="sequence"/> wrote. They are garbage for good, so this is safe at any time.</summary>
    public async Task DeleteBeforeAsync(string upload, int sequence, CancellationToken cancellation)
    {
        var partitions = new SortedSet<string>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {Partition(upload, 0)} and PartitionKey lt {Partition(upload, sequence)}");
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, select: ["PartitionKey"], cancellationToken: cancellation))
            partitions.Add(entity.PartitionKey);
        foreach (var partition in partitions)
            await TableBatches.DeletePartitionAsync(_table, partition, cancellation);
    }

    /// <summary>The partition of one claim's observations.</summary>
    public static string Partition(string upload, int sequence) => $"{upload}-{sequence:D8}";

    private static TableEntity ToEntity(string partition, int part, Observation[] observations)
    {
        var (period, unit) = (observations[0].Period, observations[0].Unit);
        var entity = new TableEntity(partition, TableKey.Encode($"{period}|{part}|{unit}"))
        {
            ["Period"] = period,
            ["Unit"] = unit,
            ["Places"] = JsonSerializer.Serialize(observations.Select(observation => observation.Place)),
        };
        foreach (var observation in observations)
            // An empty text states that there is no value.
            entity[PropertyName.Encode(observation.Indicator)] = observation.Number is { } number ? number : observation.Text ?? "";
        return entity;
    }

    private static void Read(TableEntity entity, List<Observation> observations)
    {
        var (period, unit) = (entity.GetString("Period"), entity.GetString("Unit"));
        var places = JsonSerializer.Deserialize<string[]>(entity.GetString("Places"))!;
        var values = entity
            .Select(property => (Code: PropertyName.Decode(property.Key), property.Value))
            .Where(property => property.Code is not null)
            .OrderBy(property => property.Code, StringComparer.Ordinal);
        foreach (var (index, (code, value)) in values.Index())
            observations.Add(new(period, unit, code!, value as double?, value is string { Length: > 0 } text ? text : null, places[index]));
    }
}
