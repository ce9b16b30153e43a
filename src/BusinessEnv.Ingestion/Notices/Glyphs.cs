namespace BusinessEnv.Ingestion.Notices;

/// <summary>Classes of characters as they matter in Chinese official prose; half-width and full-width forms are one.</summary>
internal static class Glyphs
{
    public static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF' or '〇' or >= '\u3400' and <= '\u4DBF';

    public static bool IsDigit(char c) => c is >= '0' and <= '9' or >= '０' and <= '９';

    public static bool IsLatin(char c) => c is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ';

    public static bool IsOpen(char c) => c is '(' or '（' or '[' or '［' or '【' or '〔' or '｛' or '{';

    public static bool IsClose(char c) => c is ')' or '）' or ']' or '］' or '】' or '〕' or '｝' or '}';

    public static bool IsQuoteOpen(char c) => c is '“' or '「' or '『' or '《' or '〈' or '‘';

    public static bool IsQuoteClose(char c) => c is '”' or '」' or '』' or '》' or '〉' or '’';

    public static bool IsComma(char c) => c is '，' or ',';

    public static bool IsColon(char c) => c is '：' or ':';

    public static bool IsSemicolon(char c) => c is '；' or ';';

    /// <summary>。！？ and their half-width forms; a half-width full stop only counts when it cannot be a decimal point.</summary>
    public static bool IsStop(char c) => c is '。' or '！' or '？' or '!' or '?' or '．';

    public static bool IsSpace(char c) => c is ' ' or '\t' or '\u3000' or '\u00A0' or '\r' or '\n' or '\uFEFF';

    /// <summary>A mark that ends a clause: a comma, a semicolon, a stop, a colon or the end of a line.</summary>
    public static bool EndsClause(char c) => IsComma(c) || IsSemicolon(c) || IsStop(c) || IsColon(c) || c is '\n' or '\r' or '|';

    public static bool EndsSentence(char c) => IsSemicolon(c) || IsStop(c) || c is '\n' or '\r' or '|';

    /// <summary>Whether <paramref name="word"/> stands at <paramref name="at"/>.</summary>
    public static bool At(string text, int at, string word) =>
        at >= 0 && at + word.Length <= text.Length && string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    /// <summary>Whether <paramref name="word"/> ends just before <paramref name="at"/>.</summary>
    public static bool Before(string text, int at, string word) => At(text, at - word.Length, word);

    public static int SkipSpaces(string text, int at, int end)
    {
        while (at < end && IsSpace(text[at])) at++;
        return at;
    }

    public static int TrimEnd(string text, int start, int end)
    {
        while (end > start && IsSpace(text[end - 1])) end--;
        return end;
    }

    /// <summary>The position just after the bracket that closes the one at <paramref name="open"/>, or −1 within <paramref name="end"/>.</summary>
    public static int CloseOf(string text, int open, int end)
    {
        var depth = 0;
        for (var i = open; i < end; i++)
        {
            if (IsOpen(text[i])) depth++;
            else if (IsClose(text[i]) && --depth == 0) return i + 1;
        }
        return -1;
    }

    /// <summary>The longest of a few <paramref name="words"/> that stands at <paramref name="at"/>, or null.</summary>
    public static string? LongestAt(string text, int at, params ReadOnlySpan<string> words)
    {
        string? best = null;
        foreach (var word in words)
            if ((best is null || word.Length > best.Length) && At(text, at, word)) best = word;
        return best;
    }

    /// <summary>The longest of a few <paramref name="words"/> that ends just before <paramref name="at"/> and does not begin before <paramref name="from"/>, or null.</summary>
    public static string? LongestBefore(string text, int from, int at, params ReadOnlySpan<string> words)
    {
        string? best = null;
        foreach (var word in words)
            if ((best is null || word.Length > best.Length) && at - word.Length >= from && Before(text, at, word)) best = word;
        return best;
    }

}
