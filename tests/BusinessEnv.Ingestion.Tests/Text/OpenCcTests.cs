using BusinessEnv.Ingestion.Text;

namespace BusinessEnv.Tests;

public class OpenCcTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Text", "tw2s-cases.txt")))
            if (!line.StartsWith('#') && line.Split('\t') is [var input, var expected])
                cases.Add(input.Replace("\\n", "\n"), expected.Replace("\\n", "\n"));
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_chain_gives_what_OpenCC_gives(string input, string expected) => Assert.Equal(expected, OpenCc.Convert(input));

    [Theory]
    [InlineData("著力打造營商環境", "着力打造营商环境")]
    [InlineData("完善體係和機製", "完善体系和机制")]
    [InlineData("乾坤朗朗，幹部乾事", "乾坤朗朗，干部干事")]
    public void Words_of_notices(string input, string expected) => Assert.Equal(expected, TextRepair.Repair(input, TestContext.Current.CancellationToken).Simplified);
}
