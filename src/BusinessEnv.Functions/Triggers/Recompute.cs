using BusinessEnv.Functions.Pipeline;
using BusinessEnv.Storage;
using Microsoft.Azure.Functions.Worker;

namespace BusinessEnv.Functions.Triggers;

public sealed class Recompute(RankingRecompute rankings, Sweep sweep)
{
    [Function(nameof(RecomputeRanking))]
    public Task RecomputeRanking([QueueTrigger(Names.RankingRequests, Connection = StorageAccount.Setting)] string message, CancellationToken cancellation) =>
        rankings.RecomputeAsync(RankingRequest.Parse(message), cancellation);

    [Function(nameof(RecomputeDue))]
    public Task RecomputeDue([TimerTrigger("%RecomputeDueSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        sweep.RequestDueRankingsAsync(cancellation);

    [Function(nameof(Reconcile))]
    public Task Reconcile([TimerTrigger("%ReconcileSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        sweep.ReconcileAsync(cancellation);
}
