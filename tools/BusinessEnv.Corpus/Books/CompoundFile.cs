using System.Text;

namespace BusinessEnv.Corpus.Books;

/// <summary>Wraps one stream into a compound file of version 3 (MS-CFB): 512-byte sectors, no mini stream.</summary>
internal static class CompoundFile
{
    private const int Sector = 512;
    private const uint Free = 0xFFFFFFFF, EndOfChain = 0xFFFFFFFE, FatSector = 0xFFFFFFFD;

    public static byte[] Wrap(string name, byte[] stream)
    {
        // At least 4096 bytes, or the stream would belong into the mini stream.
        var size = Math.Max(4096, stream.Length);
        var data = (size + Sector - 1) / Sector;
        var fats = 1;
        while (fats * Sector / 4 < data + 1 + fats)
            fats++;
        var file = new byte[Sector * (1 + fats + 1 + data)];
        using var writer = new BinaryWriter(new MemoryStream(file));

        writer.Write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        writer.Write(new byte[16]);
        foreach (var value in (ReadOnlySpan<ushort>)[0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0])
            writer.Write(value);
        foreach (var value in (ReadOnlySpan<uint>)[0, (uint)fats, (uint)fats, 0, 4096, EndOfChain, 0, EndOfChain, 0])
            writer.Write(value);
        for (var i = 0; i < 109; i++)
            writer.Write(i < fats ? (uint)i : Free);

        for (var i = 0; i < fats * Sector / 4; i++)
        {
            var first = fats + 1;
            writer.Write(i < fats ? FatSector
                : i == fats || i == first + data - 1 ? EndOfChain
                : i < first + data ? (uint)i + 1
                : Free);
        }

        Entry(writer, "Root Entry", type: 5, child: 1, EndOfChain, 0);
        Entry(writer, name, type: 2, child: Free, (uint)fats + 1, (uint)size);
        Entry(writer, "", type: 0, child: Free, 0, 0);
        Entry(writer, "", type: 0, child: Free, 0, 0);
        writer.Write(stream);
        return file;
    }

    private static void Entry(BinaryWriter writer, string name, byte type, uint child, uint start, uint size)
    {
        var bytes = new byte[64];
        Encoding.Unicode.GetBytes(name, bytes);
        writer.Write(bytes);
        writer.Write((ushort)(name.Length == 0 ? 0 : name.Length * 2 + 2));
        writer.Write(type);
        writer.Write((byte)1);
        writer.Write(Free);
        writer.Write(Free);
        writer.Write(child);
        writer.Write(new byte[36]);
        writer.Write(start);
        writer.Write((ulong)size);
    }
}
