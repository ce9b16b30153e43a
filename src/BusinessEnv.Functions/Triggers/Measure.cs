using BusinessEnv.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace BusinessEnv.Functions.Triggers;

public sealed class Measure(Watch watch)
{
    [Function(nameof(MeasureQueues))]
    public Task MeasureQueues([TimerTrigger("%MeasureSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        watch.MeasureAsync(cancellation);
}
