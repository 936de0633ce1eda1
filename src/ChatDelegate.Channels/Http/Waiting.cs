using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ChatDelegate.Channels.Http;

/// <summary>429 with Retry-After and without a body, which nobody would read: it has to cost next to nothing.</summary>
internal sealed class Waiting(TimeSpan retryAfter) : IResult
{
    /// <summary>More of an unread body than this is not worth reading to save the connection.</summary>
    private const int WorthReading = 16 * 1024;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.ContentLength = 0;
        response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(retryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (httpContext.Request.ContentLength is not <= WorthReading)
        {
            response.Headers.Connection = "close";
        }

        return Task.CompletedTask;
    }
}
