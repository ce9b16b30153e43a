using System.Buffers.Binary;
using System.Text;

namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>A compound file (MS-CFB): the container of .xls. Every chain of sectors is followed at most as often as there are sectors.</summary>
internal sealed class CompoundFile
{
    private const int HeaderLength = 512;
    private const int EntryLength = 128;
    private const int DirectSectors = 109;
    private readonly byte[] _bytes;
    private readonly int _sectorLength;
    private readonly int[] _next;
    private readonly List<(string Name, int Start, long Size)> _entries = [];

    private CompoundFile(byte[] bytes)
    {
        _bytes = bytes;
        var shift = bytes.Length < HeaderLength ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(30));
        if (shift is not (9 or 12))
            throw Damaged();
        _sectorLength = 1 << shift;
        _next = Table(FatSectors());
        var directory = Chain(Int(48), long.MaxValue);
        for (var at = 0; at + EntryLength <= directory.Length; at += EntryLength)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(directory.AsSpan(at + 64));
            if (directory[at + 66] != 0 && length is >= 2 and <= 64)
                _entries.Add((Encoding.Unicode.GetString(directory, at, length - 2), BinaryPrimitives.ReadInt32LittleEndian(directory.AsSpan(at + 116)), BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(at + 120))));
        }
        if (_entries.Count == 0)
            throw Damaged();
    }

    public static CompoundFile Open(Stream content)
    {
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        return new(bytes);
    }

    public bool Contains(string name) => _entries.Exists(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A stream's bytes.</summary>
    public byte[] Read(string name)
    {
        var (_, start, size) = _entries.Find(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase));
        if (size >= Int(56))
            return Chain(start, size);
        // Small streams lie in sectors of 64 bytes within the root entry's stream.
        var mini = Chain(_entries[0].Start, long.MaxValue);
        var next = Table(Sectors(Int(60)));
        var result = new byte[size];
        var sector = start;
        for (var at = 0; at < size; at += 64, sector = next[sector])
        {
            if ((uint)sector >= next.Length || (sector + 1) * 64 > mini.Length)
                throw Damaged();
            mini.AsSpan(sector * 64, (int)Math.Min(64, size - at)).CopyTo(result.AsSpan(at));
        }
        return result;
    }

    private static RefusedException Damaged() => RefusedException.Corrupt("The workbook is cut off or damaged: a chain of its sectors is broken.");

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at));

    private ReadOnlySpan<byte> Sector(int sector)
    {
        var at = ((long)sector + 1) * _sectorLength;
        return sector < 0 || at >= _bytes.Length ? throw Damaged() : _bytes.AsSpan((int)at, (int)Math.Min(_sectorLength, _bytes.Length - at));
    }

    private IEnumerable<int> FatSectors()
    {
        for (var i = 0; i < DirectSectors && Int(76 + 4 * i) is >= 0 and var sector; i++)
            yield return sector;
        var per = _sectorLength / 4 - 1;
        var (more, left) = (Int(68), _bytes.Length / _sectorLength);
        while (more >= 0)
        {
            if (left-- <= 0)
                throw Damaged();
            var listed = Sector(more).ToArray();
            if (listed.Length < _sectorLength)
                throw Damaged();
            for (var i = 0; i < per && BinaryPrimitives.ReadInt32LittleEndian(listed.AsSpan(4 * i)) is >= 0 and var sector; i++)
                yield return sector;
            more = BinaryPrimitives.ReadInt32LittleEndian(listed.AsSpan(4 * per));
        }
    }

    private int[] Table(IEnumerable<int> sectors)
    {
        var table = new List<int>();
        foreach (var sector in sectors)
        {
            var entries = Sector(sector);
            for (var at = 0; at + 4 <= entries.Length; at += 4)
                table.Add(BinaryPrimitives.ReadInt32LittleEndian(entries[at..]));
            if (table.Count > _bytes.Length / 64 + _sectorLength)
                throw Damaged();
        }
        return [.. table];
    }

    private IEnumerable<int> Sectors(int start)
    {
        var left = _next.Length;
        for (var sector = start; sector >= 0; sector = _next[sector])
        {
            if (sector >= _next.Length || left-- <= 0)
                throw Damaged();
            yield return sector;
        }
    }

    private byte[] Chain(int start, long size)
    {
        using var result = new MemoryStream();
        foreach (var sector in Sectors(start))
        {
            if (result.Length >= size)
                break;
            result.Write(Sector(sector));
        }
        if (size != long.MaxValue && result.Length < size)
            throw Damaged();
        if (size < result.Length)
            result.SetLength(size);
        return result.ToArray();
    }
}
