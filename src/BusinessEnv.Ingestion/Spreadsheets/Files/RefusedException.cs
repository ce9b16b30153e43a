using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>The file cannot be read on; <see cref="MetricReader"/> turns it into a refusal.</summary>
internal sealed class RefusedException(Issue issue) : Exception(issue.Message)
{
    public Issue Issue { get; } = issue;

    /// <param name="limit">The limit's name in <see cref="MetricLimits"/>.</param>
    public static RefusedException Limit(string limit, string message, string? place = null) =>
        new(Issue.Error("limit-exceeded", $"{message} (limit: {limit}).", place, "Split the file or remove what is not data; an operator can raise the limit."));

    public static RefusedException Corrupt(string message, string? place = null) =>
        new(Issue.Error("corrupt-file", message, place, "Open the file in a spreadsheet program, save it anew and send it again."));

    public static RefusedException WrongFormat(string message, string remedy) =>
        new(Issue.Error("wrong-format", message, null, remedy));
}
