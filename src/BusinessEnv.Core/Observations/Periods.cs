using System.Globalization;

namespace BusinessEnv.Core.Observations;

/// <summary>Periods in their normal form: <c>2020</c>, <c>2020H1</c>, <c>2020Q3</c>, <c>2020-06</c>.</summary>
public static class Periods
{
    /// <summary>Years from the end of one period to the end of another, negative when the other is earlier; NaN when one is not a period.</summary>
    public static double Years(string from, string to) => End(to) - End(from);

    private static double End(string period)
    {
        if (period.Length < 4 || !int.TryParse(period.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return double.NaN;
        return period[4..] switch
        {
            "" => year + 1,
            ['H', var half] when half is '1' or '2' => year + (half - '0') / 2.0,
            ['Q', var quarter] when quarter is >= '1' and <= '4' => year + (quarter - '0') / 4.0,
            ['-', .. var month] when int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 12 => year + number / 12.0,
            _ => double.NaN,
        };
    }
}
