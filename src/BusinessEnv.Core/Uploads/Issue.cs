namespace BusinessEnv.Core.Uploads;

/// <summary>How much an <see cref="Issue"/> matters: information is for the curious, a warning is for the careful, an error means that something was not taken.</summary>
public enum Severity
{
    Information,
    Warning,
    Error,
}

/// <summary>One finding about an uploaded file, located and with a remedy.</summary>
/// <param name="Code">A stable name in kebab case, such as <c>duplicate-unit</c>.</param>
/// <param name="Message">What is the matter, with the offending value.</param>
/// <param name="Place">Where: <c>Sheet1!C7</c>, <c>line 3, column 4</c>, <c>characters 833–845</c> or a JSON pointer; null when it is the file as a whole.</param>
/// <param name="Remedy">What the sender can do about it.</param>
public sealed record Issue(string Code, Severity Severity, string Message, string? Place = null, string? Remedy = null)
{
    public static Issue Error(string code, string message, string? place = null, string? remedy = null) =>
        new(code, Severity.Error, message, place, remedy);

    public static Issue Warning(string code, string message, string? place = null, string? remedy = null) =>
        new(code, Severity.Warning, message, place, remedy);

    public static Issue Information(string code, string message, string? place = null, string? remedy = null) =>
        new(code, Severity.Information, message, place, remedy);
}
