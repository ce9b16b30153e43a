using System.Diagnostics;
using System.Security.Cryptography;
using Azure.Data.Tables;
using BusinessEnv.Storage;
using BusinessEnv.Storage.Rankings;
using BusinessEnv.Storage.Uploads;

namespace BusinessEnv.Scale;

/// <summary>One workload taken through some hosts.</summary>
/// <param name="Took">From the first upload to the last outcome and the last publication.</param>
/// <param name="Counted">The hosts' counters, added up.</param>
/// <param name="Lost">Blobs whose final content has no outcome.</param>
/// <param name="Doubled">Uploads whose observations stand more than once, and rows of the ledger for no blob.</param>
internal sealed record Run(int Hosts, int Uploads, TimeSpan Uploading, TimeSpan Took, Dictionary<string, long> Counted, IReadOnlyList<long> ByHost, int Lost, int Doubled, List<string> Contents)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int UploadsAtOnce = 8;

    public static async Task<Run> MakeAsync(int count, string connection, Workload workload)
    {
        var account = StorageAccount.Connect(connection);
        await account.CreateMissingAsync(CancellationToken.None);
        var hosts = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => WorkingHost.StartAsync(connection)));
        var clock = Stopwatch.StartNew();
        await UploadAsync(account, workload);
        var uploading = clock.Elapsed;
        var took = await FinishedAsync(account, workload, clock);
        var counted = new Dictionary<string, long>();
        var byHost = new List<long>();
        foreach (var host in hosts)
        {
            var own = await host.StopAsync();
            byHost.Add(own.Where(counter => counter.Key.StartsWith("businessenv.uploads ", StringComparison.Ordinal)).Sum(counter => counter.Value));
            foreach (var (name, value) in own)
                counted[name] = counted.GetValueOrDefault(name) + value;
            host.Dispose();
        }
        var ledger = await LedgerAsync(account);
        return new(
            count, workload.Drops.Count, uploading, took, counted, byHost,
            workload.Blobs.Count(blob => !HasOutcome(ledger, blob)),
            await TableContents.DoubledAsync(account) + ledger.Keys.Count(key => !workload.Blobs.ContainsKey(key)),
            await TableContents.ReadAsync(account));
    }

    public void Write(TextWriter text)
    {
        text.WriteLine($"{Hosts} hosts: {Took.TotalSeconds:N0} s, {Uploads / Took.TotalSeconds:N0} uploads/s (uploading took {Uploading.TotalSeconds:N0} s); lost {Lost}, doubled {Doubled}");
        text.WriteLine($"  outcomes by host {string.Join(", ", ByHost)}");
        foreach (var (name, value) in Counted.OrderBy(counter => counter.Key, StringComparer.Ordinal))
            text.WriteLine($"  {name} {value:N0}");
    }

    /// <summary>Several at once; but a blob's versions one after the other.</summary>
    private static Task UploadAsync(StorageAccount account, Workload workload) =>
        Parallel.ForEachAsync(
            workload.Drops.GroupBy(drop => (uint)HashCode.Combine(drop.Blob) % UploadsAtOnce),
            new ParallelOptions { MaxDegreeOfParallelism = UploadsAtOnce },
            async (drops, token) =>
            {
                foreach (var drop in drops)
                    await account.Blobs.GetBlobContainerClient(drop.Container).GetBlobClient(drop.Blob).UploadAsync(new BinaryData(drop.Content), overwrite: true, token);
            });

    /// <summary>Waits until every blob's final content has its outcome, and no ranking is due and no message waits.</summary>
    private static async Task<TimeSpan> FinishedAsync(StorageAccount account, Workload workload, Stopwatch clock)
    {
        var rankings = new RankingPointers(account);
        var queues = Names.Queues.Select(account.Queues.GetQueueClient).ToArray();
        var said = TimeSpan.Zero;
        while (true)
        {
            var ledger = await LedgerAsync(account);
            var open = workload.Blobs.Count(blob => !HasOutcome(ledger, blob));
            if (open == 0 && !await rankings.DueAsync(CancellationToken.None).AnyAsync())
            {
                var waiting = 0;
                foreach (var queue in queues)
                    waiting += (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;
                if (waiting == 0)
                    return clock.Elapsed;
            }
            if (clock.Elapsed - said > TimeSpan.FromSeconds(15))
            {
                said = clock.Elapsed;
                Console.Error.WriteLine($"{clock.Elapsed.TotalSeconds:N0} s: {open:N0} blobs wait for their outcome");
            }
            if (clock.Elapsed > Limit)
            {
                Console.Error.WriteLine($"Given up after {Limit.TotalMinutes} minutes.");
                return clock.Elapsed;
            }
            await Task.Delay(Pause);
        }
    }

    private static bool HasOutcome(Dictionary<(string, string), (string Version, string State)> ledger, KeyValuePair<(string, string), byte[]> blob) =>
        ledger.TryGetValue(blob.Key, out var row)
        && row.State is nameof(UploadState.Accepted) or nameof(UploadState.AcceptedWithWarnings) or nameof(UploadState.Rejected)
        && row.Version == Convert.ToHexStringLower(SHA256.HashData(blob.Value).AsSpan(0, 16));

    private static async Task<Dictionary<(string, string), (string Version, string State)>> LedgerAsync(StorageAccount account)
    {
        var ledger = new Dictionary<(string, string), (string, string)>();
        await foreach (var row in account.Tables.GetTableClient(Names.UploadTable).QueryAsync<TableEntity>(select: ["Container", "Blob", "Version", "State"]))
            ledger[(row.GetString("Container"), row.GetString("Blob"))] = (row.GetString("Version") ?? "", row.GetString("State"));
        return ledger;
    }
}
