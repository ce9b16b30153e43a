using System.Diagnostics;
using System.Text;
using BusinessEnv.Benchmarks;
using BusinessEnv.Ingestion.Text;

// sample clean|damaged: writes the sample text. repair FILE: repairs it and prints CPU time, throughput and memory.
if (args is ["sample", var kind])
{
    using var output = Console.OpenStandardOutput();
    output.Write(Encoding.UTF8.GetBytes(TextSample.Of(kind)));
    return 0;
}
if (args is not ["repair", var path])
{
    Console.Error.WriteLine("sample clean|damaged, or repair FILE");
    return 1;
}
var text = File.ReadAllText(path);
var megabytes = new FileInfo(path).Length / 1e6;
TextRepair.Repair(TextSample.Of("damaged")[..20_000]);
foreach (var (name, times) in (ReadOnlySpan<(string, int)>)[("one", 1), ("two", 2), ("four", 4)])
{
    var longer = string.Concat(Enumerable.Repeat(text, times));
    var best = double.MaxValue;
    long allocated = 0;
    for (var i = 0; i < 5; i++)
    {
        var before = Environment.CpuUsage.TotalTime;
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        TextRepair.Repair(longer);
        allocated = GC.GetAllocatedBytesForCurrentThread() - bytes;
        best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }
    Console.WriteLine($"  repair, {name} length: {best:F3} s CPU, {megabytes * times / best:F1} MB/s, {allocated / 1e6 / (megabytes * times):F1} bytes allocated per byte of text");
}
Console.WriteLine($"  peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
return 0;
