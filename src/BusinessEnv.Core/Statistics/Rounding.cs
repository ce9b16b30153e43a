namespace BusinessEnv.Core.Statistics;

public static class Rounding
{
    /// <summary>To decimal places, half away from zero, as spreadsheets do: a value whose shortest decimal form ends in 5 is rounded by that form (1.005 → 1.01).</summary>
    public static double HalfAwayFromZero(double value, int decimals) =>
        Math.Abs(value) < 1e12 ? (double)Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero) : value;
}
