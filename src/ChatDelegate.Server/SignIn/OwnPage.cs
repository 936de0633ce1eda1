namespace ChatDelegate.Server.SignIn;

/// <summary>
/// Takes changes only from our own page: a header that another site cannot set without being asked about it first. With
/// the cookie's SameSite this is the guard against forged requests.
/// </summary>
internal sealed class OwnPage : IEndpointFilter
{
    private const string Header = "X-ChatDelegate";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return HttpMethods.IsGet(request.Method) || request.Headers.ContainsKey(Header)
            ? await next(context)
            : Results.Problem($"The header {Header} is missing.", statusCode: StatusCodes.Status400BadRequest);
    }
}
