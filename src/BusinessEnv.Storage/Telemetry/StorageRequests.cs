using System.Diagnostics.Metrics;
using Azure.Core;
using Azure.Core.Pipeline;

namespace BusinessEnv.Storage.Telemetry;

/// <summary>Counts what storage is asked, which is what it bills: one for every request on the wire, the SDK's own retries included.</summary>
/// <param name="service"><c>blob</c>, <c>queue</c> or <c>table</c>.</param>
internal sealed class StorageRequests(string service) : HttpPipelineSynchronousPolicy
{
    private static readonly Counter<long> Requests = Meters.Meter.CreateCounter<long>("businessenv.storage.requests", "{request}", "Requests to storage, as billed");

    private readonly KeyValuePair<string, object?> _service = new("service", service);

    public override void OnReceivedResponse(HttpMessage message) =>
        Requests.Add(1, _service, new("operation", Operation(message.Request)), new("status", message.Response.Status));

    /// <summary>The classes that price lists tell apart: <c>write</c>, <c>list</c>, <c>read</c>, <c>delete</c> (which is free for blobs).</summary>
    private string Operation(Request request) =>
        request.Method == RequestMethod.Delete ? "delete"
        : request.Method == RequestMethod.Get || request.Method == RequestMethod.Head
            ? service == "blob" && request.Uri.Query.Contains("comp=list", StringComparison.Ordinal) ? "list" : "read"
        : "write";
}
