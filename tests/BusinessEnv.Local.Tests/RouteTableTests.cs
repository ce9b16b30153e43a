using BusinessEnv.Local.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BusinessEnv.Local.Tests;

/// <summary>Routes that the Functions host resolves otherwise than ASP.NET Core keep the local host from starting.</summary>
public class RouteTableTests
{
    [Fact]
    public void The_pipelines_own_routes_pass() => RouteTable.Check(LocalFunction.Find(typeof(LocalHost).Assembly.GetTypes()));

    [Fact]
    public void A_bare_catch_all_beside_other_routes_is_refused() => Refused<BareCatchAll>("Api", "Page");

    [Fact]
    public void A_constrained_catch_all_passes() => RouteTable.Check(LocalFunction.Find([typeof(ConstrainedCatchAll)]));

    [Fact]
    public void A_route_that_begins_with_a_slash_is_refused() => Refused<Slash>("Home", "maxlength");

    [Fact]
    public void The_same_route_twice_is_refused() => Refused<Twice>("First", "Second");

    [Fact]
    public void A_parameter_before_its_literal_by_name_is_refused() => Refused<ParameterFirst>("Any", "Latest");

    [Fact]
    public void A_literal_before_its_parameter_by_name_passes() => RouteTable.Check(LocalFunction.Find([typeof(LiteralFirst)]));

    [Fact]
    public void Two_functions_of_one_name_are_refused() =>
        Assert.Contains("Same", Assert.Throws<InvalidOperationException>(() => LocalFunction.Find([typeof(SameName)])).Message, StringComparison.Ordinal);

    private static void Refused<T>(params string[] mentioned)
    {
        var message = Assert.Throws<InvalidOperationException>(() => RouteTable.Check(LocalFunction.Find([typeof(T)]))).Message;
        Assert.All(mentioned, text => Assert.Contains(text, message, StringComparison.Ordinal));
    }

    private sealed class BareCatchAll
    {
        [Function("Api")]
        public void Api([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{*path}")] HttpRequest request) => _ = request;

        [Function("Page")]
        public void Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/rankings")] HttpRequest request) => _ = request;
    }

    private sealed class ConstrainedCatchAll
    {
        [Function("Api")]
        public void Api([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{*path:regex(^(?!api/).*$)}")] HttpRequest request) => _ = request;

        [Function("Page")]
        public void Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/rankings")] HttpRequest request) => _ = request;
    }

    private sealed class Slash
    {
        [Function("Home")]
        public void Home([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "/")] HttpRequest request) => _ = request;
    }

    private sealed class Twice
    {
        [Function("First")]
        public void First([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/a/{x}")] HttpRequest request) => _ = request;

        [Function("Second")]
        public void Second([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "api/a/{x}")] HttpRequest request) => _ = request;
    }

    private sealed class ParameterFirst
    {
        [Function("Any")]
        public void Any([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/a/{x}")] HttpRequest request) => _ = request;

        [Function("Latest")]
        public void Latest([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/a/latest")] HttpRequest request) => _ = request;
    }

    private sealed class LiteralFirst
    {
        [Function("A")]
        public void A([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/a/latest")] HttpRequest request) => _ = request;

        [Function("B")]
        public void B([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/a/{x}")] HttpRequest request) => _ = request;
    }

    private sealed class SameName
    {
        [Function("Same")]
        public void A([TimerTrigger("0 * * * * *")] TimerInfo timer) => _ = timer;

        [Function("Same")]
        public void B([TimerTrigger("0 * * * * *")] TimerInfo timer) => _ = timer;
    }
}
