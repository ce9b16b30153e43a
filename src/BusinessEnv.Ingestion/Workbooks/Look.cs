namespace BusinessEnv.Ingestion.Workbooks;

/// <summary>How a cell looks. Colours are RRGGBB.</summary>
internal sealed record Look
{
    public static readonly Look Plain = new();

    public double Size { get; init; } = 11;
    public bool Bold { get; init; }
    public bool Italic { get; init; }
    public bool Link { get; init; }
    public string? Colour { get; init; }
    public string? Fill { get; init; }
    public bool Border { get; init; }
    public bool Wrap { get; init; }
    public bool Centred { get; init; }
    public bool Unlocked { get; init; }

    /// <summary>A number format's code; null for General.</summary>
    public string? Format { get; init; }
}
