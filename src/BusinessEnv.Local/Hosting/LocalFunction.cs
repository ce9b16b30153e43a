using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace BusinessEnv.Local.Hosting;

/// <summary>A function as its attributes tell it.</summary>
/// <param name="Trigger">One of the worker's trigger attributes.</param>
/// <param name="TriggerParameter">The parameter that carries it.</param>
public sealed record LocalFunction(string Name, MethodInfo Method, Attribute Trigger, ParameterInfo TriggerParameter)
{
    private static readonly Type[] Triggers = [typeof(HttpTriggerAttribute), typeof(BlobTriggerAttribute), typeof(QueueTriggerAttribute), typeof(TimerTriggerAttribute)];

    /// <summary>Every function of an assembly, by name.</summary>
    /// <exception cref="InvalidOperationException">A function has no trigger or several, or two have one name.</exception>
    public static IReadOnlyList<LocalFunction> Find(IEnumerable<Type> types)
    {
        var functions = (
            from type in types
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            let function = method.GetCustomAttribute<FunctionAttribute>()
            where function is not null
            select Of(function.Name, method)).OrderBy(function => function.Name, StringComparer.Ordinal).ToArray();
        foreach (var (first, second) in functions.Zip(functions.Skip(1)))
            if (string.Equals(first.Name, second.Name, StringComparison.OrdinalIgnoreCase))
                throw new InvalidOperationException($"Two functions are named '{first.Name}': {first.Method.DeclaringType} and {second.Method.DeclaringType}.");
        return functions;
    }

    private static LocalFunction Of(string name, MethodInfo method)
    {
        var triggers = (
            from parameter in method.GetParameters()
            from attribute in parameter.GetCustomAttributes()
            where Triggers.Contains(attribute.GetType())
            select (attribute, parameter)).ToArray();
        return triggers.Length == 1
            ? new(name, method, triggers[0].attribute, triggers[0].parameter)
            : throw new InvalidOperationException($"The function '{name}' has {triggers.Length} triggers; it must have one.");
    }
}
