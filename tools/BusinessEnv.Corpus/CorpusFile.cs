using BusinessEnv.Core.Frameworks;
using BusinessEnv.Corpus.Books;

namespace BusinessEnv.Corpus;

/// <summary>A file as an office might send it, and what a right reading of it is.</summary>
/// <param name="Number">The seed of this file: <see cref="Corpus.File"/> writes it again.</param>
/// <param name="Name">The blob's name within the container: <c>{framework}/{period}/data.xlsx</c>.</param>
/// <param name="Book">The cells before they were written.</param>
/// <param name="Features">The layout, the container and everything odd about the file.</param>
public sealed record CorpusFile(int Number, string Name, Framework Framework, Book Book, byte[] Content, IReadOnlyList<string> Features, Truth Truth)
{
    public override string ToString() => $"#{Number} {Name} [{string.Join(", ", Features)}]";
}
