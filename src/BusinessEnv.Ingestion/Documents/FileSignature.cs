using System.Text;

namespace BusinessEnv.Ingestion.Documents;

/// <summary>What a file's first bytes say it is, whatever its name.</summary>
internal enum FileSignature
{
    Unknown,
    Pdf,
    Zip,
    /// <summary>The container of .doc, .xls and of encrypted .docx.</summary>
    Ole,
    Image,
    Archive,
    Program,
}

internal static class FileSignatures
{
    public static FileSignature Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes[..Math.Min(1024, bytes.Length)].IndexOf("%PDF-"u8) >= 0)
            return FileSignature.Pdf;
        if (bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8))
            return FileSignature.Zip;
        if (bytes.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return FileSignature.Ole;
        if (bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47]) || bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]) || bytes.StartsWith("GIF8"u8)
            || bytes.StartsWith("BM"u8) && bytes.Length > 26 && bytes[6..10].IndexOfAnyExcept((byte)0) < 0
            || bytes.StartsWith<byte>([0x49, 0x49, 0x2A, 0x00]) || bytes.StartsWith<byte>([0x4D, 0x4D, 0x00, 0x2A])
            || bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..12].SequenceEqual("WEBP"u8))
            return FileSignature.Image;
        if (bytes.StartsWith("Rar!"u8) || bytes.StartsWith<byte>([0x37, 0x7A, 0xBC, 0xAF]) || bytes.StartsWith<byte>([0x1F, 0x8B]))
            return FileSignature.Archive;
        return bytes.StartsWith("MZ"u8) && bytes.IndexOf((byte)0) >= 0 || bytes.StartsWith<byte>([0x7F, 0x45, 0x4C, 0x46]) ? FileSignature.Program : FileSignature.Unknown;
    }

    /// <summary>Does an OLE container hold an encrypted Office file? Its directory names the stream in UTF-16.</summary>
    public static bool IsEncryptedOffice(ReadOnlySpan<byte> bytes) => bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    public static string Name(FileSignature signature) => signature switch
    {
        FileSignature.Pdf => "a PDF",
        FileSignature.Zip => "a ZIP container, as .docx and .xlsx are",
        FileSignature.Ole => "an old binary Office file",
        FileSignature.Image => "an image",
        FileSignature.Archive => "an archive",
        FileSignature.Program => "a program",
        _ => "none of the formats known",
    };
}
