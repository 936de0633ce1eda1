using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ChatDelegate.Channels.DirectLine;

/// <summary>
/// Tells browsers which other sites' pages may read our answers (CORS). Nothing here is protected by it, since every call needs
/// its token; it decides where a chat may be shown.
/// </summary>
internal sealed class DirectLineOrigins(IOptions<DirectLineOptions> options) : IEndpointFilter
{
    private const string Methods = "GET, POST";

    // The last is what directlinejs sends without saying so anywhere: the library beneath it adds it.
    private const string Headers = "authorization, content-type, x-ms-bot-agent, x-requested-with";

    private const string OneDay = "86400";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        Allow(context.HttpContext);
        return next(context);
    }

    /// <summary>OPTIONS: what a browser asks before it sends a page's token to another site. Behind the filter.</summary>
    public static IResult Preflight(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (!StringValues.IsNullOrEmpty(headers.AccessControlAllowOrigin))
        {
            headers.AccessControlAllowMethods = Methods;
            headers.AccessControlAllowHeaders = Headers;
            headers.AccessControlMaxAge = OneDay;
        }

        return Results.NoContent();
    }

    private void Allow(HttpContext context)
    {
        if (options.Value.AllowedOrigins.Count == 0)
        {
            return;
        }

        var headers = context.Response.Headers;
        headers.Vary = StringValues.Concat(headers.Vary, HeaderNames.Origin);
        var origin = context.Request.Headers.Origin.ToString();
        if (options.Value.AllowedOrigins.Contains(origin))
        {
            headers.AccessControlAllowOrigin = origin;

            // The client sets withCredentials when it asks for its session id. No cookie means anything to these endpoints.
            headers.AccessControlAllowCredentials = "true";
        }
    }
}
