using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace BusinessEnv.Functions.Tests.Cost;

/// <summary>Requests to storage by what they are billed as.</summary>
internal sealed record Requests(long BlobReads, long BlobWrites, long BlobLists, long BlobDeletes, long Queue, long Table)
{
    public long Total => BlobReads + BlobWrites + BlobLists + BlobDeletes + Queue + Table;

    public decimal Dollars =>
        (BlobReads * Prices.BlobReadPer10K + BlobWrites * Prices.BlobWritePer10K + BlobLists * Prices.BlobListPer10K + Queue * Prices.QueuePer10K + Table * Prices.TablePer10K) / 10_000;

    public static Requests operator +(Requests a, Requests b) =>
        new(a.BlobReads + b.BlobReads, a.BlobWrites + b.BlobWrites, a.BlobLists + b.BlobLists, a.BlobDeletes + b.BlobDeletes, a.Queue + b.Queue, a.Table + b.Table);

    public static Requests operator -(Requests a, Requests b) => a + b * -1;

    public static Requests operator *(Requests a, long times) =>
        new(a.BlobReads * times, a.BlobWrites * times, a.BlobLists * times, a.BlobDeletes * times, a.Queue * times, a.Table * times);
}

/// <summary>Counts the requests of one account's clients on the wire. A batch of entities is one request, as it is billed.</summary>
/// <param name="connection">The emulator's connection string, whose services differ by port.</param>
internal sealed class RequestCounter(string connection) : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentDictionary<string, long> _counts = new();

    public Requests Now => new(Of("Blob read"), Of("Blob write"), Of("Blob list"), Of("Blob delete"), Of("Queue"), Of("Table"));

    public override void OnReceivedResponse(HttpMessage message)
    {
        var request = message.Request;
        var service = connection.Split(';').Single(part => part.Contains($":{request.Uri.Port}/", StringComparison.Ordinal)).Split("Endpoint=")[0];
        var operation = service != "Blob" ? service
            : request.Method == RequestMethod.Delete ? "Blob delete"
            : request.Method == RequestMethod.Put || request.Method == RequestMethod.Post ? "Blob write"
            : request.Uri.Query.Contains("comp=list", StringComparison.Ordinal) ? "Blob list" : "Blob read";
        _counts.AddOrUpdate(operation, 1, (_, count) => count + 1);
    }

    private long Of(string operation) => _counts.GetValueOrDefault(operation);
}
