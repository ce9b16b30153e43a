using System.Buffers;
using System.Xml;

namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>Reading of XML parts with bounds on nesting and on the length of a text.</summary>
internal static class XmlParts
{
    private const int DeepestNesting = 64;

    public static bool ReadBounded(this XmlReader xml)
    {
        if (!xml.Read())
            return false;
        if (xml.Depth > DeepestNesting)
            throw RefusedException.Corrupt($"A part of the workbook nests deeper than {DeepestNesting} elements.");
        return true;
    }

    public static bool IsElement(this XmlReader xml, string name) =>
        xml.NodeType == XmlNodeType.Element && xml.LocalName == name;

    public static bool IsEnd(this XmlReader xml, string name) =>
        xml.NodeType == XmlNodeType.EndElement && xml.LocalName == name;

    public static bool IsText(this XmlReader xml) =>
        xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace;
}

/// <summary>A text gathered piece by piece, bounded.</summary>
internal sealed class TextGatherer(int limit) : IDisposable
{
    private char[] _buffer = ArrayPool<char>.Shared.Rent(4096);
    private int _length;

    public ReadOnlySpan<char> Text => _buffer.AsSpan(0, _length);

    public void Clear() => _length = 0;

    /// <summary>Appends the reader's text node.</summary>
    /// <returns>False where the text is longer than the limit.</returns>
    public bool TryAppend(XmlReader xml)
    {
        while (true)
        {
            if (_length == _buffer.Length)
                Grow();
            var read = xml.ReadValueChunk(_buffer, _length, _buffer.Length - _length);
            if (read == 0)
                return true;
            if ((_length += read) > limit)
                return false;
        }
    }

    /// <exception cref="RefusedException">The text is longer than the limit.</exception>
    public void Append(XmlReader xml, string place)
    {
        if (!TryAppend(xml))
            throw RefusedException.Limit("stringLength", $"{place} holds a text of more than {limit:N0} characters", place);
    }

    private void Grow()
    {
        var larger = ArrayPool<char>.Shared.Rent(_buffer.Length * 2);
        Text.CopyTo(larger);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = larger;
    }

    public void Dispose() => ArrayPool<char>.Shared.Return(_buffer);
}
