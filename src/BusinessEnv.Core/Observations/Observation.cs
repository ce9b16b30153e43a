namespace BusinessEnv.Core.Observations;

/// <summary>One cell of a metric spreadsheet after reading: the value of an indicator, or an attribute of a unit, in a period.</summary>
/// <param name="Period">Normalised: <c>2020</c>, <c>2020Q3</c>, <c>2020H1</c> or <c>2020-06</c>.</param>
/// <param name="Unit">The unit's code.</param>
/// <param name="Indicator">The code of a framework's indicator, denominator or attribute.</param>
/// <param name="Number">The value in the framework's unit of measurement, finite; null when the cell holds text or states that there is no value.</param>
/// <param name="Text">A text code of the framework (<c>No Practice</c>) or an attribute's text; null beside a number.
/// A cell that states that there is no value (<c>N/A</c>, <c>暂无</c>) has neither number nor text and overrides an older value; a blank cell makes no observation.</param>
/// <param name="Place">The cell: <c>Sheet1!C7</c>, or <c>C7</c> in a CSV file.</param>
public readonly record struct Observation(string Period, string Unit, string Indicator, double? Number, string? Text, string Place);
