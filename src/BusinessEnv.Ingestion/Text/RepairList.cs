using System.Collections;
using BusinessEnv.Core.Notices;

namespace BusinessEnv.Ingestion.Text;

/// <summary>The repairs of a text in a few bytes each; a <see cref="Repair"/> is made when it is asked for.</summary>
internal sealed class RepairList(string original, string repaired, TextMap map, (TextSpan Span, RepairDetail Detail)[] entries) : IReadOnlyList<Repair>
{
    public int Count => entries.Length;

    public Repair this[int index]
    {
        get
        {
            var (span, detail) = entries[index];
            var after = detail.After;
            if (after is null)
            {
                var there = map.ToRepaired(span);
                after = repaired[there.Start..there.End];
            }
            return new(span, detail.Kind, original[span.Start..span.End], after, detail.Confidence, detail.Alternatives);
        }
    }

    public IEnumerator<Repair> GetEnumerator()
    {
        for (var i = 0; i < entries.Length; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
