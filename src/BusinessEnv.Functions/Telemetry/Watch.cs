using System.Diagnostics.Metrics;
using BusinessEnv.Storage.Rankings;
using BusinessEnv.Storage.Telemetry;
using Microsoft.Extensions.Logging;

namespace BusinessEnv.Functions.Telemetry;

/// <summary>Measures what no event tells: what waits in queues, what lies in poison queues, which rankings are older than their inputs. The alerts read these.</summary>
public sealed partial class Watch(QueueLengths queues, RankingPointers rankings, TimeProvider time, ILogger<Watch> logger)
{
    private static readonly Gauge<long> Length = Meters.Meter.CreateGauge<long>("businessenv.queue.length", "{message}", "Messages that wait");
    private static readonly Gauge<double> Age = Meters.Meter.CreateGauge<double>("businessenv.queue.age", "s", "Age of the message at the queue's head");
    private static readonly Gauge<long> Poison = Meters.Meter.CreateGauge<long>("businessenv.queue.poison", "{message}", "Messages that failed at every try");
    private static readonly Gauge<long> Due = Meters.Meter.CreateGauge<long>("businessenv.rankings.due", "{ranking}", "Rankings older than their inputs");

    public async Task MeasureAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var queue in await queues.ReadAsync(cancellation))
        {
            KeyValuePair<string, object?> name = new("queue", queue.Queue);
            if (QueueLengths.PoisonQueues.Contains(queue.Queue))
            {
                Poison.Record(queue.Messages, name);
                if (queue.Messages > 0)
                    LogPoison(queue.Queue, queue.Messages);
                continue;
            }
            Length.Record(queue.Messages, name);
            Age.Record(queue.Oldest is { } oldest ? Math.Max(0, (now - oldest).TotalSeconds) : 0, name);
        }
        Due.Record(await rankings.DueAsync(cancellation).CountAsync(cancellation));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Queue} holds {Messages} messages that failed at every try")]
    private partial void LogPoison(string queue, int messages);
}
