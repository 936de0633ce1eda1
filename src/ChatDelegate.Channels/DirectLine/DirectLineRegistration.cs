using ChatDelegate.Channels.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatDelegate.Channels.DirectLine;

/// <summary>Direct Line 3.0 as Web Chat speaks it. The server adds its <see cref="IDirectLineHost"/>, a singleton.</summary>
public static class DirectLineRegistration
{
    // Each by itself: what is not here, such as /tokens/generate, is to be 404 and not 405.
    private static readonly string[] Paths =
    [
        "/conversations", "/conversations/{id}", "/conversations/{id}/activities", "/conversations/{id}/upload", "/tokens/refresh", "/session/getsessionid",
    ];

    private static readonly string[] Options = [HttpMethods.Options];

    public static IServiceCollection AddDirectLine(this IServiceCollection services, Action<DirectLineOptions>? configure = null)
    {
        services.AddOptions<DirectLineOptions>().Configure(options => configure?.Invoke(options)).ValidateDataAnnotations().ValidateOnStart();
        services.AddLimits();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ChannelMetrics>();
        services.TryAddSingleton<DirectLineTokens>();
        services.TryAddSingleton<DirectLineStreams>();
        services.TryAddSingleton<DirectLineGate>();
        services.TryAddSingleton<DirectLineOrigins>();
        services.TryAddSingleton<ConversationEndpoints>();
        services.TryAddSingleton<ActivityEndpoints>();
        services.TryAddSingleton<StreamEndpoint>();
        services.AddHostedService<DirectLineKeepAlive>();
        return services;
    }

    /// <param name="prefix">The <c>domain</c> given to the client, such as <c>/directline</c>.</param>
    public static IEndpointConventionBuilder MapDirectLine(this IEndpointRouteBuilder routes, string prefix)
    {
        var group = routes.MapGroup(prefix).ExcludeFromDescription().AddEndpointFilter(routes.ServiceProvider.GetRequiredService<DirectLineOrigins>());
        foreach (var path in Paths)
        {
            group.MapMethods(path, Options, DirectLineOrigins.Preflight);
        }

        group.MapPost("/conversations", (HttpContext context, ConversationEndpoints at) => at.StartAsync(context));
        group.MapGet("/conversations/{id}", (HttpContext context, string id, ConversationEndpoints at) => at.ReconnectAsync(context, id));
        group.MapPost("/tokens/refresh", (HttpContext context, ConversationEndpoints at) => at.RefreshAsync(context));
        group.MapGet("/session/getsessionid", (HttpContext context, ConversationEndpoints at) => at.SessionAsync(context));
        group.MapPost("/conversations/{id}/activities", (HttpContext context, string id, ActivityEndpoints at) => at.PostAsync(context, id)).ShortCircuit();
        group.MapGet("/conversations/{id}/activities", (HttpContext context, string id, ActivityEndpoints at) => at.PollAsync(context, id));
        group.MapPost("/conversations/{id}/upload", (HttpContext context, string id, ActivityEndpoints at) => at.UploadAsync(context, id));

        // A pipeline of its own, so that the host need not remember UseWebSockets. It skips the rest of the host's (ShortCircuit) and
        // opens no scope, since a stream would keep what they hold for hours, thousands of times.
        // It is asked for only when somebody comes: a program that is only checked makes no keys.
        var services = routes.ServiceProvider;
        var stream = routes.CreateApplicationBuilder();
        stream.UseWebSockets();
        stream.Run(context => services.GetRequiredService<StreamEndpoint>().HandleAsync(context));
        routes.MapGet($"{prefix}/conversations/{{id}}/stream", stream.Build()).ExcludeFromDescription().ShortCircuit();
        return group;
    }
}
