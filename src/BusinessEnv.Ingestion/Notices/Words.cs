using System.Collections;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>A set of words that is asked, at every character of a text, which of them stands there: indexed by first and by last character, so that the answer does not cost more when the set grows.</summary>
[CollectionBuilder(typeof(Words), nameof(Create))]
internal sealed class Words : IEnumerable<string>
{
    private readonly string[] words;
    private readonly FrozenDictionary<char, string[]> byFirst;
    private readonly FrozenDictionary<char, string[]> byLast;

    private Words(string[] words)
    {
        this.words = words;
        byFirst = Index(words, word => word[0]);
        byLast = Index(words, word => word[^1]);
    }

    public static Words Create(ReadOnlySpan<string> words) => new(words.ToArray());

    /// <summary>The longest word that stands at <paramref name="at"/>, or null.</summary>
    public string? LongestAt(string text, int at)
    {
        if ((uint)at >= (uint)text.Length || !byFirst.TryGetValue(text[at], out var candidates)) return null;
        foreach (var word in candidates)
            if (Glyphs.At(text, at, word)) return word;
        return null;
    }

    /// <summary>The longest word that ends just before <paramref name="at"/> and does not begin before <paramref name="from"/>, or null.</summary>
    public string? LongestBefore(string text, int from, int at)
    {
        if (at <= from || at > text.Length || !byLast.TryGetValue(text[at - 1], out var candidates)) return null;
        foreach (var word in candidates)
            if (at - word.Length >= from && Glyphs.Before(text, at, word)) return word;
        return null;
    }

    public bool Contains(string word) => Array.IndexOf(words, word) >= 0;

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)words).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static FrozenDictionary<char, string[]> Index(string[] words, Func<string, char> key) =>
        words.GroupBy(key).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(word => word.Length).ToArray());
}
