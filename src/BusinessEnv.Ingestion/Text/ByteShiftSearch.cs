using System.Runtime.InteropServices;
using System.Text;

namespace BusinessEnv.Ingestion.Text;

/// <summary>What a stretch of text said before its bytes were shifted.</summary>
/// <param name="Steps">From left to right: how many characters of the text became which.</param>
/// <param name="Text">The restored stretch, annotations left out.</param>
/// <param name="Margin">By how much (nats) this explains the stretch better than taking it as it stands.</param>
internal sealed record ByteShiftReading(
    int Start, int End, IReadOnlyList<(int Length, string Text)> Steps, string Text, double Margin, double Confidence, IReadOnlyList<string> Alternatives);

/// <summary>An explanation of a text up to a place.</summary>
/// <param name="Cost">−ln P of the true text so far, in sixteenths, with what speaks against the explanation.</param>
/// <param name="Pending"><see cref="InStep"/>; or the byte that opens the next true character; or, from <see cref="Vanished"/> on, the first byte of a vanished pair whose second byte opens it.</param>
/// <param name="Settled">How many characters have been read in step since the damage.</param>
/// <param name="Quotes">How many quotation marks are open.</param>
/// <param name="Seen3">How often the document has the last two characters; <paramref name="Seen4"/>: the last three.</param>
internal readonly record struct ShiftState(
    int Parent, int At, int Cost, CharacterModel.Context Context, ushort A, ushort B, char Last, char Emitted, char Then,
    int Pending, int Settled, bool Damaged, int Hash, int Quotes, int Seen3, int Seen4)
{
    public const int InStep = -1, Vanished = 0x100;

    public bool IsInStep => Pending == InStep;
}

/// <summary>Searches, from a suspected place on, over the byte streams that could have been decoded to the text as it stands. Every explanation, the undamaged one among them, is judged by the same character model, with what the document says of itself.</summary>
internal sealed partial class ByteShiftSearch(string text, DocumentEvidence document)
{
    private const int Width = 20, Branches = 4, Guessed = 10, Longest = 160, SettledAfter = 5;
    private const double Temperature = 1.3;
    private const int Reach = 14 * CharacterModel.Unit;

    private static readonly CharacterModel Model = CharacterModel.Instance;

    private readonly ShiftState[] _guessed = new ShiftState[Guessed];
    private readonly int[] _best = new int[Longest + 16];
    private ShiftState[] _states = new ShiftState[4096];
    private int[] _costs = new int[1024];
    private int _count;
    private readonly List<int>[] _layers = CreateLayers();
    private readonly HashSet<(int, int)> _seen = [];
    private readonly List<(int Place, int Number)> _repaired = [];
    private int _start, _open;

    public ByteShiftReading? Read(int start)
    {
        _count = 0;
        Array.Fill(_best, int.MaxValue - Reach);
        foreach (var layer in _layers)
            layer.Clear();
        (_start, _open) = (start, 0);
        var origin = Before(start);
        Add(origin);
        Open(origin, start);
        var limit = Math.Min(text.Length, start + Longest);
        for (var at = start; at <= limit; at++)
        {
            var layer = _layers[at - start];
            if (layer.Count == 0)
                continue;
            _open -= layer.Count;
            Prune(layer);
            if (at == limit || _open == 0 && at > start && layer.TrueForAll(s => IsSettled(_states[s])))
                return Judge(layer, at);
            for (var i = 0; i < layer.Count; i++)
                Advance(layer[i]);
        }
        return null;
    }

    private static bool IsSettled(ShiftState state) => state.IsInStep && (!state.Damaged || state.Settled >= SettledAfter);

    /// <summary>Keeps the best explanations of a layer, and lets some of them assume a pair that left no trace here, or two in a row.</summary>
    private void Prune(List<int> layer)
    {
        _seen.Clear();
        if (_costs.Length < layer.Count)
            _costs = new int[2 * layer.Count];
        for (var i = 0; i < layer.Count; i++)
            _costs[i] = _states[layer[i]].Cost;
        _costs.AsSpan(0, layer.Count).Sort(CollectionsMarshal.AsSpan(layer));
        var kept = 0;
        for (var i = 0; i < layer.Count; i++)
        {
            ref var state = ref _states[layer[i]];
            // The undamaged explanation is always kept: it is what the others are measured by.
            if ((kept >= Width || state.Cost > _best[state.At - _start] + Reach) && state.Damaged || !_seen.Add((state.Hash, state.Pending)))
                continue;
            state = Remembered(state);
            layer[kept++] = layer[i];
        }
        layer.RemoveRange(kept, layer.Count - kept);
        for (int round = 0, first = 0; round < 2; round++)
        {
            var end = layer.Count;
            for (int i = first, tries = 0; i < end && tries < Branches; i++)
                if (!_states[layer[i]].IsInStep)
                {
                    Vanish(layer[i], layer);
                    tries++;
                }
            first = end;
        }
    }

    private void Add(in ShiftState state)
    {
        var layer = state.At - _start;
        if (layer >= _layers.Length || state.Damaged && state.Cost > _best[layer] + Reach)
            return;
        if (state.Damaged)
            _best[layer] = Math.Min(_best[layer], state.Cost);
        _layers[layer].Add(Store(state));
        _open++;
    }

    private int Store(in ShiftState state)
    {
        if (_count == _states.Length)
            Array.Resize(ref _states, 2 * _count);
        _states[_count] = state;
        return _count++;
    }

    private ShiftState Remembered(in ShiftState state) => state with
    {
        Seen4 = document.Times(state.A, state.B, state.Context.Last), Seen3 = document.Times(0, state.B, state.Context.Last),
    };

    // The context of a place: the characters before it in its line, annotations left out.
    private ShiftState Before(int start)
    {
        var from = start;
        while (from > 0 && start - from < 24 && text[from - 1] != '\n')
            from--;
        var state = new ShiftState(-1, start, 0, CharacterModel.Context.Start, 0, 0, '\n', '\0', '\0', ShiftState.InStep, 0, false, 17, 0, 0, 0);
        for (var i = from; i < start; i++)
        {
            var end = text[i] is '(' or '（' ? PinyinAnnotations.EndOfAnnotations(text.AsSpan(0, start), i) : i;
            if (end == i)
                state = Remembered(Extend(-1, state, start, text[i]));
            else
                i = end - 1;
        }
        return state with { Cost = 0, Emitted = '\0', Hash = 17, Quotes = OpenQuotes(start) };
    }

    private int OpenQuotes(int place)
    {
        for (var i = place - 1; i >= 0 && text[i] != '\n'; i--)
            if (text[i] is '“' or '”')
                return text[i] == '“' ? 1 : 0;
        return 0;
    }

    // The next quotation mark of the line must fit to what has been opened before it.
    private int QuoteCost(ShiftState state)
    {
        for (var i = state.At; i < text.Length && text[i] != '\n'; i++)
            if (text[i] is '“' or '”')
                return text[i] == '”' == (state.Quotes == 1) ? 0 : UnpairedQuote;
        return state.Quotes == 0 ? 0 : UnpairedQuote;
    }

    private ByteShiftReading? Judge(List<int> finals, int at)
    {
        var undamaged = int.MaxValue;
        var readings = new List<(int Index, int Cost)>();
        var numbers = new HeadingNumbers(text, _start, _repaired);
        foreach (var index in finals)
        {
            var state = _states[index];
            var cost = state.Cost + QuoteCost(state) + (state.IsInStep ? 0 : LostByte) + (state.Damaged && numbers.AtLineStart ? numbers.Cost(Path(index).Text) : 0);
            if (!state.Damaged)
                undamaged = Math.Min(undamaged, cost);
            else if (state.IsInStep || at == text.Length)
                readings.Add((index, cost));
        }
        readings.Sort((x, y) => x.Cost.CompareTo(y.Cost));
        if (readings.Count == 0 || readings[0].Cost >= undamaged)
            return null;
        var best = readings[0].Cost;
        var texts = new List<(string Text, int Cost)>();
        foreach (var (index, cost) in readings)
        {
            if (cost > best + Reach)
                break;
            var restored = OpenCc.Convert(Path(index).Text);
            if (!texts.Exists(r => r.Text == restored))
                texts.Add((restored, cost));
        }
        var total = texts.Sum(r => Weight(best - r.Cost)) + Weight(best - undamaged);
        var (steps, end, full) = Path(readings[0].Index);
        if (numbers.AtLineStart && HeadingNumbers.NumberOf(full) is > 0 and var number)
            _repaired.Add((_start, number));
        var close = texts.Skip(1).Where(r => r.Cost - best < 4 * CharacterModel.Unit).Take(3).Select(r => r.Text).ToArray();
        return new(_start, end, steps, full, (undamaged - best) / (double)CharacterModel.Unit, (full.Contains('?') ? 0.5 : 1) / total, close);
    }

    // The model is surer than it should be: its odds are tempered.
    private static double Weight(int advantage) => Math.Exp(advantage / (CharacterModel.Unit * Temperature));

    /// <summary>The steps of an explanation from the start to where it is in step again.</summary>
    private (List<(int Length, string Text)> Steps, int End, string Text) Path(int index)
    {
        var chain = new List<ShiftState>();
        for (var i = index; i >= 0; i = _states[i].Parent)
            chain.Add(_states[i]);
        chain.Reverse();
        var last = chain.FindLastIndex(s => s.Settled == 0) + 1;
        chain.RemoveRange(last, chain.Count - last);
        var steps = new List<(int, string)>();
        var restored = new StringBuilder();
        int at = _start, from = _start, written = 0;
        foreach (var state in chain)
        {
            if (state.Emitted != '\0')
                restored.Append(state.Emitted);
            if (state.Then != '\0')
                restored.Append(state.Then);
            // A swallowed bracket opens an annotation that stands in the text as it is.
            var end = state.Then == '(' && state.At > at + 1 ? at + 1 : state.At;
            at = end;
            if (end == from)
                continue;
            steps.Add((end - from, restored.ToString(written, restored.Length - written)));
            (from, written) = (end, restored.Length);
        }
        return (steps, at, restored.ToString());
    }

    private static List<int>[] CreateLayers()
    {
        var layers = new List<int>[Longest + 16];
        for (var i = 0; i < layers.Length; i++)
            layers[i] = [];
        return layers;
    }
}
