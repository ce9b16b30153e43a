using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace BusinessEnv.Tests;

/// <summary>Lets every write reach the service and then loses its first reply, so that the SDK sends it again by itself.</summary>
public sealed class LostReplies : HttpPipelinePolicy
{
    private readonly ConcurrentDictionary<string, bool> _lost = new();

    public int Count => _lost.Count;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ProcessNext(message, pipeline);
        Lose(message);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        Lose(message);
    }

    private void Lose(HttpMessage message)
    {
        if (message.Request.Method != RequestMethod.Get && message.Request.Method != RequestMethod.Head && message.Response.Status < 400 && _lost.TryAdd(message.Request.ClientRequestId, true))
            throw new IOException("The reply was lost.");
    }
}
