using BenchmarkDotNet.Attributes;
using BusinessEnv.Ingestion.Text;

namespace BusinessEnv.Benchmarks;

/// <summary>Text repair on a million characters. Peers and linearity: <c>benchmarks/peers/text/measure.sh</c>.</summary>
[MemoryDiagnoser]
public class TextBenchmarks
{
    private string _text = "";

    [Params("clean", "damaged")]
    public string Kind { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _text = TextSample.Of(Kind);

    [Benchmark]
    public NoticeText Repair() => TextRepair.Repair(_text);
}
