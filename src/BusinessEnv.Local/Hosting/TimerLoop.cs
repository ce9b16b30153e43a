using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NCrontab;

namespace BusinessEnv.Local.Hosting;

/// <summary>Plays the timer trigger for one function: an NCRONTAB expression of six fields, in UTC; one call at a time.</summary>
public sealed partial class TimerLoop(
    LocalFunction function,
    FunctionInvoker invoker,
    IConfiguration configuration,
    HostSettings settings,
    TimeProvider time,
    ILogger<TimerLoop> logger) : BackgroundService
{
    private readonly WorkInHand _work = new(1);
    private readonly CrontabSchedule _schedule = Parse(function, configuration);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await _work.FinishAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _work.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = time.GetUtcNow().UtcDateTime;
            await Task.Delay(_schedule.GetNextOccurrence(now) - now, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested)
                await _work.StartAsync(CallAsync, CancellationToken.None);
        }
    }

    private async Task CallAsync(CancellationToken abandon)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(abandon);
            limit.CancelAfter(settings.FunctionTimeout);
            await invoker.InvokeAsync(function, new TimerInfo(), new Dictionary<string, string>(), limit.Token);
        }
        catch (Exception failure)
        {
            LogFailed(failure, function.Name);
        }
    }

    /// <summary>A schedule written as <c>%NAME%</c> is a setting's, as in the Functions host.</summary>
    internal static CrontabSchedule Parse(LocalFunction function, IConfiguration configuration)
    {
        var schedule = ((TimerTriggerAttribute)function.Trigger).Schedule;
        if (schedule is ['%', .. var setting, '%'])
            schedule = configuration[setting] ?? throw new InvalidOperationException($"The setting '{setting}' is missing: the schedule of '{function.Name}'.");
        return CrontabSchedule.TryParse(schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true })
            ?? throw new InvalidOperationException($"The schedule '{schedule}' of '{function.Name}' is not an NCRONTAB expression of six fields.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Function} failed")]
    private partial void LogFailed(Exception failure, string function);
}
