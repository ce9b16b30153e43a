using BusinessEnv.Ingestion.Spreadsheets.Matching;

namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>The columns whose cells say what a row is about; −1 where there is none.</summary>
/// <param name="Label">A second column that names the unit as well.</param>
/// <param name="PeriodPart">Quarter, half-year or month beside a column of years.</param>
internal sealed record KeyColumns(int Unit, int Label, int Period, int PeriodPart, int Indicator, int Measure)
{
    public int Count => ((int[])[Unit, Period, Indicator]).Count(column => column >= 0);

    public bool Contains(int column) => column == Unit || column == Label || column == Period || column == PeriodPart || column == Indicator || column == Measure;

    public static KeyColumns Find(IReadOnlyList<ColumnHeader> headers, IReadOnlyList<ColumnBody> bodies, BlockContext context)
    {
        var indicator = FindIndicator(headers, bodies);
        if (indicator >= 0 && headers.Count(header => header.Target is { IsIndicator: true }) >= 2)
            indicator = -1;
        var measure = Best(headers, header => header.Role == Role.Measure || (header.Role is Role.Unit && bodies[header.Column].Mostly(bodies[header.Column].Measures)), _ => 1, indicator);
        if (measure < 0 && indicator >= 0)
            measure = Best(headers, header => header.Target is null && bodies[header.Column].Mostly(bodies[header.Column].Measures) && !bodies[header.Column].IsNumeric, _ => 1, indicator);
        var period = Best(headers, header => header.Role == Role.Period && header.Target is null && bodies[header.Column].Mostly(bodies[header.Column].Periods), header => bodies[header.Column].Periods, indicator, measure);
        var part = period < 0 ? -1 : Best(headers, header => header.Role == Role.Period && header.Target is null, _ => 1, indicator, measure, period);
        if (period < 0)
            period = Best(headers, header => header is { Target: null, Period: null } && bodies[header.Column] is { Filled: > 0 } body && body.Periods == body.Filled && (header.Column <= 1 || header.Text.Length == 0) && (body.Numbers < body.Filled || header.Role != Role.None || header.Text.Length == 0 || header.Column == 0), _ => 1, indicator, measure);
        var unit = FindUnit(headers, bodies, context, indicator, measure, period, part);
        var label = unit < 0 ? -1 : Best(headers, header => header.Target is null && header.Role is Role.Unit or Role.UnitCode && (context.Units.KnownCount == 0 || bodies[header.Column].Mostly(bodies[header.Column].Units)), _ => 1, indicator, measure, period, part, unit);
        return new(unit, label, period, part, indicator, measure);
    }

    private static int FindIndicator(IReadOnlyList<ColumnHeader> headers, IReadOnlyList<ColumnBody> bodies)
    {
        var best = Best(headers, header => header.Target is null && header.Role is Role.Indicator or Role.None or Role.Unit or Role.UnitCode && bodies[header.Column] is var body && body.Indicators > 0 && (body.Mostly(body.Indicators) || header.Role == Role.Indicator), header => bodies[header.Column].Indicators);
        return best >= 0 ? best : Best(headers, header => header.Target is null && header.Role == Role.Indicator, _ => 1);
    }

    private static int FindUnit(IReadOnlyList<ColumnHeader> headers, IReadOnlyList<ColumnBody> bodies, BlockContext context, params ReadOnlySpan<int> taken)
    {
        if (context.Units.KnownCount > 0)
        {
            var known = Best(headers, header => header.Target is not { IsIndicator: true } && bodies[header.Column] is { Units: > 0 } body && body.Units * 3 >= body.Filled, header => bodies[header.Column].Units * 4 + (header.Role == Role.UnitCode ? 1 : 0), taken);
            if (known >= 0)
                return known;
        }
        var role = Best(headers, header => header.Target is null && header.Role is Role.UnitCode or Role.Unit, header => header.Role == Role.UnitCode ? 2 : 1, taken);
        if (role >= 0 || !context.Units.AllowOthers || headers.Any(header => header.Unit >= 0 && header.Target is null))
            return role;
        var name = Best(headers, header => header.Target is { IsIndicator: false } target && target.Code == context.Framework.Units.NameAttribute, _ => 1, taken);
        return name >= 0 ? name
            : Best(headers, header => header is { Target: null, Role: Role.None, Name.Length: 0 } or { Target: null, Role: Role.None, Period: null } && !headers.Take(header.Column).Any(before => before.Target is { IsIndicator: true }) && bodies[header.Column] is { Filled: > 0, Numbers: 0, Marks: 0 }, header => headers.Count - header.Column, taken);
    }

    /// <summary>The fitting column with the highest score, the leftmost of equals; −1 for none.</summary>
    private static int Best(IReadOnlyList<ColumnHeader> headers, Func<ColumnHeader, bool> fits, Func<ColumnHeader, int> score, params ReadOnlySpan<int> taken)
    {
        var (best, highest) = (-1, int.MinValue);
        foreach (var header in headers)
            if (!taken.Contains(header.Column) && fits(header) && score(header) is var scored && scored > highest)
                (best, highest) = (header.Column, scored);
        return best;
    }
}
