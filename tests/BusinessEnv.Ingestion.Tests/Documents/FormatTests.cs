using System.Text;
using BusinessEnv.Ingestion.Documents;

namespace BusinessEnv.Tests;

public class FormatTests
{
    [Fact]
    public void Html_gives_the_article_and_its_tables_without_navigation()
    {
        var reading = TestFiles.Read("""
            <html><head><title>关于优化营商环境的通报_某市政府网</title><script>var a = "脚本";</script></head><body>
            <div class="nav"><a href="/">首页</a><a href="/gk">政务公开</a></div>
            <div id="header"><ul><li><a>机构</a></li><li><a>新闻</a></li></ul></div>
            <div class="wrap"><div class="article-content">
              <h1>关于优化营商环境的通报</h1>
              <p>各县（市、区）人民政府，
                 市直各单位：</p>
              <p>根据&ldquo;条例&rdquo;要求，现将评价结果通报如下。<br>第二行的内容也要保留下来。</p>
              <h2>一、总体情况</h2>
              <table><tr><th>地区</th><th>排名</th></tr><tr><td>临江市</td><td>1</td></tr><tr><td rowspan="2">海州市</td><td>2</td></tr><tr><td>3</td></tr></table>
              <ol><li>开办企业</li><li>获得电力</li></ol>
            </div><div class="related"><p><a>相关新闻：某某会议召开</a></p></div></div>
            <div class="footer">版权所有 备案号 12345</div></body></html>
            """, "a.html");
        Assert.Equal("""
            关于优化营商环境的通报
            各县（市、区）人民政府，市直各单位：
            根据“条例”要求，现将评价结果通报如下。
            第二行的内容也要保留下来。
            一、总体情况
            地区 | 排名
            临江市 | 1
            海州市 | 2
            海州市 | 3
            1. 开办企业
            2. 获得电力
            """, reading.Document?.Text);
        Assert.Equal("关于优化营商环境的通报", reading.Document!.Title);
        Assert.Contains(reading.Document.Blocks, b => b.Kind == BlockKind.Heading && b.Level == 2);
        Assert.Equal(4, reading.Document.Blocks.Count(b => b.Kind == BlockKind.TableRow));
    }

    [Fact]
    public void Html_in_the_encoding_it_declares()
    {
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!;
        var reading = TestFiles.Read(gbk.GetBytes("<meta charset=gb2312><p>关于营商环境的通报</p>"), "a.html");
        Assert.Equal("关于营商环境的通报", reading.Document?.Text);
        Assert.Equal("gb18030", reading.Document?.Encoding);
    }

    [Fact]
    public void Html_with_layout_tables_is_text()
    {
        var reading = TestFiles.Read("<table><tr><td>左栏</td><td><table><tr><td><p>第一段正文。</p><p>第二段正文。</p></td></tr></table></td></tr></table>", "a.html");
        Assert.Equal("左栏\n第一段正文。\n第二段正文。", reading.Document?.Text);
    }

    [Fact]
    public void Docx_gives_headings_numbers_and_tables()
    {
        var bytes = TestFiles.Docx(
            """
            <w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>关于营商环境的通报</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>开办</w:t></w:r><w:r><w:t xml:space="preserve">企业 </w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>获得电力</w:t></w:r><w:del><w:r><w:delText>删去的字</w:delText></w:r></w:del></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>下一步</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>地区</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>排名</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>海州市</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>第2</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>第3</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """,
            """<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>""",
            """
            <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>
            <w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>
            """);
        var reading = TestFiles.Read(bytes, "a.docx");
        Assert.Equal("关于营商环境的通报\n一、总体情况\n（一）开办企业\n（二）获得电力\n二、下一步\n地区 | 排名\n海州市 | 第2\n海州市 | 第3", reading.Document?.Text);
        Assert.Equal("关于营商环境的通报", reading.Document?.Title);
        Assert.Equal(BlockKind.Heading, reading.Document!.Blocks[0].Kind);
    }

    [Fact]
    public void Docx_that_unpacks_to_too_much_is_refused()
    {
        var bytes = TestFiles.Docx($"<w:p><w:r><w:t>{new string('的', 4_000_000)}</w:t></w:r></w:p>");
        Assert.True(bytes.Length < 100_000);
        var reading = TestFiles.Read(bytes, "a.docx", new DocumentLimits { MaxInflatedBytes = 1 << 20 });
        Assert.Equal("too-large", Assert.Single(reading.Issues).Code);
    }

    [Fact]
    public void Pdf_lines_are_joined_across_lines_and_pages_and_page_numbers_dropped()
    {
        var line = "优化营商环境是一项系统工程必须久久为功持续发力不断完善";
        var bytes = TestFiles.Pdf(
            [(180, 780, 18, "关于营商环境的通报"), (72, 740, 14, "　　" + line[..24]), (72, 716, 14, line[..26]), (72, 692, 14, "到此为止。"), (72, 668, 14, "　　" + line[..24]), (290, 40, 10, "- 1 -")],
            [(72, 780, 14, "直到下一页才结束。"), (290, 40, 10, "- 2 -")]);
        var reading = TestFiles.Read(bytes, "a.pdf");
        Assert.Equal($"关于营商环境的通报\n{line[..24]}{line[..26]}到此为止。\n{line[..24]}直到下一页才结束。", reading.Document?.Text);
    }

    [Fact]
    public void Pdf_columns_are_read_one_after_the_other()
    {
        string[] left = ["左栏第一行的文字有这么多", "左栏第二行的文字有这么多", "左栏第三行的文字有这么多", "左栏第四行的文字有这么多", "左栏到此"];
        string[] right = ["右栏第一行的文字有这么多", "右栏第二行的文字有这么多", "右栏第三行的文字有这么多", "右栏第四行的文字有这么多", "右栏到此。"];
        var page = new List<(double, double, double, string)> { (150, 780, 16, "跨过两栏的标题写在这里一整行长") };
        for (var i = 0; i < 5; i++)
        {
            page.Add((60, 740 - 20 * i, 12, left[i]));
            page.Add((320, 740 - 20 * i, 12, right[i]));
        }
        var reading = TestFiles.Read(TestFiles.Pdf([.. page]), "a.pdf");
        Assert.Equal($"跨过两栏的标题写在这里一整行长\n{string.Concat(left)}\n{string.Concat(right)}", reading.Document?.Text);
    }

    [Fact]
    public void Pdf_tables_keep_their_rows()
    {
        var bytes = TestFiles.Pdf([(80, 700, 12, "地区"), (300, 700, 12, "排名"), (80, 680, 12, "临江市"), (300, 680, 12, "第1"), (80, 660, 12, "海州市"), (300, 660, 12, "第2")]);
        Assert.Equal("地区 | 排名\n临江市 | 第1\n海州市 | 第2", TestFiles.Read(bytes, "a.pdf").Document?.Text);
    }
}
