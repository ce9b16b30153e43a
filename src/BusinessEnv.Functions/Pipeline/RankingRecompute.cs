using System.Diagnostics;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Ranking;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Functions.Telemetry;
using BusinessEnv.Storage;
using BusinessEnv.Storage.Observations;
using BusinessEnv.Storage.Rankings;
using BusinessEnv.Storage.Telemetry;
using Microsoft.Extensions.Logging;

namespace BusinessEnv.Functions.Pipeline;

/// <summary>Recomputes one ranking and publishes it.</summary>
/// <remarks>The pointer is read before the inputs and written conditionally after, so a run never replaces one that may have read newer inputs.</remarks>
public sealed partial class RankingRecompute(
    FrameworkCatalog frameworks,
    RankingInputTable inputs,
    ObservationTable observations,
    RankingPointers pointers,
    PublishedDocuments documents,
    RequestQueue queue,
    TimeProvider time,
    ILogger<RankingRecompute> logger)
{
    /// <summary>Does nothing when nothing is due, so that requests that wait together cost one recompute.</summary>
    public async Task RecomputeAsync(RankingRequest request, CancellationToken cancellation)
    {
        var (framework, period) = request;
        using var span = Traces.Continue("rank", request.Traceparent)?.SetTag("framework", framework).SetTag("period", period);
        try
        {
            await RecomputeAsync(framework, period, cancellation);
        }
        catch (Exception failure)
        {
            span.Fail(failure);
            throw;
        }
    }

    private async Task RecomputeAsync(string framework, string period, CancellationToken cancellation)
    {
        while (await pointers.FindAsync(framework, period, cancellation) is { DueStamp: not null } pointer)
        {
            var began = Stopwatch.GetTimestamp();
            if (await ComputeAsync(pointer, cancellation) is not { } run)
                return;
            if (!await pointers.PublishAsync(pointer, run, cancellation))
                continue;
            LogPublished(framework, period, run.Run, run.Units);
            Activity.Current?.SetTag("run", run.Run);
            PipelineFigures.Ranked(framework, Stopwatch.GetElapsedTime(began));
            if (run.Run == pointer.Run)
                continue;
            await RetireAsync(pointer, cancellation);
            await AskForNextPeriodAsync(framework, period, run.Run, cancellation);
        }
    }

    /// <summary>Marks a run that is no longer published as replaced, unless it has become the published one again meanwhile.</summary>
    private async Task RetireAsync(RankingPointer before, CancellationToken cancellation)
    {
        if (before.Run is not { } run)
            return;
        var documentsOfRun = PublishedDocuments.RankingFolder(before.Framework, before.Period) + run;
        await documents.MarkReplacedAsync(documentsOfRun, replaced: true, cancellation);
        if (await pointers.FindAsync(before.Framework, before.Period, cancellation) is { } now && now.Run == run)
            await documents.MarkReplacedAsync(documentsOfRun, replaced: false, cancellation);
    }

    /// <returns>Null when the inputs cannot be ranked now: they are about to be read again with a new version of the framework.</returns>
    private async Task<RankingPointer?> ComputeAsync(RankingPointer pointer, CancellationToken cancellation)
    {
        var (id, period) = (pointer.Framework, pointer.Period);
        var nothing = pointer with { Run = null, Fingerprint = null, FrameworkVersion = null, ComputedAt = time.GetUtcNow(), Units = 0 };
        if (await frameworks.FindAsync(id, cancellation) is not var (framework, version))
            return nothing;
        var (count, current) = await ReadAsync(id, version, period, cancellation);
        if (count == 0)
            return nothing;
        var earlier = await EarlierPeriodAsync(id, period, cancellation);
        var (earlierCount, previous) = earlier is null ? (0, null) : await ReadAsync(id, version, earlier, cancellation);
        if (current is null || (previous is null && earlierCount > 0))
            return null;

        var fingerprint = RankingFingerprint.Of(id, version, current, previous);
        var run = fingerprint[..16];
        if (pointer.Run == run)
            return pointer;
        var ranking = Rank(framework, version, fingerprint, current, previous, cancellation);
        await documents.WriteAsync(PublishedDocuments.Ranking(id, period, run, "json"), "application/json",
            new BinaryData(DocumentJson.Serialize(ranking)), cancellation);
        await documents.WriteAsync(PublishedDocuments.Ranking(id, period, run, "csv"), "text/csv; charset=utf-8",
            RankingCsv.Write(ranking, [.. framework.Root.SelfAndDescendants().Select(node => node.Code)]), cancellation);
        return new(id, period, run, fingerprint, version, time.GetUtcNow(), ranking.Units.Count, null);
    }

    private static RankingDocument Rank(Framework framework, string version, string fingerprint, ObservationSet current, ObservationSet? previous, CancellationToken cancellation)
    {
        var result = RankingEngine.Rank(framework, current, previous, cancellation);
        var before = previous is null
            ? []
            : RankingEngine.Rank(framework with { Uncertainty = null }, previous, null, cancellation).Units.ToDictionary(unit => unit.Unit, unit => unit.Rank);
        return new(
            framework.Id,
            version,
            current.Period,
            fingerprint[..16],
            fingerprint,
            [.. result.Units.Select(unit => new RankingLine(
                unit.Unit, unit.Name, unit.Rank, unit.Score, unit.Coverage, unit.RankLow, unit.RankHigh, before.GetValueOrDefault(unit.Unit), unit.Scores, unit.Ranks))],
            result.Excluded,
            [.. current.Inputs.OrderBy(input => input.Blob, StringComparer.Ordinal)]);
    }

    /// <summary>How many inputs a period has, and their observations; null when there are none, or when some were read with another version of the framework.</summary>
    /// <remarks>A worker that reads an upload again drops what the earlier claim wrote. An input that changed while it was being read may have been read in half, so all are read again.</remarks>
    private async Task<(int Inputs, ObservationSet? Observations)> ReadAsync(string framework, string version, string period, CancellationToken cancellation)
    {
        while (true)
        {
            var rows = await inputs.ListAsync(framework, period, cancellation);
            if (rows.Count == 0 || rows.Any(row => row.Dependency != version))
                return (rows.Count, null);
            var uploads = new UploadObservations[rows.Count];
            await Parallel.ForEachAsync(rows.Index(), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation }, async (item, token) =>
                uploads[item.Index] = new(item.Item.Upload, new BlobSource(item.Item.Blob, item.Item.Version), await observations.ReadAsync(item.Item.Partition, period, token)));
            if (!rows.Except(await inputs.ListAsync(framework, period, cancellation)).Any())
                return (rows.Count, ObservationSet.Merge(period, uploads));
        }
    }

    /// <summary>The period before, among those of the same length that have been ranked or are due.</summary>
    private async Task<string?> EarlierPeriodAsync(string framework, string period, CancellationToken cancellation) =>
        (await pointers.OfFrameworkAsync(framework, cancellation))
            .Select(other => other.Period)
            .Where(other => other.Length == period.Length && string.CompareOrdinal(other, period) < 0)
            .Max(StringComparer.Ordinal);

    /// <summary>What changes in a period changes the next one's comparison with it.</summary>
    private async Task AskForNextPeriodAsync(string framework, string period, string? run, CancellationToken cancellation)
    {
        var next = (await pointers.OfFrameworkAsync(framework, cancellation))
            .Select(other => other.Period)
            .Where(other => other.Length == period.Length && string.CompareOrdinal(other, period) > 0)
            .Min(StringComparer.Ordinal);
        if (next is null)
            return;
        await pointers.MarkDueAsync(framework, next, $"{period}-{run}", cancellation);
        await queue.SendAsync(new RankingRequest(framework, next), cancellation);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Framework}/{Period} is published as run {Run} with {Units} units")]
    private partial void LogPublished(string framework, string period, string? run, int units);
}
