using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>What a block is to the notice.</summary>
internal enum Zone
{
    Body,
    /// <summary>Site navigation, page furniture, metadata lines.</summary>
    Navigation,
    /// <summary>The news report that wraps the notice.</summary>
    NewsLead,
    /// <summary>Title, document number, addressees.</summary>
    Head,
    Signature,
    Annex,
    Boilerplate,
}

/// <summary>Tells the notice from what a site or a newspaper put around it.</summary>
internal static class Structure
{
    private static readonly string[] Trailers =
    [
        "更多精彩", "请关注", "扫码", "扫一扫", "二维码", "官方微信", "微信公众号：", "责任编辑", "责编", "编辑：", "校对：", "审核：", "上一篇", "下一篇", "相关阅读", "相关链接", "相关新闻", "相关文章", "推荐阅读", "热门推荐", "热点推荐",
        "打印本页", "关闭窗口", "网站地图", "版权所有", "ICP备", "公网安备", "返回顶部", "免责声明", "转载请注明", "未经授权", "友情链接", "网站标识码", "分享到", "政府网站找错", "技术支持：", "主办单位：", "承办单位：", "联系我们", "点赞", "阅读原文", "来源丨", "编辑丨", "关注我们", "我要纠错", "【打印", "【关闭", "本文来源", "[责任编辑", "投稿邮箱", "声明：", "长按识别", "下载客户端", "网站声明", "关于我们", "打开APP", "END", "供稿：", "更多资讯",
    ];

    private static readonly string[] Furniture =
    [
        "首页", "当前位置", "您的位置", "您所在的位置", "字号", "字体：", "字体大小", "浏览次数", "点击数", "点击量", "访问量", "阅读次数", "阅读量", "发布时间", "发布日期", "发文日期", "成文日期", "来源：", "来源:", "信息来源", "索引号", "打印", "无障碍", "登录", "注册", "繁體", "English", "收藏本站", "设为首页", "导航", "发布机构", "发文机关", "主题分类", "公开方式", "责任部门：", "生成日期", "公文种类", "分享", "浏览：", "作者：", "记者", "搜索", "统一登记号", "有效性", "发文字号", "文号：", "文　　号", "信息名称", "大 中 小", "名称：", "名　　称", "政务公开", "互动交流", "政民互动", "通知公告",
    ];

    public static void Assign(string text, List<Block> blocks, Headline head)
    {
        var titleAt = head.TitleFirst;
        for (var i = 0; i < titleAt; i++) blocks[i].Zone = BeforeTitle(text, blocks[i]);
        for (var i = Math.Max(titleAt, 0); i <= head.TitleLast; i++) blocks[i].Zone = Zone.Head;
        foreach (var i in head.HeadBlocks) blocks[i].Zone = Zone.Head;
        for (var i = head.TitleLast + 1; i < blocks.Count && i <= head.TitleLast + 8; i++)
            if (blocks[i].Zone is Zone.Body && IsFurniture(text, blocks[i])) blocks[i].Zone = Zone.Navigation;

        foreach (var i in head.SignatureBlocks) blocks[i].Zone = Zone.Signature;
        var annex = head.SignatureBlocks.Count > 0 ? head.SignatureBlocks[^1] + 1 : FirstAnnex(text, blocks, head.TitleLast + 1);
        for (var i = Math.Max(annex, 0); annex >= 0 && i < blocks.Count; i++) blocks[i].Zone = Zone.Annex;
        MarkTrailers(text, blocks, head.TitleLast + 1);
    }

    private static Zone BeforeTitle(string text, Block block)
    {
        if (IsFurniture(text, block)) return Zone.Navigation;
        var span = text.AsSpan(block.Start, block.End - block.Start);
        return span.Length > 40 || span.ContainsAny('。', '；', '！') ? Zone.NewsLead : Zone.Navigation;
    }

    /// <summary>A short line without a sentence that holds one of the words of a site's frame.</summary>
    private static bool IsFurniture(string text, Block block)
    {
        var span = text.AsSpan(block.Start, block.End - block.Start);
        if (span.Length > 150 || span.Contains('。') || block.IsNumbered) return false;
        if (IsDigit(span[0]) && span.Length < 60 && span.IndexOfAny(':', '：') > 0 && Calendar.TryRead(text, block.Start, block.End, out _)) return true;
        if (span.IndexOf(" > ") >= 0 || span.IndexOf(">>") >= 0 || span.IndexOf(" » ") >= 0) return true;
        foreach (var word in Furniture)
            if (span.IndexOf(word, StringComparison.Ordinal) >= 0) return true;
        return false;
    }

    private static int FirstAnnex(string text, List<Block> blocks, int from)
    {
        for (var i = from; i < blocks.Count; i++)
        {
            if (blocks[i].Marker.Kind is not MarkerKind.Annex) continue;
            // 附件：1.…名单 in the body is a list of annexes; an annex begins on a line of its own.
            if (blocks[i].TextStart >= blocks[i].End) return i;
        }
        return -1;
    }

    /// <summary>A trailer ends the notice unless numbered text, a table or a signature follows; then it is one line of furniture.</summary>
    private static void MarkTrailers(string text, List<Block> blocks, int from)
    {
        var lastRecord = from;
        for (var i = blocks.Count - 1; i >= from; i--)
        {
            if (!blocks[i].IsNumbered && blocks[i].Zone is not Zone.Signature && text[blocks[i].Start] is not '|' || IsTrailer(text, blocks[i])) continue;
            lastRecord = i;
            break;
        }
        var ended = false;
        for (var i = Math.Max(from, 0); i < blocks.Count; i++)
        {
            var trailer = IsTrailer(text, blocks[i]);
            ended |= trailer && i > lastRecord;
            if (ended || trailer && !blocks[i].IsNumbered && blocks[i].End - blocks[i].Start < 60) blocks[i].Zone = Zone.Boilerplate;
        }
    }

    private static bool IsTrailer(string text, Block block)
    {
        var span = text.AsSpan(block.Start, Math.Min(block.End - block.Start, 200));
        foreach (var word in Trailers)
        {
            var at = span.IndexOf(word, StringComparison.Ordinal);
            if (at < 0) continue;
            // 主办单位：市商务局 in a task is a role; in a footer a site's name or number is near.
            if (word is "主办单位：" or "承办单位：" or "技术支持：" && span.IndexOf("备", StringComparison.Ordinal) < 0 && span.IndexOf("网", StringComparison.Ordinal) < 0) continue;
            if (span.Length > 120 && at > 40 && word.Length < 4) continue;
            if (word is "请关注" or "扫码" or "扫一扫" or "二维码" or "点赞" or "END" or "联系我们" && span.Length > 80) continue;
            return true;
        }
        return false;
    }
}
