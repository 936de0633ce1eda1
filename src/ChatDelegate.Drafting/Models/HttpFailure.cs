using System.Net.Sockets;

namespace ChatDelegate.Drafting.Models;

/// <summary>What a failed request means, in a sentence that names the setting to look at.</summary>
internal static class HttpFailure
{
    public static ModelFailedException Of(ModelTarget target, int status, string code, TimeSpan? retryAfter) => status switch
    {
        401 or 403 => new(ModelFailure.Rejected, target.UsesEntra
            ? $"{target.Endpoint.Host} does not let us in ({status}): give this server's identity the role Cognitive Services OpenAI User on the resource, and look at {target.Section}:Endpoint and Drafting:Scope."
            : $"{target.Endpoint.Host} does not let us in ({status}): look at {target.Section}:ApiKey."),
        404 => new(ModelFailure.Rejected, $"{target.Endpoint.Host} does not know the model '{target.Model}' or the address ({status}{code}): look at {target.Section}:Model and {target.Section}:Endpoint."),
        413 => new(ModelFailure.TooLarge, $"{target.Endpoint.Host} finds the question too long ({status})."),
        408 => new(ModelFailure.Timeout, $"{target.Endpoint.Host} gave up waiting ({status}).") { IsTransient = true, RetryAfter = retryAfter },
        429 => new(ModelFailure.RateLimited, $"{target.Endpoint.Host} asks to be called less often ({status}{code}): its quota for {target.Section}:Model may be too small.") { IsTransient = true, RetryAfter = retryAfter },
        >= 500 => new(ModelFailure.Unavailable, $"{target.Endpoint.Host} has a fault of its own ({status}).") { IsTransient = true, RetryAfter = retryAfter },
        >= 300 and < 400 => new(ModelFailure.Rejected, $"{target.Endpoint.Host} sends us elsewhere ({status}), where no key is sent to: look at {target.Section}:Endpoint."),
        _ => new(ModelFailure.Rejected, $"{target.Endpoint.Host} refuses the request ({status}{code}): look at {target.Section}:Model and {target.Section}:AnswerFormat."),
    };

    public static ModelFailedException Of(ModelTarget target, Exception failure)
    {
        var http = Inner<HttpRequestException>(failure);
        var what = http?.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => $"There is no host '{target.Endpoint.Host}'",
            HttpRequestError.SecureConnectionError => $"The certificate of {target.Endpoint.Host} is not trusted here",
            HttpRequestError.ConnectionError when Inner<SocketException>(failure)?.SocketErrorCode == SocketError.ConnectionRefused => $"Nobody listens at {target.Endpoint.Authority}",
            HttpRequestError.ConnectionError => $"{target.Endpoint.Authority} cannot be reached",
            _ => $"The connection to {target.Endpoint.Authority} broke off",
        };
        return new ModelFailedException(ModelFailure.Unavailable, $"{what}: look at {target.Section}:Endpoint, and whether the server runs.") { IsTransient = true };
    }

    /// <summary>A refusal for what was asked rather than for how: by its code, which Azure and OpenAI give.</summary>
    public static ModelFailedException? OfContent(string refusal) =>
        refusal.Contains("content_filter", StringComparison.OrdinalIgnoreCase) || refusal.Contains("content_policy", StringComparison.OrdinalIgnoreCase)
            ? new ModelFailedException(ModelFailure.Refused, "A content filter before the model would not let the question through.")
        : refusal.Contains("context_length", StringComparison.OrdinalIgnoreCase) || refusal.Contains("maximum context length", StringComparison.OrdinalIgnoreCase)
            ? new ModelFailedException(ModelFailure.TooLarge, "The question is longer than the model can read.")
        : null;

    private static T? Inner<T>(Exception failure)
        where T : Exception
    {
        for (var one = failure; one is not null; one = one.InnerException)
        {
            if (one is T found)
            {
                return found;
            }
        }

        return null;
    }
}
