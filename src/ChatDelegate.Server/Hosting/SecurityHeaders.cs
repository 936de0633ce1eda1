namespace ChatDelegate.Server.Hosting;

/// <summary>
/// Nothing of ours may be framed by another page unless the endpoint said so (<see cref="MayBeFramedBy"/>): whoever frames a page can lead clicks
/// onto it. Written last, so that no endpoint forgets it and errors have it, too.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private static readonly object Ancestors = new();

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            Write(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>Lets these pages frame the answer.</summary>
    /// <param name="http">The request.</param>
    /// <param name="ancestors">Sources as <c>frame-ancestors</c> takes them.</param>
    public static void MayBeFramedBy(HttpContext http, string ancestors) => http.Items[Ancestors] = ancestors;

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        var allowed = context.Items.TryGetValue(Ancestors, out var named) ? (string?)named : null;
        var framing = allowed is null ? "frame-ancestors 'none'" : $"frame-ancestors {allowed}";
        var policy = headers.ContentSecurityPolicy.ToString();
        headers.ContentSecurityPolicy = policy.Length == 0 ? framing : $"{policy}; {framing}";
        headers.XContentTypeOptions = "nosniff";
        if (allowed is null)
        {
            headers.XFrameOptions = "DENY";
        }
        else
        {
            headers.Remove("X-Frame-Options");
        }
    }
}
