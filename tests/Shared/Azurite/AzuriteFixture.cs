using BusinessEnv.Local.Azurite;
using BusinessEnv.Storage;

[assembly: AssemblyFixture(typeof(BusinessEnv.Tests.AzuriteFixture))]

namespace BusinessEnv.Tests;

/// <summary>One Azurite for the test assembly, in memory, with an account for each test that asks for one.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const int Accounts = 200;
    private AzuriteProcess? _azurite;
    private int _taken;

    public async ValueTask InitializeAsync() =>
        _azurite = await AzuriteProcess.StartAsync(null, [.. Enumerable.Range(1, Accounts).Select(Name)], Console.WriteLine, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }

    /// <summary>The connection string of an account that nothing has used.</summary>
    public string NewConnection() => _azurite!.ConnectionStringOf(Name(Interlocked.Increment(ref _taken)));

    /// <summary>An account that nothing has used, with all containers, tables and queues.</summary>
    public async Task<StorageAccount> NewAccountAsync(CancellationToken cancellation)
    {
        var account = StorageAccount.Connect(NewConnection());
        await account.CreateMissingAsync(cancellation);
        return account;
    }

    private static string Name(int number) => $"test{number:D4}";
}
