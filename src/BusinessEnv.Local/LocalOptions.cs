namespace BusinessEnv.Local;

/// <summary>The command line.</summary>
/// <param name="Port">0 takes any free port.</param>
/// <param name="Storage">A connection string; null starts Azurite.</param>
/// <param name="Data">Where Azurite keeps its data; null is <c>.data</c> in the checkout.</param>
/// <param name="Once">Read what waits, recompute, print, and end.</param>
public sealed record LocalOptions(int Port = 7071, string? Storage = null, string? Data = null, bool Samples = true, bool Once = false, bool Help = false)
{
    public const string Usage = """
        Usage: dotnet run --project src/BusinessEnv.Local -- [options]

          --port PORT           listen on 127.0.0.1:PORT (7071; 0 takes any free port)
          --storage CONNECTION  use this storage account instead of starting Azurite
          --data DIR            where Azurite keeps its data (.data in the checkout)
          --no-samples          do not upload samples/ into an empty account
          --once                read what waits, recompute, print, and end: 0, or 1 if any upload is rejected
        """;

    /// <exception cref="ArgumentException">An option is unknown or lacks its value; the message says which.</exception>
    public static LocalOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new LocalOptions();
        for (var i = 0; i < arguments.Count; i++)
            options = arguments[i] switch
            {
                "--port" => options with { Port = PortOf(Value(arguments, ref i)) },
                "--storage" => options with { Storage = Value(arguments, ref i) },
                "--data" => options with { Data = Value(arguments, ref i) },
                "--no-samples" => options with { Samples = false },
                "--once" => options with { Once = true },
                "--help" or "-h" => options with { Help = true },
                var unknown => throw new ArgumentException($"Unknown option '{unknown}'."),
            };
        return options;
    }

    private static string Value(IReadOnlyList<string> arguments, ref int i) =>
        i + 1 < arguments.Count && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal)
            ? arguments[++i]
            : throw new ArgumentException($"'{arguments[i]}' needs a value.");

    private static int PortOf(string text) =>
        ushort.TryParse(text, out var port) ? port : throw new ArgumentException($"'--port {text}' is not a port: a whole number from 0 to 65535.");
}
