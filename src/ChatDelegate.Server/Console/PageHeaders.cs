using ChatDelegate.Server.Console.Access;
using ChatDelegate.Server.Hosting;

namespace ChatDelegate.Server.Console;

/// <summary>What every page of the console tells the browser: no scripts but our own, no frames but Teams', nothing kept.</summary>
internal sealed class PageHeaders(RequestDelegate next, ConsoleTab tab)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        if (tab.Ancestors is { } ancestors)
        {
            SecurityHeaders.MayBeFramedBy(context, ancestors);
        }

        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (!Path.HasExtension(context.Request.Path))
        {
            headers.CacheControl = "no-cache, no-store";
            headers.Pragma = "no-cache";
        }

        return next(context);
    }
}
