using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Cells;
using BusinessEnv.Ingestion.Spreadsheets.Matching;

namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>Finds the header of the next block of a sheet, and what it says of the columns.</summary>
internal sealed class LayoutFinder(BlockContext context, IReadOnlyList<Row> window)
{
    /// <param name="taken">Rows up to the end of the header.</param>
    public Block? Find(out int taken)
    {
        for (taken = 1; taken <= window.Count; taken++)
            if (TryHeader(window[taken - 1]) is { } block)
                return block;
        taken = 0;
        return null;
    }

    private Block? TryHeader(Row row)
    {
        var values = new List<ValueColumn>();
        var columns = new List<ColumnMatch>();
        var claimed = new Dictionary<int, int>();
        var keys = new Dictionary<Role, int>();
        foreach (var cell in row.Cells)
        {
            var text = row.Text(cell).ToString();
            var letter = CellPlace.Column(cell.Column);
            var header = HeaderText.Parse(text, context.Vocabulary, null);
            if (header.Term?.Target is { } target)
            {
                values.Add(new(cell.Column, text) { Target = target, Measure = header.Measure });
                columns.Add(new(letter, text, target.IsIndicator ? "indicator" : "attribute", target.Code, header.Term.How));
                continue;
            }
            var role = Roles.Of(text);
            if (role != Role.None)
                keys.TryAdd(role, cell.Column);
            columns.Add(new(letter, text, role switch { Role.Unit or Role.UnitCode => "unit", Role.Period => "period", Role.Indicator => "indicator", Role.Value => "value", Role.Measure => "measure", _ => "ignored" }, null, null));
        }
        var unit = keys.TryGetValue(Role.UnitCode, out var code) ? code : keys.TryGetValue(Role.Unit, out var name) ? name : -1;
        var period = keys.TryGetValue(Role.Period, out var at) ? at : -1;
        if (unit < 0)
            return null;
        if (values.Count > 0)
            return new() { Layout = "matrix", HeaderRows = [row.Number], Values = values, Columns = columns, UnitColumn = unit, PeriodColumn = period, Period = context.PathPeriod, Fields = row.Fields };
        if (keys.TryGetValue(Role.Indicator, out var indicator) && keys.TryGetValue(Role.Value, out var value))
            return new() { Layout = "long", HeaderRows = [row.Number], Values = [new(value, "")], Columns = columns, UnitColumn = unit, PeriodColumn = period, IndicatorColumn = indicator, Period = context.PathPeriod, Fields = row.Fields };
        return null;
    }
}
