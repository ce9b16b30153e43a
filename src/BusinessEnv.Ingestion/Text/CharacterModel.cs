using System.Buffers.Binary;
using System.IO.Compression;

namespace BusinessEnv.Ingestion.Text;

/// <summary>How likely Chinese characters follow each other: a back-off trigram model over Simplified characters, built by <c>tools/text-resources/build-model.mjs</c>. Costs are −ln P in sixteenths. Digits, Latin letters and line ends are one class each; half-width punctuation counts as full-width, Traditional characters as Simplified.</summary>
internal sealed class CharacterModel
{
    public const int Unit = 16;
    public const int UnknownCost = 16 * Unit;
    public const ushort Other = 0, Boundary = 1;

    public static CharacterModel Instance { get; } = Load();

    /// <summary>The two characters before: <see cref="Pair"/> is their place among the known bigrams, or −1.</summary>
    public readonly record struct Context(int Pair, ushort Last)
    {
        public static Context Start => new(-1, Boundary);
    }

    private readonly ushort[] _ids = new ushort[0x10000];
    private readonly byte[] _cost1, _backoff2, _cost2, _backoff3, _cost3;
    private readonly int[] _first2, _first3;
    private readonly ushort[] _id2, _id3;

    private CharacterModel(ReadOnlySpan<byte> data)
    {
        var count = BinaryPrimitives.ReadUInt16LittleEndian(data);
        var characters = data.Slice(2, 2 * count);
        data = data[(2 + 2 * count)..];
        _cost1 = data[..count].ToArray();
        data = data[count..];
        _first2 = new int[count + 1];
        _backoff2 = new byte[count];
        for (var i = 0; i < count; i++, data = data[3..])
        {
            _first2[i + 1] = _first2[i] + BinaryPrimitives.ReadUInt16LittleEndian(data);
            _backoff2[i] = data[2];
        }
        var pairs = _first2[count];
        (_id2, _cost2) = Successors(data, pairs);
        data = data[(3 * pairs)..];
        _first3 = new int[pairs + 1];
        _backoff3 = new byte[pairs];
        var ids = new List<ushort>();
        var costs = new List<byte>();
        for (var i = 0; i < pairs; i++)
        {
            int triples = data[0];
            data = data[1..];
            _first3[i + 1] = _first3[i] + triples;
            if (triples == 0)
                continue;
            _backoff3[i] = data[0];
            var (id, cost) = Successors(data[1..], triples);
            ids.AddRange(id);
            costs.AddRange(cost);
            data = data[(1 + 3 * triples)..];
        }
        (_id3, _cost3) = ([.. ids], [.. costs]);
        Index(characters, count);
    }

    public ushort IdOf(char character) => _ids[character];

    /// <summary>What a character costs by itself.</summary>
    public int Cost(char character) => _ids[character] is var id && id == Other ? UnknownCost : _cost1[id];

    /// <summary>What a character costs after a context, which moves on.</summary>
    public int Cost(ref Context context, char character)
    {
        var id = _ids[character];
        var cost = 0;
        if (context.Pair >= 0 && _first3[context.Pair + 1] is var end && _first3[context.Pair] is var start && start < end)
        {
            var found = _id3.AsSpan(start, end - start).BinarySearch(id);
            if (found >= 0)
            {
                cost = _cost3[start + found];
                context = new(FindPair(context.Last, id), id);
                return cost;
            }
            cost = _backoff3[context.Pair];
        }
        var pair = FindPair(context.Last, id);
        cost += id == Other ? UnknownCost : pair >= 0 ? _cost2[pair] : _backoff2[context.Last] + _cost1[id];
        context = new(pair, id);
        return cost;
    }

    private int FindPair(ushort first, ushort second)
    {
        var start = _first2[first];
        var found = _id2.AsSpan(start, _first2[first + 1] - start).BinarySearch(second);
        return found < 0 ? -1 : start + found;
    }

    private void Index(ReadOnlySpan<byte> characters, int count)
    {
        for (var id = count - 1; id >= 0; id--)
            _ids[BinaryPrimitives.ReadUInt16LittleEndian(characters[(2 * id)..])] = (ushort)id;
        for (var c = '1'; c <= '9'; c++)
            _ids[c] = _ids['0'];
        for (var c = 'A'; c <= 'Z'; c++)
            _ids[c] = _ids[c | 0x20] = _ids['A'];
        foreach (var (half, full) in ",.;:?!()".Zip("，。；：？！（）"))
            _ids[half] = _ids[full];
        for (var c = '！'; c <= '～'; c++)
            if (_ids[c] == Other)
                _ids[c] = _ids[c - 0xFEE0];
        foreach (var blank in " \t\r\u3000\u00A0")
            _ids[blank] = Boundary;
        for (var c = 0x3400; c < 0xA000; c++)
            if (OpenCc.Alone((char)c) is var simple && simple != c)
                _ids[c] = _ids[simple];
    }

    private static (ushort[] Ids, byte[] Costs) Successors(ReadOnlySpan<byte> data, int count)
    {
        var ids = new ushort[count];
        var costs = new byte[count];
        for (var i = 0; i < count; i++)
            (ids[i], costs[i]) = (BinaryPrimitives.ReadUInt16LittleEndian(data[(3 * i)..]), data[3 * i + 2]);
        return (ids, costs);
    }

    private static CharacterModel Load()
    {
        using var inflate = new DeflateStream(ResourceText.Open("characters.bin"), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        inflate.CopyTo(memory);
        return new(memory.GetBuffer().AsSpan(0, (int)memory.Length));
    }
}
