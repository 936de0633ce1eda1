namespace ChatDelegate.Server.Voting;

/// <summary>
/// What every ballot page tells the browser: keep nothing, show nothing in a frame, tell no other site where one came from. A form is taken from our
/// own page only: by the browser's word here, by a signed stamp where something is done, and because our cookies do not travel with other sites' forms.
/// </summary>
internal sealed class BallotPageRules : IEndpointFilter
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-store";
        headers.Pragma = "no-cache";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["X-Robots-Tag"] = "noindex";
        if (!HttpMethods.IsGet(http.Request.Method) && http.Request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site && site != "same-origin" && site != "none")
        {
            return Results.Problem("Only the ballot's own page may do this.", statusCode: StatusCodes.Status403Forbidden);
        }

        return await next(context);
    }
}
