using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BusinessEnv.Functions.Tests.Azure;

/// <summary>An attribute as it is written.</summary>
/// <param name="Name">Without <c>Attribute</c> and namespace.</param>
/// <param name="Arguments">The positional ones: constants as values, the rest as text.</param>
/// <param name="Named">The named ones, likewise.</param>
internal sealed record AttributeUse(string Name, IReadOnlyList<object> Arguments, IReadOnlyDictionary<string, object> Named)
{
    public string? Text(int argument) => argument < Arguments.Count ? Arguments[argument] as string : null;
}

/// <summary>A parameter of a function's method.</summary>
internal sealed record ParameterUse(string Name, string Type, IReadOnlyList<AttributeUse> Attributes);

/// <summary>A method with the attribute <c>Function</c>, read from its source.</summary>
internal sealed record FunctionSyntax(
    string Name,
    string Class,
    bool IsPublic,
    bool IsAsyncVoid,
    IReadOnlyList<AttributeUse> Attributes,
    IReadOnlyList<ParameterUse> Parameters)
{
    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>Trigger attributes with the parameters that carry them.</summary>
    public IEnumerable<(ParameterUse Parameter, AttributeUse Trigger)> Triggers =>
        from parameter in Parameters
        from attribute in parameter.Attributes
        where attribute.Name.EndsWith("Trigger", StringComparison.Ordinal)
        select (parameter, attribute);

    /// <summary>Every function of some sources, which are compiled together so that constants have their values.</summary>
    public static IReadOnlyList<FunctionSyntax> Read(IEnumerable<string> sources)
    {
        const string implicitUsings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";
        var trees = sources.Prepend(implicitUsings).Select(source => CSharpSyntaxTree.ParseText(source)).ToArray();
        var compilation = CSharpCompilation.Create("functions", trees, References.Value);
        return
        [
            .. from tree in trees
               from method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
               let function = Of(method, compilation.GetSemanticModel(tree))
               where function is not null
               select function,
        ];
    }

    private static FunctionSyntax? Of(MethodDeclarationSyntax method, SemanticModel model)
    {
        var attributes = Uses(method.AttributeLists, model);
        if (attributes.FirstOrDefault(attribute => attribute.Name == "Function") is not { } function)
            return null;
        var type = (TypeDeclarationSyntax)method.Parent!;
        return new(
            function.Text(0) ?? "",
            type.Identifier.Text,
            method.Modifiers.Any(SyntaxKind.PublicKeyword) && type.Modifiers.Any(SyntaxKind.PublicKeyword) && !type.Modifiers.Any(SyntaxKind.AbstractKeyword),
            method.Modifiers.Any(SyntaxKind.AsyncKeyword) && method.ReturnType.ToString() == "void",
            attributes,
            [.. method.ParameterList.Parameters.Select(parameter => new ParameterUse(parameter.Identifier.Text, parameter.Type!.ToString(), Uses(parameter.AttributeLists, model)))]);
    }

    private static AttributeUse[] Uses(SyntaxList<AttributeListSyntax> lists, SemanticModel model)
    {
        return [.. lists.SelectMany(list => list.Attributes).Select(Use)];

        AttributeUse Use(AttributeSyntax attribute)
        {
            var name = attribute.Name.ToString().Split('.')[^1];
            var arguments = attribute.ArgumentList?.Arguments ?? [];
            return new(
                name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name,
                [.. arguments.Where(argument => argument.NameEquals is null).Select(argument => Value(argument.Expression))],
                arguments.Where(argument => argument.NameEquals is not null).ToDictionary(argument => argument.NameEquals!.Name.ToString(), argument => Value(argument.Expression)));
        }

        object Value(ExpressionSyntax expression) =>
            expression is MemberAccessExpressionSyntax member && model.GetTypeInfo(expression).Type is null or { TypeKind: TypeKind.Enum or TypeKind.Error }
                ? expression.ToString()
                : model.GetConstantValue(expression) is { HasValue: true, Value: { } value } ? value : expression.ToString();
    }
}
