using System.Buffers;

namespace BusinessEnv.Ingestion.Text;

/// <summary>The ways in which an explanation can go on. In a stretch that is one byte off, each visible character holds the second byte of one true character and the first of the next; a pair from the user-defined areas has vanished; <c>?</c> stands for a byte and an ASCII character that make no pair.</summary>
internal sealed partial class ByteShiftSearch
{
    private const int OpeningCost = 9 * CharacterModel.Unit;
    private const int UnusualPlace = 2 * CharacterModel.Unit;
    private const int SecondVanished = 1 * CharacterModel.Unit;
    private const int WrongAnnotation = 10 * CharacterModel.Unit;
    private const int LostAnnotation = 7 * CharacterModel.Unit;
    private const int RareAnnotation = 2 * CharacterModel.Unit;
    private const int LostByte = 4 * CharacterModel.Unit;
    private const int UnpairedQuote = 5 * CharacterModel.Unit;
    private const int WrongScript = 4 * CharacterModel.Unit;
    private const int WrongPlace = 8 * CharacterModel.Unit;
    private const int InStep = ShiftState.InStep, Vanished = ShiftState.Vanished;
    // The ASCII characters that a broken pair can have swallowed; 0 is any digit, and stays unknown.
    private const string Swallowed = ",(:;)!.\"0";
    private const int UnknownDigit = 2 * CharacterModel.Unit;

    private static readonly DoubleByte Gbk = DoubleByte.Gbk;
    private static readonly SearchValues<char> NeverFirst = SearchValues.Create("。，、；：？！）,;:?!)");
    private static readonly SearchValues<char> Stops = SearchValues.Create("。，、；：？！,;:?!");

    /// <summary>The explanation that goes on with one more true character.</summary>
    private ShiftState Extend(int parent, in ShiftState before, int at, char character, int extra = 0)
    {
        var context = before.Context;
        var cost = Model.Cost(ref context, character);
        var own = before.IsInStep ? 1 : 0;
        // An explanation that was kept knows how often the document has its last characters.
        if (before.Seen4 > own)
            cost = document.Mix(cost, before.Seen4, own, before.A, before.B, before.Context.Last, context.Last);
        else if (before.Seen3 > own)
            cost = document.Mix(cost, before.Seen3, own, 0, before.B, before.Context.Last, context.Last);
        if (!before.IsInStep && document.IsTraditional && Script.IsSimplifiedOnly(character))
            extra += WrongScript;
        if ((before.Last == '\n' || Stops.Contains(before.Last)) && NeverFirst.Contains(character))
            extra += WrongPlace;
        var quotes = before.Quotes + (character == '“' ? 1 : character == '”' ? -1 : 0);
        if (quotes is < 0 or > 1)
            (quotes, extra) = (Math.Clamp(quotes, 0, 1), extra + UnpairedQuote);
        return before with
        {
            Parent = parent, At = at, Cost = before.Cost + cost + extra, Context = context, A = before.B, B = before.Context.Last,
            Last = character, Emitted = character, Then = '\0', Hash = unchecked(before.Hash * 486187739 + context.Last), Quotes = quotes,
            Seen3 = 0, Seen4 = 0,
        };
    }

    // A cheap look before an explanation is made: what the document says can only help where it has seen the context.
    private bool IsOutOfReach(in ShiftState state, int at, char character)
    {
        var context = state.Context;
        return state.Seen3 == 0 && state.Seen4 == 0 && at - _start < _best.Length && state.Cost + Model.Cost(ref context, character) > _best[at - _start] + Reach;
    }

    /// <summary>The ways in which a shift can start at this place.</summary>
    private void Open(in ShiftState origin, int start)
    {
        var opened = origin with { Cost = OpeningCost, Damaged = true, Pending = 0 };
        var mark = text[start];
        if (mark is '?' or '？')
        {
            // A byte was put inside the first of two characters whose inner bytes spell a punctuation mark.
            if (start + 1 < text.Length)
                OpenInside(opened, start + 2, text[start + 1]);
            OpenAnnotation(opened, start);
        }
        // The same, where the broken pair left no trace.
        OpenInside(opened, start + 1, mark);
    }

    private void OpenInside(in ShiftState opened, int at, char mark)
    {
        foreach (var pair in PairsOf(mark))
        {
            int trail = pair >> 8, lead = pair & 0xFF;
            if (trail is not (0xA1 or 0xA3) || lead < 0x81)
                continue;
            foreach (var character in Guesses.WithTrail(trail))
                Add(Extend(-1, opened, at, character, character == '。' ? 0 : UnusualPlace) with { Pending = lead });
            // An indentation, which the line can do without.
            if (trail == 0xA1 && opened.Last == '\n')
                Add(opened with { Parent = -1, At = at, Pending = lead });
        }
    }

    /// <summary><c>當?shù)</c>: the bytes across two characters spell a character that was annotated, between the two.</summary>
    private void OpenAnnotation(in ShiftState opened, int start)
    {
        if (start == 0 || Gbk.PairOf(text[start - 1]) is var pair && pair == 0)
            return;
        var end = AfterBracket(start);
        var syllable = end == start ? -1 : PinyinReadings.SyllableId(text.AsSpan(start + 1, end - start - 2));
        if (syllable < 0)
            return;
        for (var lead = 0x81; lead <= 0xFE; lead++)
            if (Gbk[(pair & 0xFF) << 8 | lead] is var annotated && IsText(annotated) && PinyinReadings.IsReading(annotated, syllable))
                Add(opened with
                {
                    Parent = -1, At = end, Pending = lead, Hash = unchecked(opened.Hash * 31 + lead),
                    Cost = opened.Cost + (document.Annotates(annotated) ? 0 : RareAnnotation),
                });
    }

    private void Advance(int index)
    {
        var state = _states[index];
        if (state.At >= text.Length)
            return;
        if (state.IsInStep)
            Keep(index, state);
        else if (text[state.At] is '\n' or '\r')
            // The line ends while a character is open: its second byte went with the line end.
            Add(state with { Parent = index, At = state.At + 1, Emitted = '\0', Then = '\0', Pending = InStep, Cost = state.Cost + LostByte, Settled = SettledAfter });
        else
            Shifted(index, state);
    }

    // In step, the text is what it seems; an annotation costs nothing where it fits.
    private void Keep(int index, in ShiftState state)
    {
        var character = text[state.At];
        if (character is '(' or '（' && AfterBracket(state.At) is var end && end > state.At && PinyinReadings.IsSyllable(text.AsSpan(state.At + 1, end - state.At - 2)))
        {
            var cost = PinyinReadings.IsReading(state.Last, text.AsSpan(state.At + 1, end - state.At - 2)) ? 0 : WrongAnnotation;
            Add(state with { Parent = index, At = end, Emitted = '\0', Then = '\0', Cost = state.Cost + cost, Settled = state.Settled + 1 });
            return;
        }
        var lost = document.Annotates(character) && (state.At + 1 >= text.Length || text[state.At + 1] is not ('(' or '（'));
        Add(Extend(index, state, state.At + 1, character, lost ? LostAnnotation : 0) with { Settled = state.Settled + 1 });
    }

    private void Shifted(int index, in ShiftState state)
    {
        var visible = text[state.At];
        if (visible is '?' or '？')
            Swallow(index, state);
        // A plain ASCII character closes the pair: the stretch is in step again.
        if (visible is >= '@' and <= '~')
            Close(index, state, visible, InStep, '\0');
        foreach (var pair in PairsOf(visible))
            if ((pair & 0xFF) is var next && next >= 0x81)
                Close(index, state, pair >> 8, next, '\0');
            else
                Close(index, state, pair >> 8, InStep, (char)next);
    }

    /// <summary>The open character ends with this byte, whatever opened it.</summary>
    private void Close(int index, in ShiftState state, int trail, int pending, char then)
    {
        if (state.Pending < Vanished)
        {
            Emit(index, state, Gbk[state.Pending << 8 | trail], pending, then);
            return;
        }
        foreach (var character in Guesses.WithTrail(trail))
            if (IsPrivate(Gbk[(state.Pending - Vanished) << 8 | Gbk.PairOf(character) >> 8]))
                Emit(index, state, character, pending, then);
    }

    /// <summary><c>?</c> holds the second byte of a character and the ASCII character after it.</summary>
    private void Swallow(int index, in ShiftState state)
    {
        var at = state.At + 1;
        // An annotation whose bracket was swallowed tells how the character before it is read.
        var end = AfterBracket(state.At);
        var syllable = end > at ? PinyinReadings.SyllableId(text.AsSpan(at, end - at - 1)) : -1;
        var guesses = state.Pending < Vanished ? Guesses.WithLead(state.Pending) : syllable >= 0 ? Guesses.Frequent : default;
        foreach (var character in guesses)
        {
            var pair = Gbk.PairOf(character);
            if ((pair & 0xFF) < 0x80 || state.Pending >= Vanished && !IsPrivate(Gbk[(state.Pending - Vanished) << 8 | pair >> 8]))
                continue;
            if (syllable >= 0)
            {
                if (PinyinReadings.IsReading(character, syllable))
                    Add(Extend(index, state, end, character, document.IsAnnotated && !document.Annotates(character) ? RareAnnotation : 0) with { Pending = InStep, Settled = 0, Then = '(' });
            }
            else if (at == text.Length || text[at] is '\n' or '\r')
                Emit(index, state, character, InStep, '\0');
            else if (state.Pending < Vanished)
                foreach (var ascii in Swallowed)
                    Emit(index, state, character, InStep, ascii);
        }
    }

    private void Emit(int index, in ShiftState state, char character, int pending, char then)
    {
        var at = state.At + 1;
        if (!IsText(character) || IsOutOfReach(state, at, character))
            return;
        var extra = 0;
        if (pending == InStep && then == '\0' && at < text.Length && text[at] is '(' or '（' && AfterBracket(at) is var end && end > at && PinyinReadings.IsSyllable(text.AsSpan(at + 1, end - at - 2)))
            extra = !PinyinReadings.IsReading(character, text.AsSpan(at + 1, end - at - 2)) ? WrongAnnotation : document.IsAnnotated && !document.Annotates(character) ? RareAnnotation : 0;
        else if (document.Annotates(character))
            extra = LostAnnotation;
        var next = Extend(index, state, at, character, extra) with { Pending = pending, Settled = 0 };
        if (then != '\0')
            next = Extend(index, next, at, then, then == '0' ? UnknownDigit : 0) with { Emitted = character, Then = then == '0' ? '?' : then };
        Add(next);
    }

    /// <summary>A pair of bytes vanished here: the first closes the pending character, the second opens the next.</summary>
    private void Vanish(int index, List<int> layer)
    {
        var state = _states[index];
        var extra = state.Pending < Vanished ? 0 : SecondVanished;
        var found = 0;
        foreach (var character in state.Pending < Vanished ? Guesses.WithLead(state.Pending) : Guesses.ThatVanish)
        {
            var pair = Gbk.PairOf(character);
            if (!Guesses.CanVanish(pair & 0xFF) || state.Pending >= Vanished && !IsPrivate(Gbk[(state.Pending - Vanished) << 8 | pair >> 8]))
                continue;
            if (found == Guessed && IsOutOfReach(state, state.At, character))
                continue;
            var next = Extend(index, state, state.At, character, extra + (document.Annotates(character) ? LostAnnotation : 0));
            if (found == Guessed && next.Cost >= _guessed[found - 1].Cost)
                continue;
            var place = found < Guessed ? found++ : found - 1;
            for (; place > 0 && _guessed[place - 1].Cost > next.Cost; place--)
                _guessed[place] = _guessed[place - 1];
            _guessed[place] = next with { Pending = Vanished + (pair & 0xFF), Settled = 0 };
        }
        for (var i = 0; i < found; i++)
            if (_seen.Add((_guessed[i].Hash, _guessed[i].Pending)))
                layer.Add(Store(Remembered(_guessed[i])));
    }

    /// <summary>The place behind the bracket that closes a short bracketed text; the same place when there is none.</summary>
    private int AfterBracket(int bracket)
    {
        var close = text.AsSpan(bracket + 1, Math.Min(9, text.Length - bracket - 1)).IndexOfAny(')', '）');
        return close < 1 ? bracket : bracket + close + 2;
    }

    /// <summary>The bytes that a visible character can have been: half-width forms may have been full-width.</summary>
    private static PairList PairsOf(char visible) => new(Gbk.PairOf(visible), visible is > ' ' and <= '~' ? 0xA300 | visible + 0x80 : visible == ' ' ? 0xA1A1 : 0);

    private readonly ref struct PairList(int first, int second)
    {
        public PairEnumerator GetEnumerator() => new(first, second);
    }

    private ref struct PairEnumerator(int first, int second)
    {
        private int _step = 0;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (_step < 2)
                if ((Current = _step++ == 0 ? first : second) != 0)
                    return true;
            return false;
        }
    }

    private static bool IsPrivate(char character) => character is >= '\uE000' and <= '\uF8FF';

    private static bool IsText(char character) => character != '\0' && !IsPrivate(character) && (Model.IdOf(character) != CharacterModel.Other);
}
