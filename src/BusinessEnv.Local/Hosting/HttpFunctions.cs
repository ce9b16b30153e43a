using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;

namespace BusinessEnv.Local.Hosting;

/// <summary>Maps HTTP functions to endpoints, and asks for the key where their level does.</summary>
public static class HttpFunctions
{
    public const string KeyHeader = "x-functions-key";

    /// <param name="key">What every level but anonymous asks for, in the header <see cref="KeyHeader"/> or the query's <c>code</c>.</param>
    public static void Map(IEndpointRouteBuilder endpoints, IReadOnlyList<LocalFunction> functions, FunctionInvoker invoker, string key)
    {
        RouteTable.Check(functions);
        foreach (var function in functions)
            if (function.Trigger is HttpTriggerAttribute trigger)
            {
                RequestDelegate handle = context => HandleAsync(context, function, trigger, invoker, key);
                var route = trigger.Route ?? function.Name;
                _ = trigger.Methods is { Length: > 0 } methods ? endpoints.MapMethods(route, methods.Select(method => method.ToUpperInvariant()), handle) : endpoints.Map(route, handle);
            }
    }

    private static async Task HandleAsync(HttpContext context, LocalFunction function, HttpTriggerAttribute trigger, FunctionInvoker invoker, string key)
    {
        if (trigger.AuthLevel != AuthorizationLevel.Anonymous && !HasKey(context.Request, key))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        var route = context.Request.RouteValues.ToDictionary(value => value.Key, value => value.Value?.ToString() ?? "");
        switch (await invoker.InvokeAsync(function, context.Request, route, context.RequestAborted))
        {
            case IResult result:
                await result.ExecuteAsync(context);
                break;
            case null:
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case var other:
                throw new InvalidOperationException($"The function '{function.Name}' returned {other.GetType()}, not an {nameof(IResult)}.");
        }
    }

    private static bool HasKey(HttpRequest request, string key)
    {
        var given = request.Headers[KeyHeader].ToString() is { Length: > 0 } header ? header : request.Query["code"].ToString();
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key));
    }
}
