using System.Buffers.Binary;

namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>Looks at a zip archive's end record before a library reads the directory into memory: a directory may claim millions of entries.</summary>
internal static class ZipDirectory
{
    private const int MostEntries = 10_000;
    private const int EndLength = 22;
    private const uint EndSignature = 0x06054b50;

    /// <exception cref="RefusedException">The end record is missing (a truncated file) or counts too many entries.</exception>
    public static void Check(Stream content)
    {
        var tail = new byte[Math.Min(content.Length, EndLength + ushort.MaxValue)];
        content.Seek(-tail.Length, SeekOrigin.End);
        content.ReadExactly(tail);
        content.Position = 0;
        for (var at = tail.Length - EndLength; at >= 0; at--)
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) == EndSignature)
            {
                var entries = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10));
                var size = content.Length - tail.Length + at - BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
                if (entries > MostEntries || size > MostEntries * 512)
                    throw RefusedException.Corrupt($"The archive claims {entries:N0} or more parts in a directory of {size:N0} bytes; a workbook has far fewer.");
                return;
            }
        throw RefusedException.Corrupt("The workbook is cut off: the end of its archive is missing.");
    }
}
