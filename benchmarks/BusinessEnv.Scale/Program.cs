using System.Globalization;
using BusinessEnv.Local.Azurite;
using BusinessEnv.Scale;

// dotnet run -c Release --project benchmarks/BusinessEnv.Scale -- [hosts] [uploads] [seed]
if (args is ["host", var connection])
    return await WorkingHost.ServeAsync(connection);

int Argument(int index, int otherwise) => index < args.Length ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;
var (hosts, uploads, seed) = (Argument(0, 4), Argument(1, 5000), Argument(2, 1));
var workload = Workload.Create(uploads, seed);
Console.WriteLine($"{uploads:N0} uploads of {workload.Blobs.Count:N0} blobs, {workload.Bytes / 1e6:N1} MB, seed {seed}; {Environment.ProcessorCount} cores");

await using var azurite = await AzuriteProcess.StartAsync(null, ["several", "single"], Console.WriteLine, CancellationToken.None);
var several = await Run.MakeAsync(hosts, azurite.ConnectionStringOf("several"), workload);
several.Write(Console.Out);
var single = await Run.MakeAsync(1, azurite.ConnectionStringOf("single"), workload);
single.Write(Console.Out);

var (onlySeveral, onlySingle) = TableContents.Differences(several.Contents, single.Contents);
Console.WriteLine($"rows {several.Contents.Count:N0} and {single.Contents.Count:N0}; only with {hosts} hosts {onlySeveral.Count}, only with one {onlySingle.Count}");
foreach (var line in onlySeveral.Take(10).Select(line => $"+ {line}").Concat(onlySingle.Take(10).Select(line => $"- {line}")))
    Console.WriteLine(line);
return several.Lost + several.Doubled + single.Lost + single.Doubled + onlySeveral.Count + onlySingle.Count == 0 ? 0 : 1;
