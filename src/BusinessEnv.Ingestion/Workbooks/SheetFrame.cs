namespace BusinessEnv.Ingestion.Workbooks;

/// <summary>What frames a worksheet's cells.</summary>
internal sealed record SheetFrame
{
    /// <summary>Column widths in characters, from column A on.</summary>
    public IReadOnlyList<double> Widths { get; init; } = [];

    /// <summary>Rows and columns that stay in view.</summary>
    public int FrozenRows { get; init; }
    public int FrozenColumns { get; init; }
    public bool Selected { get; init; }
    public bool GridLines { get; init; } = true;

    /// <summary>Locked cells cannot be changed (no password: the lock is a reminder, not a secret).</summary>
    public bool Protected { get; init; }

    /// <summary>Printed one page wide.</summary>
    public bool FitToWidth { get; init; }

    /// <summary>The colour of the tab, RRGGBB.</summary>
    public string? Tab { get; init; }
}

/// <summary>A rule for what may be typed into a range.</summary>
/// <param name="List">The choices of a drop-down; null for none.</param>
/// <param name="Formula">The condition for an entry, where there is no list.</param>
/// <param name="Blocking">False: other entries than the listed are let in.</param>
internal sealed record Validation(string Range, IReadOnlyList<string>? List, string? Formula, string Title, string Prompt, bool Blocking);

/// <summary>Shows cells of a range in another look while a formula holds.</summary>
/// <param name="Look">Index among the stylesheet's differential formats.</param>
internal sealed record Highlight(string Range, string Formula, uint Look);
