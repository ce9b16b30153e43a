using System.Text;

namespace BusinessEnv.Ingestion.Documents;

/// <summary>Finds the encoding of a text by its content. Every decoder is strict, and what it gives must look like text: a wrong guess is no answer.</summary>
internal static class TextEncoding
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, true);
    private static readonly Encoding Utf16Little = new UnicodeEncoding(false, false, true);
    private static readonly Encoding Utf16Big = new UnicodeEncoding(true, false, true);
    private static readonly Encoding Gb18030 = CodePage(54936);
    private static readonly Encoding Big5 = CodePage(950);

    // Among the most frequent characters of official prose, in both scripts, and the punctuation between them.
    private static readonly HashSet<char> Frequent =
    [
        .. "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進着著等部度家电電力里裡如水化高自二理起小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内內数數正心反你明看原又么麼利比或但质質气氣第向道命此变變条條只没沒结結解问問意建月公无無系系统統营營商环環境市省区區县縣局委办辦",
        .. "，。、；：（）“”《》\n",
    ];

    /// <summary>The text and the name of its encoding; null when no encoding gives a text.</summary>
    /// <param name="declared"><c>gb18030</c> or <c>big5</c>, where the file says so: taken if every byte fits.</param>
    public static (string Text, string Encoding)? Decode(ReadOnlySpan<byte> bytes, string? declared = null)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            return Try(bytes[3..], Utf8, "utf-8");
        if (bytes.StartsWith<byte>([0xFF, 0xFE]))
            return Try(bytes[2..], Utf16Little, "utf-16le");
        if (bytes.StartsWith<byte>([0xFE, 0xFF]))
            return Try(bytes[2..], Utf16Big, "utf-16be");
        if (Try(bytes, Utf8, "utf-8") is { } utf8)
            return utf8;
        if (declared is not null && Try(bytes, declared == "big5" ? Big5 : Gb18030, declared) is { } asDeclared)
            return asDeclared;
        (string Text, string Encoding)? best = null;
        var bestShare = 0.1;
        foreach (var (encoding, name) in ((Encoding, string)[])[(Gb18030, "gb18030"), (Big5, "big5"), (Utf16Little, "utf-16le"), (Utf16Big, "utf-16be")])
            if (Try(bytes, encoding, name) is { } candidate && FrequentShare(candidate.Text) is var share && share > bestShare)
                (best, bestShare) = (candidate, share);
        return best;
    }

    private static (string Text, string Encoding)? Try(ReadOnlySpan<byte> bytes, Encoding encoding, string name)
    {
        try
        {
            var text = encoding.GetString(bytes);
            return HasControls(text) ? null : (text, name);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool HasControls(string text)
    {
        foreach (var character in text)
            if (character < ' ' && character is not ('\n' or '\r' or '\t' or '\f') || character == '\uFFFF' || character == '\uFFFE')
                return true;
        return false;
    }

    /// <summary>The share of frequent characters among those outside ASCII.</summary>
    private static double FrequentShare(string text)
    {
        int frequent = 0, all = 0;
        foreach (var character in text)
            if (character >= 0x80)
            {
                all++;
                if (Frequent.Contains(character))
                    frequent++;
            }
        return all == 0 ? 0 : (double)frequent / all;
    }

    private static Encoding CodePage(int page) =>
        CodePagesEncodingProvider.Instance.GetEncoding(page, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
