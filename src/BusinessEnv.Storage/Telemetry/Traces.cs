using System.Diagnostics;

namespace BusinessEnv.Storage.Telemetry;

/// <summary>The spans of the pipeline, and how a trace passes through a queue.</summary>
public static class Traces
{
    public const string Name = "BusinessEnv";
    private static readonly ActivitySource Source = new(Name);

    /// <summary>The context that a message carries, in W3C form; null when nothing is traced.</summary>
    public static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>A span inside the one under way.</summary>
    public static Activity? Start(string name) => Source.StartActivity(name);

    /// <summary>A span of the trace that sent a message, with a link to the one under way, which only fetched it.</summary>
    /// <param name="traceparent">What the message carries; the span is an ordinary one when it carries none.</param>
    public static Activity? Continue(string name, string? traceparent)
    {
        if (!ActivityContext.TryParse(traceparent, null, isRemote: true, out var sender))
            return Start(name);
        ActivityLink[] links = Activity.Current is { } fetching && fetching.TraceId != sender.TraceId ? [new(fetching.Context)] : [];
        return Source.StartActivity(name, ActivityKind.Consumer, sender, links: links);
    }

    /// <summary>Marks a span as failed.</summary>
    public static void Fail(this Activity? span, Exception failure) =>
        span?.AddException(failure).SetStatus(ActivityStatusCode.Error, failure.Message);
}
