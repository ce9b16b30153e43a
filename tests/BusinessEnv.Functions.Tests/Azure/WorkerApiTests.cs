using System.Reflection;
using BusinessEnv.Local;
using Microsoft.Azure.Functions.Worker;

namespace BusinessEnv.Functions.Tests.Azure;

/// <summary>The stand-in for the worker's packages against the table of their published signatures: what it declares, it declares whole and as published.</summary>
public sealed class WorkerApiTests
{
    private const string WorkerNamespace = "Microsoft.Azure.Functions.Worker";

    private static readonly Dictionary<string, string[]> Published = Parse();

    public static TheoryData<string> StandIns => [.. typeof(LocalHost).Assembly.GetTypes().Where(IsStandIn).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(StandIns))]
    public void A_stand_in_is_as_published(string name)
    {
        var type = typeof(LocalHost).Assembly.GetType(name)!;
        Assert.True(Published.TryGetValue(Heading(type), out var published), $"'{Heading(type)}' is not in WorkerApi.txt.");
        Assert.Equal(published, Declarations(type));
    }

    [Fact]
    public void There_are_stand_ins() => Assert.Contains(typeof(FunctionAttribute).FullName!, StandIns.Select(row => row.Data));

    [Fact]
    public void The_timer_keeps_its_state_unless_told_otherwise() => Assert.True(new TimerTriggerAttribute("* * * * * *").UseMonitor);

    [Theory]
    [InlineData(typeof(Drifted.RenamedParameter), "new(String path)")]
    [InlineData(typeof(Drifted.ExtraMember), "Int32 Extra { get }")]
    [InlineData(typeof(Drifted.Values), "EventGrid = 0")]
    public void A_drift_is_seen(Type type, string expected) => Assert.Contains(expected, Declarations(type));

    private static bool IsStandIn(Type type) => type.IsPublic && type.Namespace?.StartsWith(WorkerNamespace, StringComparison.Ordinal) == true;

    private static string Heading(Type type) =>
        type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } usage ? $"{type.FullName} on {usage.ValidOn}" : type.FullName!;

    private static string[] Declarations(Type type)
    {
        if (type.IsEnum)
            return [.. Enum.GetValues(type).Cast<object>().Select(value => $"{value} = {Convert.ToInt32(value, null)}")];
        const BindingFlags declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var nullability = new NullabilityInfoContext();
        var constructors = type.GetConstructors(declared).Select(constructor => $"new({string.Join(", ", constructor.GetParameters().Select(Parameter))})");
        var properties = type.GetProperties(declared).Select(property =>
            $"{property.PropertyType.Name}{(!property.PropertyType.IsValueType && nullability.Create(property).ReadState == NullabilityState.Nullable ? "?" : "")} {property.Name} {{ get{(property.SetMethod?.IsPublic == true ? " set" : "")} }}");
        var methods = type.GetMethods(declared).Where(method => !method.IsSpecialName).Select(method => $"{method.ReturnType.Name} {method.Name}({string.Join(", ", method.GetParameters().Select(Parameter))})");
        return
        [
            .. constructors.Order(StringComparer.Ordinal),
            .. properties.Concat(methods).OrderBy(member => member.Split(' ')[1], StringComparer.Ordinal),
        ];
    }

    private static string Parameter(ParameterInfo parameter) =>
        $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{parameter.ParameterType.Name} {parameter.Name}";

    private static Dictionary<string, string[]> Parse()
    {
        using var stream = typeof(WorkerApiTests).Assembly.GetManifestResourceStream("WorkerApi.txt")!;
        using var reader = new StreamReader(stream);
        var types = new Dictionary<string, string[]>(StringComparer.Ordinal);
        string? heading = null;
        while (reader.ReadLine() is { } line)
            if (line.StartsWith("  ", StringComparison.Ordinal))
                types[heading!] = [.. types[heading!], line.Trim()];
            else if (line.Length > 0 && line[0] != '#')
                types[heading = line] = [];
        // In the table an enum keeps its values' order, a class has constructors before members: the order that Declarations gives.
        return types;
    }

    private static class Drifted
    {
#pragma warning disable CA1822, CA1069
        public sealed class RenamedParameter(string path)
        {
            public override string ToString() => path;
        }

        public sealed class ExtraMember
        {
            public int Extra => 1;
        }

        public enum Values
        {
            EventGrid,
        }
#pragma warning restore CA1822, CA1069
    }
}
