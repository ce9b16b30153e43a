namespace BusinessEnv.Local.Hosting;

/// <summary>Handlers under way, at most so many at once. When the host stops they are let finish; only when it must not wait longer are they cancelled.</summary>
public sealed class WorkInHand(int maximum) : IDisposable
{
    private readonly SemaphoreSlim _places = new(maximum, maximum);
    private readonly CancellationTokenSource _abandon = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Waits for a place, then starts the handler and returns.</summary>
    /// <param name="cancellation">Ends the waiting, not the handler.</param>
    public async Task StartAsync(Func<CancellationToken, Task> handler, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        Interlocked.Increment(ref _count);
        _ = Task.Run(async () =>
        {
            try
            {
                await handler(_abandon.Token);
            }
            finally
            {
                Interlocked.Decrement(ref _count);
                _places.Release();
            }
        }, CancellationToken.None);
    }

    /// <summary>Waits until all have finished.</summary>
    /// <param name="limit">When it fires, what is still under way is cancelled.</param>
    public async Task FinishAsync(CancellationToken limit)
    {
        await using var abandon = limit.Register(_abandon.Cancel);
        for (var place = 0; place < maximum; place++)
            await _places.WaitAsync(CancellationToken.None);
        _places.Release(maximum);
    }

    public void Dispose()
    {
        _places.Dispose();
        _abandon.Dispose();
    }
}
