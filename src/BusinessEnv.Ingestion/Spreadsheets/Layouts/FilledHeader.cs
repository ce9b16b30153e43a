namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>The texts of a header's rows with group names carried to the right. A merged range says how far a group goes; where nothing is merged (a CSV file), a group goes on until the next one begins.</summary>
internal sealed class FilledHeader(HeadGrid grid, HeaderBand band, int left, int right)
{
    public string Text(int row, int column)
    {
        var text = grid.Text(row, column);
        if (text.Length > 0 || row == band.Last || grid.IsMergedAcross(row) || IsBlankBelow(row, column))
            return text;
        for (var before = column - 1; before >= left; before--)
            if (grid.Text(row, before) is { Length: > 0 } group)
                return IsGroup(row, before, column) ? group : "";
        return "";
    }

    private bool IsBlankBelow(int row, int column)
    {
        for (var below = row + 1; below <= band.Last; below++)
            if (column <= right && grid.Text(below, column).Length > 0)
                return false;
        return true;
    }

    /// <summary>A group is a topic, a period, an indicator or a unit; a key word such as 地区 is none.</summary>
    private bool IsGroup(int row, int column, int member) =>
        grid.Token(row, column) is { } token
        && (token.IsComposite || token.Period is not null || token.Unit >= 0 || ((token.IsIndicator || token.Header.Ambiguous) && grid.Token(band.Last, member) is { Period: not null } or { Unit: >= 0 }))
        && (column == left || !IsBlankBelow(row, column));
}
