using System.Diagnostics;
using System.Reflection;
using BusinessEnv.Functions.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace BusinessEnv.Local.Hosting;

/// <summary>Calls a function as the worker does: a new instance of its class in a scope of its own.</summary>
public sealed class FunctionInvoker(IServiceProvider services)
{
    private static readonly ActivitySource Source = new(Exporters.Worker);

    /// <param name="trigger">The value of the trigger's parameter.</param>
    /// <param name="bindingData">Values of parameters by name, such as those of a route.</param>
    /// <returns>What the function's task gives; null when it gives nothing.</returns>
    public async Task<object?> InvokeAsync(LocalFunction function, object? trigger, IReadOnlyDictionary<string, string> bindingData, CancellationToken cancellation)
    {
        using var span = Source.StartActivity($"function {function.Name}", ActivityKind.Server)?.SetTag("faas.name", function.Name);
        await using var scope = services.CreateAsyncScope();
        var instance = function.Method.IsStatic ? null : ActivatorUtilities.CreateInstance(scope.ServiceProvider, function.Method.DeclaringType!);
        var arguments = function.Method.GetParameters()
            .Select(parameter => parameter == function.TriggerParameter ? trigger : Argument(function, parameter, bindingData, cancellation))
            .ToArray();
        var result = function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        if (result is not Task task)
            return result;
        await task;
        return task.GetType() is { IsGenericType: true } type ? type.GetProperty(nameof(Task<object>.Result))!.GetValue(task) : null;
    }

    private static object Argument(LocalFunction function, ParameterInfo parameter, IReadOnlyDictionary<string, string> bindingData, CancellationToken cancellation) =>
        parameter.ParameterType == typeof(CancellationToken) ? cancellation
        : parameter.ParameterType == typeof(string) && bindingData.TryGetValue(parameter.Name!, out var value) ? value
        : throw new InvalidOperationException($"The parameter '{parameter.Name}' of the function '{function.Name}' has nothing to bind to.");
}
