using System.Text;
using BusinessEnv.Ingestion.Text;

namespace BusinessEnv.Ingestion.Spreadsheets.Matching;

/// <summary>Names as they are compared: width, case, script, spaces, brackets and marks of punctuation do not count.</summary>
internal static class Names
{
    /// <summary>Half-width, lower case, Simplified, trimmed: the form in which codes are compared.</summary>
    public static string FoldCode(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Trim())
            folded.Append(FoldCharacter(character));
        return folded.ToString();
    }

    /// <summary>The form in which names are compared. A point or hyphen between two digits stays: 1.1 is not 11.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var character = FoldCharacter(text[i]);
            if (char.IsLetterOrDigit(character) || character is '%' or '‰' or '+' or '<' or '>' or '=' or '≥' or '≤'
                || (character is '.' or '-' && i > 0 && i + 1 < text.Length && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1])))
                folded.Append(character);
        }
        return folded.ToString();
    }

    public static char FoldCharacter(char character) =>
        character switch
        {
            >= '！' and <= '～' => char.ToLowerInvariant((char)(character - '！' + '!')),
            '\u3000' or '\u00A0' => ' ',
            '−' or '–' or '—' or '‐' or '‑' => '-',
            < '\u0080' => char.ToLowerInvariant(character),
            >= '\u2E80' => OpenCc.Alone(character),
            _ => char.ToLowerInvariant(character),
        };
}
