using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BusinessEnv.Storage.Tables;

/// <summary>Any text as a partition or row key, injectively: two different texts never make one key.</summary>
/// <remarks>
/// Azure Table Storage refuses / \ # ? and control characters in keys and allows 1 KiB (512 UTF-16 units). Those characters, the escape
/// itself and '%' (which some clients decode once too often) are written as '!' and four hexadecimal digits. A key longer than
/// <see cref="MaximumLength"/> keeps its beginning and ends in a SHA-256 of the whole.
/// </remarks>
public static class TableKey
{
    public const int MaximumLength = 512;
    private const char Escape = '!';
    private const string Digest = "!~";
    private static readonly SearchValues<char> Escaped = SearchValues.Create("/\\#?%!");

    public static string Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= MaximumLength && !text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.AsSpan().ContainsAny(Escaped))
            return text;
        var key = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                key.Append(c).Append(text[++i]);
            else if (c is '/' or '\\' or '#' or '?' or '%' or Escape || char.IsControl(c) || char.IsSurrogate(c))
                key.Append(Escape).Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else
                key.Append(c);
        }
        if (key.Length <= MaximumLength)
            return key.ToString();
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.Unicode.GetBytes(text)));
        var kept = MaximumLength - Digest.Length - hash.Length;
        if (char.IsHighSurrogate(key[kept - 1]))
            kept--;
        return key.ToString(0, kept) + Digest + hash;
    }

    /// <summary>The text that <see cref="Encode"/> made this key from.</summary>
    /// <exception cref="FormatException">The key was cut to a digest, or was not made by <see cref="Encode"/>.</exception>
    public static string Decode(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!key.Contains(Escape, StringComparison.Ordinal))
            return key;
        var text = new StringBuilder(key.Length);
        for (var i = 0; i < key.Length; i++)
            if (key[i] != Escape)
                text.Append(key[i]);
            else if (i + 4 < key.Length && ushort.TryParse(key.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i += 4;
            }
            else
                throw new FormatException($"The key '{key}' was not made by this encoding, or was cut.");
        return text.ToString();
    }
}
