using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace BusinessEnv.Local.Hosting;

/// <summary>Refuses routes that the Functions host would resolve otherwise than ASP.NET Core does here.</summary>
/// <remarks>The Functions host tries routes in the order of the functions' names and takes the first that matches; ASP.NET Core takes the most specific one.</remarks>
public static class RouteTable
{
    /// <exception cref="InvalidOperationException">Names the routes in conflict, or the route that the Functions host never calls.</exception>
    public static void Check(IReadOnlyList<LocalFunction> functions)
    {
        var routes = functions
            .Where(function => function.Trigger is HttpTriggerAttribute)
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .Select(function => (function.Name, Trigger: (HttpTriggerAttribute)function.Trigger, Template: Parse(function)))
            .ToArray();
        for (var first = 0; first < routes.Length; first++)
            for (var second = first + 1; second < routes.Length; second++)
            {
                var (a, b) = (routes[first], routes[second]);
                if (!ShareMethod(a.Trigger, b.Trigger) || !Overlap(a.Template, b.Template))
                    continue;
                if (a.Template.TemplateText == b.Template.TemplateText || RoutePrecedence.ComputeInbound(a.Template) >= RoutePrecedence.ComputeInbound(b.Template))
                    throw new InvalidOperationException(
                        $"The routes '{a.Template.TemplateText}' ({a.Name}) and '{b.Template.TemplateText}' ({b.Name}) match the same paths. The Functions host would take {a.Name} for them, whose name sorts first: constrain one of the routes.");
            }
    }

    private static RouteTemplate Parse(LocalFunction function)
    {
        var route = ((HttpTriggerAttribute)function.Trigger).Route ?? function.Name;
        return route.StartsWith('/')
            ? throw new InvalidOperationException($"The route '{route}' ({function.Name}) begins with '/', and the Functions host never calls it; for the root write '{{x:maxlength(0)?}}'.")
            : TemplateParser.Parse(route);
    }

    private static bool ShareMethod(HttpTriggerAttribute a, HttpTriggerAttribute b) =>
        a.Methods is not { Length: > 0 } || b.Methods is not { Length: > 0 } || a.Methods.Intersect(b.Methods, StringComparer.OrdinalIgnoreCase).Any();

    /// <summary>Whether one path can match both. A constraint on a parameter is taken to keep the two apart: that is what it is written for.</summary>
    private static bool Overlap(RouteTemplate a, RouteTemplate b)
    {
        for (var i = 0; ; i++)
        {
            var (segmentA, segmentB) = (a.GetSegment(i), b.GetSegment(i));
            if (IsConstrained(segmentA) || IsConstrained(segmentB))
                return false;
            if (IsCatchAll(segmentA) || IsCatchAll(segmentB))
                return true;
            if (segmentA is null && segmentB is null)
                return true;
            if (segmentA is null)
                return segmentB!.Parts[0].IsOptional;
            if (segmentB is null)
                return segmentA.Parts[0].IsOptional;
            if (segmentA.IsSimple && segmentB.IsSimple && segmentA.Parts[0] is { IsLiteral: true } literalA && segmentB.Parts[0] is { IsLiteral: true } literalB
                && !string.Equals(literalA.Text, literalB.Text, StringComparison.OrdinalIgnoreCase))
                return false;
        }
    }

    private static bool IsCatchAll(TemplateSegment? segment) => segment is { IsSimple: true } && segment.Parts[0].IsCatchAll;

    private static bool IsConstrained(TemplateSegment? segment) => segment is { IsSimple: true } && segment.Parts[0].InlineConstraints.Any();
}
