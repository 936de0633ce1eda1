namespace ChatDelegate.Server.SignIn;

/// <summary>
/// Takes changes only from our own page: a header that another site cannot set without being asked about it first, and,
/// where the browser says whose page asks, its word that it is ours. With the cookie's SameSite, or alone where the chat is a widget
/// in another site's page, this is the guard against forged requests.
/// </summary>
internal sealed class OwnPage : IEndpointFilter
{
    private const string Header = "X-ChatDelegate";
    private const string Frame = "frame";
    private const string Site = "Sec-Fetch-Site";

    /// <summary>Whether our page says that it is shown in a frame.</summary>
    public static bool IsFramed(HttpRequest request) => request.Headers[Header] == Frame;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsGet(request.Method))
        {
            return await next(context);
        }

        if (!request.Headers.ContainsKey(Header))
        {
            return Results.Problem($"The header {Header} is missing.", statusCode: StatusCodes.Status400BadRequest);
        }

        return request.Headers[Site] is { Count: > 0 } site && site != "same-origin"
            ? Results.Problem("Only the chat's own page may do this.", statusCode: StatusCodes.Status403Forbidden)
            : await next(context);
    }
}
