using System.Text;
using BusinessEnv.Core.Notices;

namespace BusinessEnv.Ingestion.Documents;

/// <summary>Collects a document's text line by line, with the role of each.</summary>
internal sealed class LineWriter(int maxCharacters)
{
    private readonly StringBuilder _text = new();
    private readonly List<TextBlock> _blocks = [];

    public bool IsFull => _text.Length > maxCharacters;

    public bool IsEmpty => _text.Length == 0;

    public string? FirstHeading { get; private set; }

    /// <summary>Adds a line unless it is blank. Line ends inside become lines of their own.</summary>
    public void Line(ReadOnlySpan<char> line, BlockKind kind, int level = 0)
    {
        foreach (var range in line.Split('\n'))
        {
            var part = line[range].Trim(" \t\r\u00A0\u3000\u200B\uFEFF");
            if (part.IsEmpty || IsFull)
                continue;
            if (_text.Length > 0)
                _text.Append('\n');
            var start = _text.Length;
            _text.Append(part);
            _blocks.Add(new(new TextSpan(start, _text.Length), kind, level));
            if (kind == BlockKind.Heading)
                FirstHeading ??= part.ToString();
        }
    }

    /// <summary>One row of a table: its cells on one line, parted by bars.</summary>
    public void Row(IEnumerable<string> cells) =>
        Line(string.Join(" | ", cells.Select(c => c.Replace('\n', ' ').Replace('\t', ' ').Trim(' ', '\u00A0', '\u3000'))), BlockKind.TableRow);

    public DocumentText Finish(string format, string? encoding, string? title) => new(_text.ToString(), format, encoding, title, _blocks);
}
