using BusinessEnv.Core.Notices;
using BusinessEnv.Ingestion.Documents;
using BusinessEnv.Ingestion.Text;

namespace BusinessEnv.Tests;

/// <summary>The real notice of <c>shared/data/changsha-2021</c>.</summary>
public class ChangshaTests
{
    private static NoticeText Read()
    {
        using var file = File.OpenRead(SharedData.File("changsha-2021/notice.txt"));
        var reading = DocumentReader.Read(file, "notice.txt", cancellation: TestContext.Current.CancellationToken);
        return TextRepair.Repair(reading.Document!.Text, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_line_is_repaired_and_every_character_leads_back()
    {
        var text = Read();
        Assert.Contains("牛年春来早,营商环境当好“领头雁”建好“示范区”。", text.Simplified, StringComparison.Ordinal);
        var at = text.Simplified.IndexOf("市工商联", StringComparison.Ordinal);
        var span = text.Map.ToOriginal(new TextSpan(at, at + 4));
        Assert.Equal("市工商聯(lián)", text.Original[span.Start..span.End]);
        Assert.Equal(new TextSpan(at, at + 4), text.Map.ToRepaired(span));
        Assert.Equal(text.Simplified.Length, text.Map.RepairedLength);
        Assert.Equal(text.Original.Length, text.Map.OriginalLength);
    }
}
