using System.Text.RegularExpressions;

namespace BusinessEnv.Functions.Tests.Azure;

/// <summary>What the worker's SDK and the Functions host ask of function classes.</summary>
internal static partial class FunctionRules
{
    private static readonly string[] BindingTypes = ["HttpRequest", "CancellationToken", "FunctionContext", "TimerInfo", "BlobClient"];

    /// <returns>One line for each fault, beginning with the function's name.</returns>
    public static IEnumerable<string> Faults(IReadOnlyList<FunctionSyntax> functions, IReadOnlySet<string> settings)
    {
        foreach (var same in functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            yield return $"{same.Key}: {same.Count()} functions have this name";
        foreach (var function in functions)
        {
            if (!FunctionName().IsMatch(function.Name))
                yield return $"{function.Name}: not a function name";
            if (!function.IsPublic)
                yield return $"{function.Name}: the method and its class must be public and not abstract";
            if (function.IsAsyncVoid)
                yield return $"{function.Name}: async void is refused (AZFW0001)";
            if (function.Triggers.Count() != 1)
                yield return $"{function.Name}: {function.Triggers.Count()} triggers instead of one";
            foreach (var (parameter, trigger) in function.Triggers)
                foreach (var fault in Faults(function, parameter, trigger, settings))
                    yield return $"{function.Name}: {fault}";
        }
    }

    private static IEnumerable<string> Faults(FunctionSyntax function, ParameterUse carrier, AttributeUse trigger, IReadOnlySet<string> settings)
    {
        if (trigger.Name != "TimerTrigger" && function.Attributes.FirstOrDefault(attribute => attribute.Name.EndsWith("Retry", StringComparison.Ordinal)) is { } retry)
            yield return $"{retry.Name} on a {trigger.Name} (AZFW0012)";
        var faults = trigger.Name switch
        {
            "HttpTrigger" => Http(trigger),
            "BlobTrigger" => Blob(trigger, settings),
            "QueueTrigger" => Connection(trigger, settings, "queueServiceUri"),
            "TimerTrigger" => [],
            var other => [$"{other} is not among the app's extensions"],
        };
        var expression = trigger.Name == "HttpTrigger" ? trigger.Named.GetValueOrDefault("Route") as string ?? function.Name : trigger.Text(0) ?? "";
        foreach (var fault in faults.Concat(Settings(expression, settings)).Concat(Parameters(function, carrier, trigger, expression)))
            yield return fault;
    }

    private static IEnumerable<string> Http(AttributeUse trigger)
    {
        if (trigger.Arguments is not [string level, ..] || !level.StartsWith("AuthorizationLevel.", StringComparison.Ordinal))
            yield return "an HTTP trigger without its level: the host would ask for a key";
        if (trigger.Named.GetValueOrDefault("Route") is string route && route.StartsWith('/'))
            yield return $"the route '{route}' begins with '/', and the host never calls it";
    }

    private static IEnumerable<string> Blob(AttributeUse trigger, IReadOnlySet<string> settings)
    {
        if (trigger.Named.GetValueOrDefault("Source") is not "BlobTriggerSource.EventGrid")
            yield return "a blob trigger without Source = BlobTriggerSource.EventGrid: Flex Consumption has no other";
        // The trigger keeps its poison messages in a queue of the same account.
        foreach (var fault in Connection(trigger, settings, "blobServiceUri", "queueServiceUri"))
            yield return fault;
    }

    private static IEnumerable<string> Connection(AttributeUse trigger, IReadOnlySet<string> settings, params string[] endpoints)
    {
        if (trigger.Named.GetValueOrDefault("Connection") is not string name)
        {
            yield return $"a {trigger.Name} without Connection";
            yield break;
        }
        foreach (var setting in endpoints.Select(endpoint => $"{name}__{endpoint}").Append($"{name}__credential").Where(setting => !settings.Contains(setting)))
            yield return $"the connection '{name}' needs the setting '{setting}', which the infrastructure does not set";
    }

    private static IEnumerable<string> Settings(string expression, IReadOnlySet<string> settings) =>
        from Match match in SettingExpression().Matches(expression)
        where !settings.Contains(match.Groups[1].Value)
        select $"'%{match.Groups[1].Value}%' is a setting that the infrastructure does not set";

    /// <summary>Every expression in braces has its parameter (a blob's path may leave that to the blob), and every parameter its expression.</summary>
    private static IEnumerable<string> Parameters(FunctionSyntax function, ParameterUse carrier, AttributeUse trigger, string expression)
    {
        var names = BindingExpression().Matches(expression).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var others = function.Parameters.Where(parameter => parameter != carrier && !BindingTypes.Contains(parameter.Type)).ToArray();
        if (trigger.Name == "HttpTrigger")
            foreach (var name in names.Except(others.Select(parameter => parameter.Name), StringComparer.OrdinalIgnoreCase).Where(name => name != "x"))
                yield return $"'{{{name}}}' has no parameter";
        foreach (var parameter in others)
            if (parameter.Attributes.Count == 0 && !names.Contains(parameter.Name))
                yield return $"the parameter '{parameter.Name}' has no binding expression";
            else
                foreach (var name in parameter.Attributes.SelectMany(attribute => BindingExpression().Matches(attribute.Text(0) ?? "")).Select(match => match.Groups[1].Value).Where(name => !names.Contains(name)))
                    yield return $"'{{{name}}}' of the parameter '{parameter.Name}' is not in the trigger";
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,127}$")]
    private static partial Regex FunctionName();

    // A name, then perhaps constraints and the mark of an optional value; '{*path…}' takes the rest.
    [GeneratedRegex(@"\{\*{0,2}([A-Za-z_][A-Za-z0-9_]*)[^{}]*\}")]
    private static partial Regex BindingExpression();

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex SettingExpression();
}
