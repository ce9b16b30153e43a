using BusinessEnv.Core.Notices;

namespace BusinessEnv.Ingestion.Text;

/// <summary>Leads from a repaired text to its original and back. Both texts are cut into the same sequence of pieces; in a linear piece characters correspond one to one, in any other the pieces correspond as wholes. A look-up costs O(log pieces).</summary>
public sealed class TextMap
{
    /// <summary>Where a piece starts in either text. The last one marks the ends.</summary>
    internal readonly record struct Piece(int Repaired, int Original, bool Linear);

    internal Piece[] Pieces { get; }

    internal TextMap(Piece[] pieces) => Pieces = pieces;

    public static TextMap Identity(int length) =>
        new(length == 0 ? [new(0, 0, true)] : [new(0, 0, true), new(length, length, true)]);

    public int RepairedLength => Pieces[^1].Repaired;

    public int OriginalLength => Pieces[^1].Original;

    public bool IsIdentity => Pieces.Length <= 2 && Pieces[0].Linear && RepairedLength == OriginalLength;

    /// <summary>The original characters that a range of the repaired text came from; a removed annotation belongs to the character it annotated. An empty range gives the empty range at its place.</summary>
    public TextSpan ToOriginal(TextSpan repaired)
    {
        Check(repaired, RepairedLength);
        var start = StartInOriginal(repaired.Start);
        return repaired.Length == 0 ? new(start, start) : new(start, EndInOriginal(repaired.End));
    }

    /// <summary>The original characters of the repaired character at <paramref name="index"/>.</summary>
    public TextSpan ToOriginal(int index) => ToOriginal(new TextSpan(index, index + 1));

    /// <summary>The repaired characters that a range of the original became; empty where the range was removed as a whole.</summary>
    public TextSpan ToRepaired(TextSpan original)
    {
        Check(original, OriginalLength);
        var start = StartInRepaired(original.Start);
        return original.Length == 0 ? new(start, start) : new(start, Math.Max(start, EndInRepaired(original.End)));
    }

    public TextSpan ToRepaired(int index) => ToRepaired(new TextSpan(index, index + 1));

    /// <summary>The map of two repairs one after the other: this one first.</summary>
    internal TextMap Then(TextMap next)
    {
        if (next.IsIdentity)
            return this;
        return IsIdentity ? next : Compose(this, next);
    }

    private int StartInOriginal(int repaired)
    {
        var piece = Pieces[Find(repaired, static p => p.Repaired)];
        return piece.Linear ? piece.Original + (repaired - piece.Repaired) : piece.Original;
    }

    private int EndInOriginal(int repaired)
    {
        var index = Find(repaired - 1, static p => p.Repaired);
        var piece = Pieces[index];
        return piece.Linear ? piece.Original + (repaired - piece.Repaired) : Pieces[index + 1].Original;
    }

    private int StartInRepaired(int original)
    {
        var piece = Pieces[Find(original, static p => p.Original)];
        return piece.Linear ? piece.Repaired + (original - piece.Original) : piece.Repaired;
    }

    private int EndInRepaired(int original)
    {
        var index = Find(original - 1, static p => p.Original);
        var piece = Pieces[index];
        return piece.Linear ? piece.Repaired + (original - piece.Original) : Pieces[index + 1].Repaired;
    }

    /// <summary>The last piece that starts at or before a place: the one that holds the character there, empty pieces aside.</summary>
    private int Find(int place, Func<Piece, int> start)
    {
        int low = 0, high = Pieces.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >> 1;
            if (start(Pieces[middle]) <= place)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

    private static void Check(TextSpan span, int length)
    {
        if (span.Start < 0 || span.End < span.Start || span.End > length)
            throw new ArgumentOutOfRangeException(nameof(span), span, $"A span must lie in 0…{length}.");
    }

    private static TextMap Compose(TextMap first, TextMap second)
    {
        var result = new TextMapBuilder();
        Piece[] a = first.Pieces, b = second.Pieces;
        int i = 0, j = 0, middle = 0;
        while (i < a.Length - 1 || j < b.Length - 1)
        {
            if (i < a.Length - 1 && a[i + 1].Repaired == a[i].Repaired)
            {
                result.Replace(a[i + 1].Original - a[i].Original, 0);
                i++;
                continue;
            }
            if (j < b.Length - 1 && b[j + 1].Original == b[j].Original)
            {
                result.Replace(0, b[j + 1].Repaired - b[j].Repaired);
                j++;
                continue;
            }
            int end;
            if (a[i].Linear && b[j].Linear)
            {
                end = Math.Min(a[i + 1].Repaired, b[j + 1].Original);
                result.Keep(end - middle);
            }
            else
            {
                int original = first.OriginalAt(middle, i), repaired = second.RepairedAt(middle, j);
                (end, i, j) = WholePieces(a, b, i, j);
                result.Replace(first.OriginalAt(end, i) - original, second.RepairedAt(end, j) - repaired);
            }
            middle = end;
            if (a[i + 1].Repaired == middle)
                i++;
            if (b[j + 1].Original == middle)
                j++;
        }
        return result.Build();
    }

    /// <summary>The nearest place at which neither map is inside a piece that corresponds only as a whole, and the pieces that end there or hold it.</summary>
    private static (int End, int A, int B) WholePieces(Piece[] a, Piece[] b, int i, int j)
    {
        var end = Math.Max(a[i].Linear ? 0 : a[i + 1].Repaired, b[j].Linear ? 0 : b[j + 1].Original);
        while (true)
        {
            while (a[i + 1].Repaired < end)
                i++;
            while (b[j + 1].Original < end)
                j++;
            if (!a[i].Linear && a[i + 1].Repaired > end)
                end = a[i + 1].Repaired;
            else if (!b[j].Linear && b[j + 1].Original > end)
                end = b[j + 1].Original;
            else
                return (end, i, j);
        }
    }

    private int OriginalAt(int repaired, int piece) =>
        Pieces[piece].Linear ? Pieces[piece].Original + (repaired - Pieces[piece].Repaired)
        : repaired == Pieces[piece].Repaired ? Pieces[piece].Original : Pieces[piece + 1].Original;

    private int RepairedAt(int original, int piece) =>
        Pieces[piece].Linear ? Pieces[piece].Repaired + (original - Pieces[piece].Original)
        : original == Pieces[piece].Original ? Pieces[piece].Repaired : Pieces[piece + 1].Repaired;
}

/// <summary>Builds a <see cref="TextMap"/> from left to right.</summary>
internal sealed class TextMapBuilder
{
    private readonly List<TextMap.Piece> _pieces = [];
    private int _repaired, _original;

    /// <summary>Characters that stand in both texts.</summary>
    public void Keep(int length)
    {
        if (length == 0)
            return;
        if (_pieces.Count == 0 || !_pieces[^1].Linear)
            _pieces.Add(new(_repaired, _original, true));
        _repaired += length;
        _original += length;
    }

    /// <summary>Characters that correspond only as a whole.</summary>
    public void Replace(int originalLength, int repairedLength)
    {
        if (originalLength == 0 && repairedLength == 0)
            return;
        _pieces.Add(new(_repaired, _original, false));
        _repaired += repairedLength;
        _original += originalLength;
    }

    public TextMap Build() => new([.. _pieces, new(_repaired, _original, true)]);
}
