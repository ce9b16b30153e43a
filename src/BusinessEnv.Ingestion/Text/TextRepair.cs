using BusinessEnv.Core.Notices;

namespace BusinessEnv.Ingestion.Text;

/// <summary>Undoes what mirrors, converters and wrong decoders did to a Chinese text, and brings it into Simplified characters. Every change is recorded and every character can be traced.</summary>
public static class TextRepair
{
    /// <summary>A repair with less confidence than this deserves a reader's look.</summary>
    public const double WarningThreshold = 0.9;

    /// <summary>Repairs a text. Pure, linear in its length, never fails; clean text comes back as it is.</summary>
    public static NoticeText Repair(string original, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(original);
        var work = new RepairWork(original);
        foreach (var pass in Passes)
        {
            cancellation.ThrowIfCancellationRequested();
            work.Apply(pass);
        }
        return work.Finish();
    }

    private static readonly Func<string, TextRewrite?>[] Passes =
    [
        Mojibake.Repair,
        Characters.ResolveEntities,
        ByteShift.Repair,
        PinyinAnnotations.Remove,
        Characters.NormaliseWidth,
        Characters.CloseUp,
        Characters.JoinLines,
        Wording.Note,
        Simplification.Convert,
    ];
}

/// <summary>A text on its way through the passes, with the map back to where it started.</summary>
internal sealed class RepairWork
{
    private readonly List<(TextSpan Span, RepairDetail Detail)> _repairs = [];
    private readonly string _original;
    private TextMap _map;
    private string _text;

    public RepairWork(string original)
    {
        _original = _text = original;
        _map = TextMap.Identity(original.Length);
    }

    /// <param name="pass">Gives null when it has nothing to change and nothing to note.</param>
    public void Apply(Func<string, TextRewrite?> pass)
    {
        if (pass(_text) is not { } rewrite)
            return;
        foreach (var (span, detail) in rewrite.Repairs)
            _repairs.Add((_map.ToOriginal(span), detail));
        var (text, map) = rewrite.Finish();
        _map = _map.Then(map);
        _text = text;
    }

    public NoticeText Finish()
    {
        var entries = _repairs.ToArray();
        Array.Sort(entries, static (a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : a.Span.End.CompareTo(b.Span.End));
        return new(_original, _text, new RepairList(_original, _text, _map, entries), _map);
    }
}
