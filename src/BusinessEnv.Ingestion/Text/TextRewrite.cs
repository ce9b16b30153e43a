using System.Buffers;
using BusinessEnv.Core.Notices;

namespace BusinessEnv.Ingestion.Text;

/// <summary>One pass over a text, from left to right: what is not replaced is kept.</summary>
internal sealed class TextRewrite(string source)
{
    private readonly ArrayBufferWriter<char> _output = new(source.Length + 16);
    private readonly TextMapBuilder _map = new();
    private readonly List<(TextSpan Span, RepairDetail Detail)> _repairs = [];
    private int _position;

    public IReadOnlyList<(TextSpan Span, RepairDetail Detail)> Repairs => _repairs;

    public void KeepUntil(int end)
    {
        _output.Write(source.AsSpan(_position, end - _position));
        _map.Keep(end - _position);
        _position = end;
    }

    /// <summary>Replaces the source's characters from the current place to <paramref name="end"/>; the two correspond as a whole.</summary>
    public void ReplaceUntil(int end, ReadOnlySpan<char> with)
    {
        _output.Write(with);
        _map.Replace(end - _position, with.Length);
        _position = end;
    }

    /// <summary>Replaces as many characters as it writes; they correspond one to one.</summary>
    public void Substitute(ReadOnlySpan<char> with)
    {
        _output.Write(with);
        _map.Keep(with.Length);
        _position += with.Length;
    }

    public void Log(TextSpan span, RepairDetail detail) => _repairs.Add((span, detail));

    public (string Text, TextMap Map) Finish()
    {
        KeepUntil(source.Length);
        return (_output.WrittenSpan.ToString(), _map.Build());
    }
}

/// <summary>What many repairs have in common.</summary>
/// <param name="After">Null: what the repaired text holds at that place.</param>
internal sealed record RepairDetail(string Kind, string? After, double Confidence, IReadOnlyList<string> Alternatives);
