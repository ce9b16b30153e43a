using System.Text;

namespace BusinessEnv.Benchmarks;

/// <summary>Sample texts for speed: a clean notice, and the like of it as mirrors damage them (Traditional, annotated, one byte shift in about 4 kB).</summary>
internal static class TextSample
{
    private const int Characters = 1_000_000;

    private const string Clean = """
        关于2022年度全市营商环境评价结果的通报
        各县（市、区）人民政府，市政府各部门：
        为全面掌握各地优化营商环境工作成效，市发展改革委会同有关部门委托第三方机构开展了年度评价。本次评价发放企业问卷4860份，回收有效问卷4512份，实地走访企业128家。现将有关情况通报如下：
        一、总体情况
        评价结果显示，全市营商环境便利度平均得分为83.46分，较上年提高2.17分。企业开办时间压缩至1个工作日，工程建设项目审批提速六成以上，不动产登记实现当日办结。
        （一）开办企业指标。牵头单位：市市场监管局；责任单位：市公安局、市税务局、市人力资源社会保障局。
        （二）获得电力指标。牵头单位：市供电公司；责任单位：市住房城乡建设局、市城市管理局。
        二、存在的主要问题
        部门之间数据共享不够充分，一些系统互不联通，企业重复提交材料的现象仍然存在；惠企政策知晓度不高，部分政策兑现周期偏长。各地要认真对照评价结果，逐条制定整改清单，确保问题整改到位。

        """;

    private const string Damaged = """
        關(guān)于2022年度全市營商環(huán)境評價結(jié)果的通報
        各縣(市、區(qū))人民政府,市政府各部門:
        為全面掌握各地優(yōu)化營商環(huán)境工作成效,市發(fā)展改革委會同有關(guān)部門委托第三方機構(gòu)開展了年度評價。本次評價發(fā)放企業(yè)問卷4860份,回收有效問卷4512份,實地走訪企業(yè)128家。現(xiàn)將有關(guān)情況通報如下:
        一、總體情況
        評價結(jié)果顯示,全市營商環(huán)境便利度平均得分為83.46分,較上年提高2.17分。企業(yè)開辦時間壓縮至1個工作日,工程建設(shè)項目審批提速六成以上,不動產(chǎn)登記實現(xiàn)當日辦結(jié)。
        (一)開辦企業(yè)指標。牽頭單位:市市場監(jiān)管局;責(zé)任單位:市公安局、市稅務(wù)局、市人力資源社會保障局。
        (二)獲得電力指標。牽頭單位:市供電公司;責(zé)任單位:市住房城鄉(xiāng)建設(shè)局、市城市管理局。
        二、存在的主要問題
        部門之間數(shù)據(jù)共享不夠充分,一些系統(tǒng)互不聯(lián)通,企業(yè)重復(fù)提交材料的現(xiàn)象仍然存在;惠企政策知曉度不高,部分政策兌現(xiàn)周期偏長。各地要認真對照評價結(jié)果,逐條制定整改清單,確保問題整改到位。

        """;

    private static readonly string[] Shifts = ["?。ㄒ唬┌萜栈輨?chuàng)新指標\n", "?。ǘ┱?wù)服務(wù)指標\n", "?。ㄆ撸┑怯涁敭a(chǎn)指標\n"];

    public static string Of(string kind)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < Characters; i++)
            if (kind == "clean")
                text.Append(Clean);
            else
                text.Append(Damaged).Append(i % 3 == 2 ? Shifts[i / 3 % 3] : "");
        return text.ToString();
    }
}
