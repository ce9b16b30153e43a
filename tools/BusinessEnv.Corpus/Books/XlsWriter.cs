using System.Text;

namespace BusinessEnv.Corpus.Books;

/// <summary>Writes real .xls: BIFF8 records (MS-XLS) in a compound file.</summary>
public static class XlsWriter
{
    public static byte[] Write(Book book)
    {
        var strings = new List<string>();
        var formats = new List<string> { "General" };
        var sheets = book.Sheets.Select(sheet => Worksheet(sheet, book.Date1904, strings, formats)).ToArray();
        using var globals = new Biff();
        globals.Start(0x0005);
        globals.Record(0x0042, w => w.Write((ushort)1200));
        globals.Record(0x0022, w => w.Write((ushort)(book.Date1904 ? 1 : 0)));
        for (var i = 0; i < 4; i++)
            globals.Record(0x0031, w =>
            {
                foreach (var value in (ReadOnlySpan<ushort>)[220, 0, 0x7FFF, 400, 0, 0, 0])
                    w.Write(value);
                Biff.Text(w, "Calibri", wideCount: false);
            });
        for (var i = 1; i < formats.Count; i++)
            globals.Record(0x041E, w =>
            {
                w.Write((ushort)(163 + i));
                Biff.Text(w, formats[i], wideCount: true);
            });
        for (var i = 0; i < 15 + formats.Count; i++)
            globals.Record(0x00E0, w =>
            {
                w.Write((ushort)0);
                w.Write((ushort)(i <= 15 ? 0 : 163 + i - 15));
                w.Write((ushort)(i < 15 ? 0xFFF5 : 0x0001));
                w.Write([0x20, 0, 0, (byte)(i <= 15 ? 0 : 0x04), 0, 0, 0, 0, 0, 0, 0, 0, 0xC0, 0x20]);
            });
        globals.Record(0x0293, w => w.Write([0x00, 0x80, 0x00, 0xFF]));
        var positions = new List<long>();
        foreach (var sheet in book.Sheets)
            globals.Record(0x0085, w =>
            {
                positions.Add(globals.Length + 4);
                w.Write(0u);
                w.Write((byte)sheet.Visibility);
                w.Write((byte)0);
                Biff.Text(w, sheet.Name, wideCount: false);
            });
        SharedStrings(globals, strings);
        globals.Record(0x000A, _ => { });

        using var stream = new MemoryStream();
        stream.Write(globals.ToArray());
        for (var i = 0; i < sheets.Length; i++)
        {
            var start = (uint)stream.Length;
            stream.Position = positions[i];
            stream.Write(BitConverter.GetBytes(start));
            stream.Position = stream.Length;
            stream.Write(sheets[i]);
        }
        return CompoundFile.Wrap("Workbook", stream.ToArray());
    }

    private static byte[] Worksheet(Sheet sheet, bool date1904, List<string> strings, List<string> formats)
    {
        using var biff = new Biff();
        biff.Start(0x0010);
        foreach (var column in sheet.HiddenColumns.Order())
            biff.Record(0x007D, w =>
            {
                foreach (var value in (ReadOnlySpan<ushort>)[(ushort)column, (ushort)column, 0x0900, 15, 1, 0])
                    w.Write(value);
            });
        var width = sheet.Rows.Select(row => row.Cells.Count).DefaultIfEmpty(0).Max();
        biff.Record(0x0200, w =>
        {
            w.Write(0u);
            w.Write((uint)sheet.Rows.Count);
            w.Write((ushort)0);
            w.Write((ushort)width);
            w.Write((ushort)0);
        });
        for (var r = 0; r < sheet.Rows.Count; r++)
        {
            var row = sheet.Rows[r];
            biff.Record(0x0208, w =>
            {
                foreach (var value in (ReadOnlySpan<ushort>)[(ushort)r, 0, (ushort)row.Cells.Count, 0xFF, 0, 0, (ushort)(row.Hidden ? 0x0120 : 0x0100), 15])
                    w.Write(value);
            });
            for (var c = 0; c < row.Cells.Count; c++)
                Write(biff, row.Cells[c], r, c, date1904, strings, formats);
        }
        var merges = sheet.Cells().Where(at => at.Cell.Across > 1 || at.Cell.Down > 1).ToArray();
        if (merges.Length > 0)
            biff.Record(0x00E5, w =>
            {
                w.Write((ushort)merges.Length);
                foreach (var (row, column, cell) in merges)
                    foreach (var value in (ReadOnlySpan<ushort>)[(ushort)row, (ushort)(row + cell.Down - 1), (ushort)column, (ushort)(column + cell.Across - 1)])
                        w.Write(value);
            });
        biff.Record(0x023E, w =>
        {
            foreach (var value in (ReadOnlySpan<ushort>)[0x06B6, 0, 0, 0x40, 0, 0, 0, 0, 0])
                w.Write(value);
        });
        biff.Record(0x000A, _ => { });
        return biff.ToArray();
    }

    private static void Write(Biff biff, Cell cell, int row, int column, bool date1904, List<string> strings, List<string> formats)
    {
        var format = cell.Format is null ? 0 : formats.IndexOf(cell.Format);
        if (format < 0)
        {
            formats.Add(cell.Format!);
            format = formats.Count - 1;
        }
        void At(BinaryWriter w)
        {
            w.Write((ushort)row);
            w.Write((ushort)column);
            w.Write((ushort)(15 + format));
        }
        var number = date1904 && cell.Format?.Contains('y', StringComparison.Ordinal) == true ? cell.Number - 1462 : cell.Number;
        if (cell.Formula is not null)
        {
            biff.Record(0x0006, w =>
            {
                At(w);
                if (cell.Kind == CellKind.Number)
                    w.Write(number);
                else
                    w.Write([(byte)(cell.Kind switch { CellKind.Text => 0, CellKind.Boolean => 1, CellKind.Error => 2, _ => 3 }), 0, (byte)(cell.Kind == CellKind.Error ? ErrorCode(cell.Text) : cell.Number), 0, 0, 0, 0xFF, 0xFF]);
                // Options and chain, then the formula itself, which is =1.
                w.Write(new byte[6]);
                w.Write((ushort)3);
                w.Write([0x1E, 1, 0]);
            });
            if (cell.Kind == CellKind.Text)
                biff.Record(0x0207, w => Biff.Text(w, cell.Text, wideCount: true));
            return;
        }
        switch (cell.Kind)
        {
            case CellKind.Number when Rk(number) is { } rk:
                biff.Record(0x027E, w => { At(w); w.Write(rk); });
                break;
            case CellKind.Number:
                biff.Record(0x0203, w => { At(w); w.Write(number); });
                break;
            case CellKind.Text:
                var index = strings.IndexOf(cell.Text);
                if (index < 0)
                {
                    strings.Add(cell.Text);
                    index = strings.Count - 1;
                }
                biff.Record(0x00FD, w => { At(w); w.Write((uint)index); });
                break;
            case CellKind.Boolean or CellKind.Error:
                biff.Record(0x0205, w => { At(w); w.Write([(byte)(cell.Kind == CellKind.Error ? ErrorCode(cell.Text) : cell.Number), (byte)(cell.Kind == CellKind.Error ? 1 : 0)]); });
                break;
            default:
                if (format > 0)
                    biff.Record(0x0201, At);
                break;
        }
    }

    /// <summary>A number in 30 bits, where it is a whole number or a whole number of hundredths.</summary>
    private static uint? Rk(double number)
    {
        bool Fits(double value) => value == Math.Floor(value) && Math.Abs(value) < 1 << 28;
        if (Fits(number))
            return (uint)((int)number << 2 | 2);
        var hundredths = Math.Round(number * 100);
        return Fits(hundredths) && hundredths / 100 == number ? (uint)((int)hundredths << 2 | 3) : null;
    }

    private static byte ErrorCode(string error) => error switch
    {
        "#NULL!" => 0x00, "#DIV/0!" => 0x07, "#VALUE!" => 0x0F, "#REF!" => 0x17, "#NAME?" => 0x1D, "#NUM!" => 0x24, _ => 0x2A,
    };

    private static void SharedStrings(Biff biff, List<string> strings)
    {
        // A record holds 8224 bytes; a CONTINUE record may begin between two strings.
        var parts = new List<List<string>> { new() };
        var size = 8;
        foreach (var text in strings)
        {
            if (size + 3 + text.Length * 2 > 8200)
            {
                parts.Add([]);
                size = 0;
            }
            parts[^1].Add(text);
            size += 3 + text.Length * 2;
        }
        for (var i = 0; i < parts.Count; i++)
            biff.Record((ushort)(i == 0 ? 0x00FC : 0x003C), w =>
            {
                if (i == 0)
                {
                    w.Write((uint)strings.Count);
                    w.Write((uint)strings.Count);
                }
                foreach (var text in parts[i])
                    Biff.Text(w, text, wideCount: true);
            });
    }

    private sealed class Biff : IDisposable
    {
        private readonly MemoryStream _stream = new();

        public long Length => _stream.Length;

        public void Start(ushort type) => Record(0x0809, w =>
        {
            foreach (var value in (ReadOnlySpan<ushort>)[0x0600, type, 0x0DBB, 0x07CC, 0x0041, 0, 0x0006, 0])
                w.Write(value);
        });

        public void Record(ushort id, Action<BinaryWriter> content)
        {
            var body = new MemoryStream();
            using (var writer = new BinaryWriter(body, Encoding.Unicode, leaveOpen: true))
                content(writer);
            _stream.Write(BitConverter.GetBytes(id));
            _stream.Write(BitConverter.GetBytes((ushort)body.Length));
            body.Position = 0;
            body.CopyTo(_stream);
        }

        /// <summary>A string with its length, in one byte per character where Latin 1 has them all.</summary>
        public static void Text(BinaryWriter writer, string text, bool wideCount)
        {
            if (wideCount)
                writer.Write((ushort)text.Length);
            else
                writer.Write((byte)text.Length);
            var narrow = text.All(c => c < 256);
            writer.Write((byte)(narrow ? 0 : 1));
            writer.Write(narrow ? Encoding.Latin1.GetBytes(text) : Encoding.Unicode.GetBytes(text));
        }

        public byte[] ToArray() => _stream.ToArray();

        public void Dispose() => _stream.Dispose();
    }
}
