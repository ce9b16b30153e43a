using System.Collections;
using BusinessEnv.Core.Observations;
using BusinessEnv.Ingestion.Spreadsheets.Cells;
using BusinessEnv.Ingestion.Spreadsheets.Matching;

namespace BusinessEnv.Ingestion.Spreadsheets.Values;

/// <summary>Millions of observations at 32 bytes each; an <see cref="Observation"/> with its texts is made only when it is asked for.</summary>
internal sealed class ObservationTable(IReadOnlyList<string> units, IReadOnlyList<Target> targets) : IReadOnlyList<Observation>
{
    private const int ChunkBits = 13;
    private const int ChunkLength = 1 << ChunkBits;
    private const long NoRun = -1;
    private const int Registered = -1;
    private readonly List<Entry[]> _chunks = [];
    private readonly NameList _periods = new();
    private readonly NameList _sheets = new();
    private readonly NameList _texts = new();
    private readonly Dictionary<long, int> _runs = [];
    private int[] _slots = new int[1024];
    private int _hashed;
    private long _run = NoRun;
    private bool _isFirstRun;

    public int Count { get; private set; }

    public Observation this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            ref readonly var entry = ref At(index);
            return new(
                _periods[entry.Period],
                units[entry.Unit],
                targets[entry.Target].Code,
                entry.Text == Entry.IsNumber ? entry.Number : null,
                entry.Text >= 0 ? _texts[entry.Text] : null,
                Place(entry));
        }
    }

    public int Period(string period) => _periods.IndexOf(period);

    public string PeriodName(int period) => _periods[period];

    public int Sheet(string sheet) => _sheets.IndexOf(sheet);

    public int Text(string text) => _texts.IndexOf(text);

    public ref Entry At(int index) => ref _chunks[index >> ChunkBits][index & (ChunkLength - 1)];

    public string Place(in Entry entry) => CellPlace.Of(_sheets[entry.Sheet], entry.Row, entry.Column);

    /// <summary>A row begins. The entries of one row with one unit and period are a run; a run that is the first of its unit and period can hold nothing twice, and is entered into the index only when a second one comes.</summary>
    public void BeginRow() => _run = NoRun;

    /// <summary>Adds an entry, or, where its cell (period, unit, target) is there already, gives the index of the one that was first.</summary>
    /// <returns>−1 when the entry was added.</returns>
    public int Add(in Entry entry)
    {
        var run = ((long)entry.Unit << 16) | entry.Period;
        if (run != _run)
            BeginRun(run);
        if (_isFirstRun)
        {
            Append(entry);
            return -1;
        }
        if (_hashed * 2 >= _slots.Length)
            Rehash();
        var mask = _slots.Length - 1;
        var slot = Hash(entry) & mask;
        while (_slots[slot] is var taken and > 0)
        {
            if (At(taken - 1).SameCell(entry))
                return taken - 1;
            slot = (slot + 1) & mask;
        }
        Append(entry);
        _slots[slot] = Count;
        _hashed++;
        return -1;
    }

    private void BeginRun(long run)
    {
        _run = run;
        _isFirstRun = _runs.TryAdd(run, Count);
        if (_isFirstRun || _runs[run] is not (>= 0 and var start))
            return;
        _runs[run] = Registered;
        for (var i = start; i < Count && (((long)At(i).Unit << 16) | At(i).Period) == run; i++)
        {
            if (_hashed * 2 >= _slots.Length)
                Rehash();
            Insert(i);
            _hashed++;
        }
    }

    private void Append(in Entry entry)
    {
        if (Count >> ChunkBits == _chunks.Count)
            _chunks.Add(new Entry[ChunkLength]);
        At(Count++) = entry;
    }

    private void Insert(int index)
    {
        var mask = _slots.Length - 1;
        var slot = Hash(At(index)) & mask;
        while (_slots[slot] > 0)
            slot = (slot + 1) & mask;
        _slots[slot] = index + 1;
    }

    /// <summary>Drops the entries that were withdrawn; nothing can be added afterwards.</summary>
    public void Complete()
    {
        _slots = [];
        _runs.Clear();
        _runs.TrimExcess();
        var kept = 0;
        for (var i = 0; i < Count; i++)
            if (At(i).Text != Entry.IsWithdrawn)
                At(kept++) = At(i);
        Count = kept;
    }

    public IEnumerator<Observation> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Rehash()
    {
        var old = _slots;
        _slots = new int[old.Length * 2];
        foreach (var taken in old)
            if (taken > 0)
                Insert(taken - 1);
    }

    private static int Hash(in Entry entry)
    {
        var key = (((ulong)(uint)entry.Unit << 32) | ((uint)entry.Target << 16) | entry.Period) * 0x9E3779B97F4A7C15;
        return (int)(key >> 33);
    }
}

/// <summary>Different texts by index, in the order of their first use.</summary>
internal sealed class NameList
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    public string this[int index] => _names[index];

    public int IndexOf(string name)
    {
        if (_index.TryGetValue(name, out var index))
            return index;
        _names.Add(name);
        return _index[name] = _names.Count - 1;
    }
}
