using System.Text;
using System.Text.Unicode;

namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>Finds the encoding of a text file: by byte order mark, else UTF-16 by its zero bytes, else UTF-8 if the bytes are valid, else GB18030.</summary>
internal static class CsvEncoding
{
    private const int Probe = 1 << 16;

    public static Encoding Gb18030 { get; }

    static CsvEncoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Gb18030 = Encoding.GetEncoding("GB18030");
    }

    /// <summary>Leaves the stream at its start.</summary>
    public static Encoding Detect(Stream content)
    {
        var buffer = new byte[Probe];
        var count = content.ReadAtLeast(buffer, Probe, throwOnEndOfStream: false);
        content.Position = 0;
        var head = buffer.AsSpan(0, count);
        return ByMark(head) ?? ByZeros(head) ?? (IsUtf8(content, buffer) ? Encoding.UTF8 : Gb18030);
    }

    private static Encoding? ByMark(ReadOnlySpan<byte> head) =>
        head.StartsWith("\uFEFF"u8) ? Encoding.UTF8
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) ? Encoding.UTF32
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode
        : head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode
        : head.StartsWith((ReadOnlySpan<byte>)[0x84, 0x31, 0x95, 0x33]) ? Gb18030
        : null;

    /// <summary>The digits and separators of UTF-16 text have one zero byte each, always on the same side.</summary>
    private static Encoding? ByZeros(ReadOnlySpan<byte> head)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i++)
            if (head[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        return odd > head.Length / 8 && even < odd / 8 ? Encoding.Unicode
            : even > head.Length / 8 && odd < even / 8 ? Encoding.BigEndianUnicode
            : null;
    }

    /// <summary>True when the whole file is valid UTF-8, or nearly so: one damaged line does not make a file GB18030, whose text is invalid UTF-8 at almost every character.</summary>
    private static bool IsUtf8(Stream content, byte[] buffer)
    {
        long valid = 0, invalid = 0;
        var kept = 0;
        int read;
        while ((read = content.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var bytes = buffer.AsSpan(0, kept + read);
            var whole = bytes[..WholeCharacters(bytes)];
            if (!Utf8.IsValid(whole) || invalid > 0)
                Count(whole, ref valid, ref invalid);
            else
                valid += whole.Length / 64;
            kept = bytes.Length - whole.Length;
            bytes[whole.Length..].CopyTo(buffer);
            if (invalid > 1000 && invalid > valid)
                break;
        }
        content.Position = 0;
        return kept == 0 && invalid == 0 || invalid * 20 < valid;
    }

    private static void Count(ReadOnlySpan<byte> bytes, ref long valid, ref long invalid)
    {
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) != System.Buffers.OperationStatus.Done)
                invalid++;
            else if (rune.Value > 0x7F)
                valid++;
            bytes = bytes[length..];
        }
    }

    /// <summary>Length without a character that the buffer's end cuts off.</summary>
    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var lead = bytes[^back];
            if (lead < 0x80)
                break;
            if (lead >= 0xC0)
                return (lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2) > back ? bytes.Length - back : bytes.Length;
        }
        return bytes.Length;
    }
}
