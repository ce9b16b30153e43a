using System.Text;
using BusinessEnv.Core.Notices;
using BusinessEnv.Ingestion.Notices;

namespace BusinessEnv.Ingestion.Tests.Notices;

internal static class Reading
{
    public static NoticeReading Of(string text, AliasTable? aliases = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return NoticeReader.Read(stream, "notice.txt", aliases ?? AliasTable.Empty, TestContext.Current.CancellationToken);
    }

    /// <summary>A notice of 长沙市 around <paramref name="body"/>, so that the reader knows where it comes from.</summary>
    public static Notice Body(string body) => Of($"关于2020年度营商环境评价情况的通报\n各区县（市）政府：\n{body}\n长沙市人民政府\n2021年2月18日\n").Notice!;
}
