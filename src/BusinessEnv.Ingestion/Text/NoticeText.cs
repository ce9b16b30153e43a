using BusinessEnv.Core.Notices;

namespace BusinessEnv.Ingestion.Text;

/// <summary>A text before and after repair.</summary>
/// <param name="Original">As decoded, untouched; spans of records refer to it.</param>
/// <param name="Simplified">Repaired, in Simplified Chinese. Line ends are those of the original.</param>
/// <param name="Repairs">Every change between the two, in the order of the original.</param>
/// <param name="Map">Leads every character of <paramref name="Simplified"/> to the original and back.</param>
public sealed record NoticeText(string Original, string Simplified, IReadOnlyList<Repair> Repairs, TextMap Map);

/// <summary>One change that repair made, or something it noted and left (<see cref="Before"/> = <see cref="After"/>).</summary>
/// <param name="Span">In the original.</param>
/// <param name="Kind">One of <see cref="RepairKind"/>.</param>
/// <param name="Before">The original's characters in <paramref name="Span"/>.</param>
/// <param name="After">What stands for them; byte shifts give the characters before simplification.</param>
/// <param name="Confidence">In 0…1. Below <see cref="TextRepair.WarningThreshold"/> a warning is due.</param>
/// <param name="Alternatives">Other readings that came close, best first.</param>
public sealed record Repair(TextSpan Span, string Kind, string Before, string After, double Confidence, IReadOnlyList<string> Alternatives);

/// <summary>What a <see cref="Repair"/> did.</summary>
public static class RepairKind
{
    /// <summary>A syllable in brackets after the character that is read so: <c>務(wù)</c>.</summary>
    public const string PinyinAnnotation = "pinyin-annotation";
    /// <summary>GBK text decoded one byte off: <c>?。ㄒ唬</c> for <c>（一）</c>.</summary>
    public const string ByteShift = "byte-shift";
    /// <summary>UTF-8 read as GBK or Latin-1, or the reverse.</summary>
    public const string Mojibake = "mojibake";
    /// <summary>Full-width letters and digits, half-width ideographic punctuation.</summary>
    public const string Width = "width";
    public const string Space = "space";
    public const string LineBreak = "line-break";
    /// <summary>An HTML character reference left in the text: <c>&amp;nbsp;</c>.</summary>
    public const string Entity = "entity";
    /// <summary>Traditional to Simplified characters.</summary>
    public const string Simplification = "simplification";
    /// <summary>A word that no Traditional text has, made by converting character by character: <c>體係</c>.</summary>
    public const string OverConversion = "over-conversion";
    /// <summary>Taiwan's word for a thing: <c>資訊</c>. Noted, not changed.</summary>
    public const string TaiwanWording = "taiwan-wording";
}
