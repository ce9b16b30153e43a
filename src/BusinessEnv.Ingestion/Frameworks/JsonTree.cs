using System.Text.Json;

namespace BusinessEnv.Ingestion.Frameworks;

/// <summary>A JSON value that knows where it stands in its file; or what a workbook says in the same terms.</summary>
/// <param name="Pointer">RFC 6901.</param>
/// <param name="Line">1-based.</param>
internal sealed record JsonTree(JsonValueKind Kind, string Pointer, int Line)
{
    public string Text { get; init; } = "";
    public double Number { get; init; }
    public List<JsonTree> Items { get; } = [];
    public Dictionary<string, JsonTree> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>Names that came twice in an object, with the line of the second.</summary>
    public List<(string Name, int Line)> Repeated { get; } = [];

    /// <summary>The cell, where the value comes from a workbook: <c>nodes!C7</c>.</summary>
    public string? Cell { get; init; }

    public string Place => Cell ?? $"line {Line}, {(Pointer.Length == 0 ? "/" : Pointer)}";

    /// <exception cref="JsonException">Not JSON, with line and column.</exception>
    public static JsonTree Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 64 });
        reader.Read();
        var lines = new LineCounter();
        var tree = Value(ref reader, utf8, lines, "");
        reader.Read();
        return tree;
    }

    private static JsonTree Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, LineCounter lines, string pointer)
    {
        var line = lines.At(utf8, (int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var map = new JsonTree(JsonValueKind.Object, pointer, line);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    var nameLine = lines.At(utf8, (int)reader.TokenStartIndex);
                    reader.Read();
                    var value = Value(ref reader, utf8, lines, $"{pointer}/{Escape(name)}");
                    if (!map.Properties.TryAdd(name, value))
                        map.Repeated.Add((name, nameLine));
                }
                return map;
            case JsonTokenType.StartArray:
                var list = new JsonTree(JsonValueKind.Array, pointer, line);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    list.Items.Add(Value(ref reader, utf8, lines, $"{pointer}/{list.Items.Count}"));
                return list;
            case JsonTokenType.String:
                return new(JsonValueKind.String, pointer, line) { Text = reader.GetString()! };
            case JsonTokenType.Number:
                return new(JsonValueKind.Number, pointer, line) { Number = reader.GetDouble() };
            case JsonTokenType.True:
                return new(JsonValueKind.True, pointer, line);
            case JsonTokenType.False:
                return new(JsonValueKind.False, pointer, line);
            default:
                return new(JsonValueKind.Null, pointer, line);
        }
    }

    private static string Escape(string name) => name.Replace("~", "~0").Replace("/", "~1");

    /// <summary>Lines at rising offsets, in one pass.</summary>
    private sealed class LineCounter
    {
        private int _offset;
        private int _line = 1;

        public int At(ReadOnlySpan<byte> utf8, int offset)
        {
            _line += utf8[_offset..offset].Count((byte)'\n');
            _offset = offset;
            return _line;
        }
    }
}
