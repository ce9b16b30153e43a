using System.Buffers.Binary;
using System.Text;

namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>Records of a BIFF8 stream (MS-XLS 2.1.4), each with what later <c>Continue</c> records add to it.</summary>
internal sealed class BiffReader(byte[] stream)
{
    private const int Continue = 0x003C;
    private readonly List<(int Start, int End)> _parts = [];
    private int _part;
    private int _at;

    public int Position { get; set; }

    /// <summary>The record's number; its bytes are read with the methods below.</summary>
    public int Type { get; private set; }

    /// <summary>Bytes of the record without continuations.</summary>
    public ReadOnlySpan<byte> Data => stream.AsSpan(_parts[0].Start, _parts[0].End - _parts[0].Start);

    /// <summary>Moves to the next record; false at the end of the stream.</summary>
    public bool Next()
    {
        _parts.Clear();
        if (Position + 4 > stream.Length)
            return false;
        Type = Word(Position);
        do
        {
            var start = Position + 4;
            var end = start + Word(Position + 2);
            if (end > stream.Length)
                throw RefusedException.Corrupt("The workbook is cut off within a record.");
            _parts.Add((start, end));
            Position = end;
        }
        while (Position + 4 <= stream.Length && Word(Position) == Continue);
        (_part, _at) = (0, _parts[0].Start);
        return true;
    }

    public bool AtEnd => _part == _parts.Count - 1 && _at >= _parts[_part].End;

    public void Skip(int count)
    {
        while (count > 0)
        {
            Open();
            var step = Math.Min(count, _parts[_part].End - _at);
            _at += step;
            count -= step;
        }
    }

    public byte Byte()
    {
        Open();
        return stream[_at++];
    }

    public int UInt16() => Byte() | Byte() << 8;

    public uint UInt32() => (uint)UInt16() | (uint)UInt16() << 16;

    /// <summary>A Unicode string (MS-XLS 2.5.293 and 2.5.240): flags, then characters of one or two bytes; where a record continues, flags stand anew.</summary>
    /// <param name="length">In characters.</param>
    public string Text(int length, int limit)
    {
        if (length > limit)
            throw RefusedException.Limit("stringLength", $"The workbook holds a text of {length:N0} characters, more than {limit:N0}");
        var flags = Byte();
        var runs = (flags & 8) != 0 ? UInt16() : 0;
        var extra = (flags & 4) != 0 ? UInt32() : 0;
        var text = new StringBuilder(length);
        var wide = (flags & 1) != 0;
        while (text.Length < length)
        {
            if (_at >= _parts[_part].End)
            {
                Open();
                wide = (stream[_at++] & 1) != 0;
                continue;
            }
            text.Append(wide ? (char)UInt16() : (char)Byte());
        }
        Skip(runs * 4);
        Skip((int)Math.Min(extra, int.MaxValue));
        return text.ToString();
    }

    /// <summary>Steps into the continuation when a part is used up.</summary>
    private void Open()
    {
        while (_at >= _parts[_part].End)
        {
            if (++_part >= _parts.Count)
                throw RefusedException.Corrupt("A record of the workbook is shorter than it says.");
            _at = _parts[_part].Start;
        }
    }

    private int Word(int at) => BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(at));
}
