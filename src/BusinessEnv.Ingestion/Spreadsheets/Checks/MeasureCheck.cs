using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Matching;

namespace BusinessEnv.Ingestion.Spreadsheets.Checks;

/// <summary>Compares the unit of measurement that a file states with the framework's.</summary>
internal static class MeasureCheck
{
    /// <returns>Null when they are the same; a note when values are converted; an error when they cannot be.</returns>
    public static Issue? Of(Measure stated, Target target, string text)
    {
        if (target.Expected is null)
            return stated is { Quantity: "scale" } || (stated.Factor is not 1 && (stated.IsCount || stated.IsMoney))
                ? Issue.Error("unit-mismatch", $"“{text}” states a multiple, and the framework states no unit for {target.Name}; the values were not taken.", null, "State the unit in the framework, or give plain numbers.")
                : null;
        if (target.ExpectedMeasure is not { } expected)
            return Names.Fold(text).Contains(Names.Fold(target.Expected), StringComparison.Ordinal)
                ? null
                : Issue.Error("unit-mismatch", $"“{text}” states another unit than the framework's {target.Expected}; the values were not taken.", null, $"Give the values in {target.Expected}.");
        return stated.To(expected) is not { } factor
                ? Issue.Error("unit-mismatch", $"“{text}” cannot be converted to {target.Expected}, the unit of {target.Name}; the values were not taken.", null, $"Give the values in {target.Expected}.")
            : factor == 1 ? null
            : Issue.Information("unit-converted", $"“{text}” was converted to {target.Expected}: the values were multiplied by {factor:G6}.");
    }
}
