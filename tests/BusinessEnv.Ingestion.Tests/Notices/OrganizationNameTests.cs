using System.Text;
using BusinessEnv.Core.Notices;
using BusinessEnv.Ingestion.Notices;

namespace BusinessEnv.Ingestion.Tests.Notices;

public class OrganizationNameTests
{
    private static OrganizationNames Names(AliasTable? aliases = null) => new("长沙市", "湖南省", aliases ?? AliasTable.Empty);

    [Theory]
    [InlineData("市发展改革委", "长沙市发展和改革委员会")]
    [InlineData("市发改委", "长沙市发展和改革委员会")]
    [InlineData("长沙市发展和改革委员会", "长沙市发展和改革委员会")]
    [InlineData("发改委", "长沙市发展和改革委员会")]
    [InlineData("市数据资源局", "长沙市数据资源管理局")]
    [InlineData("市数据资源管理局", "长沙市数据资源管理局")]
    [InlineData("市中级人民法院", "长沙市中级人民法院")]
    [InlineData("长沙中院", "长沙市中级人民法院")]
    [InlineData("市政府金融办", "长沙市政府金融工作办公室")]
    [InlineData("市金融办", "长沙市政府金融工作办公室")]
    [InlineData("湖南证监局", "湖南省证监局")]
    [InlineData("湖南省证监局", "湖南省证监局")]
    [InlineData("省市场监管局", "湖南省市场监督管理局")]
    [InlineData("国家税务总局长沙市税务局", "长沙市税务局")]
    [InlineData("国家统计局长沙调查队", "国家统计局长沙调查队")]
    [InlineData("市委组织部(市委人才办)", "长沙市委组织部")]
    [InlineData("岳麓区市场监管局", "岳麓区市场监督管理局")]
    public void A_name_is_resolved_with_the_issuer_s_city(string name, string expected) => Assert.Equal(expected, Names().Resolve(name));

    [Fact]
    public void A_name_without_its_place_is_the_fuller_name_of_the_same_notice()
    {
        var names = Names();
        names.Join(["长沙新奥燃气公司", "新奥燃气公司"]);
        Assert.Equal(names.Resolve("长沙新奥燃气公司"), names.Resolve("新奥燃气公司"));
    }

    [Fact]
    public void A_user_s_alias_comes_first()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("name,alias,kind\n长沙市数据局,市数据资源局,organization\n\"长沙市数据局\",\"长沙市数据资源管理局\",\n雨花区,雨花,region\n"));
        var reading = AliasReader.Read(file, "aliases.csv", TestContext.Current.CancellationToken);
        Assert.True(reading.Accepted);
        Assert.Empty(reading.Issues);
        Assert.Equal("长沙市数据局", Names(reading.Aliases).Resolve("市数据资源局"));
        Assert.Equal("长沙市数据局", Names(reading.Aliases).Resolve("市数据资源管理局"));
        Assert.Equal("雨花区", reading.Aliases.Find(AliasKind.Region, "雨花"));
    }

    [Fact]
    public void A_bad_row_is_reported_and_the_rest_is_read()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("kind,alias,name\nplanet,甲,乙\norganization,,乙\norganization,甲,乙\n"));
        var reading = AliasReader.Read(file, "aliases.csv", TestContext.Current.CancellationToken);
        Assert.Equal(["bad-kind", "bad-alias"], reading.Issues.Select(issue => issue.Code));
        Assert.Equal("A2", reading.Issues[0].Place);
        Assert.Single(reading.Aliases.Aliases);
    }

    [Fact]
    public void A_file_without_the_columns_is_refused()
    {
        using var file = new MemoryStream("a,b\n1,2\n"u8.ToArray());
        var reading = AliasReader.Read(file, "aliases.csv", TestContext.Current.CancellationToken);
        Assert.False(reading.Accepted);
        Assert.Equal("no-header", Assert.Single(reading.Issues).Code);
    }
}
