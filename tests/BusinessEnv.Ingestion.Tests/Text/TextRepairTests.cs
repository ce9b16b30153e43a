using System.Text;
using BusinessEnv.Core.Notices;
using BusinessEnv.Ingestion.Text;
using CsCheck;

namespace BusinessEnv.Tests;

public class TextRepairTests
{
    private static string Repaired(string text) => TextRepair.Repair(text, TestContext.Current.CancellationToken).Simplified;

    [Theory]
    [InlineData("務(wù)必做好營(yíng)商環(huán)境", "务必做好营商环境")]
    [InlineData("營(ying)商環(huan)境(jing)(jing)", "营商环境")]
    [InlineData("業（yè）務（wu4）", "业务")]
    [InlineData("法律(lǜ)法規(guī)與綠(lv)色", "法律法规与绿色")]
    [InlineData("調(diào)查與協(xie)調(tiao)", "调查与协调")]
    public void Annotations_go(string damaged, string clean) => Assert.Equal(clean, Repaired(damaged));

    [Theory]
    [InlineData("市委组织部(市委人才办)、工作标准(DB2020)、城市(shi)级(A)类")]
    [InlineData("“环”字的拼音(huán)要读准，环(huán)境的环读作第二声。")]
    [InlineData("亳(bó)州市、郴(chēn)州市和洮(táo)北区")]
    [InlineData("哪些事项可以代办?怎么申请?多久办结?")]
    [InlineData("是否符合条件？答:符合(详见附件?)。")]
    [InlineData("PPP项目、A股、E呼百应、APP与POS机(含Wi-Fi)")]
    [InlineData("著名企业、显著成效、沈阳市、朱镕基、乾县、余额、覆盖、徵集、瞭望塔、着力、于是、里程")]
    [InlineData("长沙县(排名第一) 天心区(排名第七)")]
    [InlineData("重点推进 “一日一制一景三中心”")]
    public void What_is_meant_stays(string text)
    {
        var result = TextRepair.Repair(text, TestContext.Current.CancellationToken);
        if (text.Contains("(shi)", StringComparison.Ordinal))
            text = text.Replace("(shi)", "", StringComparison.Ordinal);
        Assert.Equal(text, result.Simplified);
    }

    [Theory]
    [InlineData("當?shù)厝鎲悠髽I", "当地全面启动企业")]
    [InlineData("提升政務服務?己嗽u價結果顯示", "提升政务服务。考核评价结果显示")]
    [InlineData("同比增长１２．５％", "同比增长12.5%")]
    [InlineData("关于&ldquo;优化&rdquo;的&#12289;通知", "关于“优化”的、通知")]
    [InlineData("营 商 环 境 评 价 通 报", "营商环境评价通报")]
    [InlineData("营\u200B商环境", "营商环境")]
    public void Places_are_restored(string damaged, string clean) => Assert.Equal(clean, Repaired(damaged));

    [Fact]
    public void Wrong_decoding_is_turned_back()
    {
        const string text = "进一步优化营商环境，推动经济高质量发展，不断提升企业和群众的满意度。";
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!;
        var utf8 = Encoding.UTF8.GetBytes(text);
        Assert.Equal(text, Repaired(Encoding.Latin1.GetString(utf8)));
        Assert.Equal(text, Repaired(Encoding.Latin1.GetString(gbk.GetBytes(text))));
        var lost = TextRepair.Repair(gbk.GetString(utf8), TestContext.Current.CancellationToken);
        Assert.StartsWith("进一步优化营商环境，推动经济高质量发展", lost.Simplified, StringComparison.Ordinal);
        Assert.Equal(RepairKind.Mojibake, Assert.Single(lost.Repairs).Kind);
    }

    [Fact]
    public void Lines_broken_at_a_fixed_width_are_joined()
    {
        const string text = "为深入贯彻落实党中央国务院关于优化营商环境的决\n策部署进一步激发市场主体活力和社会创造力现就有\n关事项通知如下。\n一、总体要求";
        Assert.Equal("为深入贯彻落实党中央国务院关于优化营商环境的决策部署进一步激发市场主体活力和社会创造力现就有关事项通知如下。\n一、总体要求", Repaired(text));
    }

    [Fact]
    public void Over_conversion_and_Taiwan_wording_are_noted()
    {
        var repairs = TextRepair.Repair("健全工作機製，建設資訊平臺體係", TestContext.Current.CancellationToken).Repairs;
        Assert.Equal(["機製", "體係"], repairs.Where(r => r.Kind == RepairKind.OverConversion).Select(r => r.Before));
        Assert.Equal(["資訊"], repairs.Where(r => r.Kind == RepairKind.TaiwanWording).Select(r => r.Before));
    }

    [Fact]
    public void Two_million_clean_characters_stay_as_they_are()
    {
        var random = new Random(7);
        var real = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Text", "clean-notices.txt"));
        var characters = 0;
        for (var i = 0; characters < 2_000_000; i++)
        {
            var text = i % 20 == 0 ? real : NoticeGenerator.Notice(random, 60 + i % 40);
            if (i % 3 == 1)
                text = text.Replace("。", "？", StringComparison.Ordinal).Replace('（', '(').Replace('）', ')');
            else if (i % 3 == 2)
                text = text.Replace('，', ',').Replace('；', ';').Replace("。", "?", StringComparison.Ordinal);
            var result = TextRepair.Repair(text, TestContext.Current.CancellationToken);
            Assert.Equal(text, result.Simplified);
            Assert.Empty(result.Repairs);
            characters += text.Length;
        }
    }

    [Fact]
    public void Every_character_leads_to_the_original_and_back()
    {
        string[] pieces = ["務(wù)", "實", "營商", "&nbsp;", "１２", "\n", "?。ㄒ唬┌萜栈輨?", "，", "abc", "當?shù)厝鎲悠髽I", "體係", "(huán)", "𠮷", " "];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 40].Sample(parts =>
        {
            var text = string.Concat(parts);
            var result = TextRepair.Repair(text);
            Assert.Equal(result.Simplified.Length, result.Map.RepairedLength);
            Assert.Equal(text.Length, result.Map.OriginalLength);
            var last = 0;
            for (var i = 0; i < result.Simplified.Length; i++)
            {
                var span = result.Map.ToOriginal(i);
                Assert.True(span.Start >= 0 && span.End <= text.Length && span.Length > 0, $"{i}: {span}");
                Assert.True(span.Start >= last, $"{i}: {span} after {last}");
                last = span.Start;
                var back = result.Map.ToRepaired(span);
                Assert.True(back.Start <= i && back.End > i, $"{i}: {span} back {back}");
                if (text.AsSpan(span.Start, span.Length) is [var one] && one == result.Simplified[i])
                    continue;
                Assert.Contains(result.Repairs, r => r.Span.Start < span.End && r.Span.End > span.Start);
            }
        }, iter: 300);
    }

    [Fact]
    public void Spans_cover_the_annotation_of_their_last_character()
    {
        var text = TextRepair.Repair("市工商聯(lián)參加", TestContext.Current.CancellationToken);
        Assert.Equal("市工商联参加", text.Simplified);
        Assert.Equal(new TextSpan(0, 10), text.Map.ToOriginal(new TextSpan(0, 4)));
        Assert.Equal(new TextSpan(0, 4), text.Map.ToRepaired(new TextSpan(0, 10)));
        Assert.Equal(new TextSpan(0, 0), text.Map.ToOriginal(new TextSpan(0, 0)));
    }
}
